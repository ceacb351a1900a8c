import type { Answers, DigestAnswer, DigestNews } from '../answers/answers.ts';
import type { Place } from '../briefing/audience.ts';
import type { Database } from '../store/database.ts';
import { type LedgerRow, type PostKind, postedIds } from '../store/ledger.ts';
import { lastPosted } from '../store/posted.ts';
import { getSubscription, type StoredSubscription } from '../store/subscriptions.ts';
import type { Card } from '../views/card.ts';
import { digestCard } from '../views/digest.ts';
import { rememberDigest } from './correct-digest.ts';
import type { Remembered } from './correctable.ts';

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

export function digestContent(deps: ContentDeps): SelectContent {
  return async (row, until, outOfTurn) => {
    const subscription = await getSubscription(deps.database, row.subscriptionId);
    if (subscription === null) return 'removed';
    if (subscription.state === 'paused' && !outOfTurn) return 'paused';
    return await selectContent(deps, subscription, until);
  };
}

/** From when on a digest needs to know the news, ms. */
export function newsSince({ lastCoveredAt }: Pick<StoredSubscription, 'lastCoveredAt'>): number {
  return lastCoveredAt - OVERLAP_MS;
}

/**
 * What a digest posts at `until` (ms), null where that is nothing. Many that are due together share `news` read once, by
 * `answers.digestNews`, from the earliest `newsSince` among them up to that same `until`; `posted` must be read once
 * nothing else can be posted to the channel, else it is read here.
 */
export async function selectContent(
  deps: ContentDeps,
  subscription: StoredSubscription,
  until: number,
  shared: { readonly news?: DigestNews; readonly posted?: ReadonlySet<string> } = {},
): Promise<Content | null> {
  const answer = await selectDigest(deps, subscription, until, shared);
  const briefingIds = idsIn(answer);
  if (briefingIds.length === 0 && subscription.quiet === 'silent') return null;
  const { chrome, zone, nextDueAt, filters } = subscription;
  return {
    card: drawDigest(answer, subscription, until),
    briefingIds,
    remembered: rememberDigest(answer, { chrome, zone, now: until }, nextDueAt, filters),
  };
}

/** What the next post would show, were it made now; on a quiet day that, and whether it would be posted. */
export async function previewContent(
  deps: ContentDeps,
  subscription: StoredSubscription,
  now: number,
): Promise<Card> {
  return drawDigest(await selectDigest(deps, subscription, now, {}), subscription, now, true);
}

async function selectDigest(
  deps: ContentDeps,
  subscription: StoredSubscription,
  until: number,
  shared: { readonly news?: DigestNews; readonly posted?: ReadonlySet<string> },
): Promise<DigestAnswer> {
  const { place, filters, most = deps.digestSize } = subscription;
  const since = newsSince(subscription);
  const news = shared.news ?? (await deps.answers.digestNews({ since, until }, { place }));
  const posted = shared.posted ?? (await postedIds(deps.database, place, since));
  const corrected = await untold(deps.database, place, news.corrected({ place }, since));
  return await news.digest({ place }, { since, until, posted, corrected, filters, limit: most });
}

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
