import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readiness } from '../../src/readiness.ts';
import { openDatabase } from '../../src/store/open.ts';
import { recordingLog } from '../delivery/world.ts';
import { type Cluster, startCluster } from '../postgres/cluster.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.stop());

const place = (url = cluster.url) => ({ databaseUrl: url, state: '' });
const failureOf = (url: string) =>
  openDatabase(place(url)).then(
    () => null,
    (error: unknown) => error,
  );

describe('at the start', () => {
  it('a PostgreSQL that does not answer is waited for, and said so', async () => {
    await cluster.halt();
    const { log, lines } = recordingLog();
    const opening = openDatabase(place(), { log, waitMs: 60_000 });
    while (lines.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await cluster.resume();
    const database = await opening;
    expect(JSON.stringify(lines[0])).toMatch(
      /PostgreSQL at 127\.0\.0\.1:\d+\/postgres cannot be used.*trying for/,
    );
    await database.destroy();
  });

  it('one that never answers ends in words, without the password', async () => {
    await cluster.halt();
    const url = cluster.url.replace('postgres@', 'someone:hunter22@');
    const failure = await failureOf(url);
    await cluster.resume();
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({
      message: expect.stringMatching(
        /PostgreSQL at 127\.0\.0\.1:\d+\/postgres cannot be used: .*ECONNREFUSED/,
      ),
      remedy: expect.stringMatching(/DATABASE_URL/),
    });
    expect(JSON.stringify([failure, String((failure as Error).cause)])).not.toContain('hunter22');
  });

  it.each([
    ['a database that is not there', (url: URL) => Object.assign(url, { pathname: '/nowhere' }), /createdb/],
    ['a role that is not there', (url: URL) => Object.assign(url, { username: 'nobody_here' }), /role/],
  ])('%s is not waited for', async (_, change, remedy) => {
    const { href } = change(new URL(cluster.url));
    await expect(openDatabase(place(href), { waitMs: 600_000 })).rejects.toMatchObject({
      name: 'UserError',
      remedy: expect.stringMatching(remedy),
    });
  });
});

describe('later', () => {
  it.each([
    ['stopped', false],
    ['killed', true],
  ])(
    'a PostgreSQL that is %s and comes back is used again; meanwhile the process lives and is not ready',
    async (_, abruptly) => {
      const database = await openDatabase(place());
      const ready = () => readiness({ database }, [], [], Date.now());
      expect(await ready()).toMatchObject({ ok: true });
      // Many connections are open, one in a transaction.
      const begun = Promise.withResolvers<void>();
      const go = Promise.withResolvers<void>();
      const transaction = database.transaction().execute(async (inside) => {
        await inside
          .insertInto('feed_items')
          .values({ feed: 'f', item: `lost ${abruptly}`, seen_at: 1 })
          .execute();
        begun.resolve();
        await go.promise;
        await inside
          .insertInto('feed_items')
          .values({ feed: 'f', item: `lost 2 ${abruptly}`, seen_at: 1 })
          .execute();
      });
      await begun.promise;
      await Promise.all(Array.from({ length: 6 }, () => database.selectFrom('feeds').selectAll().execute()));
      await cluster.halt(abruptly);
      go.resolve();
      await expect(transaction).rejects.toThrow();
      expect(await ready()).toMatchObject({ ok: false, checks: { database: expect.stringMatching(/\w/) } });
      await cluster.resume();
      expect(await ready()).toMatchObject({ ok: true });
      const items = await database.selectFrom('feed_items').select('item').execute();
      expect(items).toEqual([]);
      await database.destroy();
    },
  );
});

it('numbers come as numbers, whatever PostgreSQL makes of them', async () => {
  const database = await openDatabase(place());
  const { rows } = await sql`
    select count(*) as count, sum(n) as sum, max(n) as max from (values (${2 ** 52}::bigint)) as one (n)
  `.execute(database);
  expect(rows).toEqual([{ count: 1, sum: 2 ** 52, max: 2 ** 52 }]);
  await database.destroy();
});
