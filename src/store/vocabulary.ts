import type { Database } from './database.ts';
import { visibleBriefings } from './visible.ts';

/** Topics of visible briefings that begin with the folded text, or hold a word that does; the most used first. */
export async function topicsBeginning(
  database: Database,
  audiences: readonly string[],
  folded: string,
  limit: number,
): Promise<string[]> {
  const plain = folded.replace(/[%_\\]/g, '');
  const rows = await visibleBriefings(database, audiences)
    .innerJoin('topics', 'topics.briefing_id', 'briefings.id')
    .where((where) =>
      where.or([where('topics.folded', 'like', `${plain}%`), where('topics.folded', 'like', `% ${plain}%`)]),
    )
    .select(({ fn }) => [fn.min('topics.topic').as('topic'), fn.countAll<number>().as('times')])
    .groupBy('topics.folded')
    .orderBy('times', 'desc')
    .orderBy('topic')
    .limit(limit)
    .execute();
  return rows.map((row) => row.topic);
}

/** What one could ask for: topics, names and titles of the newest visible briefings, the newest first, none twice. */
export async function recentVocabulary(
  database: Database,
  audiences: readonly string[],
  briefings: number,
): Promise<{ readonly topics: string[]; readonly names: string[]; readonly titles: string[] }> {
  const newest = visibleBriefings(database, audiences)
    .select(['briefings.id', 'briefings.title', 'briefings.published_at'])
    .orderBy('briefings.published_at', 'desc')
    .limit(briefings);
  const titles = await newest.execute();
  const topics = await database
    .selectFrom(newest.as('newest'))
    .innerJoin('topics', 'topics.briefing_id', 'newest.id')
    .select('topics.topic')
    .orderBy('newest.published_at', 'desc')
    .execute();
  const names = await database
    .selectFrom(newest.as('newest'))
    .innerJoin('names', 'names.briefing_id', 'newest.id')
    .select('names.name')
    .orderBy('newest.published_at', 'desc')
    .execute();
  return {
    topics: [...new Set(topics.map((row) => row.topic))],
    names: [...new Set(names.map((row) => row.name))],
    titles: [...new Set(titles.map((row) => row.title))],
  };
}
