import { messageOf } from '../errors.ts';
import { FEED_TYPES, type FeedItem, readFeed } from './feed.ts';
import type { Fetched, GuardedFetch } from './guard.ts';

import { checkStatus } from './status.ts';

interface FeedState {
  readonly title: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly failures: number;
  readonly lastError: string | null;
  readonly polledAt: number | null;
  readonly succeededAt: number | null;
  readonly nextAt: number;
}

/** What is remembered of feeds; times are ms. */
export interface FeedMemory {
  state(url: string): Promise<FeedState | undefined>;
  saveState(url: string, state: FeedState): Promise<void>;
  seen(url: string, items: readonly string[]): Promise<ReadonlySet<string>>;
  markSeen(url: string, items: readonly string[], now: number): Promise<void>;
}

export interface FeedSource {
  readonly url: string;
  readonly name?: string | undefined;
  /** ms between polls. */
  readonly every: number;
}

export interface PollDeps {
  readonly fetch: GuardedFetch;
  readonly memory: FeedMemory;
  readonly clock: () => number;
  /** Briefs one item; true once it is dealt with, false where it is worth another try at the next poll. */
  readonly take: (item: FeedItem, feedTitle: string | undefined) => Promise<boolean>;
}

export interface PollResult {
  readonly outcome: 'not due' | 'unchanged' | 'read' | 'failed';
  readonly taken: number;
  readonly error?: string | undefined;
}

const DAY = 24 * 3600 * 1000;
/** A feed that keeps failing is asked at least this often, ms. */
const LONGEST_WAIT = DAY;
/** A feed new to us, or one not asked for long, brings no more than its newest. */
const MOST_AT_ONCE = 10;
/** Older than this is no news, ms. */
const OLDEST = 7 * DAY;
const NEVER_ASKED: FeedState = {
  title: null,
  etag: null,
  lastModified: null,
  failures: 0,
  lastError: null,
  polledAt: null,
  succeededAt: null,
  nextAt: 0,
};

/** Asks a feed if it is due and takes what is new in it. A failing feed is asked ever less often. Throws nothing but what the memory does. */
export async function pollFeed(
  source: FeedSource,
  deps: PollDeps,
  signal?: AbortSignal,
): Promise<PollResult> {
  const { memory, clock } = deps;
  const before = (await memory.state(source.url)) ?? NEVER_ASKED;
  const now = clock();
  if (before.nextAt > now) return { outcome: 'not due', taken: 0 };
  let wait: number | undefined;
  try {
    const answer = await deps.fetch(source.url, {
      types: FEED_TYPES,
      etag: before.etag ?? undefined,
      lastModified: before.lastModified ?? undefined,
    });
    wait = retryAfter(answer, now);
    if (answer.status === 304) {
      await memory.saveState(source.url, { ...before, ...succeeded(now, source.every) });
      return { outcome: 'unchanged', taken: 0 };
    }
    checkStatus(answer);
    const feed = readFeed(answer.bytes, { url: answer.url, contentType: answer.header('content-type') });
    const title = source.name ?? feed.title;
    const { taken, isDone } = await takeNew(source.url, feed.items, title, deps, signal);
    await memory.saveState(source.url, {
      ...succeeded(now, source.every),
      title: title ?? null,
      // Without these the feed is sent again whole, with what is left to do.
      etag: isDone ? (answer.header('etag') ?? null) : null,
      lastModified: isDone ? (answer.header('last-modified') ?? null) : null,
    });
    return { outcome: 'read', taken };
  } catch (error) {
    const failures = before.failures + 1;
    const backOff = Math.min(source.every * 2 ** failures, Math.max(LONGEST_WAIT, source.every));
    await memory.saveState(source.url, {
      ...before,
      failures,
      lastError: messageOf(error),
      polledAt: now,
      nextAt: now + Math.max(backOff, wait ?? 0),
    });
    return { outcome: 'failed', taken: 0, error: messageOf(error) };
  }
}

function succeeded(now: number, every: number) {
  return { failures: 0, lastError: null, polledAt: now, succeededAt: now, nextAt: now + every };
}

async function takeNew(
  url: string,
  items: readonly FeedItem[],
  title: string | undefined,
  { memory, clock, take }: PollDeps,
  signal: AbortSignal | undefined,
): Promise<{ taken: number; isDone: boolean }> {
  const keys = items.map(({ key }) => key);
  const seen = await memory.seen(url, keys);
  const fresh = items.filter((item) => !seen.has(item.key) && !isOld(item, clock()));
  const chosen = new Set(newestFirst(fresh).slice(0, MOST_AT_ONCE));
  const passedOver = items.filter((item) => !chosen.has(item)).map(({ key }) => key);
  await memory.markSeen(url, passedOver, clock());

  let taken = 0;
  // Oldest first, so that a story's first report comes first.
  for (const item of [...chosen].reverse()) {
    if (signal?.aborted) break;
    if (!(await take(item, title))) continue;
    // Each by itself: what was done before a stop is not done again.
    await memory.markSeen(url, [item.key], clock());
    taken += 1;
  }
  return { taken, isDone: taken === chosen.size };
}

function isOld(item: FeedItem, now: number): boolean {
  return item.publishedAt !== undefined && Date.parse(item.publishedAt) < now - OLDEST;
}

/** By date where the items have one, else as the feed orders them. */
function newestFirst(items: readonly FeedItem[]): FeedItem[] {
  const time = (item: FeedItem) =>
    item.publishedAt === undefined ? undefined : Date.parse(item.publishedAt);
  return items.toSorted((a, b) => (time(b) ?? 0) - (time(a) ?? 0));
}

/** ms to wait, as the answer asks (RFC 9110, 10.2.3: seconds, or a date); at most a week. */
function retryAfter(answer: Fetched, now: number): number | undefined {
  const value = answer.header('retry-after');
  if (value === undefined) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), 7 * DAY);
}
