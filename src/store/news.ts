import type { Database } from './database.ts';
import type { Match } from './fulltext.ts';
import { matchingRows } from './fulltext.ts';
import { visibleBriefings } from './visible.ts';

/** As much of a briefing as decides whether it goes into a digest. */
export interface News {
  readonly id: string;
  readonly story: string | null;
  /** ms */
  readonly publishedAt: number;
  readonly statements: number;
  readonly disputes: number;
}

/** Briefings that became visible after `since` and up to `until` (ms); with matches, those that meet one of them. */
export async function newBriefings(
  database: Database,
  audiences: readonly string[],
  since: number,
  until: number,
  matches: readonly Match<'briefing'>[],
): Promise<News[]> {
  let query = visibleBriefings(database, audiences)
    .where('visible_at', '>', since)
    .where('visible_at', '<=', until);
  if (matches.length > 0) {
    query = query.where((where) =>
      where.or(
        matches.map((match) =>
          where('briefings.id', 'in', (rows) =>
            rows
              .selectFrom('search_rows')
              .innerJoin(matchingRows('briefing', [match]).as('matched'), 'matched.row', 'search_rows.row')
              .select('search_rows.briefing_id'),
          ),
        ),
      ),
    );
  }
  const rows = await query
    .select(['id', 'story', 'published_at', 'statement_count', 'dispute_count'])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    story: row.story,
    publishedAt: row.published_at,
    statements: row.statement_count,
    disputes: row.dispute_count,
  }));
}

/** How many briefings these audiences may see. */
export async function countVisible(database: Database, audiences: readonly string[]): Promise<number> {
  const { count } = await visibleBriefings(database, audiences)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
