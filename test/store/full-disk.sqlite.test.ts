import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { readiness } from '../../src/readiness.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import { claimDue } from '../../src/store/claims.ts';
import { openDatabase } from '../../src/store/open.ts';
import { saveSubscription } from '../../src/store/subscriptions.ts';

it('a full disk claims nothing, loses nothing and is not ready; with room again all goes on', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'isnad-full-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const database = await openDatabase({ databaseUrl: null, state: join(dir, 'isnad.db') });
  const place = { platform: 'slack', workspace: 'T', channel: 'C' } as const;
  const draft = { place, weekdays: [1], zone: 'UTC', chrome: 'en', topics: [] } as const;
  for (let minute = 0; minute < 60; minute += 1) {
    const time = `08:${String(minute).padStart(2, '0')}`;
    const at = { ...place, channel: `C${minute}` };
    await saveSubscription(database, { ...draft, time, place: at }, 100, {
      id: `s${minute}`,
      now: 0,
      lastCoveredAt: 0,
    });
  }
  const ready = () => readiness({ database }, [], [], 100);
  const claim = () =>
    claimDue(
      database,
      { now: 100, leaseUntil: 200, limit: 100, after: null, platforms: ['slack'], channelInterval: () => 0 },
      ({ id }) => ({ missed: [], claim: { key: `key-${id}-${'x'.repeat(500)}`, dueAt: 100 }, next: 200 }),
    );
  expect((await ready()).ok).toBe(true);

  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database);
  await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count)}`.execute(database);
  // What earlier deletions left free is used up first.
  const fill = () =>
    database
      .insertInto('feed_items')
      .values({ feed: 'f', item: `${Math.random()}`.repeat(200), seen_at: 1 })
      .execute();
  await expect(
    (async () => {
      for (;;) await fill();
    })(),
  ).rejects.toThrow(/full/);
  expect(await ready()).toMatchObject({ ok: false, checks: { database: expect.stringMatching(/full/) } });
  await expect(claim()).rejects.toThrow(/full/);
  expect(await database.selectFrom('ledger').selectAll().execute()).toEqual([]);
  const due = await database.selectFrom('subscriptions').select('next_due_at').distinct().execute();
  expect(due).toEqual([{ next_due_at: 100 }]);
  // Reading goes on.
  expect(await createBriefingStore(database, () => 0).count()).toBe(0);

  await sql`pragma max_page_count = 1000000`.execute(database);
  expect(await ready()).toMatchObject({ ok: true });
  expect((await claim()).rows).toHaveLength(60);
  await database.destroy();
});
