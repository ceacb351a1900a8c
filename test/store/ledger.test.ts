import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import {
  beginPost,
  claim,
  type LedgerRow,
  postedIds,
  pruneLedger,
  reclaim,
  recordMissed,
  rowsToResume,
  settle,
} from '../../src/store/ledger.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { getSubscription, type StoredSubscription, saveSubscription } from '../../src/store/subscriptions.ts';

const PLACE = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
let database: Database;
let digest: StoredSubscription;

async function digestOf(id: string, channel = 'C1', time = '08:00'): Promise<StoredSubscription> {
  const draft = { weekdays: [1], zone: 'UTC', chrome: 'en', topics: [] } as const;
  return await saveSubscription(database, { ...draft, time, place: { ...PLACE, channel } }, 100, {
    id,
    now: 0,
    lastCoveredAt: 0,
  });
}

const wanted = (subscription = digest, dueAt = 100, next: number | undefined = 200) => ({
  key: `key-${subscription.id}-${dueAt}`,
  subscription,
  dueAt,
  next,
  now: 100,
  leaseUntil: 150,
});

async function claimed(subscription = digest): Promise<LedgerRow> {
  const row = await claim(database, wanted(subscription));
  if (row === null) throw new Error('not claimed');
  return row;
}

const begun = { briefingIds: ['a', 'b'], coveredUntil: 110, now: 110, leaseUntil: 160 };
const SENT = { state: 'sent', channel: 'C1', message: '1.2' } as const;

beforeEach(async () => {
  database = await openSqlite(':memory:');
  digest = await digestOf('s1');
});

describe('claiming', () => {
  it('writes the row and moves the due time on, for one claimant of many', async () => {
    const rows = await Promise.all([1, 2, 3].map(() => claim(database, wanted())));
    expect(rows.filter((row) => row !== null)).toHaveLength(1);
    expect((await getSubscription(database, 's1'))?.nextDueAt).toBe(200);
    expect(await database.selectFrom('ledger').select('state').execute()).toEqual([{ state: 'claimed' }]);
  });

  it('the database itself refuses a second row for one due time', async () => {
    await claimed();
    const [row] = await database.selectFrom('ledger').selectAll().execute();
    const twin = { ...(row as NonNullable<typeof row>), key: 'another' };
    await expect(database.insertInto('ledger').values(twin).execute()).rejects.toThrow(/UNIQUE/);
  });

  it('fails when the digest was changed since it was read', async () => {
    await database.updateTable('subscriptions').set({ next_due_at: 170 }).execute();
    expect(await claim(database, wanted())).toBeNull();
    expect(await database.selectFrom('ledger').selectAll().execute()).toEqual([]);
  });

  it("waits for the channel's earlier post, not for another channel's", async () => {
    await claimed();
    const second = await digestOf('s2', 'C1', '09:00');
    const elsewhere = await digestOf('s3', 'C2');
    expect(await claim(database, wanted(second))).toBeNull();
    expect((await getSubscription(database, 's2'))?.nextDueAt).toBe(100);
    expect(await claim(database, wanted(elsewhere))).not.toBeNull();
  });

  it('out of turn leaves the due time, even a null one', async () => {
    expect(await claim(database, { ...wanted(), next: undefined, dueAt: 77 })).toMatchObject({ dueAt: 77 });
    expect((await getSubscription(database, 's1'))?.nextDueAt).toBe(100);
  });

  it('a missed due time is recorded once', async () => {
    expect(await recordMissed(database, wanted())).toBe(true);
    expect(await recordMissed(database, wanted())).toBe(false);
    expect(await postedIds(database, PLACE, 0)).toEqual(new Set());
    expect((await getSubscription(database, 's1'))?.lastCoveredAt).toBe(0);
  });
});

describe('a claim', () => {
  it('can be taken up when its lease has run out, by one only, and then the first holder has lost it', async () => {
    const first = await claimed();
    expect(await rowsToResume(database, 149)).toEqual([]);
    const [stale] = await rowsToResume(database, 150);
    const takers = await Promise.all([
      reclaim(database, stale as LedgerRow, 150, 300),
      reclaim(database, stale as LedgerRow, 150, 300),
    ]);
    expect(takers.filter((row) => row !== null)).toHaveLength(1);
    expect(await beginPost(database, first, begun)).toBe(false);
    await settle(database, first, SENT, 160);
    expect(await database.selectFrom('ledger').select('state').execute()).toEqual([{ state: 'claimed' }]);
    expect(await rowsToResume(database, 299)).toEqual([]);
  });

  it('settled as sent is remembered with its message, and moves the mark of the digest', async () => {
    const row = await claimed();
    expect(await beginPost(database, row, begun)).toBe(true);
    await settle(database, row, SENT, 120);
    expect(await postedIds(database, PLACE, 109)).toEqual(new Set(['a', 'b']));
    expect(await postedIds(database, PLACE, 110)).toEqual(new Set());
    expect(await postedIds(database, { ...PLACE, channel: 'C2' }, 0)).toEqual(new Set());
    expect((await getSubscription(database, 's1'))?.lastCoveredAt).toBe(110);
    const [stored] = await database.selectFrom('ledger').selectAll().execute();
    expect(stored).toMatchObject({ message_channel: 'C1', message_id: '1.2', lease_until: null });
  });

  it('settled as failed covers nothing; as uncertain it covers', async () => {
    const row = await claimed();
    await beginPost(database, row, begun);
    await settle(database, row, { state: 'failed', error: 'no' }, 120);
    expect(await postedIds(database, PLACE, 0)).toEqual(new Set());
    expect((await getSubscription(database, 's1'))?.lastCoveredAt).toBe(0);

    const other = await digestOf('s2', 'C2');
    const doubtful = await claimed(other);
    await beginPost(database, doubtful, begun);
    await settle(database, doubtful, { state: 'uncertain', error: 'who knows' }, 120);
    expect(await postedIds(database, other.place, 0)).toEqual(new Set(['a', 'b']));
    expect((await getSubscription(database, 's2'))?.lastCoveredAt).toBe(110);
  });

  it('to be tried again comes back at its time, and knows whether a post may stand', async () => {
    const row = await claimed();
    await beginPost(database, row, begun);
    const again = { state: 'retry', error: '503', nextAttemptAt: 400 } as const;
    await settle(database, row, { ...again, maybePosted: true }, 120);
    expect(await rowsToResume(database, 399)).toEqual([]);
    expect(await rowsToResume(database, 400)).toMatchObject([{ postingAt: 110, attempts: 1 }]);
    const second = await reclaim(database, row, 400, 500);
    await settle(database, second as LedgerRow, { ...again, maybePosted: false }, 410);
    expect(await rowsToResume(database, 400)).toMatchObject([{ postingAt: null, attempts: 2 }]);
  });

  it('never moves the mark of the digest back', async () => {
    const row = await claimed();
    await database.updateTable('subscriptions').set({ last_covered_at: 500 }).execute();
    await settle(database, row, { state: 'nothing', coveredUntil: 110 }, 120);
    expect((await getSubscription(database, 's1'))?.lastCoveredAt).toBe(500);
  });
});

it('pruning drops old settled rows and no open one', async () => {
  const row = await claimed();
  await claimed(await digestOf('s2', 'C2'));
  await settle(database, row, SENT, 120);
  expect(await pruneLedger(database, 120)).toBe(0);
  expect(await pruneLedger(database, 10_000)).toBe(1);
  expect(await database.selectFrom('ledger').select('subscription_id').execute()).toEqual([
    { subscription_id: 's2' },
  ]);
});
