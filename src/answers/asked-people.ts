import type { Person } from '../briefing/schema.ts';
import type { Database } from '../store/database.ts';
import { namesByTerms, peopleNamed } from '../store/people.ts';
import { byMostSpoken } from '../store/speaking.ts';
import { recentVocabulary } from '../store/vocabulary.ts';
import { nameParts } from '../text/nameparts.ts';
import { fullestName, nameLength } from '../text/names.ts';
import { termVariants } from '../text/terms.ts';
import { editDistance } from './edit-distance.ts';
import { byRole, nearer } from './name-choice.ts';
import type { Naming } from './naming.ts';
import { inOrder, resolveName, resolvePerson } from './people.ts';

/** Briefings looked into for who bears a name; of the newest ones. */
const LOOKED_INTO = 60;
/** Names a role may lead to. */
const MOST_BY_ROLE = 200;
/** Newest briefings whose names a misspelt one is held against. */
const VOCABULARY = 300;

/** One person, with every main name that is certainly theirs. */
export interface AskedPerson {
  readonly person: Person;
  readonly mains: readonly string[];
}

export interface AskedPeople {
  /** Several: the name is several people's. */
  readonly people: readonly AskedPerson[];
  /** The known name that was taken where the one typed is nobody's. */
  readonly corrected?: string | undefined;
}

/** Who can be meant by a name in any script, by a role or by both ("President Daoud"), each apart from the others. */
export async function askedPeople(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  typed: string,
): Promise<AskedPeople> {
  const found = await named(database, audiences, naming, typed);
  if (found.length > 0) return { people: found };
  const corrected = await nearestName(database, audiences, typed);
  if (corrected === undefined) return { people: [] };
  const people = await named(database, audiences, naming, corrected);
  const [only, another] = people;
  return { people, corrected: only && !another ? only.person.name : corrected };
}

async function named(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  typed: string,
): Promise<AskedPerson[]> {
  const mains =
    (await heldBy(database, audiences, typed)) ?? (await resolvePerson(database, audiences, naming, typed));
  const groups = inOrder(
    nearer(typed, apart(mains, naming), naming),
    await byMostSpoken(database, audiences, mains),
  );
  const people = await peopleNamed(database, audiences, mains, LOOKED_INTO);
  const borne = groups.map((group) => ({
    group,
    people: people.filter((one) => group.includes(fullestName(one.name, one.aliases))),
  }));
  const meant = byRole(typed, borne);
  return await Promise.all(
    meant.flatMap(({ group, people: [person] }) =>
      person === undefined ? [] : [withSpellings(database, audiences, naming, person, group)],
    ),
  );
}

/** Where a title stands in what was typed, those whose role and name hold all of it: "director of Velmar Line" is no company. */
async function heldBy(
  database: Database,
  audiences: readonly string[],
  typed: string,
): Promise<string[] | undefined> {
  const wanted = termVariants(typed);
  if (wanted.length <= nameParts(typed).length) return undefined;
  const held = await namesByTerms(database, audiences, { words: wanted, fields: ['role'] }, MOST_BY_ROLE);
  return held.length > 0 ? [...new Set(held.map(({ main }) => main))] : undefined;
}

/** A single name that several fuller ones can be is nobody's for certain: it is left out. */
function apart(mains: readonly string[], naming: Naming): string[][] {
  const groups: string[][] = [];
  for (const main of mains.toSorted((a, b) => nameLength(b) - nameLength(a))) {
    const alike = groups.filter(([fullest = '']) => naming.same(fullest, main));
    if (alike.length === 0) groups.push([main]);
    else if (alike.length === 1 || nameLength(main) > 1) alike[0]?.push(main);
  }
  return groups;
}

/** The same person's names in other scripts and spellings, without single names that may be others' too. */
async function withSpellings(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  person: Person,
  group: readonly string[],
): Promise<AskedPerson> {
  const [fullest = person.name] = group;
  const alike = nameLength(fullest) < 2 ? [] : await resolveName(database, audiences, naming, fullest);
  const mains: string[] = [];
  for (const main of new Set([...group, ...alike])) {
    if (
      main === fullest ||
      nameLength(main) > 1 ||
      !(await isOthersToo(database, audiences, naming, main, fullest))
    )
      mains.push(main);
  }
  return { person, mains };
}

async function isOthersToo(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  single: string,
  fullest: string,
): Promise<boolean> {
  const all = await resolveName(database, audiences, naming, single);
  return all.some((main) => nameLength(main) > 1 && !naming.same(main, fullest));
}

/** The name typed in the words of known names, each a slip or two away; undefined where none is near or several are. */
async function nearestName(
  database: Database,
  audiences: readonly string[],
  typed: string,
): Promise<string | undefined> {
  const wanted = nameParts(typed);
  if (wanted.length === 0) return undefined;
  const { names } = await recentVocabulary(database, audiences, VOCABULARY);
  const corrected = new Set<string>();
  for (const name of names) {
    const there = nameParts(name);
    const meant = wanted.map((word) => there.find((other) => isSlip(word, other)));
    if (!meant.includes(undefined)) corrected.add(meant.join(' '));
  }
  return corrected.size === 1 ? [...corrected][0] : undefined;
}

/** One slip in a word of five letters or more, two from nine on. */
function isSlip(typed: string, known: string): boolean {
  if (typed === known) return true;
  const most = typed.length >= 9 ? 2 : typed.length >= 5 ? 1 : 0;
  return Math.abs(typed.length - known.length) <= most && editDistance(typed, known) <= most;
}
