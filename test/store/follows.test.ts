import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../src/briefing/audience.ts';
import type { Database } from '../../src/store/database.ts';
import { followersOf, makeDue, seenUntil } from '../../src/store/followers.ts';
import { addFollow, followsSubscription, listFollows, removeFollow } from '../../src/store/follows.ts';
import { listSubscriptions } from '../../src/store/subscriptions.ts';
import { openTestDatabase } from '../databases.ts';

const HERE: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const THERE: Place = { ...HERE, channel: 'C2' };

let database: Database;
let ids: number;

beforeEach(async () => {
  database = await openTestDatabase();
  ids = 0;
});
afterEach(() => database.destroy());

function add(wanted: string, change: { place?: Place; now?: number; most?: number } = {}) {
  const { place = HERE, now = 100, most = 50 } = change;
  const draft = { place, kind: 'person', wanted, chrome: 'ar', zone: 'Asia/Baghdad' } as const;
  return addFollow(database, draft, { id: `f${ids++}`, now, resumeAt: now + 10, most });
}
const names = async (place = HERE) => (await listFollows(database, place)).map((one) => one.wanted);

describe('what a channel follows', () => {
  it('is kept oldest first, once for each spelling, and is each channel’s own', async () => {
    expect(await add('علي خامنئي')).toBe('added');
    expect(await add('Mark  Esper', { now: 200 })).toBe('added');
    expect(await add('MARK ESPER', { now: 300 })).toBe('already');
    expect(await add('علي خامنئى', { now: 300 })).toBe('already');
    expect(await add('Mark Esper', { place: THERE })).toBe('added');
    expect(await names()).toEqual(['علي خامنئي', 'Mark  Esper']);
    const [first] = await listFollows(database, HERE);
    expect(await removeFollow(database, THERE, first?.id ?? '')).toBeNull();
    expect(await names()).toHaveLength(2);
  });

  it('has one subscription, which is no digest, and no time until something is new', async () => {
    await add('Mark Esper');
    await add('Mark Milley', { now: 200 });
    const subscription = await followsSubscription(database, HERE);
    expect(subscription).toMatchObject({ kind: 'follows', time: '', nextDueAt: null, lastCoveredAt: 100 });
    expect(await listSubscriptions(database, HERE)).toEqual([]);
    const [one, other] = await listFollows(database, HERE);
    await removeFollow(database, HERE, one?.id ?? '');
    expect(await followsSubscription(database, HERE)).toMatchObject({ id: subscription?.id });
    await removeFollow(database, HERE, other?.id ?? '');
    expect(await followsSubscription(database, HERE)).toBeNull();
  });

  it('stays within its limit though many add at once, and never loses its subscription', async () => {
    const outcomes = await Promise.all(['Aa', 'Bb', 'Cc', 'Dd', 'Ee'].map((name) => add(name, { most: 3 })));
    expect(outcomes.toSorted()).toEqual(['added', 'added', 'added', 'full', 'full']);
    const all = await listFollows(database, HERE);
    await Promise.all([
      ...all.map((one) => removeFollow(database, HERE, one.id)),
      add('Zz', { most: 9 }),
      add('Yy', { most: 9 }),
    ]);
    expect((await names()).toSorted()).toEqual(['Yy', 'Zz']);
    expect(await followsSubscription(database, HERE)).not.toBeNull();
  });
});

it('followers are those who are not due by then; making due hastens, and never puts off', async () => {
  await add('Mark Esper');
  await add('Mark Esper', { place: THERE });
  const wanted = [{ kind: 'person', wanted: 'Mark Esper', folded: 'mark esper' }] as const;
  const due = async (at: number) =>
    (await followersOf(database, wanted, at)).map((one) => one.place.channel).toSorted();
  expect(await due(500)).toEqual(['C1', 'C2']);
  const id = (await followsSubscription(database, HERE))?.id ?? '';
  await makeDue(database, [id], 400);
  expect(await due(500)).toEqual(['C2']);
  expect(await due(300)).toEqual(['C1', 'C2']);
  await makeDue(database, [id], 450);
  expect(await followsSubscription(database, HERE)).toMatchObject({ nextDueAt: 400 });
  await makeDue(database, [id], 300);
  expect(await followsSubscription(database, HERE)).toMatchObject({ nextDueAt: 300 });
});

it('looks back to the first follow at most', async () => {
  expect(await seenUntil(database)).toBeNull();
  await add('Mark Esper', { now: 700 });
  await add('Mark Milley', { now: 600 });
  expect(await seenUntil(database)).toBe(600);
});
