import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createFollowAnswers,
  type Follow,
  type FollowAnswers,
  type FollowsAnswer,
} from '../../src/answers/follows.ts';
import { type Asker, audiencesOf } from '../../src/briefing/audience.ts';
import { ARABIC, ENGLISH, inChannel, person, sample, statement, type World, world } from './sample.ts';

let there: World;
let answers: FollowAnswers;

beforeEach(async () => {
  there = await world();
  answers = createFollowAnswers(there.database);
});
afterEach(() => there.database.destroy());

const NOTHING_SHOWN = { byFollows: new Set<string>(), byAny: new Set<string>() };
const HERE = inChannel('C1');

function follow(kind: Follow['kind'], wanted: string, createdAt = 0): Follow {
  return { id: `${kind} ${wanted}`, kind, wanted, createdAt };
}

function select(
  follows: readonly Follow[],
  change: { asker?: Asker; limit?: number; shown?: string[] } = {},
) {
  const shown = { ...NOTHING_SHOWN, byFollows: new Set(change.shown), byAny: new Set(change.shown) };
  const limit = change.limit ?? 1000;
  return answers.follows(change.asker ?? HERE, { follows, shown, since: 0, until: 10_000, limit });
}

const told = (answer: FollowsAnswer) =>
  answer.news.flatMap((news) =>
    news.kind === 'person'
      ? news.said.map(({ found, statement: { id } }) => `${found.briefing.id}/${id}`)
      : news.briefings.map(({ briefing }) => briefing.id),
  );

describe('a person', () => {
  beforeEach(async () => {
    await there.add(ARABIC);
    await there.add(ENGLISH);
  });

  it.each(['Mark Esper', 'مارك إسبر', 'Esper', 'إسبر'])(
    'is found as %s in both scripts, where that one speaks',
    async (name) => {
      const answer = await select([follow('person', name)]);
      expect(told(answer)).toEqual([`${ENGLISH.id}/s1`, `${ARABIC.id}/s1`]);
      expect(answer.news).toMatchObject([{ wanted: name, people: [{ id: 'esper' }], left: 0 }]);
      expect(answer.ids.toSorted()).toEqual([ARABIC.id, ENGLISH.id]);
    },
  );

  it('is not told of where the words only came through it', async () => {
    expect(await select([follow('person', 'Reuters'), follow('person', 'رويترز')])).toEqual({
      news: [],
      ids: [],
    });
  });

  it('is not taken for another of the same surname; a bare surname is, and says whose it can be', async () => {
    expect(told(await select([follow('person', 'Donald Trump')]))).toEqual([`${ENGLISH.id}/s2`]);
    expect(told(await select([follow('person', 'ميلانيا ترامب')]))).toEqual([`${ENGLISH.id}/s3`]);
    const [bare] = (await select([follow('person', 'Trump')])).news;
    expect(bare).toMatchObject({ people: [{ name: 'Donald Trump' }, { name: 'Melania Trump' }] });
    const both = await select([follow('person', 'Trump'), follow('person', 'Donald Trump')]);
    // Each statement once, under the name that tells most.
    expect(both.news).toMatchObject([
      { wanted: 'Trump', said: [{ statement: { id: 's3' } }] },
      { wanted: 'Donald Trump', said: [{ statement: { id: 's2' } }] },
    ]);
  });

  it('is only news after it was followed, and once', async () => {
    expect(told(await select([follow('person', 'Donald Trump', 1000)]))).toEqual([]);
    expect(told(await select([follow('person', 'Donald Trump', 999)]))).toEqual([`${ENGLISH.id}/s2`]);
    expect(told(await select([follow('person', 'Donald Trump')], { shown: [ENGLISH.id] }))).toEqual([]);
  });

  it('is one or two by an editor’s decision', async () => {
    const names = ['Muhammad bin Salman', 'Muhammad bin Sulayman'];
    const briefing = sample({
      id: '2020-01-09-two',
      people: names.map((name, n) => person(`p${n}`, name)),
      statements: names.map((name, n) => statement(`s${n}`, `p${n}`, `Words of ${name}`)),
    });
    await there.add(briefing);
    answers = createFollowAnswers(there.database, {
      same: [['MBS', 'Muhammad bin Salman']],
      different: [names],
    });
    for (const name of ['Muhammad bin Salman', 'MBS']) {
      expect(told(await select([follow('person', name)])), name).toEqual([`${briefing.id}/s0`]);
    }
  });
});

