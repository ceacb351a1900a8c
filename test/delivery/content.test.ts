import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAnswers } from '../../src/answers/create.ts';
import { audiencesOf, type Place } from '../../src/briefing/audience.ts';
import type { Briefing } from '../../src/briefing/schema.ts';
import { type ContentDeps, digestContent, previewContent } from '../../src/delivery/content.ts';
import { type BriefingStore, createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import type { LedgerRow } from '../../src/store/ledger.ts';
import { getSubscription, type SubscriptionDraft, saveSubscription } from '../../src/store/subscriptions.ts';
import type { Card } from '../../src/views/card.ts';
import { sample } from '../answers/sample.ts';
import { engine, openTestDatabase } from '../databases.ts';
import { buttonsOf, linesOf } from '../views/fixtures.ts';
import { DAILY, MINUTE, NEWSROOM, OTHER } from './world.ts';

const HOUR = 60 * MINUTE;
const START = Date.parse('2026-03-01T00:00:00Z');

let database: Database;
let store: BriefingStore;
let deps: ContentDeps;
let now = START;
let posts = 0;

async function open(): Promise<void> {
  now = START;
  posts = 0;
  database = await openTestDatabase();
  store = createBriefingStore(database, () => now);
  deps = { database, answers: createAnswers(database), digestSize: 10 };
}
beforeEach(open);
afterEach(() => database.destroy());

async function publish(id: string, fields: Partial<Briefing> = {}): Promise<void> {
  const briefing = sample({ publishedAt: '2026-03-01', ...fields, id });
  await store.put({ briefing, text: null, origin: 'folder', verified: [] });
}

async function correct(id: string, note: string): Promise<void> {
  const there = await store.get(id);
  if (there === null) throw new Error(`no ${id}`);
  const corrections = [...there.briefing.corrections, { at: new Date(now).toISOString(), note }];
  await store.put({ ...there, briefing: { ...there.briefing, corrections } });
}

async function subscribe(id: string, change: Partial<SubscriptionDraft> = {}): Promise<string> {
  const draft = { ...DAILY, ...change };
  await saveSubscription(database, draft, now + HOUR, { id, now, lastCoveredAt: now - 24 * HOUR });
  return id;
}

/** What a due digest would post; null for nothing. */
async function due(id: string) {
  const subscription = await getSubscription(database, id);
  const place = subscription?.place ?? NEWSROOM;
  const row: LedgerRow = {
    ...{ key: `k${posts}`, kind: 'digest', subscriptionId: id, dueAt: now, place, attempts: 1 },
    postingAt: null,
  };
  const content = await digestContent(deps)(row, now, false);
  if (content === 'removed' || content === 'paused') throw new Error(content);
  return content;
}

/** As the ledger records a post that was made. */
async function record(place: Place, kind: string, briefingIds: readonly string[], id = 'none') {
  posts += 1;
  const drawn = kind === 'follows' ? JSON.stringify({ news: [{ kind: 'topic', ids: briefingIds }] }) : null;
  await database
    .insertInto('ledger')
    .values({
      ...{ key: `k${posts}`, kind, subscription_id: id, due_at: posts, ...place, state: 'sent', attempts: 1 },
      ...{
        covered_until: now,
        briefing_ids: JSON.stringify(briefingIds),
        drawn,
        created_at: now,
        updated_at: now,
      },
    })
    .execute();
  await database.updateTable('subscriptions').set({ last_covered_at: now }).where('id', '=', id).execute();
}

/** Posts a due digest; what it showed, listed as corrected, and kept for its button. */
async function post(id: string) {
  const subscription = await getSubscription(database, id);
  const content = await due(id);
  await record(subscription?.place ?? NEWSROOM, 'digest', content?.briefingIds ?? [], id);
  if (content === null) return null;
  const { shown, corrected, rest } = partsOf(content.card);
  return { shown, corrected, rest, ids: content.briefingIds, card: content.card };
}

/** Ids behind a card's buttons: of the briefings it shows, of those it tells as corrected, and of its rest. */
function partsOf(card: Card) {
  const tokens = buttonsOf(card).map(({ token }) => token);
  const lists = buttonsOf(card)
    .filter(({ token }) => token.startsWith('digest-rest:'))
    .map(({ label, token }) => ({ label, ids: token.replace('digest-rest:i=', '').split(',') }));
  return {
    shown: tokens.flatMap((token) => /^brief:(.+)$/.exec(token)?.[1] ?? []),
    corrected: lists.find(({ label }) => label.startsWith('Read'))?.ids ?? [],
    rest: lists.find(({ label }) => label.endsWith('more'))?.ids ?? [],
  };
}

test('a briefing comes once to a channel, whichever digest or follow showed it first', async () => {
  await subscribe('morning');
  await subscribe('evening', { time: '18:00' });
  await subscribe('elsewhere', { place: OTHER });
  await publish('2026-03-01-a');
  await publish('2026-03-01-b');
  await record(NEWSROOM, 'follows', ['2026-03-01-b']);
  now += HOUR;
  expect((await post('morning'))?.shown).toEqual(['2026-03-01-a']);
  expect(await post('evening')).toBeNull();
  expect((await post('elsewhere'))?.shown.toSorted()).toEqual(['2026-03-01-a', '2026-03-01-b']);
});

test('a briefing of which a follow told one person’s words only is still new', async () => {
  await subscribe('morning');
  await publish('2026-03-01-a');
  await record(NEWSROOM, 'follows', ['2026-03-01-a']);
  const news = [{ kind: 'person', wanted: 'Esper', said: [{ briefing: '2026-03-01-a', statement: 's1' }] }];
  await database
    .updateTable('ledger')
    .set({ drawn: JSON.stringify({ news }) })
    .execute();
  now += HOUR;
  expect((await post('morning'))?.shown).toEqual(['2026-03-01-a']);
});

test('a briefing stamped just before a digest and readable just after it comes in the next', async () => {
  await subscribe('morning');
  await publish('2026-03-01-a');
  now += HOUR;
  await post('morning');
  now -= MINUTE;
  await publish('2026-03-01-late');
  now += HOUR;
  expect((await post('morning'))?.shown).toEqual(['2026-03-01-late']);
});

test('filters hold what is posted and what is previewed alike', async () => {
  const filters = [
    { kind: 'topic', value: 'oil' },
    { kind: 'language', value: 'en', not: true },
  ] as const;
  await subscribe('filtered', { filters });
  await publish('2026-03-01-oil', { topics: ['Oil prices'], lang: 'fr' });
  await publish('2026-03-01-oil-en', { topics: ['Oil'] });
  await publish('2026-03-01-sport', { topics: ['Sport'], lang: 'fr' });
  now += HOUR;
  const subscription = await getSubscription(database, 'filtered');
  if (subscription === null) throw new Error('gone');
  const content = await due('filtered');
  expect(content?.briefingIds).toEqual(['2026-03-01-oil']);
  expect(await previewContent(deps, subscription, now)).toEqual(content?.card);
});

test('a digest from before there were filters keeps to its topics', async () => {
  await subscribe('old');
  await database
    .updateTable('subscriptions')
    .set({ topics: '["oil"]', filters: '[]' })
    .where('id', '=', 'old')
    .execute();
  await publish('2026-03-01-oil', { topics: ['Oil'] });
  await publish('2026-03-01-sport', { topics: ['Sport'] });
  now += HOUR;
  expect((await due('old'))?.briefingIds).toEqual(['2026-03-01-oil']);
});

test('a quiet day is silent, or says so with the next time, as chosen; a preview tells which', async () => {
  await subscribe('silent');
  await subscribe('telling', { time: '09:00', quiet: 'tell', chrome: 'ar', zone: 'Asia/Baghdad' });
  await publish('2026-03-01-a');
  now += HOUR;
  await post('silent');
  now += HOUR;
  expect(await due('silent')).toBeNull();
  const told = await due('telling');
  expect(told?.briefingIds).toEqual([]);
  const lines = linesOf(told?.card as Card);
  expect(lines).toContain('لا جديد منذ النشرة السابقة.');
  expect(lines.at(-1)).toBe('النشرة التالية: الأحد، 1 مارس 2026 في 04:00، بتوقيت بغداد (UTC+3)');

  const silent = await getSubscription(database, 'silent');
  const telling = await getSubscription(database, 'telling');
  if (silent === null || telling === null) throw new Error('gone');
  expect(linesOf(await previewContent(deps, silent, now))).toContain('On a day like this nothing is posted.');
  expect(await previewContent(deps, telling, now)).toEqual(told?.card);
});

test('what is beyond the limit is behind the button, in order', async () => {
  await subscribe('short', { most: 2 });
  for (const name of 'abcde') await publish(`2026-03-01-${name}`);
  now += HOUR;
  const made = await post('short');
  expect(made?.shown).toEqual(['2026-03-01-a', '2026-03-01-b']);
  expect(made?.rest).toEqual(['2026-03-01-c', '2026-03-01-d', '2026-03-01-e']);
});

test('a corrected briefing is told again once, with what changed, and only where it was shown before', async () => {
  await subscribe('morning');
  await subscribe('evening', { time: '18:00' });
  await subscribe('elsewhere', { place: OTHER });
  await publish('2026-03-01-a');
  now += HOUR;
  await post('morning');
  now += HOUR;
  await correct('2026-03-01-a', 'The figure was 5,200.');
  now += HOUR;
  const made = await post('morning');
  expect(made?.shown).toEqual([]);
  expect(made?.corrected).toEqual(['2026-03-01-a']);
  expect(linesOf(made?.card as Card).join('\n')).toContain('The figure was 5,200.');
  expect(await post('evening')).toBeNull();
  // There it is simply new, in its corrected form.
  expect(await post('elsewhere')).toMatchObject({ shown: ['2026-03-01-a'], corrected: [] });
  now += HOUR;
  expect(await post('morning')).toBeNull();
});

test('a correction that a note has told is not told again', async () => {
  await subscribe('morning');
  await publish('2026-03-01-a');
  now += HOUR;
  await post('morning');
  await correct('2026-03-01-a', 'He denied it.');
  now += MINUTE;
  await record(NEWSROOM, 'note', ['2026-03-01-a']);
  now += HOUR;
  expect(await post('morning')).toBeNull();
});

test('many at once get what each would get alone', async () => {
  const places = Array.from({ length: 20 }, (_, n): Place => ({ ...NEWSROOM, channel: `C${n}` }));
  for (const [n, place] of places.entries()) {
    await subscribe(`d${n}`, { place, most: 1 + (n % 3) });
    await publish(`2026-03-01-of-${n}`, { audience: `channel:slack/C${n}` });
    if (n % 2 === 0) await record(place, 'follows', ['2026-03-01-all']);
  }
  await publish('2026-03-01-all');
  now += HOUR;
  const select = digestContent(deps);
  const row = (id: string): LedgerRow => ({
    ...{ key: id, kind: 'digest', subscriptionId: id, dueAt: now, place: NEWSROOM, attempts: 1 },
    postingAt: null,
  });
  const ids = places.map((_, n) => `d${n}`);
  const together = await Promise.all(ids.map((id) => select(row(id), now, false)));
  for (const [n, id] of ids.entries()) {
    const alone = await digestContent(deps)(row(id), now, false);
    expect(together[n]).toEqual(alone);
    expect(JSON.stringify(alone)).toContain(`2026-03-01-of-${n}`);
  }
  expect(await Promise.all(['gone', 'd0'].map((id) => select(row(id), now, false)))).toMatchObject([
    'removed',
    { briefingIds: expect.arrayContaining(['2026-03-01-of-0']) },
  ]);
});

test('whatever comes, is corrected and fails, a channel sees all that is its own, once, and nothing else', async () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('publish' as const),
      to: fc.constantFrom('public', 'channel:slack/C1', 'channel:slack/C2'),
    }),
    fc.record({ do: fc.constant('correct' as const), which: fc.nat(9) }),
    fc.record({
      do: fc.constant('post' as const),
      digest: fc.constantFrom('all', 'short', 'other'),
      fails: fc.boolean(),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      await database.destroy();
      await open();
      await subscribe('all');
      await subscribe('short', { time: '10:00', most: 1 });
      await subscribe('other', { place: OTHER });
      const published: { id: string; audience: string }[] = [];
      const shown = new Map<string, Set<string>>();
      const counted = new Set<string>();
      const corrections = new Map<string, number>();

      async function take(digest: string, fails: boolean) {
        const place = digest === 'other' ? OTHER : NEWSROOM;
        const content = await due(digest);
        if (fails || content === null) {
          if (!fails) await record(place, 'digest', [], digest);
          return;
        }
        const { shown: now, corrected, rest } = partsOf(content.card);
        const before = shown.get(place.channel) ?? new Set();
        const told = [...now, ...corrected, ...rest];
        expect(new Set(told).size).toBe(told.length);
        for (const id of now) expect(before).not.toContain(id);
        for (const id of corrected) {
          expect(before).toContain(id);
          expect(corrections.get(`${place.channel} ${id}`)).toBeGreaterThan(0);
          corrections.set(`${place.channel} ${id}`, 0);
        }
        for (const id of told) {
          const { audience = '' } = published.find((one) => one.id === id) ?? {};
          expect(audiencesOf({ place })).toContain(audience);
        }
        expect(now.length).toBeLessThanOrEqual(digest === 'short' ? 1 : 10);
        expect(content.briefingIds.toSorted()).toEqual([...now, ...corrected].toSorted());
        for (const id of now) corrections.set(`${place.channel} ${id}`, 0);
        shown.set(place.channel, new Set([...before, ...now]));
        for (const id of rest) counted.add(`${place.channel} ${id}`);
        await record(place, 'digest', content.briefingIds, digest);
      }

      for (const one of steps) {
        now += 10 * MINUTE;
        if (one.do === 'publish') {
          const id = `2026-03-01-n${published.length}`;
          published.push({ id, audience: one.to });
          await publish(id, { audience: one.to });
        } else if (one.do === 'correct') {
          const id = published[one.which]?.id;
          if (id === undefined) continue;
          await correct(id, `Correction at ${now}`);
          for (const channel of ['C1', 'C2']) {
            if (shown.get(channel)?.has(id)) corrections.set(`${channel} ${id}`, 1);
          }
        } else await take(one.digest, one.fails);
      }
      // Enough digests for everything that was new to come.
      for (const digest of ['all', 'other']) {
        now += 10 * MINUTE;
        await take(digest, false);
      }
      for (const { id, audience } of published) {
        for (const place of [NEWSROOM, OTHER]) {
          if (!audiencesOf({ place }).includes(audience)) continue;
          const seen = shown.get(place.channel)?.has(id) || counted.has(`${place.channel} ${id}`);
          expect(seen, `${id} in ${place.channel}`).toBe(true);
        }
      }
      const untold = [...corrections].filter(([, count]) => count > 0).map(([key]) => key);
      expect(untold).toEqual([]);
    }),
    { numRuns: engine === 'sqlite' ? 60 : 20 },
  );
}, 120_000);
