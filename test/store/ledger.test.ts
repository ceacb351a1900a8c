import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../src/briefing/audience.ts';
import { type Batch, type ClaimedRow, claimDue, claimOne, type Plan } from '../../src/store/claims.ts';
import type { Database } from '../../src/store/database.ts';
import { createJournal, type Journal } from '../../src/store/journal.ts';
import { pruneLedger } from '../../src/store/ledger.ts';
import { postedSince } from '../../src/store/posted.ts';
import { getSubscription, type StoredSubscription, saveSubscription } from '../../src/store/subscriptions.ts';
import { takeUp } from '../../src/store/take-up.ts';
import { openTestDatabase } from '../databases.ts';

const PLACE = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
let database: Database;
let journal: Journal;
let digest: StoredSubscription;

beforeEach(async () => {
  database = await openTestDatabase();
  journal = createJournal(database);
  digest = await digestOf('s1');
  return () => database.destroy();
});

async function digestOf(id: string, channel = 'C1', time = '08:00'): Promise<StoredSubscription> {
  const draft = { weekdays: [1], zone: 'UTC', chrome: 'en', topics: [] } as const;
  return await saveSubscription(database, { ...draft, time, place: { ...PLACE, channel } }, 100, {
    id,
    now: 0,
    lastCoveredAt: 0,
  });
}

const batch = (change: Partial<Batch> = {}): Batch => ({
  ...{ now: 100, leaseUntil: 150, limit: 50, after: null, platforms: ['slack', 'discord'] },
  channelInterval: () => 0,
  ...change,
});

const planFor = (
  { id, nextDueAt }: StoredSubscription,
  dueAt = nextDueAt ?? 0,
  next: number | null = 200,
) => ({
  missed: [],
  claim: { key: `key-${id}-${dueAt}`, dueAt },
  next,
});

const due = (change: Partial<Batch> = {}, plan: (one: StoredSubscription) => Plan = planFor) =>
  claimDue(database, batch(change), plan);

async function claimed(subscription = digest): Promise<ClaimedRow> {
  const row = await claimOne(database, subscription, planFor(subscription), batch());
  if (row === null) throw new Error('not claimed');
  return row;
}

const posted = async (place: Place, since: number) =>
  [...(await postedSince(database, [place], since)).values()].flatMap((ids) => [...ids]);

const begun = { briefingIds: ['a', 'b'], coveredUntil: 110, now: 110, leaseUntil: 160 };
const SENT = { state: 'sent', channel: 'C1', message: '1.2' } as const;
const states = async () =>
  (await database.selectFrom('ledger').select('state').orderBy('key').execute()).map(({ state }) => state);

