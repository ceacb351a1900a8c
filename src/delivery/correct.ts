import type { Place, PlatformName } from '../briefing/audience.ts';
import type { Version } from '../briefing/corrections.ts';
import { messageOf, type Problem } from '../errors.ts';
import type { Log } from '../log.ts';
import { type ChangedBriefing, changedBriefings, markPosts } from '../store/corrections.ts';
import type { Database } from '../store/database.ts';
import type { PostKind } from '../store/ledger.ts';
import { enterNotes, lastTold } from '../store/notes.ts';
import {
  type LedgerPost,
  type PostCorrection,
  postsToCorrect,
  readPost,
  settleCorrection,
  takeCorrection,
} from '../store/post-corrections.ts';
import { type ShownBriefing, shownIn } from '../store/shown.ts';
import { type Current, readCurrent, readOne } from '../store/versions.ts';
import type { Card } from '../views/card.ts';
import type { Look } from '../views/look.ts';
import { backoff } from './backoff.ts';
import { plainDigest, redrawDigest } from './correct-digest.ts';
import { redrawFollows } from './correct-follows.ts';
import { channelsToTell, redrawNote } from './correct-note.ts';
import { amend, foundOf } from './correct-shown.ts';
import type { Redraw, Reshown } from './correctable.ts';
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

const REDRAWS: Readonly<Record<PostKind, Redraw>> = {
  digest: redrawDigest,
  follows: redrawFollows,
  note: redrawNote,
};

export interface CorrectionDeps {
  readonly database: Database;
  readonly posters: ReadonlyMap<PlatformName, Poster>;
  /** Makes a request of the place when the limits let it. Throws Held where that is not now. */
  readonly request: Deliveries['request'];
  /** How the place's cards are drawn, for posts of which that was not kept. */
  readonly lookOf: (place: Place) => Promise<Omit<Look, 'now'>>;
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
    const laneOf = ({ platform, workspace }: Place) => `${platform}/${workspace}`;
    for (;;) {
      const batch = await postsToCorrect(database, [...posters.keys()], clock(), BATCH);
      let done = 0;
      await several(batch, WIDTH, async (correction) => {
        if (signal.aborted || held.has(laneOf(correction.place))) return;
        if (await inGuard(correction, signal)) done += 1;
        else held.add(laneOf(correction.place));
      });
      if (signal.aborted || done === 0) return;
    }
  }

  /** False where the platform asked to be left alone. One that fails never stops another. */
  async function inGuard(correction: PostCorrection, signal: AbortSignal): Promise<boolean> {
    try {
      const now = clock();
      const taken = await takeCorrection(database, correction, now, leaseFrom(now));
      return taken === null || (await correct(taken, signal));
    } catch (error) {
      log.error({ err: error, key: correction.key }, 'a post could not be corrected');
      return true;
    }
  }

  async function correct(correction: PostCorrection, signal: AbortSignal): Promise<boolean> {
    const post = await readPost(database, correction.key);
    const settle = (outcome: Parameters<typeof settleCorrection>[2]) =>
      settleCorrection(database, correction, outcome, clock());
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
      const { before, after, shown } = await redraw(post, correction.changedAt);
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

  /** The post as it stands and as it is to be; null where nothing that it was drawn from is known any more. */
  async function redraw(
    post: LedgerPost,
    at: number,
  ): Promise<{ before: Card | null; after: Card | null; shown: ShownBriefing[] }> {
    const old = await shownIn(database, post.key);
    const current = await readCurrent(
      database,
      old.map(({ id }) => id),
    );
    const states: { was: ShownBriefing; now: ShownBriefing; last: Version | null; told: Version | null }[] =
      [];
    for (const was of old) {
      const last = await readOne(database, was.id, was.shown);
      const told = was.told === was.shown ? last : await readOne(database, was.id, was.told);
      states.push({ was, now: amend(was, last, current.get(was.id), post.place, at), last, told });
    }
    const draw = REDRAWS[post.kind];
    const order = post.briefingIds.filter((id) => states.some(({ was }) => was.id === id));
    const drawn =
      post.drawn ?? plainDigest(order, { ...(await deps.lookOf(post.place)), now: post.postedAt });
    const redrawn = post.drawn === null ? redrawDigest : draw;
    const card = (pick: (state: (typeof states)[number]) => Reshown | null) => {
      const shown = states.flatMap((state): [string, Reshown][] => {
        const one = pick(state);
        return one ? [[state.was.id, one]] : [];
      });
      return shown.length > 0 ? redrawn(drawn, new Map(shown)) : null;
    };
    return {
      before: card(({ was, last, told }) => reshown(was, last, told)),
      after: card(({ was, now, last, told }) => reshown(now, wordsOf(was, now, last, current), told)),
      shown: states.map(({ now }) => now),
    };
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

function reshown(state: ShownBriefing, words: Version | null, told: Version | null): Reshown | null {
  const found = foundOf(state, words);
  return found && { found, told: told?.briefing ?? null };
}

/** What is struck out keeps the words that were shown. */
function wordsOf(
  was: ShownBriefing,
  now: ShownBriefing,
  last: Version | null,
  current: ReadonlyMap<string, Current>,
): Version | null {
  return now.shown === was.shown ? last : (current.get(now.id) ?? null);
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

/** Throws a PostError when `work` takes longer than `limit` ms. */
async function inTime<T>(work: Promise<T>, limit: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // It may still be on its way, and must not arrive after the next try.
    const more = { retryAfterMs: 2 * limit };
    timer = setTimeout(() => reject(new PostError('retry', `no answer within ${limit} ms`, more)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
