import type { Selectable, Transaction } from 'kysely';
import type { Place } from '../briefing/audience.ts';
import { fold } from '../text/fold.ts';
import type { Database, Tables } from './database.ts';
import { getSubscription, type StoredSubscription } from './subscriptions.ts';

export type FollowKind = 'person' | 'topic';

/** A person or a topic that a channel follows. Times are ms. */
export interface Follow {
  readonly id: string;
  readonly kind: FollowKind;
  readonly wanted: string;
  /** Only what became visible later is new to it. */
  readonly createdAt: number;
}

export interface FollowDraft {
  readonly place: Place;
  readonly kind: FollowKind;
  readonly wanted: string;
  /** Of the channel's posts, where it has no language or zone of its own. */
  readonly chrome: 'ar' | 'en';
  readonly zone: string;
  readonly owner?: string | undefined;
}

interface Fresh {
  /** Of the follow, and of the channel's subscription if it has none. */
  readonly id: string;
  readonly now: number;
  /** When a channel whose posts were paused is due again. */
  readonly resumeAt: number;
  /** Follows a channel may have. */
  readonly most: number;
}

/** What makes a subscription the channel's one of this kind: it has no time of day. */
const TIMELESS = '';

/** Stores the follow and resumes the channel's posts; `full`: it has as many as it may, and nothing is stored. */
export async function addFollow(
  database: Database,
  draft: FollowDraft,
  fresh: Fresh,
): Promise<'added' | 'already' | 'full'> {
  const { place, kind, wanted } = draft;
  const { platform, workspace, channel } = place;
  return await database.transaction().execute(async (transaction) => {
    // Written first: whoever adds to the same channel at the same time waits here, and then counts this one.
    await ensureSubscription(transaction, draft, fresh);
    const there = await transaction
      .selectFrom('follows')
      .select(['kind', 'folded'])
      .where('platform', '=', platform)
      .where('channel', '=', channel)
      .execute();
    const folded = foldedFollow(wanted);
    if (there.some((one) => one.kind === kind && one.folded === folded)) return 'already';
    if (there.length >= fresh.most) return 'full';
    const own = { id: fresh.id, kind, wanted, folded, owner: draft.owner ?? null, created_at: fresh.now };
    await transaction
      .insertInto('follows')
      .values({ platform, workspace, channel, ...own })
      .execute();
    return 'added';
  });
}

async function ensureSubscription(
  transaction: Transaction<Tables>,
  { place, chrome, zone, owner }: FollowDraft,
  { id, now, resumeAt }: Fresh,
): Promise<void> {
  const { platform, workspace, channel } = place;
  await transaction
    .insertInto('subscriptions')
    .values({
      ...{ id, kind: 'follows', platform, workspace, channel, chrome, zone, owner: owner ?? null },
      ...{ time: TIMELESS, weekdays: '[]', topics: '[]', state: 'active', paused_because: null },
      ...{ created_at: now, next_due_at: null, last_covered_at: now },
    })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'channel', 'time']).doUpdateSet({ workspace, kind: 'follows' }),
    )
    .execute();
  await resume(transaction, place, resumeAt);
}

/** Oldest first. */
export async function listFollows(database: Database, place: Place): Promise<Follow[]> {
  const rows = await database
    .selectFrom('follows')
    .selectAll()
    .where('platform', '=', place.platform)
    .where('channel', '=', place.channel)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(followOf);
}

/** Takes it out, and with the last one the channel's subscription. Null where the channel has none of that id. */
export async function removeFollow(database: Database, place: Place, id: string): Promise<Follow | null> {
  const { platform, channel } = place;
  return await database.transaction().execute(async (transaction) => {
    // Whoever adds to the channel waits until this is done, and the other way round.
    await transaction
      .updateTable('subscriptions')
      .set({ kind: 'follows' })
      .where('platform', '=', platform)
      .where('channel', '=', channel)
      .where('time', '=', TIMELESS)
      .execute();
    const row = await transaction
      .deleteFrom('follows')
      .where('id', '=', id)
      .where('platform', '=', platform)
      .where('channel', '=', channel)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return null;
    await transaction
      .deleteFrom('subscriptions')
      .where('platform', '=', platform)
      .where('channel', '=', channel)
      .where('time', '=', TIMELESS)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('follows')
              .select('follows.id')
              .where('follows.platform', '=', platform)
              .where('follows.channel', '=', channel),
          ),
        ),
      )
      .execute();
    return followOf(row);
  });
}

/** What the channel's follow posts are sent by; null where it follows nothing. */
export async function followsSubscription(
  database: Database,
  place: Place,
): Promise<StoredSubscription | null> {
  const row = await database
    .selectFrom('subscriptions')
    .select('id')
    .where('platform', '=', place.platform)
    .where('channel', '=', place.channel)
    .where('time', '=', TIMELESS)
    .executeTakeFirst();
  return row === undefined ? null : await getSubscription(database, row.id);
}

/** Lets a paused channel's posts come again, the first at `dueAt` (ms). False where they were not paused. */
export async function resumeFollows(database: Database, place: Place, dueAt: number): Promise<boolean> {
  return await database.transaction().execute((transaction) => resume(transaction, place, dueAt));
}

async function resume(transaction: Transaction<Tables>, place: Place, dueAt: number): Promise<boolean> {
  const result = await transaction
    .updateTable('subscriptions')
    .set({ state: 'active', paused_because: null, next_due_at: dueAt })
    .where('platform', '=', place.platform)
    .where('channel', '=', place.channel)
    .where('time', '=', TIMELESS)
    .where('state', '=', 'paused')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Two spellings with one fold are one follow. */
export function foldedFollow(wanted: string): string {
  return fold(wanted).replace(/\s+/g, ' ').trim();
}

function followOf(row: Selectable<Tables['follows']>): Follow {
  return { id: row.id, kind: row.kind as FollowKind, wanted: row.wanted, createdAt: row.created_at };
}
