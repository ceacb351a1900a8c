import type { Briefing, Person } from '../briefing/schema.ts';
import type { Wanted } from '../store/followers.ts';
import { fullestName, nameKeys } from '../text/names.ts';
import { termVariants } from '../text/terms.ts';
import type { Naming } from './naming.ts';
import { isMeant } from './people.ts';

/**
 * Whether a person of a briefing can be the one that is followed, by one of the names in any script. As where names are
 * looked up, one that shares no key is none: the T of "Mark T. Esper" could begin "Trump".
 */
export function canBe(naming: Naming, wanted: string, { name, aliases }: Person): boolean {
  const main = fullestName(name, aliases);
  const names = [...new Set([name, ...aliases])];
  return naming.spellings(wanted).some((spelling) => {
    const keys = new Set(nameKeys(spelling));
    const candidates = names.filter((one) => nameKeys(one).some((key) => keys.has(key)));
    return candidates.some((one) => isMeant(naming, spelling, { name: one, main }));
  });
}

/** Those who say something in a briefing. */
export function speakersOf(briefing: Briefing): Person[] {
  const speaking = new Set(briefing.statements.map((statement) => statement.speaker));
  return briefing.people.filter((person) => speaking.has(person.id));
}

/**
 * Which of the wanted each briefing concerns: people who speak in it, and topics it is on, each by the rules by which
 * answers find them. What is left out of account is who may see it.
 */
export function concerned(
  naming: Naming,
  wanted: readonly Wanted[],
  briefings: readonly Briefing[],
): Map<Wanted, readonly Briefing[]> {
  const spoken = briefings.flatMap((briefing) =>
    speakersOf(briefing).map((person) => ({ briefing, person })),
  );
  // By key first: comparing each name with each would take far longer.
  const byKey = new Map<string, typeof spoken>();
  for (const one of spoken) {
    const { name, aliases } = one.person;
    for (const key of new Set([name, ...aliases].flatMap(nameKeys))) {
      byKey.set(key, [...(byKey.get(key) ?? []), one]);
    }
  }
  const topics = briefings.map((briefing) => ({
    briefing,
    terms: new Set(termVariants(briefing.topics.join('\n')).flat()),
  }));

  const matches = ({ kind, wanted: text }: Wanted): Briefing[] => {
    if (kind === 'person') {
      const candidates = new Set(keysOf(naming, text).flatMap((key) => byKey.get(key) ?? []));
      return [...candidates].filter(({ person }) => canBe(naming, text, person)).map((one) => one.briefing);
    }
    const words = termVariants(text);
    if (words.length === 0) return [];
    const meets = (terms: ReadonlySet<string>) => words.every((word) => word.some((term) => terms.has(term)));
    return topics.filter(({ terms }) => meets(terms)).map((one) => one.briefing);
  };
  const found = wanted.map((one) => [one, [...new Set(matches(one))]] as const);
  return new Map<Wanted, readonly Briefing[]>(found.filter(([, those]) => those.length > 0));
}

/** Keys under which the names of whoever is meant are found. */
export function keysOf(naming: Naming, wanted: string): string[] {
  return [...new Set(naming.spellings(wanted).flatMap(nameKeys))];
}
