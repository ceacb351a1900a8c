import { type ExpressionBuilder, sql } from 'kysely';
import type { Database, Tables } from './database.ts';
import { type Match, matchingRows } from './fulltext.ts';
import { type Read, readBriefings, readRow, visibleBriefings } from './visible.ts';

/** Which briefings; all that is given must hold. */
export interface BriefingFilter {
  readonly matches?: readonly Match<'briefing'>[] | undefined;
  /** None of which may be met. */
  readonly not?: readonly Match<'briefing'>[] | undefined;
  /** Instants in ms, half-open; on publication. */
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  readonly story?: string | undefined;
  /** BCP 47; `ar` takes `ar-EG` too. */
  readonly lang?: string | undefined;
  readonly url?: string | undefined;
  /** Main names of people it knows, any of them. */
  readonly people?: readonly string[] | undefined;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** Visible briefings that pass the filter: the best match first, then the newest; and how many there are in all. */
export async function findBriefings(
  database: Database,
  audiences: readonly string[],
  filter: BriefingFilter,
  page: Page,
): Promise<{ readonly found: readonly Read[]; readonly total: number }> {
  const matches = filter.matches ?? [];
  let visible = visibleBriefings(database, audiences).where((expression) => passes(expression, filter));
  for (const match of filter.not ?? []) {
    visible = visible.where(
      'briefings.id',
      'not in',
      sql<string>`(select search_rows.briefing_id from search_rows
        join ${matchingRows(database, 'briefing', [match])} as unwanted on unwanted."row" = search_rows."row"
        where search_rows.kind = 'briefing')`,
    );
  }
  const matched =
    matches.length === 0
      ? visible.select(sql<number>`0`.as('score'))
      : visible
          .innerJoin('search_rows', (join) =>
            join
              .onRef('search_rows.briefing_id', '=', 'briefings.id')
              .on('search_rows.kind', '=', 'briefing'),
          )
          .innerJoin(
            matchingRows(database, 'briefing', matches).as('matched'),
            'matched.row',
            'search_rows.row',
          )
          .select('matched.score');
  const { total } = await database
    .selectFrom(matched.as('all'))
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await matched
    .select('briefings.id')
    .orderBy('score')
    .orderBy('briefings.published_at', 'desc')
    .orderBy('briefings.visible_at', 'desc')
    .orderBy('briefings.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const read = await readBriefings(
    database,
    audiences,
    rows.map((row) => row.id),
  );
  return { found: rows.flatMap((row) => read.get(row.id) ?? []), total: Number(total) };
}

/** One visible briefing with its article. */
export async function readBriefing(
  database: Database,
  audiences: readonly string[],
  id: string,
): Promise<(Read & { readonly text: string | null }) | null> {
  const row = await visibleBriefings(database, audiences)
    .select(['body', 'verified', 'text'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...readRow(row), text: row.text } : null;
}

function passes(expression: ExpressionBuilder<Tables, 'briefings'>, filter: BriefingFilter) {
  const { since, before, story, lang, url, people } = filter;
  return expression.and([
    ...(since === undefined ? [] : [expression('briefings.published_at', '>=', since)]),
    ...(before === undefined ? [] : [expression('briefings.published_at', '<', before)]),
    ...(story === undefined ? [] : [expression('briefings.story', '=', story)]),
    ...(lang === undefined
      ? []
      : [
          expression.or([
            expression('briefings.lang', '=', lang),
            expression('briefings.lang', 'like', `${lang.replace(/[%_\\]/g, '')}-%`),
          ]),
        ]),
    ...(url === undefined
      ? []
      : [
          expression('briefings.id', 'in', (sources) =>
            sources.selectFrom('sources').select('sources.briefing_id').where('sources.url', '=', url),
          ),
        ]),
    ...(people === undefined
      ? []
      : [
          expression('briefings.id', 'in', (known) =>
            known.selectFrom('names').select('names.briefing_id').where('names.main', 'in', people),
          ),
        ]),
  ]);
}
