import { CompiledQuery, createQueryId, type KyselyPlugin, type RootOperationNode } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { lastTold } from '../../src/store/notes.ts';
import { postsToCorrect } from '../../src/store/post-corrections.ts';
import { openTestDatabase } from '../databases.ts';

let database: Database;

beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.destroy());

/** How the embedded database goes about the first query of `ask`. */
async function planOf(ask: (database: Database) => Promise<unknown>): Promise<string> {
  const asked: RootOperationNode[] = [];
  const listener: KyselyPlugin = {
    transformQuery({ node }) {
      asked.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await ask(database.withPlugin(listener));
  const [first] = asked;
  if (first === undefined) throw new Error('nothing was asked');
  const { sql, parameters } = database.getExecutor().compileQuery(first, createQueryId());
  const { rows } = await database.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
  );
  return rows.map(({ detail }) => detail).join('\n');
}

/** PostgreSQL chooses by what the tables hold, SQLite by how the query is written. */
it('finds what is to be corrected by what changed, never by going through the ledger', async () => {
  const byKey = /SEARCH ledger USING INDEX sqlite_autoindex_ledger_1 \(key=\?\)/;
  expect(await planOf((one) => postsToCorrect(one, ['slack', 'discord'], 1, 10))).toMatch(byKey);
  expect(await planOf((one) => lastTold(one, '2026-03-01-letter'))).toMatch(byKey);
});
