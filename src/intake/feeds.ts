import { forEachLimited } from '../briefing/limit.ts';
import { UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Intake } from './brief.ts';
import type { FeedItem } from './feed.ts';
import type { GuardedFetch } from './guard.ts';
import { type FeedMemory, type FeedSource, pollFeed } from './poll.ts';
import { IntakeError } from './refusal.ts';

export interface FeedsDeps {
  readonly feeds: readonly FeedSource[];
  readonly fetch: GuardedFetch;
  readonly memory: FeedMemory;
  readonly intake: Pick<Intake, 'briefPublicLink'>;
  readonly clock: () => number;
  readonly log: Log;
}

const AT_ONCE = 4;

/** Asks every feed that is due and briefs what is new. One feed or item that fails stops no other. */
export async function pollFeeds(deps: FeedsDeps, signal?: AbortSignal): Promise<void> {
  const { feeds, log } = deps;
  const take = (item: FeedItem, feed: string | undefined) => takeItem(deps, item, feed);
  await forEachLimited(feeds, AT_ONCE, async (feed) => {
    if (signal?.aborted) return;
    const result = await pollFeed(feed, { ...deps, take }, signal);
    if (result.outcome === 'failed') log.warn({ feed: feed.url, error: result.error }, 'feed failed');
    else if (result.taken > 0) log.info({ feed: feed.url, taken: result.taken }, 'feed read');
  });
}

async function takeItem(
  { intake, log }: FeedsDeps,
  item: FeedItem,
  feed: string | undefined,
): Promise<boolean> {
  const { url, title, author, publishedAt } = item;
  try {
    await intake.briefPublicLink(url, 'feed', { title, author, publishedAt, sourceName: feed });
    return true;
  } catch (error) {
    const passing = error instanceof IntakeError && error.isPassing;
    const known = error instanceof UserError ? { error: error.message } : { err: error };
    log.warn({ url, ...known, again: passing }, 'feed item not briefed');
    return !passing;
  }
}
