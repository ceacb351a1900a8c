import { type Selectable, sql } from 'kysely';
import type { Place, PlatformName } from '../briefing/audience.ts';
import { forUpdateSkipLocked, rowsAsTable } from './batch.ts';
import type { Database, Tables } from './database.ts';
import type { LedgerRow } from './ledger.ts';
import { type StoredSubscription, subscriptionOf } from './subscriptions.ts';
import { placeOf, type Terms, turnsFor } from './turns.ts';

/** A row in hand. */
export interface ClaimedRow extends LedgerRow {
  /** ms; the same for all that are claimed together. */
  readonly claimedAt: number;
  /** By the channel's limit, when it may be posted at the earliest (ms); never far off. */
  readonly notBefore: number;
}

/** Where a batch ended: [ms, id]. */
export type Cursor = readonly [at: number, id: string];

export interface Batch extends Terms {
  readonly platforms: readonly PlatformName[];
  readonly limit: number;
  /** What an earlier batch left is not looked at again. */
  readonly after: Cursor | null;
}

export interface Claims {
  readonly rows: readonly ClaimedRow[];
  /** How many wait: for an earlier post to their channel, for a limit, or since another process looks at them. */
  readonly waiting: number;
  /** Null: there are no more. */
  readonly last: Cursor | null;
}

export interface DueTime {
  readonly key: string;
  /** ms */
  readonly dueAt: number;
}

/** What becomes of a due subscription. */
export interface Plan {
  /** Due times that nobody served within the grace: recorded and passed by. */
  readonly missed: readonly DueTime[];
  /** Null: what is left is still to come. */
  readonly claim: DueTime | null;
  /** Its following due time (ms); null: none by itself; undefined: as it is, for a post out of turn. */
  readonly next: number | null | undefined;
}

export interface DueClaims extends Claims {
  readonly missed: readonly (DueTime & { readonly subscriptionId: string; readonly place: Place })[];
  /** Those of which no plan could be made. */
  readonly broken: readonly { readonly id: string; readonly place: Place; readonly error: unknown }[];
}

/** A note shows no briefing as news: it keeps no digest waiting. */
const UNSETTLED = sql`ledger.state in ('claimed', 'retry') and ledger.kind <> 'note'`;

/**
 * Claims what is due, longest due first: writes the rows and moves the subscriptions on, all or nothing. An earlier post
 * to the same channel is settled first, or its articles would come twice. `planOf` is called for each before it is
 * claimed; where it throws, the subscription is left as it is.
 */
export async function claimDue(
  database: Database,
  batch: Batch,
  planOf: (subscription: StoredSubscription) => Plan,
): Promise<DueClaims> {
  const { limit } = batch;
  return await database.transaction().execute(async (transaction) => {
    const { rows } = await dueQuery(transaction, batch).execute(transaction);
    const turns = await turnsFor(transaction, rows, UNSETTLED, batch);
    const broken: { id: string; place: Place; error: unknown }[] = [];
    const planned: Planned[] = [];
    for (const [row, notBefore] of turns) {
      try {
        const subscription = subscriptionOf(row);
        planned.push({ subscription, notBefore, plan: planOf(subscription) });
      } catch (error) {
        broken.push({ id: row.id, place: placeOf(row), error });
      }
    }
    const last = rows.at(-1);
    return {
      rows: await carryOut(transaction, planned, batch),
      waiting: rows.length - turns.size,
      last: rows.length < limit || last === undefined ? null : [Number(last.next_due_at), last.id],
      missed: planned.flatMap(({ subscription: { id, place }, plan }) =>
        plan.missed.map((one) => ({ ...one, subscriptionId: id, place })),
      ),
      broken,
    };
  });
}

/** A platform, none of these, for which something is due; null where there is none. */
export async function waitingPlatform(
  database: Database,
  served: readonly PlatformName[],
  now: number,
): Promise<PlatformName | null> {
  const row = await database
    .selectFrom('subscriptions')
    .select('platform')
    .where('next_due_at', '<=', now)
    .$if(served.length > 0, (query) => query.where(sql<boolean>`not ${amongPlatforms(served)}`))
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : (row.platform as PlatformName);
}

