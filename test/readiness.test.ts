import { expect, it } from 'vitest';
import type { Platform } from '../src/platforms/platform.ts';
import { readiness } from '../src/readiness.ts';
import { openSqlite } from '../src/store/sqlite.ts';

const platform = (name: Platform['name'], state: ReturnType<Platform['state']>): Platform => ({
  name,
  poster: { post: never, find: never, edit: never },
  start: async () => {},
  stop: async () => {},
  state: () => state,
});
const never = () => Promise.reject(new Error('nothing is posted'));

it('a process is ready when its platforms are connected or another process’s', async () => {
  const database = await openSqlite(':memory:');
  const slack = platform('slack', { connected: true, detail: 'connected' });
  const standby = platform('discord', { connected: false, detail: 'standing by', standby: true });
  const checks = { database: 'ok', slack: 'ok', discord: 'ok' };
  expect(await readiness({ database }, [slack, standby], [], 0)).toEqual({ ok: true, checks });
  const lost = platform('discord', { connected: false, detail: 'Discord was not reached' });
  expect(await readiness({ database }, [slack, lost], [], 0)).toEqual({
    ok: false,
    checks: { ...checks, discord: 'Discord was not reached' },
  });
});

it('a database that takes nothing more is not ready', async () => {
  const database = await openSqlite(':memory:');
  // As on a full disk: what is there can be read.
  const { sql } = await import('kysely');
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(database);
  const filling = async () => {
    for (let n = 0; ; n += 1) {
      const row = { name: `lease ${n}`, holder: 'x'.repeat(2000), until: 0 };
      await database.insertInto('leases').values(row).execute();
    }
  };
  await expect(filling()).rejects.toThrow(/full/);
  const { ok, checks } = await readiness({ database }, [], [], 0);
  expect({ ok, checks }).toEqual({ ok: false, checks: { database: expect.stringMatching(/full/) } });
  expect(await database.selectFrom('briefings').select('id').execute()).toEqual([]);
});
