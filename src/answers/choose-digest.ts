import type { News } from '../store/news.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Briefings of one story in one digest, at most: as many as a card can show of one. */
export const STORY_SIZE = 5;

export interface Chosen {
  readonly stories: readonly { readonly story: string | null; readonly ids: readonly string[] }[];
  /** Beyond the limit, in the order in which they would have come. */
  readonly rest: readonly string[];
}

/**
 * Groups news by story, ranks and limits them. A briefing weighs log2(1 + its statements), one more for each dispute (at
 * most three), less half for each day (at most a week) from its publication to `until` (ms); a story weighs as much as its
 * heaviest briefing and log2 of how many briefings tell it. Every story gets one place before any gets a second, so that
 * one that many tell does not crowd out the others.
 */
export function chooseDigest(news: readonly News[], until: number, limit: number): Chosen {
  const stories = groupByStory(news, until);
  const taken = new Map<Story, number>();
  let room = Math.max(0, limit);
  for (let round = 0; round < STORY_SIZE && room > 0; round++) {
    for (const story of stories) {
      if (room === 0) break;
      if (round >= story.briefings.length) continue;
      taken.set(story, round + 1);
      room -= 1;
    }
  }
  const parts = stories.map((one) => {
    const ids = one.briefings.map(({ id }) => id);
    const count = taken.get(one) ?? 0;
    return { story: one.story, ids: ids.slice(0, count), rest: ids.slice(count) };
  });
  return {
    stories: parts.filter(({ ids }) => ids.length > 0).map(({ story, ids }) => ({ story, ids })),
    rest: parts.flatMap(({ rest }) => rest),
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
    const ordered = [...briefings].sort((a, b) => weigh(b, until) - weigh(a, until) || newerFirst(a, b));
    const [first] = ordered;
    return {
      story: first?.story ?? null,
      briefings: ordered,
      weight: (first ? weigh(first, until) : 0) + Math.log2(ordered.length),
    };
  });
  return stories.sort((a, b) => b.weight - a.weight || newerFirst(a.briefings[0], b.briefings[0]));
}

function weigh(one: News, until: number): number {
  const days = Math.min(7, Math.max(0, until - one.publishedAt) / DAY);
  return Math.log2(1 + one.statements) + Math.min(3, one.disputes) - days / 2;
}

/** And by id, so that the order is always the same. */
function newerFirst(a?: News, b?: News): number {
  if (a === undefined || b === undefined) return 0;
  return b.publishedAt - a.publishedAt || (a.id < b.id ? -1 : 1);
}
