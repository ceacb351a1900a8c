import type { Selectable } from 'kysely';
import type { Place } from '../briefing/audience.ts';
import type { Database, Tables } from './database.ts';
import type { StoredSubscription, SubscriptionKind } from './subscriptions.ts';

/** digest, follows: of a subscription of that kind; note: a word on a correction, which belongs to none. */
export type PostKind = SubscriptionKind | 'note';

/**
 * The ledger of posts (design §4): one row a due time, written before anything is posted. A row is worked on only by
 * who holds its claim: `attempts` counts the claims, and a holder with an older count changes nothing.
 */
export interface LedgerRow {
  readonly key: string;
  readonly kind: PostKind;
  readonly subscriptionId: string;
  /** ms, as all times here. */
  readonly dueAt: number;
  readonly place: Place;
  readonly attempts: number;
  /** When a post was begun that may have been made; null when none can have been. */
  readonly postingAt: number | null;
}

export interface Claim {
  readonly key: string;
  readonly subscription: StoredSubscription;
  readonly dueAt: number;
  /** The subscription's following due time, null for none as yet; undefined leaves it as it is (a post out of turn). */
  readonly next: number | null | undefined;
  readonly now: number;
  readonly leaseUntil: number;
}

/** How an attempt ended. `retry` with `maybePosted` looks for the post before it tries again. */
export type Settlement =
  | { readonly state: 'sent'; readonly channel: string; readonly message: string }
  | { readonly state: 'nothing'; readonly coveredUntil: number }
  | { readonly state: 'uncertain' | 'failed' | 'missed'; readonly error: string }
  | {
      readonly state: 'retry';
      readonly error: string;
      readonly nextAttemptAt: number;
      readonly maybePosted: boolean;
    };

const UNSETTLED = ['claimed', 'retry'];

/**
 * Claims a due time: writes its row and moves the subscription on, both or neither. Null when another has it, the
 * subscription has changed, or an earlier post to the same channel is not settled (its articles would come twice).
 */
export async function claim(database: Database, wanted: Claim): Promise<LedgerRow | null> {
  return await insertRow(database, wanted, { state: 'claimed', attempts: 1, lease_until: wanted.leaseUntil });
}

/** Records a due time that nobody served within the grace, and moves the subscription on. */
export async function recordMissed(database: Database, wanted: Omit<Claim, 'leaseUntil'>): Promise<boolean> {
  const error = 'not served within the grace';
  return (await insertRow(database, wanted, { state: 'missed', attempts: 0, error })) !== null;
}

async function insertRow(
  database: Database,
  { key, subscription, dueAt, next, now }: Omit<Claim, 'leaseUntil'>,
  state: { state: string; attempts: number; lease_until?: number; error?: string },
): Promise<LedgerRow | null> {
  const { platform, workspace, channel } = subscription.place;
  return await database.transaction().execute(async (transaction) => {
    // A write comes first, so that SQLite takes its lock before anything is decided on what was read.
    const moved = await transaction
      .updateTable('subscriptions')
      .set((eb) => ({ next_due_at: next === undefined ? eb.ref('next_due_at') : next }))
      .where('id', '=', subscription.id)
      .$if(next !== undefined, (query) => query.where('next_due_at', '=', dueAt))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('ledger')
              .select('ledger.key')
              .where('ledger.platform', '=', platform)
              .where('ledger.channel', '=', channel)
              .where('ledger.state', 'in', UNSETTLED),
          ),
        ),
      )
      .executeTakeFirst();
    if (moved.numUpdatedRows === 0n) return null;
    const row = await transaction
      .insertInto('ledger')
      .values({
        key,
        kind: subscription.kind,
        subscription_id: subscription.id,
        due_at: dueAt,
        platform,
        workspace,
        channel,
        briefing_ids: '[]',
        created_at: now,
        updated_at: now,
        ...state,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    return row === undefined ? null : rowOf(row);
  });
}