describe('claiming what is due', () => {
  it('writes the rows and moves the due times on, for one claimant of many', async () => {
    const claims = await Promise.all([1, 2, 3].map(() => due()));
    expect(claims.flatMap(({ rows }) => rows)).toMatchObject([
      { key: 'key-s1-100', kind: 'digest', subscriptionId: 's1', dueAt: 100, place: PLACE, attempts: 1 },
    ]);
    expect((await getSubscription(database, 's1'))?.nextDueAt).toBe(200);
    expect(await states()).toEqual(['claimed']);
  });

  it('takes the longest due first, so many at a time, and goes on where it ended', async () => {
    for (const [index, channel] of ['C2', 'C3', 'C4', 'C5'].entries()) {
      await digestOf(`s${index + 2}`, channel);
      await database
        .updateTable('subscriptions')
        .set({ next_due_at: 90 - index })
        .where('channel', '=', channel)
        .execute();
    }
    const first = await due({ limit: 3 });
    const second = await due({ limit: 3, after: first.last });
    expect(first.rows.map((row) => row.subscriptionId)).toEqual(['s5', 's4', 's3']);
    expect(second.rows.map((row) => row.subscriptionId)).toEqual(['s2', 's1']);
    expect(second.last).toBeNull();
  });

  it('leaves other platforms, what is to come, and what is paused', async () => {
    await digestOf('s2', 'C2');
    await database.updateTable('subscriptions').set({ next_due_at: null }).where('id', '=', 's2').execute();
    expect((await due({ platforms: ['discord'] })).rows).toEqual([]);
    expect((await due({ now: 99 })).rows).toEqual([]);
    expect((await due()).rows.map((row) => row.subscriptionId)).toEqual(['s1']);
  });

  it('waits for the earlier post of the channel, not for another channel’s', async () => {
    await digestOf('s2', 'C1', '09:00');
    await digestOf('s3', 'C2');
    const first = await due();
    expect(first.rows.map((row) => row.subscriptionId).sort()).toEqual(['s1', 's3']);
    expect(first.waiting).toBe(1);
    expect((await getSubscription(database, 's2'))?.nextDueAt).toBe(100);
    expect((await due()).rows).toEqual([]);
    await journal.settle(first.rows[0] as ClaimedRow, SENT, 120);
    expect((await due()).rows.map((row) => row.subscriptionId)).toEqual(['s2']);
  });

  it('waits for no note on a correction', async () => {
    await due();
    await database
      .updateTable('ledger')
      .set({ kind: 'note', state: 'retry', next_attempt_at: 9e12 })
      .execute();
    await digestOf('s2', 'C1', '09:00');
    expect((await due()).rows.map((row) => row.subscriptionId)).toEqual(['s2']);
  });

  it('leaves a subscription of which no plan can be made, and claims the others', async () => {
    await digestOf('s2', 'C2');
    const claims = await due({}, (one) => {
      if (one.id === 's1') throw new Error('no such zone');
      return planFor(one);
    });
    expect(claims.rows.map((row) => row.subscriptionId)).toEqual(['s2']);
    expect(claims.broken).toMatchObject([{ id: 's1', place: PLACE, error: new Error('no such zone') }]);
    expect((await getSubscription(database, 's1'))?.nextDueAt).toBe(100);
  });

  it('leaves one whose row cannot be read', async () => {
    await digestOf('s2', 'C2');
    await database.updateTable('subscriptions').set({ weekdays: '[1,' }).where('id', '=', 's1').execute();
    const claims = await due();
    expect(claims.rows.map((row) => row.subscriptionId)).toEqual(['s2']);
    expect(claims.broken).toMatchObject([{ id: 's1' }]);
  });

  it('records what was missed, once, and covers nothing by it', async () => {
    const plan = { missed: [{ key: 'm', dueAt: 100 }], claim: null, next: 300 };
    expect((await due({}, () => plan)).missed).toMatchObject([{ subscriptionId: 's1', key: 'm' }]);
    expect((await due({}, () => plan)).missed).toEqual([]);
    expect(await states()).toEqual(['missed']);
    expect(await getSubscription(database, 's1')).toMatchObject({ nextDueAt: 300, lastCoveredAt: 0 });
  });

  it('passes by a due time that has its row already', async () => {
    const row = await claimed();
    await journal.settle(row, SENT, 120);
    await database.updateTable('subscriptions').set({ next_due_at: 100 }).execute();
    expect((await due()).rows).toEqual([]);
    expect((await getSubscription(database, 's1'))?.nextDueAt).toBe(200);
  });

  it('the database itself refuses a second row for one due time', async () => {
    await claimed();
    const [row] = await database.selectFrom('ledger').selectAll().execute();
    const twin = { ...(row as NonNullable<typeof row>), key: 'another' };
    await expect(database.insertInto('ledger').values(twin).execute()).rejects.toThrow(/unique/i);
  });

  it('out of turn leaves the due time, even a null one', async () => {
    await database.updateTable('subscriptions').set({ next_due_at: null }).execute();
    const plan = { missed: [], claim: { key: 'now', dueAt: 77 }, next: undefined };
    expect(await claimOne(database, digest, plan, batch())).toMatchObject({ dueAt: 77 });
    expect((await getSubscription(database, 's1'))?.nextDueAt).toBeNull();
    expect(await claimOne(database, digest, { ...plan, claim: { key: 'x', dueAt: 78 } }, batch())).toBeNull();
  });

  it('spaces the posts of a channel, and leaves one whose turn is far', async () => {
    const spaced = { channelInterval: () => 3000 };
    const turns: (number | undefined)[] = [];
    for (const dueAt of [1, 2, 3]) {
      const plan = { missed: [], claim: { key: `k${dueAt}`, dueAt }, next: undefined };
      const row = await claimOne(database, digest, plan, batch(spaced));
      turns.push(row?.notBefore);
      if (row) await journal.settle(row, SENT, 120);
    }
    expect(turns).toEqual([100, 3100, undefined]);
  });
});

