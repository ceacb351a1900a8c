import type { Selectable } from 'kysely';
import type { Place } from '../briefing/audience.ts';
import type { Database, Tables } from './database.ts';
import { type DigestFilter, readFilters } from './filters.ts';

/** When and in which zone a digest is due. */
export interface Schedule {
  /** `HH:MM`, local to `zone`. */
  readonly time: string;
  /** ISO weekdays, 1 Monday … 7 Sunday, ascending. */
  readonly weekdays: readonly number[];
  /** IANA zone. */
  readonly zone: string;
}

/** digest: due by its schedule; follows: what a channel follows, due a little after something new of it came. */
export type SubscriptionKind = 'digest' | 'follows';

/** What a day without news gets: no post, or one that says so. */
type Quiet = 'silent' | 'tell';

export interface SubscriptionDraft extends Schedule {
  readonly place: Place;
  readonly chrome: 'ar' | 'en';
  /** None: everything. */
  readonly filters?: readonly DigestFilter[] | undefined;
  /** Topics wanted, the same as filters that say so. */
  readonly topics?: readonly string[] | undefined;
  /** silent unless told otherwise. */
  readonly quiet?: Quiet | undefined;
  /** Briefings in one post, at most; as many as the settings say where it is left out. */
  readonly most?: number | undefined;
  readonly owner?: string | undefined;
}

/** One digest a channel gets. Times are ms. */
export interface StoredSubscription extends Omit<SubscriptionDraft, 'topics'> {
  readonly id: string;
  readonly kind: SubscriptionKind;
  readonly filters: readonly DigestFilter[];
  readonly quiet: Quiet;
  readonly state: 'active' | 'paused';
  /** Why it is paused, where it was not a person's wish. */
  readonly pausedBecause?: string | undefined;
  /** Null when paused. */
  readonly nextDueAt: number | null;
  /** What became visible up to here is behind it. */
  readonly lastCoveredAt: number;
}

type Fresh = { readonly id: string; readonly now: number; readonly lastCoveredAt: number };

/** Stores the channel's digest at that time, active, or changes the one already there, which keeps its id and its past. */
export async function saveSubscription(
  database: Database,
  draft: SubscriptionDraft,
  nextDueAt: number,
  fresh: Fresh,
): Promise<StoredSubscription> {
  const { platform, channel } = draft.place;
  const chosen = chosenIn(draft, nextDueAt);
  const row = await database
    .insertInto('subscriptions')
    .values({
      id: fresh.id,
      kind: 'digest',
      platform,
      channel,
      time: draft.time,
      created_at: fresh.now,
      last_covered_at: fresh.lastCoveredAt,
      ...chosen,
    })
    .onConflict((conflict) => conflict.columns(['platform', 'channel', 'time']).doUpdateSet(chosen))
    .returningAll()
    .executeTakeFirstOrThrow();
  return subscriptionOf(row);
}

/** Changes that digest, its time too; it is active then and keeps its past. Null where it is gone. */
export async function changeSubscription(
  database: Database,
  id: string,
  draft: SubscriptionDraft,
  nextDueAt: number,
): Promise<StoredSubscription | null> {
  const row = await database
    .updateTable('subscriptions')
    .set({ ...chosenIn(draft, nextDueAt), time: draft.time })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : subscriptionOf(row);
}

function chosenIn(draft: SubscriptionDraft, nextDueAt: number) {
  const wanted = (draft.topics ?? []).map((value): DigestFilter => ({ kind: 'topic', value }));
  return {
    workspace: draft.place.workspace,
    weekdays: JSON.stringify(draft.weekdays),
    zone: draft.zone,
    chrome: draft.chrome,
    topics: '[]',
    filters: JSON.stringify([...wanted, ...(draft.filters ?? [])]),
    quiet: draft.quiet ?? 'silent',
    most: draft.most ?? null,
    owner: draft.owner ?? null,
    state: 'active',
    paused_because: null,
    next_due_at: nextDueAt,
  };
}

/** The channel's digests by time of day. */
export async function listSubscriptions(database: Database, place: Place): Promise<StoredSubscription[]> {
  const rows = await database
    .selectFrom('subscriptions')
    .selectAll()
    .where('platform', '=', place.platform)
    .where('channel', '=', place.channel)
    .where('kind', '=', 'digest')
    .orderBy('time')
    .execute();
  return rows.map(subscriptionOf);
}

export async function getSubscription(database: Database, id: string): Promise<StoredSubscription | null> {
  const row = await database.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : subscriptionOf(row);
}

/** Those of these that there are. */
export async function getSubscriptions(
  database: Database,
  ids: readonly string[],
): Promise<StoredSubscription[]> {
  if (ids.length === 0) return [];
  const rows = await database.selectFrom('subscriptions').selectAll().where('id', 'in', ids).execute();
  return rows.map(subscriptionOf);
}

export async function pauseSubscription(
  database: Database,
  id: string,
  because: string | null,
): Promise<void> {
  await database
    .updateTable('subscriptions')
    .set({ state: 'paused', paused_because: because, next_due_at: null })
    .where('id', '=', id)
    .execute();
}

/** Pauses it unless it is paused already; answers whether it was this call that did. */
export async function pauseIfActive(database: Database, id: string, because: string): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('subscriptions')
    .set({ state: 'paused', paused_because: because, next_due_at: null })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function resumeSubscription(database: Database, id: string, nextDueAt: number): Promise<void> {
  await database
    .updateTable('subscriptions')
    .set({ state: 'active', paused_because: null, next_due_at: nextDueAt })
    .where('id', '=', id)
    .execute();
}

export async function removeSubscription(database: Database, id: string): Promise<void> {
  await database.deleteFrom('subscriptions').where('id', '=', id).execute();
}

export function subscriptionOf(row: Selectable<Tables['subscriptions']>): StoredSubscription {
  return {
    id: row.id,
    kind: row.kind as SubscriptionKind,
    place: {
      platform: row.platform as Place['platform'],
      workspace: row.workspace,
      channel: row.channel,
    },
    time: row.time,
    weekdays: JSON.parse(row.weekdays),
    zone: row.zone,
    chrome: row.chrome === 'ar' ? 'ar' : 'en',
    filters: readFilters(row.filters, row.topics),
    quiet: row.quiet === 'tell' ? 'tell' : 'silent',
    most: row.most ?? undefined,
    state: row.state === 'paused' ? 'paused' : 'active',
    pausedBecause: row.paused_because ?? undefined,
    nextDueAt: row.next_due_at,
    owner: row.owner ?? undefined,
    lastCoveredAt: row.last_covered_at,
  };
}
