import { forEachLimited } from '../briefing/limit.ts';
import { messageOf } from '../errors.ts';
import type { FeedSource } from '../intake/poll.ts';
import type { Log } from '../log.ts';
import type { Leases } from './leases.ts';
import type { Job } from './tick.ts';

const AT_ONCE = 4;

/** Polls the feeds that are due, each by one process at a time. */
export function createFeedsJob(deps: {
  readonly due: () => Promise<readonly FeedSource[]>;
  /** Looks again whether the feed is due. */
  readonly poll: (feed: FeedSource, signal: AbortSignal) => Promise<void>;
  readonly leases: Pick<Leases, 'once'>;
  readonly log: Log;
}): Job {
  const { due, poll, leases, log } = deps;
  return {
    name: 'feeds',
    async run(signal) {
      await forEachLimited(await due(), AT_ONCE, async (feed) => {
        if (signal.aborted) return;
        try {
          await leases.once(`feed/${feed.url}`, (hold) => poll(feed, AbortSignal.any([signal, hold.signal])));
        } catch (error) {
          log.error({ feed: feed.url, error: messageOf(error) }, 'feed not polled');
        }
      });
    },
  };
}