describe('a topic', () => {
  it('is met in any form of its words, and by no title or statement', async () => {
    await there.add(ARABIC);
    await there.add(ENGLISH);
    expect(told(await select([follow('topic', 'العراق')]))).toEqual([ARABIC.id]);
    expect(told(await select([follow('topic', 'التحالف')]))).toEqual([ARABIC.id]);
    expect(told(await select([follow('topic', 'coalitions')]))).toEqual([ENGLISH.id]);
    expect(told(await select([follow('topic', 'sanctions')]))).toEqual([]);
    expect(told(await select([follow('topic', 'the')]))).toEqual([]);
  });

  it('tells a briefing once, though it meets two, and not again what a digest showed', async () => {
    await there.add(ENGLISH);
    const two = [follow('topic', 'Iraq'), follow('topic', 'Coalition'), follow('person', 'Mark Esper')];
    expect(told(await select(two))).toEqual([`${ENGLISH.id}/s1`, ENGLISH.id]);
    const shown = { byFollows: new Set<string>(), byAny: new Set([ENGLISH.id]) };
    const answer = await answers.follows(HERE, { follows: two, shown, since: 0, until: 10_000, limit: 9 });
    // The digest told of the briefing, not of all that was said in it.
    expect(told(answer)).toEqual([`${ENGLISH.id}/s1`]);
  });

  it('knows how many briefings there are on it', async () => {
    await there.add(ENGLISH);
    await there.add({ ...ARABIC, topics: ['Iraq'], audience: 'channel:slack/C2' });
    expect(await answers.onTopic(HERE, 'iraq')).toBe(1);
    expect(await answers.onTopic(inChannel('C2'), 'iraq')).toBe(2);
    expect(await answers.onTopic(HERE, 'oil')).toBe(0);
    expect(await answers.onTopic(HERE, 'of the')).toBeNull();
  });
});

describe('who is meant', () => {
  it('by name before role, one entry a person, of what the channel may see', async () => {
    await there.add(ARABIC);
    await there.add({ ...ENGLISH, audience: 'channel:slack/C2' });
    expect(await answers.who(HERE, 'Esper')).toMatchObject({ by: 'name', people: [{ name: 'مارك إسبر' }] });
    expect(await answers.who(HERE, 'وزير الدفاع')).toMatchObject({ by: 'role', people: [{ id: 'esper' }] });
    expect((await answers.who(HERE, 'Trump')).people).toEqual([]);
    expect((await answers.who(inChannel('C2'), 'Trump')).people).toHaveLength(2);
  });
});

it('shows about as much as it may, shared out, and counts the rest', async () => {
  const names = ['Anna Bell', 'Karl Stone', 'Olga Petrova'];
  await there.add(
    sample({
      id: '2020-01-09-much',
      topics: ['oil'],
      people: names.map((name, n) => person(`p${n}`, name)),
      statements: names.flatMap((name, n) =>
        Array.from({ length: 9 }, (_, k) => statement(`s${n}-${k}`, `p${n}`, `${name} ${k}`)),
      ),
    }),
  );
  const follows = [...names.map((name) => follow('person', name)), follow('topic', 'oil')];
  const shape = async (limit: number) =>
    (await select(follows, { limit })).news.map((news) => [
      news.kind === 'person' ? news.said.length : news.briefings.length,
      news.left,
    ]);
  expect(await shape(1000)).toEqual([
    [9, 0],
    [9, 0],
    [9, 0],
    [1, 0],
  ]);
  expect(await shape(10)).toEqual([
    [2, 7],
    [2, 7],
    [2, 7],
    [1, 0],
  ]);
  expect(await shape(2)).toEqual([
    [1, 8],
    [1, 8],
    [0, 9],
    [0, 1],
  ]);
});

