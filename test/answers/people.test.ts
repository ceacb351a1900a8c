import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createNaming } from '../../src/answers/naming.ts';
import { distinctPeople, resolveName } from '../../src/answers/people.ts';
import { namesApart, setApart, unsetApart } from '../../src/store/people-apart.ts';
import {
  ARABIC,
  ENGLISH,
  EVERYONE,
  inChannel,
  person,
  sample,
  statement,
  type World,
  world,
} from './sample.ts';

const PUBLIC = ['public'];
const DECIDED = { by: 'U1', at: 1 };
const PLACE = inChannel('C1').place;

let there: World;
beforeEach(async () => {
  there = await world();
});
afterEach(() => there.database.destroy());

async function choices(typed: string, naming = createNaming({ same: [], different: [] })): Promise<string[]> {
  const mains = await resolveName(there.database, PUBLIC, naming, typed);
  return (await distinctPeople(there.database, PUBLIC, naming, mains)).map(({ name }) => name);
}

describe('a name of several', () => {
  test('gives each, who speaks most often first', async () => {
    await there.add(ENGLISH);
    const more = sample({
      id: '2020-02-01-first-lady',
      people: [person('melania', 'ميلانيا ترامب')],
      statements: [statement('s1', 'melania', 'one'), statement('s2', 'melania', 'two')],
    });
    await there.add(more);
    expect((await choices('Trump')).map((name) => name.split(' ')[0])).toEqual(['ميلانيا', 'Donald']);
  });

  test('as often: who spoke last', async () => {
    for (const [id, name] of [
      ['2020-01-01-a', 'هدى النجار'],
      ['2020-01-02-b', 'نبيل النجار'],
    ] as const) {
      await there.add(sample({ id, people: [person('p', name)], statements: [statement('s1', 'p', 'x')] }));
    }
    expect(await choices('النجار')).toEqual(['نبيل النجار', 'هدى النجار']);
  });

  test('forms of one person in three scripts are one', async () => {
    for (const [id, name] of [
      ['2020-01-01-a', 'Volodymyr Zelensky'],
      ['2020-01-02-b', 'Володимир Зеленський'],
      ['2020-01-03-c', 'فولوديمير زيلينسكي'],
    ] as const) {
      await there.add(sample({ id, people: [person('p', name)] }));
    }
    expect(await choices('Зеленский')).toHaveLength(1);
  });

  test('many more briefings of one than are looked into leave the other a choice', async () => {
    for (let at = 0; at < 45; at++) {
      await there.add(sample({ id: `2020-03-01-d${at}`, people: [person('p', 'Donald Trump')] }));
    }
    await there.add(sample({ id: '2020-01-01-m', people: [person('p', 'Melania Trump')] }));
    expect((await choices('Trump')).sort()).toEqual(['Donald Trump', 'Melania Trump']);
  });
});

test('an editor’s word is above the matcher, both ways', async () => {
  await there.add(ARABIC);
  await there.add(ENGLISH);
  expect(await choices('مارك إسبر')).toHaveLength(1);
  const different = createNaming({ same: [], different: [['مارك إسبر', 'Mark T. Esper']] });
  expect(await choices('مارك إسبر', different)).toEqual(['مارك إسبر']);
  expect(await choices('Esper', different)).toHaveLength(2);
  const same = createNaming({ same: [['Donald Trump', 'مارك ميلي']], different: [] });
  expect(await choices('Donald Trump', same)).toHaveLength(1);
});

describe('not the same person', () => {
  beforeEach(async () => {
    await there.add(ARABIC);
    await there.add(ENGLISH);
  });
  const people = async (asker: Parameters<typeof there.answers.whoSaid>[0]) =>
    (await there.answers.whoSaid(asker, { person: 'Esper', limit: 10 })).people.length;

  test('holds in the channel that decided it, until it is taken back', async () => {
    expect(await people(inChannel('C1'))).toBe(1);
    await setApart(there.database, PLACE, 'Mark T. Esper', ['مارك إسبر'], DECIDED);
    await setApart(there.database, PLACE, 'مارك إسبر', ['Mark T. Esper'], DECIDED);
    expect(await namesApart(there.database, PLACE)).toHaveLength(1);
    expect(await people(inChannel('C1'))).toBe(2);
    expect(await people(inChannel('C2'))).toBe(1);
    expect(await people(EVERYONE)).toBe(1);
    expect(await unsetApart(there.database, PLACE, 'Mark T. Esper')).toBe(true);
    expect(await unsetApart(there.database, PLACE, 'Mark T. Esper')).toBe(false);
    expect(await people(inChannel('C1'))).toBe(1);
  });

  test('a name is never apart from itself', async () => {
    await setApart(there.database, PLACE, 'Esper', ['ESPER'], DECIDED);
    expect(await namesApart(there.database, PLACE)).toEqual([]);
  });
});
