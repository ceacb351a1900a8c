import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { indexTerms, type Match, matchingRows, removeTerms } from '../../src/store/fulltext.ts';
import { openDatabase } from '../../src/store/open.ts';
import { openTestDatabase } from '../databases.ts';

let postgres: Database;
beforeEach(async () => {
  postgres = await openTestDatabase();
});
afterEach(() => postgres.destroy());

type Matches = readonly Match<'briefing'>[];

async function ranked(database: Database, matches: Matches): Promise<[row: number, score: number][]> {
  const { rows } = await sql<{ row: number; score: number }>`
    select * from ${matchingRows(database, 'briefing', matches)} as matched order by score, "row"
  `.execute(database);
  return rows.map(({ row, score }) => [row, score]);
}

const word = fc.constantFrom(
  'نفط',
  'نفطي',
  'عراق',
  'oil',
  'oils',
  'o',
  'بغداد',
  '5200',
  'port',
  'ports',
  '٣',
);
const field = fc.array(word, { maxLength: 6 });
const documents = fc.array(
  fc.record({
    title: field,
    topics: field,
    people: field,
    points: field,
    body: fc.array(word, { maxLength: 30 }),
  }),
  { minLength: 1, maxLength: 12 },
);
const fields = fc.subarray(['title', 'topics', 'people', 'points', 'body'] as const, { minLength: 1 });
const match = (prefix: fc.Arbitrary<boolean>): fc.Arbitrary<Match<'briefing'>> =>
  fc
    .record({
      words: fc.array(fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      fields: fc.option(fields, { nil: undefined }),
      prefix,
    })
    .map(({ words, fields: some, prefix: isPrefix }) => ({
      words,
      prefix: isPrefix,
      ...(some && { fields: some }),
    }));

async function both(given: Parameters<typeof indexed>[1], matches: Matches) {
  // FTS5 goes on counting what was removed from a table without content, so each run has its own.
  const sqlite = await openDatabase({ databaseUrl: null, state: ':memory:' });
  await indexed(sqlite, given);
  await indexed(postgres, given);
  const found = [await ranked(sqlite, matches), await ranked(postgres, matches)] as const;
  await removeTerms(
    postgres,
    'briefing',
    given.map((_, index) => index + 1),
  );
  await sqlite.destroy();
  return found;
}

async function indexed(
  database: Database,
  given: readonly { title: string[]; topics: string[]; people: string[]; points: string[]; body: string[] }[],
): Promise<void> {
  await indexTerms(
    database,
    'briefing',
    given.map((terms, index) => ({ row: index + 1, terms })),
  );
}

it('both engines find the same and score it the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      documents,
      fc.array(match(fc.constant(false)), { minLength: 1, maxLength: 2 }),
      async (given, matches) => {
        const [expected, found] = await both(given, matches);
        const byRow = new Map(found);
        expect([...byRow.keys()].sort()).toEqual(expected.map(([row]) => row).sort());
        for (const [row, score] of expected) expect(byRow.get(row)).toBeCloseTo(score, 9);
      },
    ),
    { numRuns: 60 },
  );
});

it('both engines find the same by the beginning of a word', async () => {
  await fc.assert(
    fc.asyncProperty(documents, match(fc.constant(true)), async (given, wanted) => {
      const [expected, found] = await both(given, [wanted]);
      expect(found.map(([row]) => row).sort()).toEqual(expected.map(([row]) => row).sort());
    }),
    { numRuns: 40 },
  );
});

it('terms with what the query languages mean something by are found as they are', async () => {
  const odd = ["o'neil", 'a\\b', 'x:*', "'", 'a&b|c', '!not', '(par)'];
  const given = [{ title: odd, topics: [], people: [], points: [], body: [] }];
  await indexed(postgres, given);
  for (const term of odd) expect(await ranked(postgres, [{ words: [[term]] }])).toHaveLength(1);
  expect(await ranked(postgres, [{ words: [['neil']] }])).toEqual([]);
});
