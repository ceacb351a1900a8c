import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { rowsAsTable } from './batch.ts';
import { noteStale } from './corrections.ts';
import type { Database } from './database.ts';
import type { LedgerRow, Settlement } from './ledger.ts';
import { recordShown } from './shown.ts';

/** What is written down before a post is made. Times are ms. */
interface Beginning {
  readonly briefingIds: readonly string[];
  /** What the post was drawn from, JSON, and the version of each briefing in it, where it can be drawn again. */
  readonly remembered?:
    | { readonly drawn: string; readonly versions: Readonly<Record<string, string>> }
    | undefined;
  readonly coveredUntil: number;
  readonly now: number;
  readonly leaseUntil: number;
}

/** What the holders of claims write. A holder that has lost its claim changes nothing. */
export interface Journal {
  /** Writes down what will be posted. False when the claim is lost: then nothing may be posted. */
  begin(row: LedgerRow, beginning: Beginning): Promise<boolean>;
  /**
   * Ends an attempt; what was posted (or may have been) moves the subscription's mark in the same transaction. False
   * when the claim was lost. Doing it again does nothing.
   */
  settle(row: LedgerRow, ending: Settlement, now: number): Promise<boolean>;
}

/** How long a write waits for others to go with it (ms) where many come, and how many wait for no more. */
const GATHER_MS = 20;
const ENOUGH = 160;

interface Entry<T> {
  readonly values: T;
  readonly done: PromiseWithResolvers<boolean>;
}
type Begin = Entry<ReturnType<typeof beginValues>> & Pick<Beginning, 'remembered'>;
type Settle = Entry<ReturnType<typeof settleValues>>;

/**
 * Group commit: writes that come while a transaction runs, or within a few milliseconds, go together in the next; each is
 * answered when it is on the disk. A group that fails is written one by one, so that a bad write fails alone.
 */
export function createJournal(database: Database): Journal {
  let begins: Begin[] = [];
  let settles: Settle[] = [];
  let enough = Promise.withResolvers<void>();
  let running = false;
  let before = 0;

  async function run(): Promise<void> {
    running = true;
    while (begins.length + settles.length > 0) {
      await gathered();
      before = begins.length + settles.length;
      const group = [begins, settles] as const;
      begins = [];
      settles = [];
      await write(...group).catch(() => oneByOne(...group));
    }
    running = false;
  }

  /** A write that comes alone, as the one before it did, goes at once. */
  async function gathered(): Promise<void> {
    enough = Promise.withResolvers();
    if (begins.length + settles.length >= ENOUGH) return;
    await (before > 1 ? Promise.race([wait(GATHER_MS), enough.promise]) : nextTurn());
  }

  async function write(begun: readonly Begin[], settled: readonly Settle[]): Promise<void> {
    const held = await database
      .transaction()
      .execute(
        async (transaction) =>
          new Set([
            ...(await writeBegins(transaction, begun)),
            ...(await writeSettles(transaction, settled)),
          ]),
      );
    for (const { values, done } of [...begun, ...settled]) done.resolve(held.has(claimOf(values)));
  }

  async function oneByOne(begun: readonly Begin[], settled: readonly Settle[]): Promise<void> {
    for (const entry of settled) await write([], [entry]).catch(entry.done.reject);
    for (const entry of begun) await write([entry], []).catch(entry.done.reject);
  }

  function written(enqueue: (done: PromiseWithResolvers<boolean>) => void): Promise<boolean> {
    const done = Promise.withResolvers<boolean>();
    enqueue(done);
    if (begins.length + settles.length >= ENOUGH) enough.resolve();
    if (!running) void run();
    return done.promise;
  }

  return {
    begin: (row, beginning) =>
      written((done) => {
        const { remembered } = beginning;
        begins.push({ values: beginValues(row, beginning), remembered, done });
      }),
    settle: (row, ending, now) =>
      written((done) => settles.push({ values: settleValues(row, ending, now), done })),
  };
}

const BEGIN = {
  key: 'text',
  attempts: 'bigint',
  posting_at: 'bigint',
  covered_until: 'bigint',
  briefing_ids: 'text',
  drawn: 'text',
  lease_until: 'bigint',
} as const;

function beginValues({ key, attempts }: LedgerRow, beginning: Beginning) {
  return {
    key,
    attempts,
    posting_at: beginning.now,
    covered_until: beginning.coveredUntil,
    briefing_ids: JSON.stringify(beginning.briefingIds),
    drawn: beginning.remembered?.drawn ?? null,
    lease_until: beginning.leaseUntil,
  };
}

