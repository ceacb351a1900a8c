import type { Place, PlatformName } from '../briefing/audience.ts';
import { messageOf, type Problem } from '../errors.ts';
import type { Log } from '../log.ts';
import { type ChangedBriefing, changedBriefings, markPosts } from '../store/corrections.ts';
import { enterNotes, lastTold } from '../store/notes.ts';
import {
  type LedgerPost,
  type PostCorrection,
  postsToCorrect,
  readPost,
  settleCorrection,
  takeCorrection,
} from '../store/post-corrections.ts';
import { inTime } from './attempt.ts';
import { backoff } from './backoff.ts';
import { channelsToTell } from './correct-note.ts';
import { type ReadOnce, type RedrawDeps, readOnce, redraw } from './correct-redraw.ts';
import type { Deliveries } from './deliver.ts';
import { Held } from './gate.ts';
import { PostError, type Poster } from './poster.ts';

/** An editor saves more than once: a note waits for a quiet minute, five at most. */
const QUIET_MS = 60_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** A post that is being made is looked at again after this long. */
const UNSETTLED_MS = 30_000;
/** Posts taken up at once, and edits under way at a time. */
const BATCH = 200;
const WIDTH = 8;
/** Edits that fail are tried for about two days. */
const MOST_ATTEMPTS = 100;

export interface CorrectionDeps extends RedrawDeps {
  readonly posters: ReadonlyMap<PlatformName, Poster>;
  /** Makes a request of the place when the limits let it. Throws Held where that is not now. */
  readonly request: Deliveries['request'];
  readonly clock: () => number;
  /** 0 … 1 */
  readonly random: () => number;
  readonly log: Log;
  /** Tells the owner what needs a person. */
  readonly tell: (problem: Problem) => void;
  /** The longest an edit is waited for, ms. */
  readonly postTimeoutMs: number;
}

export interface Corrections {
  /** Edits what no longer shows its briefings as they are, and has readers told where need be. Safe to repeat, and at once. */
  run(signal: AbortSignal): Promise<void>;
}

/** Puts right what was posted once a briefing in it changes, is withdrawn or removed. */
export function createCorrections(deps: CorrectionDeps): Corrections {
  const { database, posters, clock, log } = deps;

  /** What is under way may still arrive within the time an edit may take. */
  const leaseFrom = (now: number) => now + Math.max(2 * 60_000, 3 * deps.postTimeoutMs);

  async function editAll(signal: AbortSignal): Promise<void> {
    // A platform that asked to be left alone is, for the rest of the run.
    const held = new Set<string>();
    const read = readOnce(database);
    const laneOf = ({ platform, workspace }: Place) => `${platform}/${workspace}`;
    for (;;) {
      const batch = await postsToCorrect(database, [...posters.keys()], clock(), BATCH);
      let done = 0;
      await several(batch, WIDTH, async (correction) => {
        if (signal.aborted || held.has(laneOf(correction.place))) return;
        if (await inGuard(correction, signal, read)) done += 1;
        else held.add(laneOf(correction.place));
      });
      if (signal.aborted || done === 0) return;
    }
  }

  /** False where the platform asked to be left alone. One that fails never stops another. */
  async function inGuard(correction: PostCorrection, signal: AbortSignal, read: ReadOnce): Promise<boolean> {
    try {
      const now = clock();
      const taken = await takeCorrection(database, correction, now, leaseFrom(now));
      return taken === null || (await correct(taken, signal, read));
    } catch (error) {
      log.error({ err: error, key: correction.key }, 'a post could not be corrected');
      return true;
    }
  }

  async function correct(correction: PostCorrection, signal: AbortSignal, read: ReadOnce): Promise<boolean> {
    const post = await readPost(database, correction.key);
    const settle = (outcome: Parameters<typeof settleCorrection>[2]) =>
      settleCorrection(database, correction, outcome);
    if (post?.state === 'claimed' || post?.state === 'retry') {
      await settle({ again: clock() + UNSETTLED_MS, error: null });
      return true;
    }
    const poster = post && posters.get(post.place.platform);
    if (!post?.message || !poster) {
      await settle({ forget: true });
      return true;
    }
    try {
      const { before, after, shown } = await redraw(deps, post, correction.changedAt, read);
      if (after !== null && JSON.stringify(before) !== JSON.stringify(after)) {
        const { place, message, key } = post;
        await deps.request(place, signal, () =>
          inTime(poster.edit(place, message, after, key), deps.postTimeoutMs),
        );
        log.info({ ...post.place, key: post.key }, 'a post was corrected');
      }
      await settle({ done: shown });
      return true;
    } catch (error) {
      if (error instanceof Held) {
        await settle({ again: error.until ?? clock(), error: null });
        return false;
      }
      return await failed(correction, post, error, settle);
    }
  }

  async function failed(
    correction: PostCorrection,
    post: LedgerPost,
    error: unknown,
    settle: (outcome: { again: number | null; error: string }) => Promise<void>,
  ): Promise<boolean> {
    const known = error instanceof PostError ? error : null;
    const what = { ...post.place, key: post.key, reason: messageOf(error) };
    if (known === null) log.error({ ...what, err: error }, 'a post could not be corrected');
    const never = known !== null && known.kind !== 'retry';
    if (never || correction.attempts >= MOST_ATTEMPTS) {
      await settle({ again: null, error: messageOf(error) });
      log.warn(what, 'a post stays as it was');
      // A channel that is gone shows nothing that could mislead.
      if (known?.kind !== 'gone') tellOf(post, messageOf(error));
      return true;
    }
    const wait = backoff(correction.attempts, deps.random, known?.retryAfterMs);
    await settle({ again: clock() + wait, error: messageOf(error) });
    return known?.retryAfterMs === undefined;
  }

  function tellOf({ place, postedAt }: LedgerPost, reason: string): void {
    deps.tell({
      file: `post ${place.platform}/${place.channel} ${new Date(postedAt).toISOString()}`,
      message: `a correction could not be made in it: ${reason}`,
      remedy: 'Correct or delete the message by hand.',
    });
  }

  /** Readers are told once a change has come to rest. */
  async function enterNote(changed: ChangedBriefing): Promise<void> {
    const now = clock();
    const rests = now - changed.lastAt >= QUIET_MS || now - changed.firstAt >= LONGEST_WAIT_MS;
    if (!rests || changed.marked < changed.changes) return;
    const told = await channelsToTell(database, changed.id, await lastTold(database, changed.id));
    const entered = await enterNotes(database, changed, told, now);
    if (entered && told.length > 0) {
      log.info({ briefing: changed.id, channels: told.length }, 'readers are told of a correction');
    }
  }

  return {
    async run(signal) {
      for (const changed of await changedBriefings(database)) {
        if (signal.aborted) return;
        if (changed.marked < changed.changes) await markPosts(database, changed, clock());
      }
      await editAll(signal);
      for (const changed of await changedBriefings(database)) {
        if (signal.aborted) return;
        await enterNote(changed);
      }
    },
  };
}

async function several<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
