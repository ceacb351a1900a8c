import type { Answers, DigestAnswer } from '../answers/answers.ts';
import type { Database } from '../store/database.ts';
import { type LedgerRow, type PostKind, postedIds } from '../store/ledger.ts';
import { getSubscription, type StoredSubscription } from '../store/subscriptions.ts';
import type { Card } from '../views/card.ts';
import { digestCard } from '../views/digest.ts';

/** What a post shows. */
export interface Content {
  readonly card: Card;
  /** Briefings it shows. */
  readonly briefingIds: readonly string[];
}

/**
 * Selects what a claimed row posts at `until` (ms). null: there is nothing to post; `removed`, `paused`: a person's wish
 * took the cause of the post away.
 */
export type SelectContent = (
  row: LedgerRow,
  until: number,
  outOfTurn: boolean,
) => Promise<Content | 'removed' | 'paused' | null>;

/** How each kind of post comes by what it shows. */
export type Contents = Readonly<Record<PostKind, SelectContent>>;

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

export function digestContent(deps: ContentDeps): SelectContent {
  return async (row, until, outOfTurn) => {
    const subscription = await getSubscription(deps.database, row.subscriptionId);
    if (subscription === null) return 'removed';
    if (subscription.state === 'paused' && !outOfTurn) return 'paused';
    const answer = await selectDigestFor(deps, subscription, until);
    const ids = briefingIds(answer);
    if (ids.length === 0) return null;
    const look = { chrome: subscription.chrome, zone: subscription.zone, now: until };
    return { card: digestCard(answer, look, subscription.nextDueAt), briefingIds: ids };
  };
}

/** What a digest would show at `until` (ms): new since the last one, for that channel's eyes. */
export async function selectDigestFor(
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

function briefingIds(answer: DigestAnswer): string[] {
  return answer.stories.flatMap((story) => story.briefings.map((found) => found.briefing.id));
}
