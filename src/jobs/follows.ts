import { concerned } from '../answers/follow-match.ts';
import type { Naming } from '../answers/naming.ts';
import { audiencesOf } from '../briefing/audience.ts';
import type { Briefing } from '../briefing/schema.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { shownBefore } from '../store/follow-news.ts';
import {
  becameVisible,
  type Follower,
  type Fresh,
  followersOf,
  makeDue,
  markSeen,
  seenUntil,
  unmadePosts,
  wantedByAnyone,
} from '../store/followers.ts';
import type { Job } from './tick.ts';

/** A briefing is stamped a moment before it can be read; looking back a little loses none. */
const OVERLAP_MS = 5 * 60_000;
/** A post that the platform refused is tried with what is new a day later, if nothing else comes before. */
const RETRY_MS = 24 * 60 * 60_000;
/** Failures older than this are left until something new comes. */
const UNMADE_MS = 7 * 24 * 60 * 60_000;

/**
 * Finds the channels that new briefings concern and makes them due `batchMs` later, so that what comes until then is one
 * post; posting it is delivery's. Several processes may run it at once: each sets the same, and what is due already stays.
 */
export function createFollowsJob(deps: {
  readonly database: Database;
  readonly naming: Naming;
  readonly clock: () => number;
  readonly log: Log;
  readonly batchMs: number;
}): Job {
  const { database, naming, clock, log, batchMs } = deps;
  /** When what this process has dealt with became visible, by id, as far as it still looks back. */
  let dealtWith = new Map<string, number>();

  async function makeUp(now: number): Promise<void> {
    const unmade = await unmadePosts(database, now - UNMADE_MS);
    const missed = unmade.filter(({ state }) => state === 'missed').map((one) => one.subscriptionId);
    await makeDue(database, missed, now);
    for (const { subscriptionId, endedAt } of unmade.filter(({ state }) => state === 'failed')) {
      await makeDue(database, [subscriptionId], Math.max(now, endedAt + RETRY_MS));
    }
  }

  /** Subscriptions of those who follow what is in these briefings, may see it and were not told. */
  async function concernedBy(fresh: readonly Fresh[], dueAt: number): Promise<Set<string>> {
    const wanted = await wantedByAnyone(database);
    const visibleAt = new Map(fresh.map(({ briefing, visibleAt }) => [briefing, visibleAt]));
    const matches = concerned(naming, wanted, [...visibleAt.keys()]);
    const byFollow = new Map([...matches].map(([{ kind, folded }, those]) => [`${kind} ${folded}`, those]));
    const due = new Set<string>();
    const looked: { follower: Follower; news: readonly Briefing[] }[] = [];
    for (const follower of await followersOf(database, [...matches.keys()], dueAt)) {
      const { place, kind, folded, createdAt, lastCoveredAt, subscriptionId } = follower;
      const audiences = audiencesOf({ place });
      const at = (one: Briefing) => visibleAt.get(one) ?? createdAt;
      const those = byFollow.get(`${kind} ${folded}`) ?? [];
      const news = those.filter((one) => audiences.includes(one.audience) && at(one) > createdAt);
      if (news.some((one) => at(one) > lastCoveredAt)) due.add(subscriptionId);
      else if (news.length > 0) looked.push({ follower, news });
    }
    // A post was made since: it told of them, or they were stamped before it and could be read only after.
    const places = looked.map(({ follower }) => follower.place);
    const shownTo = await shownBefore(database, places, Math.min(...visibleAt.values()) - 1);
    for (const { follower, news } of looked) {
      const { byFollows, byAny } = shownTo(follower.place);
      const told = follower.kind === 'person' ? byFollows : byAny;
      if (news.some(({ id }) => !told.has(id))) due.add(follower.subscriptionId);
    }
    return due;
  }

  return {
    name: 'follows',
    async run() {
      const now = clock();
      const seen = await seenUntil(database);
      if (seen === null) return;
      await makeUp(now);
      // A clock put back must not hide what comes before it is where it was.
      const since = Math.min(seen, now) - OVERLAP_MS;
      const all = await becameVisible(database, since, now);
      const fresh = all.filter(({ briefing, visibleAt }) => dealtWith.get(briefing.id) !== visibleAt);
      if (fresh.length === 0) return;
      const dueAt = now + batchMs;
      const ids = await concernedBy(fresh, dueAt);
      await makeDue(database, [...ids], dueAt);
      await markSeen(database, now);
      dealtWith = new Map(all.map(({ briefing, visibleAt }) => [briefing.id, visibleAt]));
      if (ids.size > 0) log.info({ briefings: fresh.length, channels: ids.size }, 'news for followers');
    },
  };
}
