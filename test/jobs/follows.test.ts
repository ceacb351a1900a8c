import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFollowAnswers } from '../../src/answers/follows.ts';
import { createNaming } from '../../src/answers/naming.ts';
import type { Place } from '../../src/briefing/audience.ts';
import { createFollowsJob } from '../../src/jobs/follows.ts';
import { type BriefingStore, createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { addFollow, followsSubscription, listFollows } from '../../src/store/follows.ts';
import { pauseSubscription } from '../../src/store/subscriptions.ts';
import { person, sample, statement } from '../answers/sample.ts';
import { openTestDatabase } from '../databases.ts';
import { MINUTE, recordingLog } from '../delivery/world.ts';

const START = Date.parse('2026-03-01T00:00:00Z');
const BATCH_MS = 2 * MINUTE;
const place = (channel: string): Place => ({ platform: 'slack', workspace: 'T1', channel });
const naming = createNaming({ same: [['The Old Man', 'Karl Stone']], different: [] });

let now: number;
let ids: number;
let database: Database;
let store: BriefingStore;

beforeEach(async () => {
  now = START;
  ids = 0;
  database = await openTestDatabase();
  store = createBriefingStore(database, () => now);
});
afterEach(() => database.destroy());

const newJob = () =>
  createFollowsJob({ database, naming, clock: () => now, log: recordingLog().log, batchMs: BATCH_MS });

async function follow(channel: string, wanted: string, kind: 'person' | 'topic' = 'person') {
  const draft = { place: place(channel), kind, wanted, chrome: 'en', zone: 'UTC' } as const;
  await addFollow(database, draft, { id: `f${ids++}`, now, resumeAt: now, most: 50 });
}

async function publish(speaker: string, change: { audience?: string; topics?: string[] } = {}) {
  const id = `2026-03-01-b${ids++}`;
  const { audience = 'public', topics = [] } = change;
  const people = [person('p', speaker), person('silent', 'Silent Bystander')];
  const statements = [statement('s', 'p', 'Words', { via: ['silent'] })];
  const briefing = sample({ id, audience, topics, people, statements });
  await store.put({ briefing, text: null, origin: 'feed', verified: [] });
}

const dueAt = async (channel: string) =>
  (await followsSubscription(database, place(channel)))?.nextDueAt ?? null;
const run = (job = newJob()) => job.run(new AbortController().signal);

it('makes due whom a new briefing concerns, in any script and by an editor’s word, and nobody else', async () => {
  await follow('C1', 'كارل ستون');
  await follow('C2', 'The Old Man');
  await follow('C3', 'Silent Bystander');
  await follow('C4', 'oil prices', 'topic');
  await follow('C5', 'Edith Stone');
  now += MINUTE;
  await publish('Karl Stone', { topics: ['Prices of oil'] });
  await run();
  const due = await Promise.all(['C1', 'C2', 'C3', 'C4', 'C5'].map(dueAt));
  expect(due).toEqual([now + BATCH_MS, now + BATCH_MS, null, now + BATCH_MS, null]);
});

it('leaves what is due as it is, whatever more comes, and what is paused alone', async () => {
  await follow('C1', 'Karl Stone');
  await follow('C2', 'Karl Stone');
  const paused = await followsSubscription(database, place('C2'));
  await pauseSubscription(database, paused?.id ?? '', 'gone');
  now += MINUTE;
  await publish('Karl Stone');
  const job = newJob();
  await run(job);
  const first = await dueAt('C1');
  now += MINUTE;
  await publish('Karl Stone');
  await run(job);
  expect(await dueAt('C1')).toBe(first);
  expect(await dueAt('C2')).toBeNull();
});

it('after a clock was put back still finds what comes', async () => {
  await follow('C1', 'Karl Stone');
  now += 60 * MINUTE;
  await publish('Somebody Else');
  const job = newJob();
  await run(job);
  now -= 50 * MINUTE;
  await publish('Karl Stone');
  await run(job);
  expect(await dueAt('C1')).toBe(now + BATCH_MS);
});

const PEOPLE = ['Karl Stone', 'Edith Stone', 'علي السيستاني', 'Ali Khamenei'];
const TOPICS = ['oil', 'oil prices', 'النفط', 'elections'];
const AUDIENCES = [
  'public',
  'channel:slack/C1',
  'channel:slack/C2',
  'workspace:slack/T1',
  'workspace:slack/T2',
];
const wanted = fc.record({
  channel: fc.constantFrom('C1', 'C2', 'C3'),
  what: fc.oneof(
    fc.constantFrom(...PEOPLE).map((name) => ['person', name] as const),
    fc.constantFrom(...TOPICS).map((topic) => ['topic', topic] as const),
  ),
});
const news = fc.record({
  speaker: fc.constantFrom(...PEOPLE),
  audience: fc.constantFrom(...AUDIENCES),
  topics: fc.subarray(TOPICS),
});

it('makes due exactly those for whom a post would show something', async () => {
  const answers = createFollowAnswers(database, { same: [], different: [] });
  await fc.assert(
    fc.asyncProperty(
      fc.array(wanted, { maxLength: 5 }),
      fc.array(news, { maxLength: 4 }),
      async (follows, briefings) => {
        for (const table of ['briefings', 'follows', 'subscriptions', 'follow_marks'] as const) {
          await database.deleteFrom(table).execute();
        }
        for (const { channel, what } of follows) await follow(channel, what[1], what[0]);
        now += MINUTE;
        for (const { speaker, audience, topics } of briefings) await publish(speaker, { audience, topics });
        await run();
        for (const channel of ['C1', 'C2', 'C3']) {
          const shown = { byFollows: new Set<string>(), byAny: new Set<string>() };
          const followed = await listFollows(database, place(channel));
          const query = { follows: followed, shown, since: 0, until: now, limit: 10 };
          const { news: told } = await answers.follows({ place: place(channel) }, query);
          expect((await dueAt(channel)) !== null).toBe(told.length > 0);
        }
      },
    ),
    { numRuns: 30 },
  );
});
