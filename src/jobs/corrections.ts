import type { Corrections } from '../delivery/correct.ts';
import type { Database } from '../store/database.ts';
import { pruneVersions } from '../store/versions.ts';
import type { Job } from './tick.ts';

const PRUNE_EVERY_MS = 60 * 60_000;
/** Longer than any post is under way. */
const KEEP_MS = 2 * 24 * 60 * 60_000;

/** Follows changed briefings into the posts that show them; once an hour drops states that no post shows any more. */
export function createCorrectionJob(deps: {
  readonly corrections: Corrections;
  readonly database: Database;
  readonly clock: () => number;
}): Job {
  const { corrections, database, clock } = deps;
  let next = Number.NEGATIVE_INFINITY;
  return {
    name: 'corrections',
    at: 'each',
    async run(signal) {
      await corrections.run(signal);
      const now = clock();
      if (now < next || signal.aborted) return;
      next = now + PRUNE_EVERY_MS;
      await pruneVersions(database, now - KEEP_MS);
    },
  };
}
