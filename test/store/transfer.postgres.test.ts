import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { briefingSchema } from '../../src/briefing/schema.ts';
import { UserError } from '../../src/errors.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { findBriefings } from '../../src/store/search.ts';
import { CARRIED, DERIVED, LEFT } from '../../src/store/transfer.ts';
import { exportDatabase } from '../../src/store/transfer-export.ts';
import { importDatabase } from '../../src/store/transfer-import.ts';
import { openTestDatabase } from '../databases.ts';

let dir: string;
let files = 0;
let open: Database[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'isnad-transfer-'));
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((database) => database.destroy()));
  rmSync(dir, { recursive: true });
});

const engines = {
  async sqlite() {
    files += 1;
    const database = await openDatabase({ databaseUrl: null, state: join(dir, `${files}.db`) });
    open.push(database);
    return database;
  },
  async postgres() {
    const database = await openTestDatabase();
    open.push(database);
    return database;
  },
};
type Engine = keyof typeof engines;

async function exported(database: Database): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const to = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await exportDatabase(database, to, 0);
  return Buffer.concat(chunks);
}

const imported = (database: Database, from: Uint8Array, piece = 1000) =>
  importDatabase(
    database,
    Readable.from(
      Array.from({ length: Math.ceil(from.length / piece) }, (_, n) =>
        from.subarray(n * piece, (n + 1) * piece),
      ),
    ),
  );

/** Every table's rows as text, in an order of their own; what only numbers them apart. */
async function contents(database: Database): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of [...CARRIED, ...DERIVED]) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(database);
    all[table] = rows
      .map((row) =>
        JSON.stringify(
          Object.entries(row)
            .filter(([name]) => name !== 'row')
            .sort(),
        ),
      )
      .sort();
  }
  return all;
}

const briefing = (n: number, title: string) =>
  briefingSchema.parse({
    schema: 1,
    id: `2020-01-07-b${n}`,
    status: 'approved',
    lang: 'ar',
    title,
    publishedAt: '2020-01-07',
    topics: ['العراق', 'oil'],
    sources: [{ name: 'صحيفة', url: `https://example.org/${n}`, sha256: 'a'.repeat(64) }],
    summary: [{ text: 'نقطة' }],
    people: [{ id: 'esper', name: 'مارك إسبر', kind: 'person', aliases: ['إسبر', "O'Neil"] }],
    statements: [{ id: 's1', speaker: 'esper', kind: 'indirect', text: 'لا قرار', stance: 'denies' }],
    method: { engine: 'rules', version: '1' },
  });

const someText = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '').toWellFormed()),
  fc.constantFrom('', 'سطر\nثانٍ\u2028\u2029\r', "'; drop table ledger; --", '\\u0000 \\', '😀‏'),
);
const someTime = fc.integer({ min: 0, max: 8_640_000_000_000_000 });

const deployment = fc.record({
  articles: fc.array(fc.tuple(someText, fc.option(someText)), { maxLength: 4 }),
  posts: fc.array(
    fc.record({
      subscription: fc.uuid(),
      due: someTime,
      lease: fc.option(someTime),
      error: fc.option(someText),
      drawn: fc.option(someText),
    }),
    { maxLength: 12 },
  ),
  items: fc.uniqueArray(someText, { maxLength: 12 }),
});

async function fill(
  database: Database,
  { articles, posts, items }: typeof deployment extends fc.Arbitrary<infer D> ? D : never,
) {
  const store = createBriefingStore(database, () => 7);
  for (const [n, [title, text]] of articles.entries()) {
    await store.put({ briefing: briefing(n, `عنوان ${title}`), text, origin: 'feed', verified: ['s1'] });
  }
  for (const [n, { subscription, due, lease, error, drawn }] of posts.entries()) {
    await database
      .insertInto('ledger')
      .values({
        ...{ key: `k${n}`, kind: 'digest', subscription_id: subscription, due_at: due, platform: 'slack' },
        ...{ workspace: 'T', channel: 'C', state: 'sent', attempts: 1, lease_until: lease, error, drawn },
        ...{ briefing_ids: '[]', created_at: 1, updated_at: 2 },
      })
      .execute();
    await database
      .insertInto('posted_briefings')
      .values({ ledger_key: `k${n}`, briefing_id: 'x', told: 'a', version: 'b', shown: 'c' })
      .execute();
  }
  for (const item of items) {
    await database.insertInto('feed_items').values({ feed: 'f', item, seen_at: 1 }).execute();
  }
}

const ways: [Engine, Engine][] = [
  ['sqlite', 'postgres'],
  ['postgres', 'sqlite'],
];

