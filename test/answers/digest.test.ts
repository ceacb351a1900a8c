import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DigestQuery } from '../../src/answers/answers.ts';
import { ARABIC, ENGLISH, EVERYONE, sample, statement, type World, world } from './sample.ts';

let there: World;
beforeEach(async () => {
  there = await world();
});
afterEach(() => there.database.destroy());

const UNTIL = Date.parse('2020-01-09T00:00:00Z');

async function digest(query: Partial<DigestQuery> = {}) {
  const answer = await there.answers.digest(EVERYONE, {
    since: 0,
    until: UNTIL,
    posted: new Set(),
    limit: 10,
    ...query,
  });
  return {
    ...answer,
    ids: answer.stories.map(({ briefings }) => briefings.map(({ briefing }) => briefing.id)),
  };
}
const topics = (...values: string[]) => values.map((value) => ({ kind: 'topic' as const, value }));
const plain = (id: string, statements: number, more = {}) =>
  sample({
    id,
    statements: Array.from({ length: statements }, (_, n) => statement(`s${n}`, null, `Words ${n}`)),
    ...more,
  });

test('what is new is grouped by story, the heaviest first', async () => {
  await there.add(plain('2020-01-08-small', 1));
  await there.add(ARABIC);
  await there.add(ENGLISH);
  const { stories, ids, left, known } = await digest();
  expect(stories.map(({ story }) => story)).toEqual(['iraq-letter', null]);
  expect(ids).toEqual([[ARABIC.id, ENGLISH.id], ['2020-01-08-small']]);
  expect({ left, known }).toEqual({ left: 0, known: 3 });
});

test('a dispute and a newer day each weigh more than a statement', async () => {
  const claims = [{ id: 'c', text: 'A claim', disputed: true }];
  await there.add(plain('2020-01-08-more', 5));
  await there.add(plain('2020-01-08-disputed', 4, { claims }));
  await there.add(plain('2020-01-05-older', 5));
  expect((await digest()).ids.flat()).toEqual(['2020-01-08-disputed', '2020-01-08-more', '2020-01-05-older']);
});

test('only what became visible in the span and was not posted', async () => {
  await there.add(plain('2020-01-08-a', 1), 100);
  await there.add(plain('2020-01-08-b', 1), 200);
  await there.add(plain('2020-01-08-c', 1), 300);
  expect((await digest({ since: 100, until: 300 })).ids.flat()).toEqual(['2020-01-08-b', '2020-01-08-c']);
  expect(await digest({ posted: new Set(['2020-01-08-b']) })).toMatchObject({
    ids: [['2020-01-08-a'], ['2020-01-08-c']],
    known: 3,
  });
});

test('an old article approved today is new today; a change to it is not', async () => {
  const draft = plain('2019-05-05-old', 1, { status: 'draft' });
  await there.add(draft, 100);
  expect((await digest()).ids).toEqual([]);
  await there.add({ ...draft, status: 'approved' }, 200);
  await there.add({ ...draft, status: 'approved', title: 'Corrected' }, 300);
  expect((await digest({ since: 199, until: 200 })).ids.flat()).toEqual(['2019-05-05-old']);
  expect((await digest({ since: 200 })).ids).toEqual([]);
});

test('never more than the limit, the rest counted, nothing twice', async () => {
  await there.add(ARABIC);
  await there.add(ENGLISH);
  for (let n = 0; n < 4; n++) await there.add(plain(`2020-01-08-n${n}`, 1));
  for (const limit of [0, 1, 3, 6, 9]) {
    const { ids, left } = await digest({ limit });
    expect(ids.flat()).toHaveLength(Math.min(limit, 6));
    expect(new Set(ids.flat()).size).toBe(ids.flat().length);
    expect(left).toBe(6 - ids.flat().length);
  }
});

test('topics choose, in any form of their words', async () => {
  await there.add(ARABIC);
  await there.add(ENGLISH);
  await there.add(plain('2020-01-08-oil', 1, { topics: ['Oil'] }));
  expect((await digest({ filters: topics('العراق') })).ids.flat()).toEqual([ARABIC.id]);
  expect((await digest({ filters: topics('OIL', 'coalitions') })).ids.flat()).toEqual([
    ENGLISH.id,
    '2020-01-08-oil',
  ]);
  expect((await digest({ filters: topics('gas') })).known).toBe(3);
});