/** Rows to be taken up again: claimed ones whose lease has run out, and those whose next attempt has come. */
export async function rowsToResume(database: Database, now: number): Promise<LedgerRow[]> {
  const rows = await database
    .selectFrom('ledger')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'claimed'), eb('lease_until', '<=', now)]),
        eb.and([eb('state', '=', 'retry'), eb('next_attempt_at', '<=', now)]),
      ]),
    )
    .orderBy('due_at')
    .execute();
  return rows.map(rowOf);
}

/** Takes up such a row. Null when another was quicker. */
export async function reclaim(
  database: Database,
  row: LedgerRow,
  now: number,
  leaseUntil: number,
): Promise<LedgerRow | null> {
  const taken = await database
    .updateTable('ledger')
    .set({ state: 'claimed', attempts: row.attempts + 1, lease_until: leaseUntil, updated_at: now })
    .where('key', '=', row.key)
    .where('attempts', '=', row.attempts)
    .where('state', 'in', UNSETTLED)
    .returningAll()
    .executeTakeFirst();
  return taken === undefined ? null : rowOf(taken);
}

/** Writes down, before posting, what will be posted. False when the claim is lost: then nothing may be posted. */
export async function beginPost(
  database: Database,
  row: LedgerRow,
  post: { briefingIds: readonly string[]; coveredUntil: number; now: number; leaseUntil: number },
): Promise<boolean> {
  const result = await database
    .updateTable('ledger')
    .set({
      posting_at: post.now,
      covered_until: post.coveredUntil,
      briefing_ids: JSON.stringify(post.briefingIds),
      lease_until: post.leaseUntil,
      updated_at: post.now,
    })
    .where('key', '=', row.key)
    .where('attempts', '=', row.attempts)
    .where('state', '=', 'claimed')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ends an attempt; what was posted (or may have been) moves the subscription's mark in the same transaction. */
export async function settle(
  database: Database,
  row: LedgerRow,
  ending: Settlement,
  now: number,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const settled = await transaction
      .updateTable('ledger')
      .set({
        state: ending.state,
        lease_until: null,
        next_attempt_at: ending.state === 'retry' ? ending.nextAttemptAt : null,
        error: 'error' in ending ? ending.error : null,
        updated_at: now,
        ...(ending.state === 'sent' && { message_channel: ending.channel, message_id: ending.message }),
        ...(ending.state === 'nothing' && { covered_until: ending.coveredUntil }),
        ...(ending.state === 'retry' && !ending.maybePosted && { posting_at: null }),
      })
      .where('key', '=', row.key)
      .where('attempts', '=', row.attempts)
      .where('state', '=', 'claimed')
      .returning('covered_until')
      .executeTakeFirst();
    const covered = settled?.covered_until;
    if (covered == null || !['sent', 'nothing', 'uncertain'].includes(ending.state)) return;
    await transaction
      .updateTable('subscriptions')
      .set({ last_covered_at: covered })
      .where('id', '=', row.subscriptionId)
      .where('last_covered_at', '<', covered)
      .execute();
  });
}

/** Briefings posted to the channel, or perhaps posted, by digests that reached past `since`. */
export async function postedIds(database: Database, place: Place, since: number): Promise<Set<string>> {
  const rows = await database
    .selectFrom('ledger')
    .select('briefing_ids')
    .where('platform', '=', place.platform)
    .where('channel', '=', place.channel)
    .where('covered_until', '>', since)
    .where('state', 'in', ['sent', 'uncertain'])
    .execute();
  return new Set(rows.flatMap((row): string[] => JSON.parse(row.briefing_ids)));
}

/** Drops settled rows last touched before `before` (ms); answers how many. */
export async function pruneLedger(database: Database, before: number): Promise<number> {
  const result = await database
    .deleteFrom('ledger')
    .where('state', 'not in', UNSETTLED)
    .where('updated_at', '<', before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

function rowOf(row: Selectable<Tables['ledger']>): LedgerRow {
  return {
    key: row.key,
    kind: row.kind as PostKind,
    subscriptionId: row.subscription_id,
    dueAt: row.due_at,
    place: { platform: row.platform as Place['platform'], workspace: row.workspace, channel: row.channel },
    attempts: row.attempts,
    postingAt: row.posting_at,
  };
}
