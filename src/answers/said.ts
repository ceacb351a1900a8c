import type { Person } from '../briefing/schema.ts';
import type { Database } from '../store/database.ts';
import { findStatements } from '../store/statements.ts';
import { termVariants } from '../text/terms.ts';
import type { Found, Said, SaidAnswer, SaidQuery } from './answers.ts';
import type { Naming } from './naming.ts';
import { distinctPeople, resolvePerson } from './people.ts';
import { suggest } from './suggest.ts';

/** Statements by speaker, subject, stance and briefing; words of a subject are first sought in what was said, then in what it was said about. */
export async function whoSaid(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  query: SaidQuery,
): Promise<SaidAnswer> {
  const { person, about, stance, briefing, limit, offset = 0 } = query;
  const nothing = async (people: readonly Person[], typed = ''): Promise<SaidAnswer> => ({
    said: [],
    total: 0,
    people,
    suggestions: typed.trim() === '' ? [] : await suggest(database, audiences, typed, { titles: false }),
  });

  const mains = person?.trim() ? await resolvePerson(database, audiences, naming, person) : undefined;
  if (mains?.length === 0) return await nothing([], person);
  const people = mains ? await distinctPeople(database, audiences, naming, mains) : [];
  const words = about?.trim() ? termVariants(about) : undefined;
  if (words?.length === 0) return await nothing(people, about);

  for (const fields of [['words', 'people'], undefined] as const) {
    const match = words && { words, ...(fields && { fields }) };
    const filter = { match, people: mains, stance, briefing };
    const { said, total } = await findStatements(database, audiences, filter, { limit, offset });
    if (total > 0) {
      return {
        said: said.flatMap(({ id, in: found }) => describe(id, found)),
        total,
        people,
        suggestions: [],
      };
    }
  }
  return await nothing(people, about);
}

/** A statement of a briefing with everything a line about it shows; nothing where there is none of that id. */
export function describe(id: string, found: Found): Said[] {
  const { people, statements } = found.briefing;
  const statement = statements.find((one) => one.id === id);
  if (!statement) return [];
  const byId = (ids: readonly string[]) =>
    ids.flatMap((one) => people.find((person) => person.id === one) ?? []);
  return [
    {
      statement,
      speaker: byId(statement.speaker === null ? [] : [statement.speaker])[0] ?? null,
      via: byId(statement.via),
      to: byId(statement.to),
      verified: found.verified.has(id),
      found,
    },
  ];
}
