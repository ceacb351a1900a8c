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

/** Drops leases that nobody has renewed and limits that are long past, before `before` (ms); answers how many rows. */
export async function dropIdle(database: Database, before: number): Promise<number> {
  const leases = await database.deleteFrom('leases').where('until', '<', before).executeTakeFirst();
  const budgets = await database.deleteFrom('budgets').where('next_at', '<', before).executeTakeFirst();
  return Number(leases.numDeletedRows) + Number(budgets.numDeletedRows);
}
