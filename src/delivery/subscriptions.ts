import { randomBytes } from 'node:crypto';
import type { Place } from '../briefing/audience.ts';
import { UserError } from '../errors.ts';
import {
  changeSubscription,
  getSubscription,
  listSubscriptions,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
  type Schedule,
  type StoredSubscription,
  type SubscriptionDraft,
  saveSubscription,
} from '../store/subscriptions.ts';
import type { Card } from '../views/card.ts';
import { type ContentDeps, previewContent } from './content.ts';
import type { Deliveries } from './deliver.ts';
import { nextDue } from './due.ts';

/** A channel's first digest shows what became visible in the week before it was set up. */
const FIRST_LOOK_BACK_MS = 7 * 24 * 60 * 60_000;

export interface SubscriptionDeps extends ContentDeps {
  readonly deliveries: Pick<Deliveries, 'sendNow'>;
  readonly clock: () => number;
}

/** A channel's digests as commands manage them: the SubscriptionsPort of `commands/ports.ts`. */
export function createSubscriptions(deps: SubscriptionDeps) {
  const { database, clock } = deps;

  /** Null for another channel's digest, and what is none, as for none: ids are no secret. */
  async function own(place: Place, id: string): Promise<StoredSubscription | null> {
    const found = await getSubscription(database, id);
    const same = found?.place.platform === place.platform && found.place.channel === place.channel;
    return same && found.kind === 'digest' ? found : null;
  }

  async function change(id: string, draft: SubscriptionDraft, due: number): Promise<StoredSubscription> {
    if ((await own(draft.place, id)) === null) throw gone();
    const others = await listSubscriptions(database, draft.place);
    if (others.some((one) => one.id !== id && one.time === draft.time)) throw taken(draft.time);
    const changed = await changeSubscription(database, id, draft, due);
    if (changed === null) throw gone();
    return changed;
  }

  return {
    list: (place: Place) => listSubscriptions(database, place),

    /** When a digest so set would first be due, ms. Throws UserError where zone, time or weekdays cannot be. */
    firstDue: (schedule: Schedule): number => nextDue(schedule, clock()),

    /** Throws UserError as `firstDue` does, and where the digest is gone or another has that time. */
    async set(draft: SubscriptionDraft & { readonly id?: string | undefined }): Promise<StoredSubscription> {
      const now = clock();
      const due = nextDue(draft, now);
      const weekdays = [...new Set(draft.weekdays)].sort((a, b) => a - b);
      const { id, ...wanted } = { ...draft, weekdays };
      if (id !== undefined) return await change(id, wanted, due);
      const fresh = { id: randomBytes(5).toString('hex'), now, lastCoveredAt: now - FIRST_LOOK_BACK_MS };
      return await saveSubscription(database, wanted, due, fresh);
    },

    async pause(place: Place, id: string): Promise<StoredSubscription | null> {
      const subscription = await own(place, id);
      if (subscription === null) return null;
      if (subscription.state === 'active') await pauseSubscription(database, id, null);
      return await getSubscription(database, id);
    },

    async resume(place: Place, id: string): Promise<StoredSubscription | null> {
      const subscription = await own(place, id);
      if (subscription === null) return null;
      // An active one keeps its due time: it may be due this very minute.
      if (subscription.state === 'paused') {
        await resumeSubscription(database, id, nextDue(subscription, clock()));
      }
      return await getSubscription(database, id);
    },

    async remove(place: Place, id: string): Promise<boolean> {
      if ((await own(place, id)) === null) return false;
      await removeSubscription(database, id);
      return true;
    },

    /** The card the next post would show now. */
    async preview(place: Place, id: string): Promise<Card | null> {
      const subscription = await own(place, id);
      if (subscription === null) return null;
      return await previewContent(deps, subscription, clock());
    },

    /** Posts now, out of turn; `nothing`: nothing new to post. */
    async sendNow(place: Place, id: string): Promise<'sent' | 'nothing' | 'failed' | null> {
      const subscription = await own(place, id);
      return subscription === null ? null : await deps.deliveries.sendNow(subscription);
    },
  };
}

function gone(): UserError {
  return new UserError('That digest is no longer set up.', 'Set up a new one.', {
    arabic: { message: 'لم تعد هذه النشرة مُعدّة.', remedy: 'أعدّ نشرة جديدة.' },
  });
}

function taken(time: string): UserError {
  return new UserError(
    `There is another digest at ${time} in this channel.`,
    'Choose another time, or remove that one.',
    {
      arabic: {
        message: `في هذه القناة نشرة أخرى في الساعة ${time}.`,
        remedy: 'اختر وقتًا آخر، أو احذف تلك النشرة.',
      },
    },
  );
}
