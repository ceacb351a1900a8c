import type { Database } from './database.ts';
import { visibleBriefings } from './visible.ts';

/** As much of a briefing as decides whether it goes into a digest. Times are ms. */
export interface News {
  readonly id: string;
  readonly audience: string;
  readonly lang: string;
  readonly story: string | null;
  readonly publishedAt: number;
  readonly visibleAt: number;
  /** When it was last corrected. */
  readonly correctedAt: number | null;
  readonly statements: number;
  readonly disputes: number;
}

/** Which briefings: those that became visible, or were corrected, after `since` and up to `until` (ms). */
export interface NewsSpan {
  readonly since: number;
  readonly until: number;
  /** Null: whoever may see them; who reads them must hold each to its audience. */
  readonly audiences: readonly string[] | null;
}

export async function newsIn(database: Database, span: NewsSpan): Promise<News[]> {
  const rows = await spanned(database, span)
    .select([
      'briefings.id',
      'audience',
      'lang',
      'story',
      'published_at',
      'visible_at',
      'corrected_at',
      'statement_count',
      'dispute_count',
    ])
    .orderBy('briefings.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    audience: row.audience,
    lang: row.lang,
    story: row.story,
    publishedAt: row.published_at,
    visibleAt: row.visible_at ?? 0,
    correctedAt: row.corrected_at,
    statements: row.statement_count,
    disputes: row.dispute_count,
  }));
}

/** Topics of each of these briefings. */
export async function topicsIn(database: Database, span: NewsSpan): Promise<{ id: string; topic: string }[]> {
  return await spanned(database, span)
    .innerJoin('topics', 'topics.briefing_id', 'briefings.id')
    .select(['briefings.id', 'topics.topic'])
    .execute();
}

/** Main names of the people each of these briefings knows. */
export async function peopleIn(database: Database, span: NewsSpan): Promise<{ id: string; main: string }[]> {
  return await spanned(database, span)
    .innerJoin('names', 'names.briefing_id', 'briefings.id')
    .select(['briefings.id', 'names.main'])
    .distinct()
    .execute();
}

/** What each of these briefings was made from. */
export async function sourcesIn(
  database: Database,
  span: NewsSpan,
): Promise<{ id: string; name: string | null; url: string | null }[]> {
  return await spanned(database, span)
    .innerJoin('sources', 'sources.briefing_id', 'briefings.id')
    .select(['briefings.id', 'sources.name', 'sources.url'])
    .execute();
}

/** How many briefings there are to be read, by audience; of these audiences, or of all. */
export async function countsByAudience(
  database: Database,
  audiences: readonly string[] | null,
): Promise<ReadonlyMap<string, number>> {
  const rows = await approved(database, audiences)
    .select((select) => ['audience', select.fn.countAll<number>().as('count')])
    .groupBy('audience')
    .execute();
  return new Map(rows.map(({ audience, count }) => [audience, Number(count)]));
}

function spanned(database: Database, { since, until, audiences }: NewsSpan) {
  return approved(database, audiences).where((where) =>
    where.or([
      where.and([where('visible_at', '>', since), where('visible_at', '<=', until)]),
      where.and([
        where('corrected_at', '>', since),
        where('corrected_at', '<=', until),
        where('visible_at', '<=', until),
      ]),
    ]),
  );
}

function approved(database: Database, audiences: readonly string[] | null) {
  return audiences === null
    ? database.selectFrom('briefings').where('briefings.status', '=', 'approved')
    : visibleBriefings(database, audiences);
}
