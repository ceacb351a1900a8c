import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { pruneLedger } from '../store/ledger.ts';
import { createSeenEvents } from '../store/seen.ts';
import type { Job } from './tick.ts';

const EVERY_MS = 60 * 60_000;
/** Platforms send an event again for an hour at most. */
const SEEN_MS = 24 * 60 * 60_000;

/**
 * Drops what has been kept for long enough, once an hour: expired rows, finished rows of the ledger, and events that will
 * not come again.
 */
export function createHousekeeping(deps: {
  readonly database: Database;
  readonly rows: { expire(): Promise<number> };
  readonly clock: () => number;
  readonly log: Log;
  /** How long the ledger remembers finished posts, ms. */
  readonly ledgerMs: number;
}): Job {
  const { database, rows, clock, log, ledgerMs } = deps;
  const events = createSeenEvents(database, clock);
  let next = Number.NEGATIVE_INFINITY;

  return {
    name: 'housekeeping',
    async run() {
      const now = clock();
      if (now < next) return;
      next = now + EVERY_MS;
      const expired = await rows.expire();
      const pruned = await pruneLedger(database, now - ledgerMs);
      const forgotten = await events.prune(now - SEEN_MS);
      if (expired + pruned + forgotten > 0)
        log.info({ expired, pruned, forgotten }, 'dropped what was kept for long enough');
    },
  };
}