/** Reads no more rows than are due. */
export function dueQuery(database: Database, { now, platforms, after, limit }: Batch) {
  return sql<Selectable<Tables['subscriptions']>>`
    select * from subscriptions
    where next_due_at <= ${now} and ${amongPlatforms(platforms)}
    ${after ? sql`and (next_due_at, id) > (${after[0]}, ${after[1]})` : sql``}
    order by next_due_at, id limit ${limit}
    ${forUpdateSkipLocked(database)}
  `;
}

/** Put so that no index of places is used: the one by due time finds the few. */
function amongPlatforms(platforms: readonly PlatformName[]) {
  return sql`(platform || '') in (${sql.join(platforms)})`;
}

/** Claims one post. Null where an earlier post to the channel is not settled, or a limit is far. */
export async function claimOne(
  database: Database,
  subscription: StoredSubscription,
  plan: Plan,
  terms: Terms,
): Promise<ClaimedRow | null> {
  return await database.transaction().execute(async (transaction) => {
    const { place } = subscription;
    const notBefore = (await turnsFor(transaction, [place], UNSETTLED, terms)).get(place);
    if (notBefore === undefined) return null;
    const [row] = await carryOut(transaction, [{ subscription, notBefore, plan }], terms);
    return row ?? null;
  });
}

interface Planned {
  readonly subscription: StoredSubscription;
  readonly notBefore: number;
  readonly plan: Plan;
}

async function carryOut(
  transaction: Database,
  planned: readonly Planned[],
  { now, leaseUntil }: Terms,
): Promise<ClaimedRow[]> {
  const missed = planned.flatMap(({ subscription, plan }) =>
    plan.missed.map((one) => valuesOf(subscription, one, null)),
  );
  const error = 'not served within the grace';
  await insertRows(transaction, missed, { state: 'missed', attempts: 0, error, now });
  const wanted = planned.flatMap(({ subscription, notBefore, plan: { claim } }) =>
    claim ? [{ subscription, notBefore, claim }] : [],
  );
  const values = wanted.map(({ subscription, claim }) => valuesOf(subscription, claim, leaseUntil));
  const made = await insertRows(transaction, values, { state: 'claimed', attempts: 1, error: null, now });
  await moveOn(transaction, planned);
  return wanted
    .filter(({ claim }) => made.has(claim.key))
    .map(({ subscription: { id, kind, place }, claim, notBefore }) => ({
      ...claim,
      ...{ kind, subscriptionId: id, place, attempts: 1, postingAt: null, notBefore, claimedAt: now },
    }));
}

const COLUMNS = {
  key: 'text',
  kind: 'text',
  subscription_id: 'text',
  due_at: 'bigint',
  platform: 'text',
  workspace: 'text',
  channel: 'text',
  lease_until: 'bigint',
} as const;

function valuesOf({ id, kind, place }: StoredSubscription, { key, dueAt }: DueTime, lease: number | null) {
  const { platform, workspace, channel } = place;
  return {
    ...{ key, kind, subscription_id: id, due_at: dueAt, platform, workspace, channel },
    lease_until: lease,
  };
}

/** Answers the keys of those that were not there. */
async function insertRows(
  transaction: Database,
  values: readonly ReturnType<typeof valuesOf>[],
  { state, attempts, error, now }: { state: string; attempts: number; error: string | null; now: number },
): Promise<Set<string>> {
  if (values.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`
    insert into ledger (key, kind, subscription_id, due_at, platform, workspace, channel, lease_until,
      state, attempts, error, briefing_ids, created_at, updated_at)
    select given.*, cast(${state} as text), cast(${attempts} as integer), cast(${error} as text), '[]',
      cast(${now} as bigint), cast(${now} as bigint)
    from ${rowsAsTable(transaction, COLUMNS, values)} as given where true
    on conflict do nothing returning key
  `.execute(transaction);
  return new Set(rows.map((row) => row.key));
}

async function moveOn(transaction: Database, planned: readonly Planned[]): Promise<void> {
  const moved = planned.flatMap(({ subscription: { id }, plan: { next } }) =>
    next === undefined ? [] : [{ id, next }],
  );
  if (moved.length === 0) return;
  await sql`
    update subscriptions set next_due_at = given.next
    from ${rowsAsTable(transaction, { id: 'text', next: 'bigint' }, moved)} as given
    where subscriptions.id = given.id
  `.execute(transaction);
}
