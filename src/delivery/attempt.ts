import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { ClaimedRow } from '../store/claims.ts';
import type { Journal } from '../store/journal.ts';
import type { LedgerRow, Settlement } from '../store/ledger.ts';
import { backoff } from './backoff.ts';
import type { Content, Contents } from './content.ts';
import { type Gate, Held } from './gate.ts';
import { type MessageRef, PostError, type Poster } from './poster.ts';

/** Platforms' clocks and ours differ; a key is never used twice, so looking further back finds nothing wrong. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** How often a post waits in its place, holding its claim, where the platform asks to wait a moment. */
const MOMENTS = 3;
/** Far below what a claim lasts. */
const MOMENT_MS = 5_000;

export interface AttemptDeps {
  readonly journal: Journal;
  readonly gate: Gate;
  readonly contents: Contents;
  readonly clock: () => number;
  /** 0 … 1 */
  readonly random: () => number;
  readonly log: Log;
  /** The longest a post is waited for, ms; claims last longer. */
  readonly postTimeoutMs: number;
  /** How late a post may still be made, ms. */
  readonly graceMs: number;
  /** How long a wait is a moment, ms. */
  readonly momentMs?: number | undefined;
  /** What the platform has answered: null for a success. */
  readonly answered: (row: LedgerRow, error: PostError | null) => Promise<void>;
  readonly observe: (step: 'posting' | 'accepted', row: LedgerRow) => void;
}

/** The claim would not outlast the request: nothing was asked. */
class Lapsed extends Error {
  override readonly name = 'Lapsed';
  constructor() {
    super('the claim ran out before the post was made');
  }
}

