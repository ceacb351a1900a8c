import { randomBytes } from 'node:crypto';
import type { FollowAnswers, WhoAnswer } from '../answers/follows.ts';
import type { Naming } from '../answers/naming.ts';
import type { Place } from '../briefing/audience.ts';
import type { Database } from '../store/database.ts';
import {
  addFollow,
  type Follow,
  type FollowDraft,
  type FollowKind,
  foldedFollow,
  followsSubscription,
  listFollows,
  removeFollow,
  resumeFollows,
} from '../store/follows.ts';
import { nameLength } from '../text/names.ts';

export interface FollowListDeps {
  readonly database: Database;
  readonly answers: FollowAnswers;
  readonly naming: Naming;
  readonly clock: () => number;
  /** Follows a channel may have. */
  readonly most: number;
  /** How long news is collected before it is posted, ms. */
  readonly batchMs: number;
}

/** What channels follow, as commands manage it: the FollowsPort of `commands/ports.ts`. */
export function createFollows({ database, answers, naming, clock, most, batchMs }: FollowListDeps) {
  /** Two full names that can be one person's are one follow, in whatever script; a bare surname may be another's. */
  function isSame(kind: FollowKind, a: string, b: string): boolean {
    if (foldedFollow(a) === foldedFollow(b)) return true;
    if (kind === 'topic' || nameLength(a) < 2 !== nameLength(b) < 2) return false;
    return naming.same(a, b);
  }

  return {
    most,

    /** What the channel follows, oldest first, and why its posts are paused, where they are. */
    async list(place: Place): Promise<{ follows: Follow[]; paused: string | null }> {
      const subscription = await followsSubscription(database, place);
      const paused = subscription?.state === 'paused' ? (subscription.pausedBecause ?? '') : null;
      return { follows: await listFollows(database, place), paused };
    },

    /** Resumes the channel's posts too, where they were paused. */
    async add(draft: FollowDraft): Promise<'added' | 'already' | 'full'> {
      const now = clock();
      const known = (await listFollows(database, draft.place)).find(
        (one) => one.kind === draft.kind && isSame(one.kind, one.wanted, draft.wanted),
      );
      const id = randomBytes(5).toString('hex');
      const wanted = known?.wanted ?? draft.wanted.replace(/\s+/g, ' ').trim();
      return await addFollow(database, { ...draft, wanted }, { id, now, resumeAt: now + batchMs, most });
    },

    /** What of the channel's follows can be meant: the one so written, else all that the name can be. */
    async find(place: Place, kind: FollowKind, typed: string): Promise<Follow[]> {
      const all = (await listFollows(database, place)).filter((one) => one.kind === kind);
      const exact = all.filter((one) => foldedFollow(one.wanted) === foldedFollow(typed));
      if (exact.length > 0 || kind === 'topic') return exact;
      return all.filter((one) => naming.same(typed, one.wanted));
    },

    remove: (place: Place, id: string): Promise<Follow | null> => removeFollow(database, place, id),

    resume: (place: Place): Promise<boolean> => resumeFollows(database, place, clock() + batchMs),

    who: (place: Place, name: string): Promise<WhoAnswer> => answers.who({ place }, name),

    /** How many briefings there are on it; null where it is all too common words. */
    onTopic: (place: Place, topic: string): Promise<number | null> => answers.onTopic({ place }, topic),
  };
}
