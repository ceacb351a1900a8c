import { beforeEach, expect, it } from 'vitest';
import { dueQuery } from '../../src/store/claims.ts';
import type { Database } from '../../src/store/database.ts';
import {
  getSubscription,
  listSubscriptions,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
  saveSubscription,
} from '../../src/store/subscriptions.ts';
import { openTestDatabase } from '../databases.ts';

const DRAFT = {
  place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  time: '08:00',
  weekdays: [1, 5],
  zone: 'Asia/Baghdad',
  chrome: 'ar',
  topics: ['النفط'],
  owner: 'U1',
} as const;
let database: Database;

beforeEach(async () => {
  database = await openTestDatabase();
});

it('gives back what it was given', async () => {
  const saved = await saveSubscription(database, DRAFT, 500, { id: 'a', now: 10, lastCoveredAt: 5 });
  const { topics, ...kept } = DRAFT;
  expect(saved).toEqual({
    ...kept,
    filters: topics.map((value) => ({ kind: 'topic', value })),
    quiet: 'silent',
    most: undefined,
    id: 'a',
    kind: 'digest',
    state: 'active',
    pausedBecause: undefined,
    nextDueAt: 500,
    lastCoveredAt: 5,
  });
  expect(await getSubscription(database, 'a')).toEqual(saved);
  expect(await listSubscriptions(database, DRAFT.place)).toEqual([saved]);
});

it('changing one keeps its id and what it has covered, and wakes it', async () => {
  await saveSubscription(database, DRAFT, 500, { id: 'a', now: 10, lastCoveredAt: 5 });
  await pauseSubscription(database, 'a', 'gone');
  const changed = await saveSubscription(database, { ...DRAFT, zone: 'UTC', owner: undefined }, 700, {
    id: 'b',
    now: 20,
    lastCoveredAt: 15,
  });
  expect(changed).toMatchObject({ id: 'a', zone: 'UTC', lastCoveredAt: 5, state: 'active', nextDueAt: 700 });
  expect(changed.pausedBecause).toBeUndefined();
  expect(changed.owner).toBeUndefined();
});

it('answers what is due, the longest due first, without paused ones', async () => {
  const save = (id: string, time: string, due: number) =>
    saveSubscription(database, { ...DRAFT, time }, due, { id, now: 0, lastCoveredAt: 0 });
  const due = async () => {
    const terms = { now: 300, leaseUntil: 400, channelInterval: () => 0 };
    const batch = { ...terms, platforms: [DRAFT.place.platform], limit: 9, after: null };
    const { rows } = await dueQuery(database, batch).execute(database);
    return rows.map(({ id }) => id);
  };
  await save('a', '08:00', 300);
  await save('b', '09:00', 100);
  await save('c', '10:00', 200);
  await save('d', '11:00', 301);
  await pauseSubscription(database, 'c', null);
  expect(await due()).toEqual(['b', 'a']);
  await resumeSubscription(database, 'c', 250);
  await removeSubscription(database, 'b');
  expect(await due()).toEqual(['c', 'a']);
});
