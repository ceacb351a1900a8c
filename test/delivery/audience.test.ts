import { beforeEach, expect, it } from 'vitest';
import { createAnswers } from '../../src/answers/create.ts';
import type { Place } from '../../src/briefing/audience.ts';
import { digestContent } from '../../src/delivery/content.ts';
import { createDeliveries } from '../../src/delivery/deliver.ts';
import type { Poster } from '../../src/delivery/poster.ts';
import { createSubscriptions } from '../../src/delivery/subscriptions.ts';
import { type BriefingStore, createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { openTestDatabase } from '../databases.ts';
import { DAILY, found, HOUR, recordingLog, shown } from './world.ts';

/** The real store and answers: who may see what is decided there, and delivery must not get round it. */

const A: Place = { platform: 'slack', workspace: 'T1', channel: 'CA' };
const B: Place = { platform: 'slack', workspace: 'T1', channel: 'CB' };
const ABROAD: Place = { platform: 'slack', workspace: 'T2', channel: 'CC' };

let now: number;
let database: Database;
let store: BriefingStore;
let posts: Map<string, string[]>;

const poster: Poster = {
  async post(place, card) {
    posts.set(place.channel, shown(card));
    return { channel: place.channel, message: '1' };
  },
  find: async () => 'absent',
  edit: async () => {},
};

async function put(id: string, audience: string, status: 'approved' | 'draft' | 'withdrawn' = 'approved') {
  const briefing = { ...found(id, audience).briefing, status };
  await store.put({ briefing, text: null, origin: 'intake', verified: [] });
}

function bind() {
  const clock = () => now;
  const deps = { database, answers: createAnswers(database), clock, digestSize: 10 };
  const deliveries = createDeliveries({
    database,
    clock,
    contents: { digest: digestContent(deps), follows: async () => null, note: async () => null },
    posters: new Map([['slack', poster]]),
    log: recordingLog().log,
    random: () => 0.5,
    tell: () => {},
    postTimeoutMs: 20_000,
    graceMs: 6 * HOUR,
  });
  return { deliveries, subscriptions: createSubscriptions({ ...deps, deliveries }) };
}

beforeEach(async () => {
  now = Date.parse('2026-03-01T00:00:00Z');
  database = await openTestDatabase();
  store = createBriefingStore(database, () => now);
  posts = new Map();
});

it("a digest, its preview and a send carry the channel's own, its workspace's and the public, nobody else's", async () => {
  const { deliveries, subscriptions } = bind();
  for (const place of [A, B, ABROAD]) await subscriptions.set({ ...DAILY, place });
  now += HOUR;
  await put('2026-03-01-public', 'public');
  await put('2026-03-01-for-a', 'channel:slack/CA');
  await put('2026-03-01-for-b', 'channel:slack/CB');
  await put('2026-03-01-for-t1', 'workspace:slack/T1');
  await put('2026-03-01-draft', 'public', 'draft');
  await put('2026-03-01-withdrawn', 'public', 'withdrawn');
  now = Date.parse('2026-03-01T08:00:00Z');

  const expected = new Map([
    ['CA', ['2026-03-01-for-a', '2026-03-01-for-t1', '2026-03-01-public']],
    ['CB', ['2026-03-01-for-b', '2026-03-01-for-t1', '2026-03-01-public']],
    ['CC', ['2026-03-01-public']],
  ]);
  for (const place of [A, B, ABROAD]) {
    const [digest] = await subscriptions.list(place);
    const card = await subscriptions.preview(place, digest?.id ?? '');
    expect(card && shown(card).sort()).toEqual(expected.get(place.channel));
  }
  await deliveries.tick(new AbortController().signal);
  expect(new Map([...posts].map(([channel, ids]) => [channel, ids.sort()]))).toEqual(expected);
});

it('what was posted is not posted again, and what is new is', async () => {
  const { deliveries, subscriptions } = bind();
  await subscriptions.set({ ...DAILY, place: A });
  await put('2026-03-01-one', 'public');
  now = Date.parse('2026-03-01T08:00:00Z');
  await deliveries.tick(new AbortController().signal);
  expect(posts.get('CA')).toEqual(['2026-03-01-one']);
  posts.clear();
  await put('2026-03-01-two', 'public');
  now = Date.parse('2026-03-02T08:00:00Z');
  await deliveries.tick(new AbortController().signal);
  expect(posts.get('CA')).toEqual(['2026-03-01-two']);
  posts.clear();
  now = Date.parse('2026-03-03T08:00:00Z');
  await deliveries.tick(new AbortController().signal);
  expect(posts.size).toBe(0);
});
