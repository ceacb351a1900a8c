import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BriefingQuery } from '../../src/answers/answers.ts';
import { ARABIC, ENGLISH, EVERYONE, sample, type World, world } from './sample.ts';

let there: World;
beforeEach(async () => {
  there = await world();
  await there.add(ARABIC, 1000, 'والحكومة العراقية تعد الخطوات لإخراج القوات من بغداد.');
  await there.add(ENGLISH, 2000);
  await there.add(sample({ id: '2020-02-01-oil', title: 'Oil prices fall', topics: ['Oil'] }), 3000);
});
afterEach(() => there.database.destroy());

async function ids(query: Partial<BriefingQuery>): Promise<string[]> {
  const { found, total } = await there.answers.briefings(EVERYONE, { limit: 10, ...query });
  expect(total).toBe(found.length);
  return found.map(({ briefing }) => briefing.id);
}

test('nothing asked for is the newest first, a page at a time, all counted', async () => {
  expect(await ids({})).toEqual(['2020-02-01-oil', ENGLISH.id, ARABIC.id]);
  const page = await there.answers.briefings(EVERYONE, { limit: 1, offset: 1 });
  expect(page).toMatchObject({ total: 3, found: [{ briefing: { id: ENGLISH.id } }] });
});

describe('words', () => {
  test.each(['الحكومة', 'حكومة', 'للحكومه', 'قوات', 'لبغداد', 'العراقيه', 'التحالف الدولي', 'ومروحيات'])(
    '%s finds what the Arabic article says',
    async (words) => {
      expect(await ids({ words })).toEqual([ARABIC.id]);
    },
  );

  test.each(['PLANS', 'sanction', 'coalition iraq'])('%s finds what the English one says', async (words) => {
    expect(await ids({ words })).toEqual([ENGLISH.id]);
  });

  test('all of them must match', async () => {
    expect(await ids({ words: 'oil sanctions' })).toEqual([]);
  });

  test('none of those left out', async () => {
    expect(await ids({ words: 'coalition', not: ['sanction'] })).toEqual([]);
    expect(await ids({ words: 'coalition', not: ['zebras', 'the'] })).toEqual([ENGLISH.id]);
    expect(await ids({ not: ['sanctions'] })).toEqual(['2020-02-01-oil', ARABIC.id]);
  });

  test('a translation is found too, and a title outweighs the rest', async () => {
    expect(await ids({ words: 'denies' })).toHaveLength(2);
    await there.add(
      sample({ id: '2019-01-01-plan', summary: [{ text: 'Sanctions', evidence: [] }], title: 'Sanctions' }),
    );
    expect((await ids({ words: 'sanctions' }))[0]).toBe('2019-01-01-plan');
  });

  test('a name in another script is a person where the words stand nowhere', async () => {
    expect(await ids({ words: 'ميلانيا ترامب' })).toEqual([ENGLISH.id]);
    expect(await ids({ words: 'Milley' })).toEqual([ARABIC.id]);
    expect(await ids({ words: 'Milley zzz' })).toEqual([]);
  });

  test('marks of a query language are but marks', async () => {
    for (const words of [
      '"',
      'oil" OR "x',
      'NEAR(oil)',
      'title:oil',
      '*',
      '-oil',
      'oil*',
      'the',
      '\0',
      '؟',
    ]) {
      await expect(there.answers.briefings(EVERYONE, { words, limit: 5 })).resolves.toBeDefined();
    }
  });
});

describe('filters', () => {
  test('by day, story, topic, language, address', async () => {
    const day = (date: string) => Date.parse(`${date}T00:00:00Z`);
    expect(await ids({ since: day('2020-01-08'), before: day('2020-01-09') })).toEqual([ENGLISH.id]);
    expect(await ids({ story: 'iraq-letter' })).toEqual([ENGLISH.id, ARABIC.id]);
    expect(await ids({ topic: 'عراق' })).toEqual([ARABIC.id]);
    expect(await ids({ topic: 'sanctions' })).toEqual([]);
    expect(await ids({ lang: 'ar' })).toEqual([ARABIC.id]);
    expect(await ids({ url: 'https://example.org/letter' })).toEqual([ARABIC.id]);
    expect(await ids({ url: 'https://example.org/lett' })).toEqual([]);
  });

  test.each(['Esper', 'إسبر', 'اسبر', 'Mark Esper', 'مارك إسبر'])(
    'by person: %s is in both languages',
    async (person) => {
      expect(await ids({ person })).toEqual([ENGLISH.id, ARABIC.id]);
    },
  );

  test('together', async () => {
    expect(await ids({ person: 'Esper', lang: 'ar', words: 'انسحاب' })).toEqual([ARABIC.id]);
    expect(await ids({ person: 'Esper', words: 'oil' })).toEqual([]);
  });
});

test('nothing found offers the nearest names, topics and titles', async () => {
  const near = async (words: string) => await there.answers.briefings(EVERYONE, { words, limit: 5 });
  expect(await near('Coalitoin')).toMatchObject({ total: 0, found: [], suggestions: ['Coalition'] });
  expect((await near('Oill')).suggestions).toContain('Oil');
  expect((await near('التحالف الدوالي')).suggestions[0]).toBe('التحالف الدولي');
  expect((await near('Donlad Trupm')).suggestions[0]).toBe('Donald Trump');
  expect((await near('zzzzzzzz')).suggestions).toEqual([]);
});

test('one briefing is read with its article and what was verified', async () => {
  const one = await there.answers.briefing(EVERYONE, ARABIC.id);
  expect(one?.briefing).toEqual(ARABIC);
  expect(one?.text).toContain('والحكومة');
  expect([...(one?.verified ?? [])]).toEqual(['s1', 's2', 's3']);
  expect(await there.answers.briefing(EVERYONE, '2020-01-01-none')).toBeNull();
});
