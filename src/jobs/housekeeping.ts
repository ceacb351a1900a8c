import type { Log } from '../log.ts';
import { pruneBudgets } from '../store/budgets.ts';
import type { Database } from '../store/database.ts';
import { pruneLedger } from '../store/ledger.ts';
import { dropLeases, dropTexts } from '../store/retention.ts';
import { createSeenEvents } from '../store/seen.ts';
import type { Job } from './tick.ts';

const EVERY_MS = 60 * 60_000;
/** Platforms send an event again for an hour at most. */
const SEEN_MS = 24 * 60 * 60_000;
/** Longer than any lease reaches. */
const IDLE_MS = 24 * 60 * 60_000;

/**
 * Drops what has been kept for long enough, once an hour: expired rows, finished rows of the ledger, events that will not
 * come again, leases and limits of the past, and articles' texts where the settings say for how long.
 */
export function createHousekeeping(deps: {
  readonly database: Database;
  readonly rows: { expire(): Promise<number> };
  readonly clock: () => number;
  readonly log: Log;
  /** How long the ledger remembers finished posts, ms. */
  readonly ledgerMs: number;
  /** How long articles' texts are kept, ms; null: for good. */
  readonly textsMs: number | null;
}): Job {
  const { database, rows, clock, log, ledgerMs, textsMs } = deps;
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
      await pruneBudgets(database, now - EVERY_MS);
      const forgotten = await events.prune(now - SEEN_MS);
      const leases = await dropLeases(database, now - IDLE_MS);
      const texts = textsMs === null ? 0 : await dropTexts(database, now - textsMs);
      if (expired + pruned + forgotten + leases + texts > 0)
        log.info({ expired, pruned, forgotten, leases, texts }, 'dropped what was kept for long enough');
    },
  };
}
