import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Briefing, briefingSchema } from '../../src/briefing/schema.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import { changedBriefings, endChange, markPosts } from '../../src/store/corrections.ts';
import type { Database } from '../../src/store/database.ts';
import { correctionsMigration } from '../../src/store/migrations/007-corrections.ts';
import { postsToCorrect, settleCorrection, takeCorrection } from '../../src/store/post-corrections.ts';
import { recordShown, shownIn } from '../../src/store/shown.ts';
import { pruneVersions, readCurrent, readOne } from '../../src/store/versions.ts';
import { openTestDatabase } from '../databases.ts';

const ID = '2026-03-01-letter';
const KEY = 'k1';
let now: number;
let database: Database;

beforeEach(async () => {
  now = 1000;
  database = await openTestDatabase();
});
afterEach(() => database.destroy());

function briefing(title: string, change: Partial<Briefing> = {}): Briefing {
  return briefingSchema.parse({
    ...{ schema: 1, id: ID, status: 'approved', lang: 'en', title, publishedAt: '2026-03-01' },
    sources: [{ name: 'Our own' }],
    summary: [{ text: 'A point' }],
    method: { engine: 'editor', version: '1' },
    ...change,
  });
}
const put = (title: string, change?: Partial<Briefing>) =>
  createBriefingStore(database, () => now).put({
    ...{ briefing: briefing(title, change), text: null, origin: 'folder', verified: [] },
  });
const versionNow = async () => (await readCurrent(database, [ID])).get(ID)?.version ?? '';

async function ledgerRow(key: string, ids: readonly string[], state = 'sent') {
  await database
    .insertInto('ledger')
    .values({
      ...{ key, kind: 'digest', subscription_id: key, due_at: 1, state, attempts: 1 },
      ...{ platform: 'slack', workspace: 'T1', channel: 'C1', briefing_ids: JSON.stringify(ids) },
      ...{ message_channel: 'C1', message_id: '1', created_at: 1, updated_at: 1 },
    })
    .execute();
}
async function post(key = KEY) {
  await ledgerRow(key, [ID]);
  await recordShown(database, [{ key, versions: { [ID]: await versionNow() } }]);
}
const mark = async () => {
  for (const changed of await changedBriefings(database)) await markPosts(database, changed, now);
};
const due = async () => (await postsToCorrect(database, ['slack'], now, 10)).map(({ key }) => key);

describe('a change', () => {
  it('is noted with the state before it, in one transaction; a new briefing and the same again are none', async () => {
    await put('One');
    await put('One');
    expect(await changedBriefings(database)).toEqual([]);
    const one = await versionNow();
    now = 2000;
    await put('Two');
    now = 3000;
    await put('Three');
    expect(await changedBriefings(database)).toEqual([
      { id: ID, firstAt: 2000, lastAt: 3000, changes: 2, marked: 0 },
    ]);
    expect((await readOne(database, ID, one))?.briefing.title).toBe('One');
    expect(await readOne(database, ID, 'unknown')).toBeNull();
  });

  it('that fails is not noted', async () => {
    await put('One');
    const failing = createBriefingStore(database, () => now).put({
      ...{
        briefing: { ...briefing('Two'), publishedAt: 'never' },
        text: null,
        origin: 'folder',
        verified: [],
      },
    });
    await expect(failing).rejects.toThrow();
    expect(await changedBriefings(database)).toEqual([]);
  });

  it('marks the posts that show another state, and no others', async () => {
    await put('One');
    await post();
    await put('Two');
    await post('k2');
    await mark();
    await mark();
    expect(await due()).toEqual([KEY]);
  });

  it('ends unless another came meanwhile', async () => {
    await put('One');
    await put('Two');
    const [seen] = await changedBriefings(database);
    await put('Three');
    expect(await endChange(database, seen!)).toBe(false);
    const [again] = await changedBriefings(database);
    expect(await endChange(database, again!)).toBe(true);
  });

  it('of a draft nobody saw keeps no earlier state; of a removed briefing the last', async () => {
    await put('One', { status: 'draft' });
    await put('Two', { status: 'draft' });
    expect(await database.selectFrom('briefing_versions').selectAll().execute()).toEqual([]);
    await put('Three');
    const three = await versionNow();
    await createBriefingStore(database, () => now).remove(ID);
    expect((await readOne(database, ID, three))?.briefing.title).toBe('Three');
  });
});

describe('a correction in hand', () => {
  it('is nobody else’s until its lease runs out; who lost it changes nothing', async () => {
    await put('One');
    await post();
    await put('Two');
    await mark();
    const mine = await takeCorrection(database, { key: KEY }, now, now + 100);
    expect(await takeCorrection(database, { key: KEY }, now, now + 100)).toBeNull();
    now += 100;
    const theirs = await takeCorrection(database, { key: KEY }, now, now + 100);
    const shown = await shownIn(database, KEY);
    await settleCorrection(database, mine!, { done: shown.map((one) => ({ ...one, version: 'x' })) });
    expect(await shownIn(database, KEY)).toEqual(shown);
    const version = await versionNow();
    await settleCorrection(database, theirs!, { done: shown.map((one) => ({ ...one, version })) });
    expect(await due()).toEqual([]);
    expect((await shownIn(database, KEY))[0]).toMatchObject({ version });
  });

  it('is done once more where the briefing changed while it was in hand', async () => {
    await put('One');
    await post();
    await put('Two');
    await mark();
    const taken = await takeCorrection(database, { key: KEY }, now, now + 100);
    const drawn = await versionNow();
    await put('One');
    // Back to what the post was last known to show: what is in hand shows otherwise.
    await mark();
    for (const changed of await changedBriefings(database)) await endChange(database, changed);
    const shown = await shownIn(database, KEY);
    await settleCorrection(database, taken!, { done: shown.map((one) => ({ ...one, version: drawn })) });
    expect(await due()).toEqual([KEY]);
  });
});

it('an earlier state goes once no post shows it and time has passed', async () => {
  await put('One');
  await post();
  await put('Two');
  now = 5000;
  await put('Three');
  expect(await pruneVersions(database, 5000)).toBe(0);
  expect(await pruneVersions(database, 6000)).toBe(1);
  await database.deleteFrom('ledger').execute();
  expect(await pruneVersions(database, 6000)).toBe(1);
});

it('what was posted before there were corrections counts as showing what there is', async () => {
  await put('One');
  for (const table of ['post_corrections', 'changed_briefings', 'briefing_versions', 'posted_briefings']) {
    await database.schema.dropTable(table).execute();
  }
  await database.schema.alterTable('briefings').dropColumn('version').execute();
  await ledgerRow('old', [ID, '2026-03-01-removed-since']);
  await ledgerRow('empty', []);
  await ledgerRow('missed', [ID], 'missed');
  await correctionsMigration.up(database);
  const version = await versionNow();
  expect(version).toMatch(/^[0-9a-f]{24}$/);
  expect(await shownIn(database, 'old')).toEqual([
    { id: ID, told: version, version, shown: version, state: 'shown', trail: [] },
  ]);
  expect(await shownIn(database, 'missed')).toEqual([]);
  await put('Two');
  await mark();
  expect(await due()).toEqual(['old']);
});
