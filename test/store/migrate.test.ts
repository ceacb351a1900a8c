import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase, type Place } from '../../src/store/open.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { emptyPlace, openTestDatabase, testPlace } from '../databases.ts';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'isnad-migrate-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

/** On a database of which nothing is known. */
async function execute({ databaseUrl, state }: Place, statement: string): Promise<void> {
  if (databaseUrl === null) {
    const raw = new DatabaseSync(state);
    raw.exec(statement);
    raw.close();
    return;
  }
  const database = openPostgres(databaseUrl);
  await sql.raw(statement).execute(database);
  await database.destroy();
}

it('processes that start together on a new database all find the tables', async () => {
  const place = await emptyPlace(join(folder(), 'new.db'));
  const opener = fileURLToPath(new URL('opener.ts', import.meta.url));
  const run = promisify(execFile);
  const others = ['a', 'b', 'c'].map((name) => run(process.execPath, [opener, JSON.stringify(place), name]));
  const many = place.databaseUrl === null ? 1 : 6;
  const mine = await Promise.all(Array.from({ length: many }, () => openDatabase(place)));
  await Promise.all(others);
  const [database] = mine;
  const written = await database!.selectFrom('feed_items').select('item').orderBy('item').execute();
  expect(written.map(({ item }) => item)).toEqual(['a', 'b', 'c']);
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    database!,
  );
  expect(rows.map(({ name }) => Number(name.slice(0, 3)))).toEqual(rows.map((_, index) => index + 1));
  await Promise.all(mine.map((one) => one.destroy()));
});

it('a database of a newer version is refused, and left alone', async () => {
  const place = await testPlace(join(folder(), 'newer.db'));
  const database = await openDatabase(place);
  await sql`insert into kysely_migration (name, timestamp) values ('999-later', '2999-01-01T00:00:00.000Z')`.execute(
    database,
  );
  await database.destroy();
  await expect(openDatabase(place)).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(/newer version/),
    remedy: expect.stringMatching(/Start that version/),
  });
});

it('a migration that fails leaves nothing behind', async () => {
  const place = await emptyPlace(join(folder(), 'odd.db'));
  // In the way of one of the last tables made.
  await execute(place, 'create table post_corrections (x integer)');
  await expect(openDatabase(place)).rejects.toThrow(/post_corrections/);
  await execute(place, 'drop table post_corrections');
  const database = await openDatabase(place);
  expect(await database.selectFrom('post_corrections').selectAll().execute()).toEqual([]);
  await database.destroy();
});

it('texts are ordered by their code points', async () => {
  const database = await openTestDatabase();
  const items = ['b', 'B', 'a', 'é', 'ب', 'ا', '_', 'Z', '😀'];
  await database
    .insertInto('feed_items')
    .values(items.map((item) => ({ feed: 'f', item, seen_at: 1 })))
    .execute();
  const sorted = await database.selectFrom('feed_items').select('item').orderBy('item').execute();
  expect(sorted.map(({ item }) => item)).toEqual(
    [...items].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  );
  await database.destroy();
});
