import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Briefing, briefingSchema } from '../../src/briefing/schema.ts';
import { type BriefingStore, createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { findBriefings } from '../../src/store/search.ts';
import { openTestDatabase, testPlace } from '../databases.ts';

const briefing: Briefing = briefingSchema.parse({
  schema: 1,
  id: '2020-01-07-letter',
  status: 'approved',
  lang: 'ar',
  title: 'رسالة التحالف',
  publishedAt: '2020-01-07',
  topics: ['العراق'],
  sources: [{ name: 'صحيفة', url: 'https://example.org/a', sha256: 'a'.repeat(64) }],
  summary: [{ text: 'نقطة' }],
  people: [{ id: 'esper', name: 'مارك إسبر', kind: 'person', aliases: ['إسبر'] }],
  statements: [{ id: 's1', speaker: 'esper', kind: 'indirect', text: 'لا قرار', stance: 'denies' }],
  method: { engine: 'rules', version: '1' },
});
const entry = { briefing, text: 'نص المقال', origin: 'folder' as const, verified: ['s1'] };
const TABLES = [
  'briefings',
  'sources',
  'topics',
  'names',
  'name_keys',
  'statements',
  'statement_people',
  'search_rows',
];

let now = 1000;
let database: Database;
let store: BriefingStore;
beforeEach(async () => {
  now = 1000;
  database = await openTestDatabase();
  store = createBriefingStore(database, () => now);
});
afterEach(() => database.destroy());

async function found(words: string, audiences = ['public']): Promise<string[]> {
  const matches = [{ words: [[words]] }];
  const { found: all } = await findBriefings(database, audiences, { matches }, { limit: 10, offset: 0 });
  return all.map((one) => one.briefing.id);
}
async function rows(): Promise<number[]> {
  return await Promise.all(
    TABLES.map(async (table) => {
      const { rows: counted } = await sql<{
        n: number;
      }>`select count(*) as n from ${sql.table(table)}`.execute(database);
      return counted[0]?.n ?? -1;
    }),
  );
}

describe('put', () => {
  test('adds, leaves alone what is the same, changes what is not', async () => {
    expect(await store.put(entry)).toBe('added');
    const before = await rows();
    now = 2000;
    expect(await store.put({ ...entry, briefing: structuredClone(briefing), origin: 'intake' })).toBe('same');
    expect(await store.get(briefing.id)).toEqual({ ...entry, visibleAt: 1000, updatedAt: 1000 });
    expect(await store.put({ ...entry, briefing: { ...briefing, title: 'عنوان' } })).toBe('changed');
    expect(await store.put({ ...entry, briefing: { ...briefing, title: 'عنوان' }, verified: [] })).toBe(
      'changed',
    );
    expect(
      await store.put({ ...entry, briefing: { ...briefing, title: 'عنوان' }, text: null, verified: [] }),
    ).toBe('changed');
    expect(await rows()).toEqual(before);
    expect(await store.count()).toBe(1);
  });

  test('what it said before is no longer found', async () => {
    await store.put(entry);
    expect(await found('رسال')).toEqual([briefing.id]);
    await store.put({ ...entry, briefing: { ...briefing, title: 'عنوان' } });
    expect(await found('رسال')).toEqual([]);
    expect(await found('عنوان')).toEqual([briefing.id]);
  });

  test('it becomes visible when first approved, and anew to a new audience', async () => {
    const visibleAt = async () => (await store.get(briefing.id))?.visibleAt;
    await store.put({ ...entry, briefing: { ...briefing, status: 'draft', audience: 'channel:slack/C1' } });
    expect(await visibleAt()).toBeNull();
    now = 2000;
    await store.put({ ...entry, briefing: { ...briefing, audience: 'channel:slack/C1' } });
    expect(await visibleAt()).toBe(2000);
    now = 3000;
    await store.put({ ...entry, briefing: { ...briefing, audience: 'channel:slack/C1', title: 'آخر' } });
    expect(await visibleAt()).toBe(2000);
    await store.put(entry);
    expect(await visibleAt()).toBe(3000);
  });

  test('a failure in the middle leaves what was there', async () => {
    await store.put(entry);
    const before = await rows();
    const person = briefing.people[0];
    if (!person) throw new Error('no person');
    const broken = { ...briefing, title: 'x', people: [{ ...person, name: null as unknown as string }] };
    await expect(store.put({ ...entry, briefing: broken })).rejects.toThrow();
    expect(await store.get(briefing.id)).toMatchObject({ briefing: { title: briefing.title } });
    expect(await rows()).toEqual(before);
  });

  test('many at once all arrive', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `2020-01-07-n${n}`);
    await Promise.all(ids.map((id) => store.put({ ...entry, briefing: { ...briefing, id } })));
    expect(await store.count()).toBe(20);
  });
});

test('remove takes everything with it', async () => {
  const empty = await rows();
  await store.put(entry);
  expect(await store.remove(briefing.id)).toBe(true);
  expect(await store.remove(briefing.id)).toBe(false);
  expect(await rows()).toEqual(empty);
  expect(await found('رسال')).toEqual([]);
  expect(await store.put(entry)).toBe('added');
});

test('by address and by hash, for these audiences only, drafts too', async () => {
  await store.put({ ...entry, briefing: { ...briefing, status: 'draft', audience: 'channel:slack/C1' } });
  const mine = ['public', 'channel:slack/C1'];
  expect(await store.byUrl('https://example.org/a', mine)).toMatchObject([{ briefing: { id: briefing.id } }]);
  expect(await store.bySha('a'.repeat(64), mine)).toHaveLength(1);
  expect(await store.byUrl('https://example.org/a', ['public'])).toEqual([]);
  expect(await store.bySha('a'.repeat(64), ['public'])).toEqual([]);
  expect(await store.byUrl('https://example.org/b', mine)).toEqual([]);
});

describe('that lasts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'isnad-store-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('what was put is there after opening again', async () => {
    const place = await testPlace(join(folder, 'state', 'isnad.db'));
    const first = await openDatabase(place);
    await createBriefingStore(first, () => 1).put(entry);
    await first.destroy();
    const second = await openDatabase(place);
    expect(await createBriefingStore(second, () => 2).get(briefing.id)).toMatchObject({
      briefing,
      visibleAt: 1,
    });
    await second.destroy();
  });

  test('processes write beside each other, and read what the others wrote', async () => {
    const place = await testPlace(join(folder, 'isnad.db'));
    const here = await openDatabase(place);
    const mine = createBriefingStore(here, () => 1);
    const writer = fileURLToPath(new URL('writer.ts', import.meta.url));
    const run = promisify(execFile);
    const others = ['a', 'b'].map((slug) =>
      run(process.execPath, [writer, JSON.stringify(place), JSON.stringify(briefing), slug]),
    );
    for (let n = 0; n < 10; n++)
      await mine.put({ ...entry, briefing: { ...briefing, id: `2020-01-07-n${n}` } });
    await Promise.all(others);
    expect(await mine.count()).toBe(30);
    expect(await mine.get('2020-01-07-b9')).toMatchObject({ origin: 'feed' });
    await here.destroy();
  });
});
