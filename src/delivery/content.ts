import type { Answers, DigestAnswer } from '../answers/answers.ts';
import type { Database } from '../store/database.ts';
import { postedIds } from '../store/ledger.ts';
import type { StoredSubscription } from '../store/subscriptions.ts';

/**
 * A briefing is stamped a moment before it can be read; looking back a little loses none, and what was posted is known
 * by its id.
 */
const OVERLAP_MS = 5 * 60_000;

export interface ContentDeps {
  readonly database: Database;
  readonly answers: Answers;
  /** Briefings in one digest, at most. */
  readonly digestSize: number;
}

/** What a digest would show at `until` (ms): new since the last one, for that channel's eyes. */
export async function selectContent(
  { database, answers, digestSize }: ContentDeps,
  subscription: StoredSubscription,
  until: number,
): Promise<DigestAnswer> {
  const { place, topics, lastCoveredAt } = subscription;
  const since = lastCoveredAt - OVERLAP_MS;
  const posted = await postedIds(database, place, since);
  return await answers.digest(
    { place },
    { since, until, posted, topics: topics.length > 0 ? topics : undefined, limit: digestSize },
  );
}

export function briefingIds(answer: DigestAnswer): string[] {
  return answer.stories.flatMap((story) => story.briefings.map((found) => found.briefing.id));
}
