import type { Database } from '../store/database.ts';
import { countVisible, type News, newBriefings } from '../store/news.ts';
import { readBriefings } from '../store/visible.ts';
import { termVariants } from '../text/terms.ts';
import type { DigestAnswer, DigestQuery } from './answers.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * What is new for a channel, by story. A briefing weighs log2(1 + its statements), one more for each dispute (at most
 * three), less half for each day (at most a week) from its publication to the end of the span; a story weighs as much as
 * its heaviest briefing and log2 of how many briefings tell it.
 */
export async function selectDigest(
  database: Database,
  audiences: readonly string[],
  query: DigestQuery,
): Promise<DigestAnswer> {
  const topics = (query.topics ?? []).map(termVariants).filter((words) => words.length > 0);
  const matches = topics.map((words) => ({ words, fields: ['topics'] as const }));
  const news = await newBriefings(database, audiences, query.since, query.until, matches);
  const stories = groupByStory(
    news.filter((one) => !query.posted.has(one.id)),
    query.until,
  );
  const chosen: { story: string | null; ids: string[] }[] = [];
  let room = Math.max(0, query.limit);
  for (const { story, briefings } of stories) {
    const ids = briefings.slice(0, room).map((one) => one.id);
    if (ids.length > 0) chosen.push({ story, ids });
    room -= ids.length;
  }
  const all = stories.reduce((sum, { briefings }) => sum + briefings.length, 0);
  const found = await readBriefings(
    database,
    audiences,
    chosen.flatMap(({ ids }) => ids),
  );
  return {
    stories: chosen.map(({ story, ids }) => ({ story, briefings: ids.flatMap((id) => found.get(id) ?? []) })),
    left: all - found.size,
    known: await countVisible(database, audiences),
  };
}

interface Story {
  readonly story: string | null;
  readonly briefings: readonly News[];
  readonly weight: number;
}

/** Heaviest story first, and in it the heaviest briefing. */
function groupByStory(news: readonly News[], until: number): Story[] {
  const groups = Map.groupBy(news, (one) =>
    one.story === null ? `briefing ${one.id}` : `story ${one.story}`,
  );
  const stories = [...groups.values()].map((briefings): Story => {
    const ordered = [...briefings].sort((a, b) => weigh(b, until) - weigh(a, until) || compare(a.id, b.id));
    const [first] = ordered;
    return {
      story: first?.story ?? null,
      briefings: ordered,
      weight: (first ? weigh(first, until) : 0) + Math.log2(ordered.length),
    };
  });
  return stories.sort((a, b) => b.weight - a.weight || compare(a.briefings[0]?.id, b.briefings[0]?.id));
}

function weigh(one: News, until: number): number {
  const days = Math.min(7, Math.max(0, until - one.publishedAt) / DAY);
  return Math.log2(1 + one.statements) + Math.min(3, one.disputes) - days / 2;
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b);
}
