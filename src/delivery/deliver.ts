import { setTimeout as wait } from 'node:timers/promises';
import type { Place, PlatformName } from '../briefing/audience.ts';
import { messageOf, type Problem, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type ClaimedRow, claimOne, waitingPlatform } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { createJournal } from '../store/journal.ts';
import type { LedgerRow, Settlement } from '../store/ledger.ts';
import { getSubscription, pauseIfActive, type StoredSubscription } from '../store/subscriptions.ts';
import type { Terms } from '../store/turns.ts';
import { attempt, type Ending, leaseFrom } from './attempt.ts';
import { createBudget, LIMITS, type Limits } from './budget.ts';
import { claimBatches } from './claiming.ts';
import type { Contents } from './content.ts';
import { type DeliveryEvent, endingStep } from './events.ts';
import { createGate } from './gate.ts';
import { createLanes, runBatches } from './lanes.ts';
import { createOwners, type Words } from './owners.ts';
import { createPlanner, ledgerKey } from './plan.ts';
import { PostError, type Poster } from './poster.ts';
import { createRefusals, type Stop } from './refusals.ts';
import { GONE, REMEDIES, stopWords, UNCERTAIN, unreadable, zoneGone } from './words.ts';

/** Requests under way at once: a platform that takes a second to answer still gets what its limits let through. */
const WIDTH = 96;
/** How long a settlement that the database does not take is tried again, ms: less than a lease. */
const SETTLE_AGAIN_MS = [250, 1000, 4000, 15_000, 30_000];

export interface DeliveryDeps {
  readonly database: Database;
  readonly contents: Contents;
  readonly posters: ReadonlyMap<PlatformName, Poster>;
  readonly clock: () => number;
  /** 0 … 1 */
  readonly random: () => number;
  readonly log: Log;
  /** The longest a post is waited for, ms. */
  readonly postTimeoutMs: number;
  /** How late a post may still be made, ms. */
  readonly graceMs: number;
  /** Tells who runs the bot what needs a person. */
  readonly tell: (problem: Problem) => void;
  readonly observe?: ((event: DeliveryEvent) => void) | undefined;
  /** The platforms' own unless given. */
  readonly limits?: Limits | undefined;
  readonly width?: number | undefined;
  /** Where a platform asks to wait no longer than this (ms), a post keeps its place and its claim meanwhile. */
  readonly momentMs?: number | undefined;
  /** Waits between tries to settle, ms. */
  readonly settleAgainMs?: readonly number[] | undefined;
}

