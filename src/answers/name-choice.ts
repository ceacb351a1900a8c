import type { Person } from '../briefing/schema.ts';
import { nameParts } from '../text/nameparts.ts';
import { words } from '../text/terms.ts';
import { keysByWord, keysOfText, meets } from './kin.ts';
import type { Naming } from './naming.ts';

/**
 * Of several who can be meant by one word, those who bear it as it was typed or as their last name: "Markov" is no Marco.
 * Each group holds the main names of one person.
 */
export function nearer(typed: string, groups: string[][], naming: Naming): string[][] {
  const [word, another] = nameParts(typed);
  if (word === undefined || another !== undefined || groups.length < 2) return groups;
  const bears = (group: readonly string[]) => group.some((main) => nameParts(main).includes(word));
  if (!groups.some(bears)) return groups;
  const isLast = (main: string) => naming.same(typed, nameParts(main).at(-1) ?? '');
  return groups.filter((group) => bears(group) || group.some(isLast));
}

/** Of several, those whose role holds what was typed beside the name; where only a role was typed, those who hold just that. */
export function byRole<Borne extends { readonly people: readonly Person[] }>(
  typed: string,
  all: Borne[],
): Borne[] {
  if (all.length < 2) return all;
  const parts = new Set(nameParts(typed));
  const role = keysByWord(
    words(typed)
      .filter((word) => !parts.has(word) && !parts.has(word.replace(/^ال/, '')))
      .join(' '),
  );
  const roles = (borne: Borne) => borne.people.flatMap((person) => person.role ?? []);
  if (role.length > 0) {
    const holding = all.filter((borne) =>
      roles(borne).some((one) => role.every((word) => meets(word, keysOfText([one])))),
    );
    const just = holding.filter((borne) =>
      roles(borne).some((one) => keysByWord(one).length === role.length),
    );
    if (just.length > 0) return just;
    if (holding.length > 0) return holding;
  }
  const whole = keysByWord(typed).length;
  const exactly = all.filter((borne) => roles(borne).some((one) => keysByWord(one).length === whole));
  return parts.size > 0 &&
    exactly.length === 1 &&
    all.every((borne) => roles(borne).length > 0) &&
    isRole(typed, all)
    ? exactly
    : all;
}

function isRole(typed: string, all: readonly { readonly people: readonly Person[] }[]): boolean {
  const wanted = keysByWord(typed);
  return all.every(({ people }) =>
    people.some(({ role }) => role !== undefined && wanted.every((word) => meets(word, keysOfText([role])))),
  );
}
