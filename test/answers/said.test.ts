import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SaidQuery } from '../../src/answers/answers.ts';
import { ARABIC, ENGLISH, EVERYONE, person, sample, statement, type World, world } from './sample.ts';

let there: World;
beforeEach(async () => {
  there = await world();
  await there.add(ARABIC);
  await there.add(ENGLISH);
});
afterEach(() => there.database.destroy());

async function ask(query: Partial<SaidQuery>) {
  return await there.answers.whoSaid(EVERYONE, { limit: 10, ...query });
}
async function said(query: Partial<SaidQuery>): Promise<string[]> {
  return (await ask(query)).said.map((one) => `${one.found.briefing.lang} ${one.statement.id}`);
}

test('everything, the newest briefing first and in source order', async () => {
  expect(await said({})).toEqual(['en s1', 'en s2', 'en s3', 'ar s1', 'ar s2', 'ar s3']);
  expect(await ask({ limit: 2, offset: 1 })).toMatchObject({
    total: 6,
    said: [{ statement: { id: 's2' } }, {}],
  });
});

describe('by speaker', () => {
  test.each(['Esper', 'إسبر', 'ايسبر', 'Mark Esper', 'Defense Secretary Mark Esper'])('%s', async (name) => {
    expect(await said({ person: name })).toEqual(['en s1', 'ar s1']);
  });

  test('a role finds who holds it', async () => {
    // He is the same man under either script.
    expect(await said({ person: 'وزير الدفاع' })).toEqual(['en s1', 'ar s1']);
    expect(await said({ person: 'secretary of defense' })).toEqual(['en s1', 'ar s1']);
    expect(await said({ person: 'President Trump' })).toEqual(['en s2']);
  });

  test('an agency is found for what came through it', async () => {
    const { said: found } = await ask({ person: 'Reuters' });
    expect(found).toMatchObject([
      { statement: { id: 's3' }, speaker: { id: 'letter' }, via: [{ id: 'reuters' }] },
    ]);
  });

  test('a surname that may be either is asked back, a full name is never the other', async () => {
    // Nothing is told of either before it is known who is meant.
    expect(await said({ person: 'ترامب' })).toEqual([]);
    expect((await ask({ person: 'Trump' })).people.map(({ name }) => name)).toEqual([
      'Donald Trump',
      'Melania Trump',
    ]);
    expect(await said({ person: 'Donald Trump' })).toEqual(['en s2']);
    expect(await said({ person: 'ميلانيا ترامب' })).toEqual(['en s3']);
  });

  test('one person in two scripts is one', async () => {
    expect((await ask({ person: 'Esper' })).people).toHaveLength(1);
  });

  test('an editor’s word goes before what matching finds', async () => {
    await there.database.destroy();
    there = await world({ same: [['Mad Dog', 'مارك إسبر']], different: [['مارك ميلي', 'Mark Milley']] });
    await there.add(ARABIC);
    expect(await said({ person: 'mad dog' })).toEqual(['ar s1']);
    expect(await said({ person: 'Mark Milley' })).toEqual([]);
  });
});

describe('by subject and stance', () => {
  test('in its own words, its translation', async () => {
    expect(await said({ about: 'الرسالة' })).toEqual(['ar s2']);
    expect(await said({ about: 'leaving' })).toEqual(['en s1', 'ar s1']);
  });

  test('else where a speaker takes a side in a briefing on it', async () => {
    expect(await said({ person: 'Esper', about: 'pentagon' })).toEqual([]);
    const [first, ...others] = ENGLISH.statements;
    const claims = [{ id: 'leave', position: 'against' as const }];
    await there.add({
      ...ENGLISH,
      claims: [{ id: 'leave', text: 'The troops leave', disputed: false }],
      statements: [{ ...first!, claims }, ...others],
    });
    expect(await said({ person: 'Esper', about: 'pentagon' })).toEqual(['en s1']);
  });

  test('with a phrase as it stands, and without a word', async () => {
    expect(await said({ person: 'Esper', about: '"no decision to leave"' })).toEqual(['en s1']);
    expect(await said({ person: 'Esper', about: '"decision no leave"' })).toEqual([]);
    expect(await said({ person: 'Esper', about: 'leave -decision' })).toEqual([]);
  });

  test('to whom, through whom, in which story and when', async () => {
    expect(await said({ via: 'Reuters' })).toEqual(['ar s3']);
    expect(await said({ person: 'الرسالة', via: 'رويترز' })).toEqual(['ar s3']);
    expect(await said({ story: 'iraq-letter', stance: 'denies' })).toEqual(['en s1', 'ar s1']);
    expect(await said({ story: 'another', stance: 'denies' })).toEqual([]);
    const day = Date.UTC(2020, 0, 8);
    expect(await said({ person: 'Esper', since: day })).toEqual(['en s1']);
    expect(await said({ person: 'Esper', before: day })).toEqual(['ar s1']);
    expect(await said({ stance: 'denies', first: true })).toEqual(['ar s1']);
    expect(await said({ person: 'Esper', to: 'reporters' })).toEqual([]);
  });

  test('who denied it', async () => {
    expect(await said({ stance: 'denies' })).toEqual(['en s1', 'ar s1']);
    expect(await said({ stance: 'denies', about: 'helicopters' })).toEqual([]);
    expect(await said({ briefing: ARABIC.id, person: 'ميلي' })).toEqual(['ar s2']);
  });
});

test('a statement says whether its words may stand in quotation marks', async () => {
  await there.store.put({ briefing: ENGLISH, text: null, origin: 'folder', verified: ['s2'] });
  const { said: found } = await ask({ briefing: ENGLISH.id });
  expect(found.map(({ verified }) => verified)).toEqual([false, true, false]);
});

test('nothing found says who was meant, or offers the nearest', async () => {
  expect(await ask({ person: 'Milley', about: 'helicopters zzz' })).toMatchObject({
    total: 0,
    people: [{ id: 'milley' }],
  });
  const { total, people, suggestions } = await ask({ person: 'Dnolda Trupm' });
  expect([total, people]).toEqual([0, []]);
  expect(suggestions[0]).toBe('Donald Trump');
});

test('a slip of a letter is taken for the name there is, and told', async () => {
  expect(await ask({ person: 'Donlad Trupm' })).toMatchObject({
    total: 1,
    corrected: 'Donald Trump',
    said: [{ statement: { id: 's2' } }],
  });
  expect(await ask({ person: 'Trupmm' })).toMatchObject({ total: 0, people: [] });
});

test('what is being typed is completed, in either script', async () => {
  const people = (typed: string) => there.answers.completePeople(EVERYONE, typed, 5);
  expect(await people('mel')).toEqual(['Melania Trump']);
  expect(await people('إس')).toEqual(['إسبر', 'مارك إسبر']);
  expect(await people('Milley')).toEqual(['مارك ميلي']);
  expect(await people('"*')).toHaveLength(5);
  expect(await there.answers.completeTopics(EVERYONE, 'الت', 5)).toEqual(['التحالف الدولي']);
  expect(await there.answers.completeTopics(EVERYONE, 'دول', 5)).toEqual([]);
  expect(await there.answers.completeTopics(EVERYONE, '%', 5)).toHaveLength(4);
});

test('a statement of nobody named stays without a speaker', async () => {
  await there.add(
    sample({ id: '2020-03-01-x', people: [person('a', 'A')], statements: [statement('s1', null, 'Rumour')] }),
  );
  expect((await ask({ about: 'rumour' })).said).toMatchObject([{ speaker: null }]);
});
