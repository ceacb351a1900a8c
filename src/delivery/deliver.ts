import { createHash } from 'node:crypto';
import type { Place, PlatformName } from '../briefing/audience.ts';
import { messageOf, type Problem } from '../errors.ts';
import {
  claim,
  type LedgerRow,
  reclaim,
  recordMissed,
  rowsToResume,
  type Settlement,
  settle,
} from '../store/ledger.ts';
import {
  dueSubscriptions,
  getSubscription,
  pauseSubscription,
  type StoredSubscription,
} from '../store/subscriptions.ts';
import { type AttemptDeps, attempt, type Ending, leaseFrom } from './attempt.ts';
import { followingDue } from './due.ts';
import { createLanes, runSeveral } from './lanes.ts';
import type { Poster } from './poster.ts';

/** Posts under way at once: below Discord's 50 requests a second, enough for many channels on one full hour. */
const WIDTH = 8;

const GONE = {
  en: 'the channel is gone, or the bot may not post there. Invite the bot or let it post, then press Resume.',
  ar: 'القناة لم تعد موجودة، أو لا يُسمح للبوت بالنشر فيها. ادعُ البوت إليها أو اسمح له بالنشر، ثم اضغط «استئناف».',
} as const;

export interface DeliveryDeps extends AttemptDeps {
  readonly posters: ReadonlyMap<PlatformName, Poster>;
  /** Tells the digest's owner what needs a person. */
  readonly tell: (problem: Problem) => void;
}

export interface Deliveries {
  /** Takes up unfinished posts and makes those now due; once told to stop it begins no more. */
  tick(signal: AbortSignal): Promise<void>;
  /** Posts out of turn; `failed` also while an earlier post to the channel is not settled. */
  sendNow(subscription: StoredSubscription): Promise<'sent' | 'nothing' | 'failed'>;
}

/** Posts digests by the ledger (design §4): a due time is posted once at most, whatever crashes. */
export function createDeliveries(deps: DeliveryDeps): Deliveries {
  const { database, clock, log, posters } = deps;
  const inLane = createLanes();
  const unserved = new Set<PlatformName>();

  /** One channel's posts come one after another: each must know what the last one showed. */
  const inChannel = <T>(place: Place, work: () => Promise<T>) =>
    inLane(`${place.platform}/${place.channel}`, work);

  const leaseUntil = (now: number) => leaseFrom(now, deps.postTimeoutMs);

  async function work(row: LedgerRow, poster: Poster, outOfTurn: boolean): Promise<Settlement['state']> {
    const ending = await attempt(deps, row, poster, outOfTurn);
    await settle(database, row, ending.settlement, clock());
    if (ending.gone) await pauseAsGone(row.subscriptionId);
    report(row, ending);
    return ending.settlement.state;
  }

  async function pauseAsGone(id: string): Promise<void> {
    const subscription = await getSubscription(database, id);
    if (subscription !== null) await pauseSubscription(database, id, GONE[subscription.chrome]);
  }

  async function resume(row: LedgerRow, poster: Poster): Promise<void> {
    const now = clock();
    const taken = await reclaim(database, row, now, leaseUntil(now));
    if (taken !== null) await work(taken, poster, false);
  }

  async function serve(subscription: StoredSubscription, poster: Poster): Promise<void> {
    const now = clock();
    let dueAt = subscription.nextDueAt;
    while (dueAt !== null && dueAt <= now) {
      const next = followingDue(subscription, dueAt);
      const key = ledgerKey(subscription.id, dueAt);
      const wanted = { key, subscription, dueAt, next, now };
      if (now - dueAt <= deps.graceMs) {
        const row = await claim(database, { ...wanted, leaseUntil: leaseUntil(now) });
        if (row !== null) await work(row, poster, false);
        return;
      }
      // What has no next time comes late rather than never.
      const later = next ?? now;
      if (!(await recordMissed(database, { ...wanted, next: later }))) return;
      log.warn({ subscription: subscription.id, dueAt }, 'a digest was missed; the next one covers it');
      dueAt = later;
    }
  }

  /** One piece of a tick: nothing thrown in it reaches another. */
  function piece(place: Place, run: (poster: Poster) => Promise<void>): () => Promise<void> {
    return async () => {
      const poster = posters.get(place.platform);
      if (poster === undefined) {
        noteUnserved(place.platform);
        return;
      }
      try {
        await inChannel(place, () => run(poster));
      } catch (error) {
        log.error({ err: error, platform: place.platform, channel: place.channel }, 'a delivery failed');
      }
    };
  }

  function noteUnserved(platform: PlatformName): void {
    if (unserved.has(platform)) return;
    unserved.add(platform);
    log.warn({ platform }, `digests for ${platform} wait: that platform is not configured here`);
  }

  function report(row: LedgerRow, { settlement, wished }: Ending): void {
    const { platform, channel } = row.place;
    const what = {
      platform,
      channel,
      subscription: row.subscriptionId,
      key: row.key,
      attempts: row.attempts,
    };
    if (!('error' in settlement)) {
      log.info({ ...what, outcome: settlement.state }, 'digest');
      return;
    }
    log.warn({ ...what, outcome: settlement.state, reason: settlement.error }, 'digest');
    if (settlement.state === 'retry' || wished) return;
    tell(row, `${settlement.state}: ${settlement.error}`, REMEDIES[settlement.state]);
  }

  function tell({ place, dueAt }: LedgerRow, message: string, remedy: string): void {
    const due = new Date(dueAt).toISOString();
    try {
      deps.tell({ file: `digest ${place.platform}/${place.channel} ${due}`, message, remedy });
    } catch (error) {
      log.error({ err: error }, `the owner could not be told: ${messageOf(error)}`);
    }
  }

  return {
    async tick(signal) {
      const now = clock();
      const unfinished = await rowsToResume(database, now);
      const due = await dueSubscriptions(database, now);
      await runSeveral(
        [
          ...unfinished.map((row) => piece(row.place, (poster) => resume(row, poster))),
          ...due.map((subscription) => piece(subscription.place, (poster) => serve(subscription, poster))),
        ],
        WIDTH,
        signal,
      );
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
        const wanted = { key: ledgerKey(id, now), subscription, dueAt: now, next: undefined, now };
        const row = await claim(database, { ...wanted, leaseUntil: leaseUntil(now) });
        if (row === null) {
          log.warn({ subscription: id }, 'not sent now: an earlier post to the channel is not settled');
          return 'failed';
        }
        const state = await work(row, poster, true);
        return state === 'sent' || state === 'nothing' ? state : 'failed';
      });
    },
  };
}

const REMEDIES = {
  uncertain: 'Look in the channel whether it is there; it will not be posted again.',
  failed: 'Mend the cause; the next digest covers the same articles.',
  missed: 'Nothing to do: the next digest covers the same articles.',
} as const;

/** The same row has the same key wherever it is worked out: 24 hexadecimal digits. */
function ledgerKey(subscriptionId: string, dueAt: number): string {
  return createHash('sha256').update(`${subscriptionId}/${dueAt}`).digest('hex').slice(0, 24);
}
