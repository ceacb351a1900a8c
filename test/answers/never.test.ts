import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Said } from '../../src/answers/answers.ts';
import { type Asker, audiencesOf } from '../../src/briefing/audience.ts';
import { wordingOf, wordsOf } from '../../src/views/statement.ts';
import { engine } from '../databases.ts';
import { ASKERS, briefingsOf, type Known, PEOPLE, put, stores, TOPICS } from './generated.ts';
import { type World, world } from './sample.ts';

/** Every way to ask about this person, with what each brings to light. */
async function allSaid({ answers }: World, asker: Asker, name: string, topic: string): Promise<Said[]> {
  const page = { limit: 100 };
  const other = PEOPLE[2].full[0];
  const seen = [
    ...(await answers.whoSaid(asker, { ...page, person: name })).said,
    ...(await answers.whoSaid(asker, { ...page, person: name, about: topic })).said,
    ...(await answers.whoSaid(asker, { ...page, person: name, stance: 'denies' })).said,
    ...(await answers.whoSaid(asker, { ...page, person: name, to: other })).said,
    ...(await answers.whoSaid(asker, { ...page, person: name, first: true })).said,
    ...(await answers.whoSaid(asker, { ...page, person: name, before: Date.UTC(2020, 0, 12) })).said,
    ...(await answers.quotation(asker, { person: name, words: `about the ${topic} number0x0` })).said,
    ...(await answers.positions(asker, { people: [name] })).positions.flatMap(({ stands }) =>
      stands.map((stand) => stand.said),
    ),
  ];
  return seen;
}

/** What asks for nobody in particular. */
async function anybodySaid({ answers }: World, asker: Asker, topic: string): Promise<Said[]> {
  const page = { limit: 100 };
  return [
    ...(await answers.whoSaid(asker, { ...page })).said,
    ...(await answers.whoSaid(asker, { ...page, about: topic })).said,
    ...(await answers.whoSaid(asker, { ...page, about: topic, stance: 'confirms', first: true })).said,
    ...(await answers.quotation(asker, { words: `about the ${topic} number0x0` })).said,
    ...(await answers.positions(asker, { people: [], about: topic })).positions.flatMap(({ stands }) =>
      stands.map((stand) => stand.said),
    ),
  ];
}

function expectAllowed(list: readonly Said[], known: readonly Known[], asker: Asker): void {
  for (const { found } of list) {
    const kept = known.find(({ briefing }) => briefing.id === found.briefing.id);
    expect(kept?.briefing.status).toBe('approved');
    expect(audiencesOf(asker)).toContain(kept?.briefing.audience);
  }
}

function expectHonestMarks(list: readonly Said[], known: readonly Known[]): void {
  for (const one of list) {
    const kept = known.find(({ briefing }) => briefing.id === one.found.briefing.id)!;
    const may =
      kept.verified.includes(one.statement.id) &&
      !one.statement.paraphrase &&
      one.statement.kind === 'direct';
    expect(wordingOf(one) === 'quotation').toBe(may);
    if (!may) expect(wordsOf(one)).not.toMatch(/[«»“”"]/u);
  }
}

const runs = { numRuns: engine === 'postgres' ? 12 : 60 };

test('no answer holds what another said, what may not be seen, or marks round words that are not the source’s', async () => {
  await fc.assert(
    fc.asyncProperty(
      stores,
      fc.nat(PEOPLE.length - 1),
      fc.nat(1),
      fc.constantFrom(...TOPICS),
      async (store, who, script, topic) => {
        const there = await world();
        const known = briefingsOf(store);
        await put(there, known);
        const { full, surname } = PEOPLE[who]!;
        const whoseIs = (one: Said) =>
          known.find(({ briefing }) => briefing.id === one.found.briefing.id)?.whose.get(one.statement.id);
        for (const asker of ASKERS) {
          const own = await allSaid(there, asker, full[script]!, topic);
          for (const one of own) expect(whoseIs(one)).toBe(who);
          // A surname that two people bear here is one's only as far as this asker knows of one.
          const named = await allSaid(there, asker, surname[script]!, topic);
          const bearers = new Set(named.map(whoseIs).map((index) => PEOPLE[index ?? -1]?.full[0]));
          const others = await anybodySaid(there, asker, topic);
          const visible = known.filter(
            ({ briefing }) =>
              briefing.status === 'approved' && audiencesOf(asker).includes(briefing.audience),
          );
          // All five are addressed by their full names in every briefing, so that a shared surname is never one person's.
          const shared = PEOPLE.filter((one) => one.surname[0] === surname[0]).length > 1;
          if (visible.length > 0 && shared) expect([...bearers]).toEqual([]);
          expectAllowed([...own, ...named, ...others], known, asker);
          expectHonestMarks([...own, ...named, ...others], known);
        }
        await there.database.destroy();
      },
    ),
    runs,
  );
});

test('of two people who disagree only their own statements stand', async () => {
  await fc.assert(
    fc.asyncProperty(
      stores,
      fc.nat(PEOPLE.length - 1),
      fc.nat(PEOPLE.length - 1),
      async (store, one, other) => {
        const there = await world();
        const known = briefingsOf(store);
        await put(there, known);
        for (const asker of ASKERS) {
          const people = [PEOPLE[one]!.full[0], PEOPLE[other]!.full[1]];
          const { positions } = await there.answers.positions(asker, { people });
          const list = positions.flatMap(({ stands }) => stands.map((stand) => stand.said));
          for (const {
            found,
            statement: { id },
          } of list) {
            const kept = known.find(({ briefing }) => briefing.id === found.briefing.id);
            expect([one, other]).toContain(kept?.whose.get(id));
          }
          expectAllowed(list, known, asker);
        }
        await there.database.destroy();
      },
    ),
    runs,
  );
});
