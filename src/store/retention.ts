import type { Database } from './database.ts';

/**
 * Drops the article texts that links, messages and feeds brought before `before` (ms); answers how many. What was
 * verified stays so: the briefing keeps its words, and which of them stood in the source.
 */
export async function dropTexts(database: Database, before: number): Promise<number> {
  const result = await database
    .updateTable('briefings')
    .set({ text: null })
    .where('text', 'is not', null)
    .where('origin', '!=', 'folder')
    .where('updated_at', '<', before)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Drops leases that nobody has renewed since `before` (ms); answers how many. */
export async function dropLeases(database: Database, before: number): Promise<number> {
  const result = await database.deleteFrom('leases').where('until', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