describe('a claim', () => {
  const lapsed = (now: number, leaseUntil = 300) =>
    takeUp(database, 'claimed', batch({ now, leaseUntil })).then(({ rows }) => rows);
  const again = (now: number) => takeUp(database, 'retry', batch({ now, leaseUntil: now + 100 }));

  it('can be taken up when its lease has run out, by one only, and then the first holder has lost it', async () => {
    const first = await claimed();
    expect(await lapsed(149)).toEqual([]);
    const takers = await Promise.all([lapsed(150), lapsed(150)]);
    expect(takers.flat()).toMatchObject([{ key: first.key, attempts: 2 }]);
    expect(await journal.begin(first, begun)).toBe(false);
    expect(await journal.settle(first, SENT, 160)).toBe(false);
    expect(await states()).toEqual(['claimed']);
    expect(await lapsed(299)).toEqual([]);
  });

  it('settled as sent is remembered with its message, and moves the mark of the digest', async () => {
    const row = await claimed();
    expect(await journal.begin(row, begun)).toBe(true);
    expect(await journal.settle(row, SENT, 120)).toBe(true);
    expect(await posted(PLACE, 109)).toEqual(['a', 'b']);
    expect(await posted(PLACE, 110)).toEqual([]);
    expect(await posted({ ...PLACE, channel: 'C2' }, 0)).toEqual([]);
    expect((await getSubscription(database, 's1'))?.lastCoveredAt).toBe(110);
    const [stored] = await database.selectFrom('ledger').selectAll().execute();
    expect(stored).toMatchObject({ message_channel: 'C1', message_id: '1.2', lease_until: null });
    expect(await journal.settle(row, { state: 'failed', error: 'late' }, 130)).toBe(false);
    expect(await states()).toEqual(['sent']);
  });

  it('settled as failed covers nothing; as uncertain it covers', async () => {
    const row = await claimed();
    await journal.begin(row, begun);
    await journal.settle(row, { state: 'failed', error: 'no' }, 120);
    expect(await posted(PLACE, 0)).toEqual([]);
    expect((await getSubscription(database, 's1'))?.lastCoveredAt).toBe(0);

    const other = await digestOf('s2', 'C2');
    const doubtful = await claimed(other);
    await journal.begin(doubtful, begun);
    await journal.settle(doubtful, { state: 'uncertain', error: 'who knows' }, 120);
    expect(await posted(other.place, 0)).toEqual(['a', 'b']);
    expect((await getSubscription(database, 's2'))?.lastCoveredAt).toBe(110);
  });

  it('to be tried again comes back at its time, and knows whether a post may stand', async () => {
    const row = await claimed();
    await journal.begin(row, begun);
    const wait = { state: 'retry', error: '503', nextAttemptAt: 400 } as const;
    await journal.settle(row, { ...wait, maybePosted: true }, 120);
    expect((await again(399)).rows).toEqual([]);
    const [second] = (await again(400)).rows;
    expect(second).toMatchObject({ postingAt: 110, attempts: 2 });
    await journal.settle(second as ClaimedRow, { ...wait, maybePosted: false }, 410);
    expect((await again(500)).rows).toMatchObject([{ postingAt: null, attempts: 3 }]);
  });

  it('is taken up after, not beside, another of its channel', async () => {
    const note = { ...(await claimed()), key: 'note' };
    const [stored] = await database.selectFrom('ledger').selectAll().execute();
    const values = { ...(stored as NonNullable<typeof stored>), ...{ key: note.key, kind: 'note' } };
    await database
      .insertInto('ledger')
      .values({ ...values, subscription_id: 'n', state: 'retry', next_attempt_at: 100 })
      .execute();
    expect(await again(120)).toMatchObject({ rows: [], waiting: 1 });
    expect((await again(151)).rows).toMatchObject([{ key: 'note' }]);
  });

  it('whose times an older version did not write down is taken up', async () => {
    await claimed();
    await database.updateTable('ledger').set({ lease_until: null }).execute();
    expect(await lapsed(100)).toHaveLength(1);
    await database.updateTable('ledger').set({ state: 'retry', next_attempt_at: null }).execute();
    expect((await again(100)).rows).toHaveLength(1);
  });

  it('never moves the mark of the digest back', async () => {
    const row = await claimed();
    await database.updateTable('subscriptions').set({ last_covered_at: 500 }).execute();
    await journal.settle(row, { state: 'nothing', coveredUntil: 110 }, 120);
    expect((await getSubscription(database, 's1'))?.lastCoveredAt).toBe(500);
  });
});

describe('writes that come together', () => {
  it('go in few transactions, each answered for itself', async () => {
    const subscriptions = await Promise.all(
      Array.from({ length: 200 }, (_, index) => digestOf(`m${index}`, `M${index}`)),
    );
    const { rows } = await due({ limit: 500 });
    expect(rows).toHaveLength(201);
    const lost = { ...(rows[7] as ClaimedRow), attempts: 9 };
    const held = await Promise.all([...rows, lost].map((row) => journal.begin(row, begun)));
    expect(held.filter(Boolean)).toHaveLength(201);
    expect(held.at(-1)).toBe(false);
    await Promise.all(rows.map((row) => journal.settle(row, SENT, 120)));
    expect(new Set(await states())).toEqual(new Set(['sent']));
    const marks = await database.selectFrom('subscriptions').select('last_covered_at').execute();
    expect(marks).toHaveLength(subscriptions.length + 1);
    expect(marks.every((mark) => mark.last_covered_at === 110)).toBe(true);
  });

  it('fail alone: one that the database refuses takes no other with it', async () => {
    await digestOf('s2', 'C2');
    const { rows } = await due();
    const [good, bad] = rows as [ClaimedRow, ClaimedRow];
    await journal.begin(bad, begun);
    const writes = await Promise.allSettled([
      journal.begin(good, begun),
      journal.settle(bad, { ...SENT, state: null as never }, 120),
    ]);
    expect(writes[0]).toEqual({ status: 'fulfilled', value: true });
    expect(writes[1]).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringMatching(/null/i) },
    });
    expect(await journal.settle(bad, SENT, 120)).toBe(true);
  });
});

it('pruning drops old settled rows and no open one', async () => {
  const row = await claimed();
  await claimed(await digestOf('s2', 'C2'));
  await journal.settle(row, SENT, 120);
  expect(await pruneLedger(database, 120)).toBe(0);
  expect(await pruneLedger(database, 10_000)).toBe(1);
  expect(await database.selectFrom('ledger').select('subscription_id').execute()).toEqual([
    { subscription_id: 's2' },
  ]);
});