describe.each(ways)('from %s to %s', (from, to) => {
  it('nothing is lost, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(deployment, fc.integer({ min: 1, max: 5000 }), async (given, piece) => {
        const [source, target] = [await engines[from](), await engines[to]()];
        await fill(source, given);
        await imported(target, await exported(source), piece);
        expect(await contents(target)).toEqual(await contents(source));
        await Promise.all([source.destroy(), target.destroy()]);
      }),
      { numRuns: 15 },
    );
  });

  it('goes on there: search finds, new briefings are added', async () => {
    const [source, target] = [await engines[from](), await engines[to]()];
    await createBriefingStore(source, () => 1).put({
      ...{ briefing: briefing(1, 'رسالة'), text: 'Harbour', origin: 'feed', verified: [] },
    });
    await imported(target, await exported(source));
    await createBriefingStore(target, () => 2).put({
      ...{ briefing: briefing(2, 'رسالة'), text: 'Harbour', origin: 'feed', verified: [] },
    });
    const { total } = await findBriefings(
      target,
      ['public'],
      { matches: [{ words: [['harbour']] }] },
      { limit: 9, offset: 0 },
    );
    expect(total).toBe(2);
  });

  it('pages through more rows than are read at a time', async () => {
    const [source, target] = [await engines[from](), await engines[to]()];
    const items = Array.from({ length: 1234 }, (_, n) => ({ feed: 'f', item: `i${n}`, seen_at: n }));
    await source.insertInto('feed_items').values(items).execute();
    expect(await imported(target, await exported(source))).toEqual({ rows: 1234 });
    expect(await contents(target)).toEqual(await contents(source));
  });
});

test('every table is carried, made anew or left on purpose', async () => {
  const tables = await (await engines.postgres()).introspection.getTables();
  const known = new Set<string>([...CARRIED, ...DERIVED, ...LEFT]);
  const fullText = /^(?:briefing|statement|person)_terms$/;
  expect(tables.map(({ name }) => name).filter((name) => !known.has(name) && !fullText.test(name))).toEqual(
    [],
  );
});

describe.each(['sqlite', 'postgres'] as const)('into %s', (to) => {
  let whole: string;
  let target: Database;
  beforeEach(async () => {
    const source = await engines.sqlite();
    await fill(source, {
      articles: [
        ['واحد', 'نص'],
        ['اثنان', null],
      ],
      posts: [{ subscription: 's', due: 1, lease: null, error: null, drawn: null }],
      items: ['a', 'b'],
    });
    whole = (await exported(source)).toString();
    target = await engines[to]();
  });

  async function refusal(text: string | Uint8Array): Promise<string> {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    const failure = await imported(target, bytes).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(UserError);
    expect((failure as UserError).remedy).toBeTruthy();
    expect(Object.values(await contents(target)).flat()).toEqual([]);
    return (failure as UserError).message;
  }
  const lines = () => whole.trimEnd().split('\n');
  const changed = (at: number, change: (line: string) => string) =>
    lines()
      .map((line, index) => (index === at ? change(line) : line))
      .join('\n');

  it('a file that was cut is refused wherever it was cut, and nothing is written', async () => {
    expect(await refusal('')).toMatch(/empty/);
    expect(await refusal(lines().slice(0, -1).join('\n'))).toMatch(/ends after 6 of 6 rows/);
    expect(await refusal(`${lines().slice(0, 3).join('\n')}\n`)).toMatch(/ends after 2 of 6 rows/);
    expect(await refusal(whole.slice(0, whole.indexOf('\n') + 30))).toMatch(/^Line 2 .*not JSON/);
    const bytes = Buffer.from(whole);
    expect(await refusal(bytes.subarray(0, bytes.indexOf('واحد') + 1))).toMatch(/^Line 2 /);
  });

  it.each<[string, () => string, RegExp]>([
    ['another file', () => '{"a":1}\n', /^Line 1 .*not what/],
    ['a binary file', () => '\u0000PNG', /^Line 1 .*not JSON/],
    ['a table unknown', () => changed(2, () => '["users",{"a":1}]'), /^Line 3 .*no table "users"/],
    ['a column too few', () => changed(3, (line) => line.replace('"item":"a",', '')), /^Line 4 .*columns/],
    [
      'a column too many',
      () => changed(3, (line) => line.replace('"item"', '"x":1,"item"')),
      /^Line 4 .*columns/,
    ],
    ['a value of another kind', () => changed(3, (line) => line.replace('"a"', '{}')), /^Line 4 .*no row/],
    ['a letter changed', () => changed(3, (line) => line.replace('"a"', '"c"')), /^Line 8 .*SHA-256/],
    ['a row twice', () => changed(3, (line) => `${line}\n${line}`), /^Line \d .*/],
    ['a row too few', () => changed(3, () => '').replace('\n\n', '\n'), /^Line 7 .*6 rows/],
    [
      'a briefing broken',
      () => changed(1, (line) => line.replace('\\"schema\\":1', '\\"schema\\":9')),
      /^Line 2 .*briefing/,
    ],
    ['more after the end', () => `${whole}{}\n`, /^Line 9 .*after the end/],
    [
      'another version',
      () => changed(0, (line) => line.replace(/"version":"[^"]*"/, '"version":"999-x"')),
      /999-x/,
    ],
  ])('%s is refused, and nothing is written', async (_, text, message) => {
    expect(await refusal(text())).toMatch(message);
  });

  it('a database that is not empty is refused, by the table, and stays as it is', async () => {
    await target.insertInto('feed_items').values({ feed: 'f', item: 'mine', seen_at: 1 }).execute();
    const before = await contents(target);
    await expect(imported(target, Buffer.from(whole))).rejects.toThrow(/not empty.*feed_items/);
    expect(await contents(target)).toEqual(before);
  });
});