export interface Turn {
  readonly poster: Poster;
  /** Somebody waits for it, so it is not tried again unless it may have been made. */
  readonly outOfTurn: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface Ending {
  readonly settlement: Settlement;
  /** The channel is gone: the digest has to be paused. */
  readonly gone?: boolean;
  /** Nobody needs to hear: a person's own wish ended it, or another process has it. */
  readonly quiet?: boolean;
}

/** A claim outlasts the post that it covers, whatever the platform does. */
export function leaseFrom(now: number, postTimeoutMs: number): number {
  return now + Math.max(2 * 60_000, 3 * postTimeoutMs);
}

/**
 * Works on a claimed row: finds out what became of an earlier post, else selects, writes down, posts. Answers how the
 * row is to be settled; throws only where the database does, and then the lease brings the row back.
 */
export async function attempt(deps: AttemptDeps, row: ClaimedRow, turn: Turn): Promise<Ending> {
  if (row.postingAt !== null) {
    const earlier = await findEarlier(deps, row, turn, row.postingAt);
    if (earlier !== null) return earlier;
  }
  const now = deps.clock();
  if (now > row.dueAt + deps.graceMs) return failure('missed', 'not posted within the grace');
  try {
    const select = deps.contents[row.kind];
    // Written by another version of the program; nothing of it was posted by this one.
    if (select === undefined) return failure('failed', `posts of the kind "${row.kind}" are not known here`);
    // All that are claimed together show the same news, chosen once.
    const until = row.claimedAt;
    const content = await select(row, until, turn.outOfTurn);
    if (content === 'removed' || content === 'paused')
      return { ...failure('failed', `the digest was ${content}`), quiet: true };
    if (content === null) return { settlement: { state: 'nothing', coveredUntil: until } };
    return await deps.gate.request(row.place, row.notBefore, turn.signal, () =>
      post(deps, row, turn, content),
    );
  } catch (error) {
    if (error instanceof Held) return held(deps, row, error, false);
    deps.log.error({ err: error, key: row.key }, 'a post could not be made ready');
    return turn.outOfTurn ? failure('failed', messageOf(error)) : again(deps, row, messageOf(error), false);
  }
}

async function post(
  deps: AttemptDeps,
  row: ClaimedRow,
  { poster, outOfTurn }: Turn,
  { card, briefingIds, remembered }: Content,
): Promise<Ending> {
  const now = deps.clock();
  const leaseUntil = leaseFrom(now, deps.postTimeoutMs);
  const beginning = { briefingIds, remembered, coveredUntil: row.claimedAt, now, leaseUntil };
  if (!(await deps.journal.begin(row, beginning))) {
    return { ...failure('failed', 'another process took the post over'), quiet: true };
  }
  deps.observe('posting', row);
  try {
    const ref = await request(deps, row, async () => {
      // A process that slept, or a clock that jumped: another may have taken the post over meanwhile.
      if (deps.clock() + deps.postTimeoutMs > leaseUntil) throw new Lapsed();
      return await poster.post(row.place, card, row.key);
    });
    deps.observe('accepted', row);
    await deps.answered(row, null);
    return sent(ref);
  } catch (error) {
    if (error instanceof Held) return held(deps, row, error, false);
    if (error instanceof Lapsed)
      return later(deps, row, { error: error.message, maybePosted: false, nextAttemptAt: deps.clock() });
    // Whatever is not the platform's clear word may have happened after the post was made.
    if (!(error instanceof PostError)) {
      deps.log.error({ err: error, key: row.key }, 'a post could not be made');
      return again(deps, row, messageOf(error), true);
    }
    await deps.answered(row, error);
    if (error.kind === 'gone') return { ...failure('failed', error.message), gone: true };
    if (error.kind === 'rejected') return failure('failed', error.message);
    if (outOfTurn && !error.maybePosted) return failure('failed', error.message);
    return again(deps, row, error.message, error.maybePosted, error.retryAfterMs);
  }
}

/** Makes the request under the platform's limit; where it asks to wait a moment, once more after that. */
async function request<T>(deps: AttemptDeps, row: LedgerRow, ask: () => Promise<T>): Promise<T> {
  for (let asked = 0; ; asked += 1) {
    // After the writing down, whose time would bunch up what the limit spreads.
    await deps.gate.pace(row.place);
    try {
      return await inTime(ask(), deps.postTimeoutMs);
    } catch (error) {
      const moment = asked < MOMENTS ? momentOf(error, deps.momentMs ?? MOMENT_MS) : null;
      if (moment === null) throw error;
      await deps.answered(row, error as PostError);
      await wait(moment * (1 + 0.5 * deps.random()));
    }
  }
}

/** How long the platform asks to wait, where that is short and nothing was posted; else null. */
function momentOf(error: unknown, momentMs: number): number | null {
  if (!(error instanceof PostError) || error.kind !== 'retry' || error.maybePosted) return null;
  const { retryAfterMs } = error;
  return retryAfterMs !== undefined && retryAfterMs <= momentMs ? retryAfterMs : null;
}

/** Null: the earlier post was certainly not made. */
async function findEarlier(
  deps: AttemptDeps,
  row: ClaimedRow,
  { poster, signal }: Turn,
  postingAt: number,
): Promise<Ending | null> {
  try {
    const look = () => poster.find(row.place, row.key, postingAt - CLOCK_SKEW_MS);
    const found = await deps.gate.request(row.place, row.notBefore, signal, () => request(deps, row, look));
    if (found === 'absent') return null;
    if (found !== 'unknown') return sent(found);
    return failure('uncertain', 'the platform cannot tell whether the post was made');
  } catch (error) {
    if (error instanceof Held) return held(deps, row, error, true);
    if (!(error instanceof PostError)) return again(deps, row, messageOf(error), true);
    await deps.answered(row, error);
    if (error.kind !== 'retry') {
      return { ...failure('uncertain', error.message), gone: error.kind === 'gone' };
    }
    return again(deps, row, error.message, true, error.retryAfterMs);
  }
}

/** Tries again after a wait. */
function again(
  deps: AttemptDeps,
  row: LedgerRow,
  error: string,
  maybePosted: boolean,
  retryAfterMs?: number | undefined,
): Ending {
  const nextAttemptAt = deps.clock() + backoff(row.attempts, deps.random, retryAfterMs);
  return later(deps, row, { error, maybePosted, nextAttemptAt });
}

/** Keeps its place for when the platform may be asked again; a little apart, so that not all come back at once. */
function held(deps: AttemptDeps, row: LedgerRow, { until, message }: Held, maybePosted: boolean): Ending {
  const nextAttemptAt = until === null ? deps.clock() : until + Math.ceil(1000 * deps.random());
  return later(deps, row, { error: message, maybePosted, nextAttemptAt });
}

/** Gives up where the next attempt would be past the grace. */
function later(
  { graceMs }: AttemptDeps,
  { dueAt }: LedgerRow,
  next: { readonly error: string; readonly maybePosted: boolean; readonly nextAttemptAt: number },
): Ending {
  const { error, maybePosted, nextAttemptAt } = next;
  if (nextAttemptAt > dueAt + graceMs) {
    // Past the grace nothing is posted, but what may have been is looked for as long as again.
    const lookOn = maybePosted && nextAttemptAt <= dueAt + 2 * graceMs;
    if (!lookOn) return failure(maybePosted ? 'uncertain' : 'failed', `gave up: ${error}`);
  }
  return { settlement: { state: 'retry', ...next } };
}

const sent = (ref: MessageRef): Ending => ({
  settlement: { state: 'sent', channel: ref.channel, message: ref.message },
});

const failure = (state: 'failed' | 'missed' | 'uncertain', error: string): Ending => ({
  settlement: { state, error },
});

/** Throws a PostError that leaves open what happened when `work` takes longer than `limit` ms. */
export async function inTime<T>(work: Promise<T>, limit: number): Promise<T> {
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
