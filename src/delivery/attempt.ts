import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { beginPost, type LedgerRow, type Settlement } from '../store/ledger.ts';
import { backoff } from './backoff.ts';
import type { Contents } from './content.ts';
import { type MessageRef, PostError, type Poster } from './poster.ts';

/** Platforms' clocks and ours differ; a key is never used twice, so looking further back finds nothing wrong. */
const CLOCK_SKEW_MS = 5 * 60_000;

export interface AttemptDeps {
  readonly database: Database;
  readonly contents: Contents;
  readonly clock: () => number;
  /** 0 … 1 */
  readonly random: () => number;
  readonly log: Log;
  /** The longest a post is waited for, ms; claims last longer. */
  readonly postTimeoutMs: number;
  /** How late a post may still be made, ms. */
  readonly graceMs: number;
}

export interface Ending {
  readonly settlement: Settlement;
  /** The channel is gone: the digest has to be paused. */
  readonly gone?: boolean;
  /** A person's own wish ended it: nobody needs to hear. */
  readonly wished?: boolean;
}

/** A claim outlasts the post that it covers, whatever the platform does. */
export function leaseFrom(now: number, postTimeoutMs: number): number {
  return now + Math.max(2 * 60_000, 3 * postTimeoutMs);
}

/**
 * Works on a claimed row: finds out what became of an earlier post, else selects, writes down, posts. Answers how the
 * row is to be settled; throws only where the database does, and then the lease brings the row back.
 * `outOfTurn`: somebody waits for it, so it is not tried again unless it may have been made.
 */
export async function attempt(
  deps: AttemptDeps,
  row: LedgerRow,
  poster: Poster,
  outOfTurn: boolean,
): Promise<Ending> {
  if (row.postingAt !== null) {
    const earlier = await findEarlier(deps, row, poster, row.postingAt);
    if (earlier !== null) return earlier;
  }
  const now = deps.clock();
  if (now > row.dueAt + deps.graceMs) return failure('missed', 'not posted within the grace');
  return await post(deps, row, poster, outOfTurn);
}

async function post(deps: AttemptDeps, row: LedgerRow, poster: Poster, outOfTurn: boolean): Promise<Ending> {
  const now = deps.clock();
  let begun = false;
  try {
    const content = await deps.contents[row.kind](row, now, outOfTurn);
    if (content === 'removed' || content === 'paused')
      return { ...failure('failed', `the digest was ${content}`), wished: true };
    if (content === null) return { settlement: { state: 'nothing', coveredUntil: now } };
    const { card, briefingIds } = content;
    const leaseUntil = leaseFrom(now, deps.postTimeoutMs);
    if (!(await beginPost(deps.database, row, { briefingIds, coveredUntil: now, now, leaseUntil }))) {
      return failure('failed', 'another process took the post over');
    }
    begun = true;
    return sent(await inTime(poster.post(row.place, card, row.key), deps.postTimeoutMs));
  } catch (error) {
    // Whatever is not the platform's clear word may have happened after the post was made.
    const known = error instanceof PostError ? error : null;
    if (known === null) deps.log.error({ err: error, key: row.key }, 'a digest could not be posted');
    if (known?.kind === 'gone') return { ...failure('failed', known.message), gone: true };
    if (known?.kind === 'rejected') return failure('failed', known.message);
    const maybePosted = known?.maybePosted ?? begun;
    if (outOfTurn && !maybePosted) return failure('failed', messageOf(error));
    return again(deps, row, messageOf(error), maybePosted, known?.retryAfterMs);
  }
}

/** Null: the earlier post was certainly not made. */
async function findEarlier(
  deps: AttemptDeps,
  row: LedgerRow,
  poster: Poster,
  postingAt: number,
): Promise<Ending | null> {
  try {
    const found = await inTime(
      poster.find(row.place, row.key, postingAt - CLOCK_SKEW_MS),
      deps.postTimeoutMs,
    );
    if (found === 'absent') return null;
    if (found !== 'unknown') return sent(found);
    return failure('uncertain', 'the platform cannot tell whether the post was made');
  } catch (error) {
    if (error instanceof PostError && error.kind !== 'retry') {
      return { ...failure('uncertain', error.message), gone: error.kind === 'gone' };
    }
    const retryAfterMs = error instanceof PostError ? error.retryAfterMs : undefined;
    return again(deps, row, messageOf(error), true, retryAfterMs);
  }
}

/** Tries again after a wait, or gives up where that would be past the grace. */
function again(
  { clock, random, graceMs }: AttemptDeps,
  row: LedgerRow,
  error: string,
  maybePosted: boolean,
  retryAfterMs: number | undefined,
): Ending {
  const nextAttemptAt = clock() + backoff(row.attempts, random, retryAfterMs);
  if (nextAttemptAt > row.dueAt + graceMs) {
    // Past the grace nothing is posted, but what may have been is looked for as long as again.
    const lookOn = maybePosted && nextAttemptAt <= row.dueAt + 2 * graceMs;
    if (!lookOn) return failure(maybePosted ? 'uncertain' : 'failed', `gave up: ${error}`);
  }
  return { settlement: { state: 'retry', error, nextAttemptAt, maybePosted } };
}

const sent = (ref: MessageRef): Ending => ({
  settlement: { state: 'sent', channel: ref.channel, message: ref.message },
});

const failure = (state: 'failed' | 'missed' | 'uncertain', error: string): Ending => ({
  settlement: { state, error },
});

/** Throws a PostError that leaves open what happened when `work` takes longer than `limit` ms. */
async function inTime<T>(work: Promise<T>, limit: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // The request may still be on its way: it is looked for only after as long again.
    const more = { maybePosted: true, retryAfterMs: 2 * limit };
    timer = setTimeout(() => reject(new PostError('retry', `no answer within ${limit} ms`, more)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
