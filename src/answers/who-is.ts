import type { Database } from '../store/database.ts';
import { findBriefings } from '../store/search.ts';
import type { WhoIs } from './answers.ts';
import { askedPeople } from './asked-people.ts';
import type { Naming } from './naming.ts';
import { isOne } from './said.ts';

/** Briefings looked into, the newest. */
const LOOKED_INTO = 50;

/** What the briefings call somebody and when, each role once; without one, that they are named at all. */
export async function whoIs(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  typed: string,
): Promise<WhoIs> {
  const asked = await askedPeople(database, audiences, naming, typed);
  const people = asked.people.map(({ person }) => person);
  const [only, another] = asked.people;
  if (only === undefined || another) return { people, described: [], corrected: asked.corrected };
  const page = { limit: LOOKED_INTO, offset: 0 };
  const { found } = await findBriefings(database, audiences, { people: only.mains }, page);
  const named = found.flatMap((one) =>
    one.briefing.people
      .filter((person) => isOne(person, only.mains))
      .map((person) => ({ person, found: one })),
  );
  const roles = new Set<string>();
  const described = named.filter(({ person: { role } }) => {
    if (role === undefined || roles.has(role)) return false;
    roles.add(role);
    return true;
  });
  return {
    people,
    described: described.length > 0 ? described : named.slice(0, 1),
    corrected: asked.corrected,
  };
}