/** Spellings of a few people, similar ones among them. */
const PEOPLE: readonly (readonly string[])[] = [
  ['Donald Trump', 'دونالد ترامب'],
  ['Melania Trump', 'ميلانيا ترامب'],
  ['Mark Esper', 'مارك إسبر'],
  ['Mark Milley', 'مارك ميلي'],
  ['Ali Khamenei', 'علي خامنئي'],
  ['Ali Sistani', 'علي السيستاني'],
];
const who = fc.nat({ max: PEOPLE.length - 1 });
const spelled = fc.tuple(who, fc.nat({ max: 1 }));
const AUDIENCES = [
  'public',
  'workspace:slack/W1',
  'workspace:slack/W2',
  'channel:slack/C1',
  'channel:slack/C2',
];
const entry = fc.record({
  audience: fc.constantFrom(...AUDIENCES),
  status: fc.constantFrom('approved' as const, 'approved' as const, 'draft' as const, 'withdrawn' as const),
  at: fc.integer({ min: 1, max: 9 }),
  speakers: fc.array(spelled, { maxLength: 3 }),
  via: who,
  shown: fc.boolean(),
});
const followed = fc.record({ who: spelled, at: fc.integer({ min: 0, max: 9 }) });

it('whatever is stored, exactly what is new, visible here, not shown and by that very person', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { maxLength: 6 }),
      fc.uniqueArray(followed, { selector: ({ who: [one] }) => one, maxLength: 4 }),
      fc.constantFrom('C1', 'C2', 'C3'),
      fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })),
      async (entries, wanted, channel, [since, until]) => {
        for (let n = 1; n <= 6; n++) await there.store.remove(`2020-01-0${n}-b`);
        const asker = inChannel(channel);
        const nameOf = ([one, script]: readonly [number, number]) => PEOPLE[one]?.[script] ?? '';
        const expected: string[] = [];
        for (const [n, { audience, status, at, speakers, via, shown }] of entries.entries()) {
          const id = `2020-01-0${n + 1}-b`;
          const briefing = sample({
            ...{ id, audience, status },
            people: [
              ...speakers.map((one, k) => person(`p${k}`, nameOf(one))),
              person('via', `${nameOf([via, 0])}`),
            ],
            statements: speakers.map((_, k) => statement(`s${k}`, `p${k}`, `words ${k}`, { via: ['via'] })),
          });
          await there.add(briefing, at);
          if (status !== 'approved' || !audiencesOf(asker).includes(audience) || shown) continue;
          if (at <= since || at > until) continue;
          for (const [k, [speaker]] of speakers.entries()) {
            const by = wanted.find((one) => one.who[0] === speaker);
            if (by !== undefined && at > by.at) expected.push(`${id}/s${k}`);
          }
        }
        const shown = new Set(entries.flatMap((one, n) => (one.shown ? [`2020-01-0${n + 1}-b`] : [])));
        const answer = await answers.follows(asker, {
          follows: wanted.map((one) => follow('person', nameOf(one.who), one.at)),
          shown: { byFollows: shown, byAny: shown },
          ...{ since, until, limit: 1000 },
        });
        expect(told(answer).toSorted()).toEqual(expected.toSorted());
        expect(new Set(told(answer)).size).toBe(told(answer).length);
        for (const news of answer.news) {
          if (news.kind !== 'person') continue;
          const same = PEOPLE.find((names) => names.includes(news.wanted)) ?? [];
          expect(news.said.every(({ speaker }) => same.includes(speaker?.name ?? ''))).toBe(true);
        }
      },
    ),
    { numRuns: 25 },
  );
});