export interface Deliveries {
  /** Takes up unfinished posts and makes those now due; once told to stop it begins no more. */
  tick(signal: AbortSignal): Promise<void>;
  /** Posts out of turn; `failed` also while an earlier post to the channel is not settled. */
  sendNow(subscription: StoredSubscription): Promise<'sent' | 'nothing' | 'failed'>;
  /** Makes another request of a place under the same limits. Throws Held where it is not to be made now. */
  request<T>(place: Place, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  /** Platforms that refused so often that they are left alone for a while. */
  stopped(): ReadonlyMap<PlatformName, Stop>;
}

/** Posts digests by the ledger (design §4): a due time is posted once at most, whatever crashes. */
export function createDeliveries(deps: DeliveryDeps): Deliveries {
  const { database, clock, log, posters, width = WIDTH } = deps;
  const { observe = () => {}, settleAgainMs = SETTLE_AGAIN_MS } = deps;
  const journal = createJournal(database);
  const budget = createBudget({ database, clock, limits: deps.limits ?? LIMITS });
  const refusals = createRefusals(clock);
  const gate = createGate({ budget, refusals, clock, width });
  const owners = createOwners(deps);
  const inLane = createLanes();
  const unserved = new Set<PlatformName>();
  let tally: Partial<Record<Settlement['state'], number>> = {};
  const planOf = createPlanner(deps.graceMs);
  const claiming = { database, log, planOf, observe, served, terms, putAside };
  const attemptDeps = {
    ...{ journal, gate, answered },
    ...deps,
    observe: (step: 'posting' | 'accepted', { key, place: { platform } }: LedgerRow) =>
      observe({ step, key, platform }),
  };

  /** One channel's posts come one after another: each must know what the last one showed. */
  const inChannel = <T>({ platform, channel }: Place, work: () => Promise<T>) =>
    inLane(`${platform}/${channel}`, work);

  async function answered({ place }: Pick<LedgerRow, 'place'>, error: PostError | null): Promise<void> {
    if (error === null) {
      refusals.succeeded(place.platform);
      return;
    }
    const stop = refusals.failed(place.platform, error);
    if (stop) {
      log.error({ platform: place.platform, ...stop }, 'no more is posted for a while: the platform refuses');
      if (stop.first) owners.report({ file: place.platform, ...stopWords(place.platform, stop, clock()) });
    }
    await budget.obey(place, error);
  }

  async function work(
    row: ClaimedRow,
    poster: Poster,
    outOfTurn: boolean,
    signal?: AbortSignal,
  ): Promise<Settlement['state']> {
    const ending = await attempt(attemptDeps, row, { poster, outOfTurn, signal });
    const { settlement } = ending;
    if (await settle(row, settlement)) {
      if (ending.gone) await pause(row.subscriptionId, GONE);
      await report(row, ending);
    }
    return settlement.state;
  }

  /** The platform's answer is in hand: a database that is away for a moment must not leave it in doubt. */
  async function settle(row: LedgerRow, settlement: Settlement): Promise<boolean> {
    for (const again of [...settleAgainMs, null]) {
      try {
        return await journal.settle(row, settlement, clock());
      } catch (error) {
        if (again === null) throw error;
        log.warn({ err: error, key: row.key }, 'a post could not be recorded; trying again');
        await wait(again);
      }
    }
    return false;
  }

  /** Pauses a digest that cannot go on without a person, and tells its owner, once. */
  async function pause(id: string, words: Words): Promise<void> {
    const subscription = await getSubscription(database, id);
    if (subscription === null) return;
    const { message, remedy } = words[subscription.chrome];
    if (!(await pauseIfActive(database, id, `${message} ${remedy}`))) return;
    await owners.tell(subscription, words);
  }

  async function report(row: LedgerRow, { settlement, quiet, gone }: Ending): Promise<void> {
    const { key, place, dueAt, attempts, subscriptionId: subscription } = row;
    const { platform, channel } = place;
    const outcome = settlement.state;
    observe({ step: endingStep(outcome), key, platform, outcome, lagMs: clock() - dueAt });
    tally[outcome] = (tally[outcome] ?? 0) + 1;
    const what = { platform, channel, subscription, key, attempts, outcome };
    if (!('error' in settlement)) {
      log.debug(what, 'digest');
      return;
    }
    log.warn({ ...what, reason: settlement.error }, 'digest');
    if (settlement.state === 'retry' || quiet || gone) return;
    const owner = settlement.state === 'uncertain' ? await getSubscription(database, subscription) : null;
    if (owner !== null) return await owners.tell(owner, UNCERTAIN);
    const due = new Date(dueAt).toISOString();
    owners.report({
      file: `digest ${platform}/${channel} ${due}`,
      message: `${settlement.state}: ${settlement.error}`,
      remedy: REMEDIES[settlement.state],
    });
  }

  /** One row of a tick: nothing thrown in it reaches another. */
  async function carry(row: ClaimedRow, signal: AbortSignal): Promise<void> {
    const { place, key } = row;
    try {
      const poster = posters.get(place.platform);
      if (poster === undefined) return;
      await inChannel(place, () => work(row, poster, false, signal));
    } catch (error) {
      log.error({ err: error, platform: place.platform, channel: place.channel, key }, 'a delivery failed');
    }
  }

  function terms(): Terms {
    const now = clock();
    return { now, leaseUntil: leaseFrom(now, deps.postTimeoutMs), channelInterval: budget.channelInterval };
  }

  function noteUnserved(platform: PlatformName): void {
    if (unserved.has(platform)) return;
    unserved.add(platform);
    log.warn({ platform }, `digests for ${platform} wait: that platform is not configured here`);
  }

  function served(): PlatformName[] {
    const stopped = refusals.stopped();
    return [...posters.keys()].filter((platform) => (stopped.get(platform)?.until ?? 0) <= clock());
  }

  /** A digest whose due time cannot be told stops no other; a person has to set it up anew. */
  async function putAside(id: string, error: unknown): Promise<void> {
    log.error({ err: error, subscription: id }, 'a digest cannot be read; it is paused');
    try {
      await pause(id, error instanceof UserError ? zoneGone(error) : unreadable(error));
    } catch (fault) {
      // Not even its row can be read in full: whoever runs the bot must mend it.
      await pauseIfActive(database, id, messageOf(error)).catch(() => false);
      owners.report({ file: `digest ${id}`, ...unreadable(fault).en });
    }
  }

  return {
    async tick(signal) {
      if (signal.aborted) return;
      const waiting = await waitingPlatform(database, [...posters.keys()], clock());
      if (waiting !== null) noteUnserved(waiting);
      await runBatches(claimBatches(claiming, signal), (row) => carry(row, signal), 2 * width);
      // A line for each post would cost as much as the post.
      if (Object.keys(tally).length > 0) log.info(tally, 'posts');
      tally = {};
    },

    async request(place, signal, work) {
      return await gate.request(place, clock(), signal, async () => {
        try {
          const result = await work();
          await answered({ place }, null);
          return result;
        } catch (error) {
          if (error instanceof PostError) await answered({ place }, error);
          throw error;
        }
      });
    },

    async sendNow(subscription) {
      const { place, id } = subscription;
      const poster = posters.get(place.platform);
      if (poster === undefined) {
        noteUnserved(place.platform);
        return 'failed';
      }
      return await inChannel(place, async () => {
        const now = clock();
        const plan = { missed: [], claim: { key: ledgerKey(id, now), dueAt: now }, next: undefined };
        const row = await claimOne(database, subscription, plan, terms());
        if (row === null) {
          log.warn({ subscription: id }, 'not sent now: an earlier post to the channel is not settled');
          return 'failed';
        }
        const state = await work(row, poster, true);
        return state === 'sent' || state === 'nothing' ? state : 'failed';
      });
    },

    stopped: refusals.stopped,
  };
}