/**
 * The holder's own row: what it finds otherwise, another has taken up. The state is put so that no index of states is
 * used: SQLite would go through all claimed rows for each that is given.
 */
const HELD = sql`ledger.key = given.key and ledger.attempts = given.attempts
  and (ledger.state || '') = 'claimed'`;

interface Holding {
  readonly key: string;
  readonly attempts: number;
}

/** One row may be claimed anew while an earlier holder still writes. */
const claimOf = ({ key, attempts }: Holding): string => `${key}/${attempts}`;

/** Answers the claims that are still held. */
async function writeBegins(transaction: Database, begins: readonly Begin[]): Promise<string[]> {
  if (begins.length === 0) return [];
  const given = rowsAsTable(
    transaction,
    BEGIN,
    begins.map(({ values }) => values),
  );
  const { rows } = await sql<Holding>`
    update ledger set posting_at = given.posting_at, covered_until = given.covered_until,
      briefing_ids = given.briefing_ids, drawn = given.drawn, lease_until = given.lease_until
    from ${given} as given where ${HELD} returning ledger.key as key, ledger.attempts as attempts
  `.execute(transaction);
  const held = new Set(rows.map(claimOf));
  const shown = begins.flatMap(({ values, remembered }) =>
    remembered !== undefined && held.has(claimOf(values))
      ? [{ key: values.key, versions: remembered.versions }]
      : [],
  );
  await recordShown(transaction, shown);
  return [...held];
}

const SETTLE = {
  key: 'text',
  attempts: 'bigint',
  state: 'text',
  next_attempt_at: 'bigint',
  error: 'text',
  message_channel: 'text',
  message_id: 'text',
  covered_until: 'bigint',
  certainly_not: 'bigint',
  settled_at: 'bigint',
} as const;

function settleValues({ key, attempts }: LedgerRow, ending: Settlement, now: number) {
  const retry = ending.state === 'retry' ? ending : null;
  const sent = ending.state === 'sent' ? ending : null;
  return {
    key,
    attempts,
    state: ending.state,
    next_attempt_at: retry?.nextAttemptAt ?? null,
    error: 'error' in ending ? ending.error : null,
    message_channel: sent?.channel ?? null,
    message_id: sent?.message ?? null,
    covered_until: ending.state === 'nothing' ? ending.coveredUntil : null,
    certainly_not: retry !== null && !retry.maybePosted ? 1 : 0,
    settled_at: now,
  };
}

async function writeSettles(transaction: Database, settles: readonly Settle[]): Promise<string[]> {
  if (settles.length === 0) return [];
  const given = rowsAsTable(
    transaction,
    SETTLE,
    settles.map(({ values }) => values),
  );
  // Named in vain it would cost an index its entry.
  const covers = settles.some(({ values }) => values.covered_until !== null);
  const { rows } = await sql<Holding & { id: string; state: string; covered: number | null }>`
    update ledger set state = given.state, lease_until = null, next_attempt_at = given.next_attempt_at,
      error = given.error, updated_at = given.settled_at,
      message_channel = coalesce(given.message_channel, ledger.message_channel),
      message_id = coalesce(given.message_id, ledger.message_id),
      ${covers ? sql`covered_until = coalesce(given.covered_until, ledger.covered_until),` : sql``}
      posting_at = case when given.certainly_not = 1 then null else ledger.posting_at end
    from ${given} as given where ${HELD}
    returning ledger.key as key, ledger.attempts as attempts, ledger.subscription_id as id, ledger.state as state,
      ledger.covered_until as covered
  `.execute(transaction);
  const covering = rows.filter(({ state }) => ['sent', 'nothing', 'uncertain'].includes(state));
  await moveMarks(
    transaction,
    covering.flatMap(({ id, covered }) => (covered === null ? [] : [{ id, covered }])),
  );
  // A briefing may have changed while the post that shows it was made.
  const sent = rows.filter(({ state }) => state === 'sent').map(({ key }) => key);
  await noteStale(transaction, sent, Math.max(...settles.map(({ values }) => values.settled_at)));
  return rows.map(claimOf);
}

async function moveMarks(
  transaction: Database,
  marks: readonly { readonly id: string; readonly covered: number }[],
): Promise<void> {
  if (marks.length === 0) return;
  await sql`
    update subscriptions set last_covered_at = given.covered
    from ${rowsAsTable(transaction, { id: 'text', covered: 'bigint' }, marks)} as given
    where subscriptions.id = given.id and subscriptions.last_covered_at < given.covered
  `.execute(transaction);
}
