import type { Person } from '../briefing/schema.ts';
import type { Database } from '../store/database.ts';
import { type Named, namesByKeys, namesByTerms, peopleNamed } from '../store/people.ts';
import { byMostSpoken } from '../store/speaking.ts';
import { fullestName, nameKeys, nameLength } from '../text/names.ts';
import { termVariants } from '../text/terms.ts';
import type { Naming } from './naming.ts';

/** Briefings looked into for who bears a name; of the newest ones. */
const LOOKED_INTO = 40;
/** Main names told apart when choices are made; of those who speak most. */
const MOST_TOLD_APART = 100;
/** Names a role may lead to. */
const MOST_BY_ROLE = 200;

interface HowNamed {
  /** By all the words, none over. */
  readonly whole?: boolean;
}

/** Main names, as stored, of all who can be meant by a name in any script, else by a role ("defense secretary"). */
export async function resolvePerson(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  typed: string,
  how: HowNamed = {},
): Promise<string[]> {
  const named = await resolveName(database, audiences, naming, typed, how);
  if (named.length > 0) return named;
  const words = termVariants(typed);
  if (words.length === 0) return [];
  const byRole = await namesByTerms(database, audiences, { words, fields: ['role'] }, MOST_BY_ROLE);
  return [...new Set(byRole.map(({ main }) => main))];
}

/** By name only. */
export async function resolveName(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  typed: string,
  { whole = false }: HowNamed = {},
): Promise<string[]> {
  const mains = new Set<string>();
  for (const spelling of naming.spellings(typed)) {
    const candidates = await namesByKeys(database, audiences, nameKeys(spelling));
    for (const candidate of candidates) {
      const over = whole && nameLength(spelling) > nameLength(candidate.name);
      if (!over && isMeant(naming, spelling, candidate)) mains.add(candidate.main);
    }
  }
  return [...mains];
}

/** A full name is not met by a single one that stands beside another full name: Melania may be called "Trump" too. */
export function isMeant(naming: Naming, typed: string, { name, main }: Named): boolean {
  if (naming.apart(typed, main)) return false;
  if (nameLength(name) < 2 && nameLength(main) > 1 && nameLength(typed) > 1) return false;
  return naming.same(typed, name);
}

/**
 * Who bears these main names: one entry for each person, however often and however spelled; who speaks most often first,
 * then who spoke last.
 */
export async function distinctPeople(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  mains: readonly string[],
): Promise<Person[]> {
  const ranked = (await byMostSpoken(database, audiences, mains)).slice(0, MOST_TOLD_APART);
  const groups = inOrder(groupNames(naming, ranked), ranked);
  const recent = await peopleNamed(database, audiences, ranked, LOOKED_INTO);
  const people: Person[] = [];
  for (const [lead, ...others] of groups) {
    const bears = (person: Person) => fullestName(person.name, person.aliases) === lead;
    const found = recent.find(bears) ?? (await peopleNamed(database, audiences, [lead, ...others], 1)).at(0);
    if (found !== undefined) people.push(found);
  }
  return people;
}

type Group = [lead: string, ...others: string[]];

/** Full names first: a single one then joins the first it can be, and stands for nobody new. */
function groupNames(naming: Naming, names: readonly string[]): Group[] {
  const groups: Group[] = [];
  for (const name of names.toSorted((a, b) => nameLength(b) - nameLength(a))) {
    const group = groups.find(([lead]) => naming.same(lead, name));
    if (group === undefined) groups.push([name]);
    else group.push(name);
  }
  return groups;
}

/** Groups of names by whichever of theirs comes first in `ranked`. */
export function inOrder<Group extends readonly string[]>(
  groups: readonly Group[],
  ranked: readonly string[],
): Group[] {
  const places = new Map(ranked.map((name, place) => [name, place]));
  const first = (group: Group) => Math.min(...group.map((name) => places.get(name) ?? ranked.length));
  return groups.toSorted((a, b) => first(a) - first(b));
}
