import type { Database } from './database.ts';

/** How the bot does, from its database: for metrics, `isnad status` and readiness. Times are ms. */
export interface Status {
  readonly briefings: number;
  readonly subscriptions: readonly {
    readonly kind: string;
    readonly state: string;
    readonly count: number;
  }[];
  /** When the next post is due; null when none is. */
  readonly nextDueAt: number | null;
  /** Due and not yet taken up. */
  readonly due: number;
  /** How long the longest of them has waited, 0 when none has. */
  readonly overdueMs: number;
  /** Taken up and not yet settled. */
  readonly unsettled: readonly { readonly state: string; readonly count: number }[];
  /** What became of posts settled since the instant asked for. */
  readonly settled: readonly { readonly platform: string; readonly state: string; readonly count: number }[];
  /** The latest posts that failed, or may have, newest first. */
  readonly faults: readonly Fault[];
  readonly feeds: { readonly count: number; readonly failing: readonly FailingFeed[] };
  /** Who holds what only one may hold. */
  readonly leases: readonly { readonly name: string; readonly holder: string; readonly until: number }[];
}

interface Fault {
  readonly platform: string;
  readonly channel: string;
  readonly dueAt: number;
  readonly state: string;
  readonly error: string | null;
}

interface FailingFeed {
  readonly url: string;
  readonly failures: number;
  readonly error: string | null;
}

const UNSETTLED = ['claimed', 'retry'];
const SETTLED = ['sent', 'nothing', 'failed', 'missed', 'uncertain'];
const FAULTS = ['failed', 'uncertain', 'missed'];
const MOST_FAULTS = 10;

export async function readStatus(database: Database, now: number, since: number): Promise<Status> {
  const { briefings } = await database
    .selectFrom('briefings')
    .select(({ fn }) => fn.countAll<number>().as('briefings'))
    .executeTakeFirstOrThrow();
  const subscriptions = await database
    .selectFrom('subscriptions')
    .select(({ fn }) => ['kind', 'state', fn.countAll<number>().as('count')])
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state')
    .execute();
  const due = await database
    .selectFrom('subscriptions')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('next_due_at').as('oldest')])
    .where('next_due_at', '<=', now)
    .executeTakeFirstOrThrow();
  const next = await database
    .selectFrom('subscriptions')
    .select(({ fn }) => fn.min('next_due_at').as('at'))
    .where('next_due_at', 'is not', null)
    .executeTakeFirstOrThrow();
  const unsettled = await database
    .selectFrom('ledger')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .where('state', 'in', UNSETTLED)
    .groupBy('state')
    .orderBy('state')
    .execute();
  const settled = await database
    .selectFrom('ledger')
    .select(({ fn }) => ['platform', 'state', fn.countAll<number>().as('count')])
    .where('state', 'in', SETTLED)
    .where('updated_at', '>=', since)
    .groupBy(['platform', 'state'])
    .orderBy('platform')
    .orderBy('state')
    .execute();
  const faults = await database
    .selectFrom('ledger')
    .select(['platform', 'channel', 'due_at as dueAt', 'state', 'error'])
    .where('state', 'in', FAULTS)
    .where('updated_at', '>=', since)
    .orderBy('updated_at', 'desc')
    .limit(MOST_FAULTS)
    .execute();
  return {
    briefings: Number(briefings),
    subscriptions: counted(subscriptions),
    nextDueAt: next.at === null ? null : Number(next.at),
    due: Number(due.count),
    overdueMs: due.oldest === null ? 0 : Math.max(0, now - Number(due.oldest)),
    unsettled: counted(unsettled),
    settled: counted(settled),
    faults,
    feeds: await readFeeds(database),
    leases: await database
      .selectFrom('leases')
      .selectAll()
      .where('until', '>', now)
      .orderBy('name')
      .execute(),
  };
}

async function readFeeds(database: Database): Promise<Status['feeds']> {
  const { count } = await database
    .selectFrom('feeds')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const failing = await database
    .selectFrom('feeds')
    .select(['url', 'failures', 'last_error as error'])
    .where('failures', '>', 0)
    .orderBy('failures', 'desc')
    .orderBy('url')
    .execute();
  return { count: Number(count), failing };
}

/** PostgreSQL counts in bigints. */
function counted<T extends { count: number | string | bigint }>(rows: readonly T[]) {
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
