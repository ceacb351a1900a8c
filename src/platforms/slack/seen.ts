import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../../errors.ts';
import type { Log } from '../../log.ts';

const KEEP_MS = 60 * 60_000;
/** An answer waits no longer than this to hear whether another process gives it. */
const PATIENCE_MS = 1_000;

/** Remembers for an hour what has been dealt with: Slack sends an event again for up to an hour when in doubt. */
export function createSeen(clock: () => number): { readonly isNew: (id: string) => boolean } {
  const seen = new Map<string, number>();
  return {
    isNew(id) {
      const now = clock();
      // Oldest first, so the first one still young ends the sweep.
      for (const [old, at] of seen) {
        if (now - at < KEEP_MS) break;
        seen.delete(old);
      }
      if (seen.has(id)) return false;
      seen.set(id, now);
      return true;
    },
  };
}

/** Asks whether an event is ours among all processes. Where that cannot be found out it is: better twice than never. */
export async function isOurs(id: string, take: (id: string) => Promise<boolean>, log: Log): Promise<boolean> {
  const limit = new AbortController();
  const late = wait(PATIENCE_MS, 'late' as const, { signal: limit.signal });
  late.catch(() => {});
  try {
    const answer = await Promise.race([take(`slack/${id}`), late]);
    if (answer !== 'late') return answer;
    log.warn('whether another process answers was not found out in time');
  } catch (error) {
    log.warn({ error: messageOf(error) }, 'whether another process answers could not be found out');
  } finally {
    limit.abort();
  }
  return true;
}
