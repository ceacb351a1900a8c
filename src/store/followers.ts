import type { Place } from '../briefing/audience.ts';
import type { Briefing } from '../briefing/schema.ts';
import type { Database } from './database.ts';
import type { FollowKind } from './follows.ts';

/** Everything here sees all channels and all audiences: for the job that finds out whom a new briefing concerns. */

export interface Wanted {
  readonly kind: FollowKind;
  readonly wanted: string;
  readonly folded: string;
}

/** A briefing when it is new, whoever may see it. */
export interface Fresh {
  readonly briefing: Briefing;
  /** ms */
  readonly visibleAt: number;
}

/** A channel that follows something and is not due already. */
export interface Follower {
  readonly subscriptionId: string;
  readonly place: Place;
  readonly kind: FollowKind;
  readonly folded: string;
  /** When it began to follow, ms. */
  readonly createdAt: number;
  /** Up to when posts have told it what is new, ms. */
  readonly lastCoveredAt: number;
}

/** Values in one statement, well below what either engine takes. */
const BATCH = 500;
const MARK = 'briefings';

/** Approved briefings that became visible to somebody after `since` and up to `until` (ms). */
export async function becameVisible(database: Database, since: number, until: number): Promise<Fresh[]> {
  const rows = await database
    .selectFrom('briefings')
    .select(['body', 'visible_at'])
    .where('status', '=', 'approved')
    .where('visible_at', '>', since)
    .where('visible_at', '<=', until)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    briefing: JSON.parse(row.body) as Briefing,
    visibleAt: Number(row.visible_at),
  }));
}

/** Each thing that any channel follows, once. */
export async function wantedByAnyone(database: Database): Promise<Wanted[]> {
  const rows = await database
    .selectFrom('follows')
    .select((select) => ['kind', 'folded', select.fn.min('wanted').as('wanted')])
    .groupBy(['kind', 'folded'])
    .execute();
  return rows.map((row) => ({ kind: row.kind as FollowKind, wanted: row.wanted, folded: row.folded }));
}

/** Who follows one of these, in channels whose posts are not paused and not due by `dueAt` (ms). */
export async function followersOf(
  database: Database,
  wanted: readonly Wanted[],
  dueAt: number,
): Promise<Follower[]> {
  const followers: Follower[] = [];
  for (const kind of ['person', 'topic'] as const) {
    const folded = wanted.filter((one) => one.kind === kind).map((one) => one.folded);
    for (let at = 0; at < folded.length; at += BATCH) {
      const rows = await database
        .selectFrom('follows')
        .innerJoin('subscriptions', (join) =>
          join
            .onRef('subscriptions.platform', '=', 'follows.platform')
            .onRef('subscriptions.channel', '=', 'follows.channel')
            .on('subscriptions.kind', '=', 'follows'),
        )
        .where('follows.kind', '=', kind)
        .where('follows.folded', 'in', folded.slice(at, at + BATCH))
        .where('subscriptions.state', '=', 'active')
        .where((eb) =>
          eb.or([eb('subscriptions.next_due_at', 'is', null), eb('subscriptions.next_due_at', '>', dueAt)]),
        )
        .select(['subscriptions.id', 'follows.platform', 'follows.channel', 'follows.folded'])
        .select(['subscriptions.workspace', 'follows.created_at', 'subscriptions.last_covered_at'])
        .execute();
      for (const row of rows) {
        const { workspace, channel } = row;
        followers.push({
          subscriptionId: row.id,
          place: { platform: row.platform as Place['platform'], workspace, channel },
          ...{ kind, folded: row.folded },
          createdAt: row.created_at,
          lastCoveredAt: row.last_covered_at,
        });
      }
    }
  }
  return followers;
}

/** Makes these due at `dueAt` (ms), unless they are paused or due sooner. */
export async function makeDue(database: Database, ids: readonly string[], dueAt: number): Promise<void> {
  for (let at = 0; at < ids.length; at += BATCH) {
    await database
      .updateTable('subscriptions')
      .set({ next_due_at: dueAt })
      .where('id', 'in', ids.slice(at, at + BATCH))
      .where('state', '=', 'active')
      .where((eb) => eb.or([eb('next_due_at', 'is', null), eb('next_due_at', '>', dueAt)]))
      .execute();
  }
}

/** A channel whose last follow post was not made and which is not due again. */
export interface Unmade {
  readonly subscriptionId: string;
  readonly state: 'missed' | 'failed';
  /** ms */
  readonly endedAt: number;
}

/** Those that ended after `since` (ms). */
export async function unmadePosts(database: Database, since: number): Promise<Unmade[]> {
  const rows = await database
    .selectFrom('ledger')
    .innerJoin('subscriptions', 'subscriptions.id', 'ledger.subscription_id')
    .where('ledger.state', 'in', ['missed', 'failed'])
    .where('ledger.updated_at', '>', since)
    .where('ledger.kind', '=', 'follows')
    .where('subscriptions.state', '=', 'active')
    .where('subscriptions.next_due_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ledger as later')
            .select('later.key')
            .whereRef('later.subscription_id', '=', 'ledger.subscription_id')
            .whereRef('later.due_at', '>', 'ledger.due_at'),
        ),
      ),
    )
    .select(['ledger.subscription_id', 'ledger.state', 'ledger.updated_at'])
    .execute();
  return rows.map((row) => ({
    subscriptionId: row.subscription_id,
    state: row.state === 'missed' ? 'missed' : 'failed',
    endedAt: row.updated_at,
  }));
}

/**
 * Up to when briefings have been looked through (ms), not before the oldest follow's beginning; null where nobody
 * follows anything.
 */
export async function seenUntil(database: Database): Promise<number | null> {
  const first = await database
    .selectFrom('follows')
    .select((select) => select.fn.min('created_at').as('at'))
    .executeTakeFirst();
  if (first?.at == null) return null;
  const mark = await database
    .selectFrom('follow_marks')
    .select('seen_until')
    .where('name', '=', MARK)
    .executeTakeFirst();
  return Math.max(Number(first.at), mark?.seen_until ?? 0);
}

export async function markSeen(database: Database, until: number): Promise<void> {
  await database
    .insertInto('follow_marks')
    .values({ name: MARK, seen_until: until })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ seen_until: until }))
    .execute();
}
