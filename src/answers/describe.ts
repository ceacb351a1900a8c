import type { Found, Said } from './answers.ts';

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

/** When it was said, else published, ms; a day is taken at its noon, which is the same day nearly everywhere. */
export function saidWhen({ statement, found }: Said): number {
  const date = statement.saidAt ?? found.briefing.publishedAt;
  const at = Date.parse(date);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? at + 12 * 3_600_000 : at;
}

/** Newest briefing first, in source order within one. */
export function newestFirst(a: Said, b: Said): number {
  const [one, other] = [a.found.briefing, b.found.briefing];
  if (one.id === other.id) return placeOf(a) - placeOf(b);
  return Date.parse(other.publishedAt) - Date.parse(one.publishedAt) || (one.id < other.id ? -1 : 1);
}

/** In the order in which things were said. */
export function oldestFirst(a: Said, b: Said): number {
  return (
    saidWhen(a) - saidWhen(b) || -newestFirst(a, b) * (a.found.briefing.id === b.found.briefing.id ? -1 : 1)
  );
}

const placeOf = ({ statement, found }: Said): number =>
  found.briefing.statements.findIndex(({ id }) => id === statement.id);
