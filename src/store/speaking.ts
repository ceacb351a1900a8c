import type { Database } from './database.ts';
import { visibleBriefings } from './visible.ts';

/** Those of main names that bear statements of visible briefings, who speaks most often first, then who spoke last. */
export async function byMostSpoken(
  database: Database,
  audiences: readonly string[],
  mains: readonly string[],
): Promise<string[]> {
  if (mains.length < 2) return [...mains];
  const rows = await visibleBriefings(database, audiences)
    .innerJoin('statement_people', 'statement_people.briefing_id', 'briefings.id')
    .select('statement_people.main')
    .where('statement_people.main', 'in', mains)
    .groupBy('statement_people.main')
    .orderBy((order) => order.fn.countAll(), 'desc')
    .orderBy((order) => order.fn.max('published_at'), 'desc')
    .orderBy('statement_people.main')
    .execute();
  const spoken = rows.map(({ main }) => main);
  return [...new Set([...spoken, ...mains])];
}
