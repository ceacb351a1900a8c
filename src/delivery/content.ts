import type { Answers, DigestAnswer } from '../answers/answers.ts';
import type { Place } from '../briefing/audience.ts';
import type { Database } from '../store/database.ts';
import type { LedgerRow, PostKind } from '../store/ledger.ts';
import { lastPosted, postedSince } from '../store/posted.ts';
import { getSubscriptions, type StoredSubscription } from '../store/subscriptions.ts';
import type { Card } from '../views/card.ts';
import { digestCard } from '../views/digest.ts';
import { rememberDigest } from './correct-digest.ts';
import type { Remembered } from './correctable.ts';
import { gather } from './gather.ts';

/** What a post shows. */
export interface Content {
  readonly card: Card;
  /** Briefings it shows. */
  readonly briefingIds: readonly string[];
  /** What is kept to draw it again when one of them is corrected. */
  readonly remembered?: Remembered | undefined;
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
  readonly answers: Pick<Answers, 'digestNews'>;
  /** Briefings in one digest, at most, where it does not say itself. */
  readonly digestSize: number;
}

/** What a digest shows. What is asked for in one turn of the event loop is answered with the news read once. */
export function digestContent(deps: ContentDeps): SelectContent {
  const select = gather(async (asked: readonly Due[]) => await selectMany(deps, asked));
  const subscriptionOf = gather(async (ids: readonly string[]) => {
    const found = await getSubscriptions(deps.database, [...new Set(ids)]);
    return ids.map((id) => found.find((one) => one.id === id) ?? null);
  });
  // Channels that get the same answer and look at it the same way get the same card.
  const drawn = new WeakMap<DigestAnswer, Map<string, Content>>();
  return async (row, until, outOfTurn) => {
    const subscription = await subscriptionOf(row.subscriptionId);
    if (subscription === null) return 'removed';
    if (subscription.state === 'paused' && !outOfTurn) return 'paused';
    const answer = await select({ subscription, until });
    if (idsIn(answer).length === 0 && subscription.quiet === 'silent') return null;
    const { chrome, zone, nextDueAt, filters } = subscription;
    const manner = JSON.stringify([chrome, zone, nextDueAt, filters, until]);
    const looks = drawn.get(answer) ?? new Map<string, Content>();
    drawn.set(answer, looks);
    const content = looks.get(manner) ?? {
      card: drawDigest(answer, subscription, until),
      briefingIds: idsIn(answer),
      remembered: rememberDigest(answer, { chrome, zone, now: until }, nextDueAt, filters),
    };
    looks.set(manner, content);
    return content;
  };
}

/** What the next post would show, were it made now; on a quiet day that, and whether it would be posted. */
export async function previewContent(
  deps: ContentDeps,
  subscription: StoredSubscription,
  now: number,
): Promise<Card> {
  const [answer] = await selectMany(deps, [{ subscription, until: now }]);
  if (answer === undefined || answer instanceof Error) throw answer ?? new Error('nothing was selected');
  return drawDigest(answer, subscription, now, true);
}

interface Due {
  readonly subscription: StoredSubscription;
  /** ms */
  readonly until: number;
}

/** News are read from the earliest mark on; what was posted is read after, when nothing else can be posted there. */
async function selectMany(deps: ContentDeps, asked: readonly Due[]): Promise<(DigestAnswer | Error)[]> {
  const places = asked.map(({ subscription }) => subscription.place);
  const since = Math.min(...asked.map(({ subscription }) => sinceOf(subscription)));
  const until = Math.max(...asked.map((one) => one.until));
  const [place = null] = places;
  const alone = asked.length === 1 ? { place } : undefined;
  const news = await deps.answers.digestNews({ since, until }, alone);
  const posted = await postedSince(deps.database, places, since);
  const selectFor = async ({ subscription, until }: Due): Promise<DigestAnswer> => {
    const { place, filters, most: limit = deps.digestSize } = subscription;
    const since = sinceOf(subscription);
    const known = posted.get(`${place.platform}/${place.channel}`) ?? new Set();
    const corrected = await untold(deps.database, place, news.corrected({ place }, since));
    return await news.digest({ place }, { since, until, posted: known, corrected, filters, limit });
  };
  return await Promise.all(asked.map((due) => selectFor(due).catch(errorOf)));
}

/** From when on a post needs to know the news, ms. */
export function sinceOf({ lastCoveredAt }: StoredSubscription): number {
  return lastCoveredAt - OVERLAP_MS;
}

const errorOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Of what was corrected, what the channel was shown before and has not been told of since. */
async function untold(
  database: Database,
  place: Place,
  corrected: ReadonlyMap<string, number>,
): Promise<string[]> {
  if (corrected.size === 0) return [];
  const shown = await lastPosted(database, place, [...corrected.keys()]);
  return [...shown].flatMap(([id, at]) => (at < (corrected.get(id) ?? 0) ? [id] : []));
}

function drawDigest(
  answer: DigestAnswer,
  { chrome, zone, nextDueAt, filters, quiet }: StoredSubscription,
  now: number,
  preview = false,
): Card {
  const silent = preview && quiet === 'silent';
  return digestCard(answer, { chrome, zone, now }, nextDueAt, { filters, silent });
}

function idsIn({ stories, corrected }: DigestAnswer): string[] {
  const found = [...stories.flatMap((story) => story.briefings), ...corrected];
  return found.map(({ briefing }) => briefing.id);
}
