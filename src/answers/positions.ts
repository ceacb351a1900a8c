import type { Database } from '../store/database.ts';
import { findBriefings } from '../store/search.ts';
import { words } from '../text/terms.ts';
import type { Positions, PositionsAnswer, PositionsQuery, Said, Stand } from './answers.ts';
import { type AskedPerson, askedPeople } from './asked-people.ts';
import { briefingsOf, statementsWhere } from './candidates.ts';
import { describe, oldestFirst } from './describe.ts';
import type { Naming } from './naming.ts';
import { isOne, regarding } from './said.ts';
import { readTopic, regardTexts, type Topic } from './topic.ts';

/** Newest briefings looked into for disputes where no topic is told. */
const NEWEST = 10;
/** Bearers of one name who are tried for a disagreement. */
const BEARERS = 5;
/** Ids that number claims say nothing of what is claimed: they tell claims apart within one briefing only. */
const NUMBERED = /^\p{L}{0,5}-?\d+$/u;

interface Claimed extends Stand {
  readonly key: string;
  readonly claim: string;
}

/** One person's positions over time, what two people disagree on, or what is disputed; each claim with its statements. */
export async function positionsOn(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  { people, about = '' }: PositionsQuery,
): Promise<PositionsAnswer> {
  const typed = people.filter((name) => name.trim() !== '');
  if (typed.length === 0) return { positions: await disputes(database, audiences, about), people: [] };
  const asked = await Promise.all(typed.map((name) => askedPeople(database, audiences, naming, name)));
  const found = asked.map((one) => one.people);
  const answer = (positions: Positions[], those = found) => ({
    positions,
    people: those.map((some) => some.map(({ person }) => person)),
  });
  if (found.some((some) => some.length === 0)) return answer([]);
  const [one = [], other] = found;
  if (other === undefined) {
    const [person] = one;
    if (person === undefined || one.length > 1) return answer([]);
    return answer(await changes(database, audiences, naming, person, about));
  }
  // Of several who bear a name, those two are meant who disagree.
  const pairs: { readonly pair: AskedPerson[]; readonly positions: Positions[] }[] = [];
  for (const first of one.slice(0, BEARERS)) {
    for (const second of other.slice(0, BEARERS)) {
      const positions = await disagreements(database, audiences, naming, [first, second], about);
      if (positions.length > 0) pairs.push({ pair: [first, second], positions });
    }
  }
  const [only, another] = pairs;
  if (only === undefined || another) return answer([]);
  return answer(
    only.positions,
    only.pair.map((person) => [person]),
  );
}

async function standsOf(
  database: Database,
  audiences: readonly string[],
  person: AskedPerson,
): Promise<{ readonly said: readonly Said[]; readonly stands: readonly Claimed[] }> {
  const all = await statementsWhere(database, audiences, { people: person.mains });
  const said = all.filter(({ speaker }) => speaker && isOne(speaker, person.mains));
  return { said, stands: said.flatMap(claimed) };
}

function claimed(said: Said): Claimed[] {
  const { briefing } = said.found;
  return said.statement.claims.flatMap(({ id, position }) => {
    const claim = briefing.claims.find((one) => one.id === id);
    if (claim === undefined) return [];
    const shared = briefing.story !== undefined && !NUMBERED.test(id);
    const key = shared ? `${briefing.story}/${id}` : `${briefing.id}/${id}`;
    return [{ said, position, key, claim: claim.text }];
  });
}

async function changes(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  person: AskedPerson,
  about: string,
): Promise<Positions[]> {
  const { said, stands } = await standsOf(database, audiences, person);
  const meant = claimsMeant(stands, said, about, naming, person.mains);
  return byClaim(stands.filter(({ key }) => meant === null || meant.has(key)));
}

async function disagreements(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  [one, other]: readonly [AskedPerson, AskedPerson],
  about: string,
): Promise<Positions[]> {
  const [first, second] = [
    await standsOf(database, audiences, one),
    await standsOf(database, audiences, other),
  ];
  const stands = [...first.stands, ...second.stands];
  const meant = claimsMeant(stands, [...first.said, ...second.said], about, naming, [
    ...one.mains,
    ...other.mains,
  ]);
  const opposed = [...Map.groupBy(first.stands, ({ key }) => key)].flatMap(([key, those]) => {
    const others = second.stands.filter((stand) => stand.key === key);
    return (meant === null || meant.has(key)) && areOpposed(those, others) ? [key] : [];
  });
  return byClaim(stands.filter(({ key }) => opposed.includes(key)));
}

function areOpposed(some: readonly Stand[], others: readonly Stand[]): boolean {
  const has = (stands: readonly Stand[], position: string) =>
    stands.some((stand) => stand.position === position);
  return (has(some, 'for') && has(others, 'against')) || (has(some, 'against') && has(others, 'for'));
}

/** Claims on a topic, by their own words or by those of a statement on them; null: all. */
function claimsMeant(
  stands: readonly Claimed[],
  said: readonly Said[],
  about: string,
  naming: Naming,
  mains: readonly string[],
): ReadonlySet<string> | null {
  if (about.trim() === '') return null;
  const topic = readTopic(about, { across: true });
  const on = new Set(regarding(said, topic, naming, mains));
  return new Set(stands.filter((stand) => on.has(stand.said)).map(({ key }) => key));
}

function byClaim(stands: readonly Claimed[]): Positions[] {
  return [...Map.groupBy(stands, ({ key }) => key).values()].map((those) => {
    const ordered = those.toSorted((a, b) => oldestFirst(a.said, b.said));
    const newest = ordered.at(-1);
    return {
      claim: newest?.claim ?? '',
      lang: newest?.said.found.briefing.lang ?? 'und',
      stands: ordered.map(({ said, position }) => ({ said, position })),
    };
  });
}

/** Claims on which different people are for and against in one briefing. */
async function disputes(
  database: Database,
  audiences: readonly string[],
  about: string,
): Promise<Positions[]> {
  const topic = about.trim() === '' ? undefined : readTopic(about);
  const page = { limit: NEWEST, offset: 0 };
  const found = topic
    ? await briefingsOf(database, audiences, about)
    : (await findBriefings(database, audiences, {}, page)).found;
  return found.flatMap((one) => {
    const { briefing } = one;
    const stands = briefing.statements.flatMap(({ id }) => describe(id, one).flatMap(claimed));
    return byClaim(stands).filter((positions) => isDisputed(positions) && (!topic || isOn(topic, positions)));
  });
}

function isDisputed({ stands }: Positions): boolean {
  return stands.some(
    ({ position, said }) =>
      position === 'for' &&
      stands.some((other) => other.position === 'against' && other.said.speaker?.id !== said.speaker?.id),
  );
}

function isOn(topic: Topic, { claim, stands }: Positions): boolean {
  const { title, topics, story } = stands[0]?.said.found.briefing ?? { title: '', topics: [], story: '' };
  const context = [
    claim,
    title,
    ...topics,
    story?.replaceAll('-', ' '),
    ...stands.map(({ said }) => said.statement.text),
  ];
  return regardTexts(topic, context, []) > 0 || words(topic.typed).length === 0;
}
