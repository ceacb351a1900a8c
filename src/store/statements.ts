import { sql } from 'kysely';
import type { Database } from './database.ts';
import { type Match, matchingRows } from './fulltext.ts';
import type { Page } from './search.ts';
import { type Read, readBriefings, visibleBriefings } from './visible.ts';

/** Which statements; all that is given must hold. */
export interface StatementFilter {
  readonly match?: Match<'statement'> | undefined;
  /** Main names, any of them: of who speaks or through whom the words came. */
  readonly people?: readonly string[] | undefined;
  readonly stance?: string | undefined;
  readonly briefing?: string | undefined;
  readonly story?: string | undefined;
  /** Instants in ms, half-open; on publication. */
  readonly since?: number | undefined;
  readonly before?: number | undefined;
}

/** Statements of visible briefings, the newest briefing first, in source order within it; and how many there are in all. */
export async function findStatements(
  database: Database,
  audiences: readonly string[],
  filter: StatementFilter,
  page: Page,
): Promise<{ readonly said: readonly { readonly id: string; readonly in: Read }[]; readonly total: number }> {
  const { match, people, stance, briefing, story, since, before } = filter;
  let query = visibleBriefings(database, audiences).innerJoin(
    'statements',
    'statements.briefing_id',
    'briefings.id',
  );
  if (stance !== undefined) query = query.where('statements.stance', '=', stance);
  if (briefing !== undefined) query = query.where('briefings.id', '=', briefing);
  if (story !== undefined) query = query.where('briefings.story', '=', story);
  if (since !== undefined) query = query.where('briefings.published_at', '>=', since);
  if (before !== undefined) query = query.where('briefings.published_at', '<', before);
  if (match !== undefined) {
    query = query.where(
      sql<string>`(statements.briefing_id, statements.statement_id)`,
      'in',
      sql<string>`(select search_rows.briefing_id, search_rows.item_id from search_rows
        join ${matchingRows(database, 'statement', [match])} as matched on matched."row" = search_rows."row"
        where search_rows.kind = 'statement')`,
    );
  }
  if (people !== undefined) {
    query = query.where(
      sql<string>`(statements.briefing_id, statements.statement_id)`,
      'in',
      sql<string>`(select briefing_id, statement_id from statement_people where main in (${sql.join(people)}))`,
    );
  }
  const { total } = await query
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .select(['briefings.id', 'statements.statement_id'])
    .orderBy('briefings.published_at', 'desc')
    .orderBy('briefings.visible_at', 'desc')
    .orderBy('briefings.id')
    .orderBy('statements.position')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const read = await readBriefings(
    database,
    audiences,
    rows.map((row) => row.id),
  );
  const said = rows.flatMap((row) => {
    const found = read.get(row.id);
    return found ? { id: row.statement_id, in: found } : [];
  });
  return { said, total: Number(total) };
}
