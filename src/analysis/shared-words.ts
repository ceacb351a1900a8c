import type { Statement } from '../briefing/schema.ts';
import { type Said, tellingStems } from './acts.ts';
import type { Part, Setting } from './claims.ts';
import { type Negation, negationsIn, verbBones } from './negations.ts';
import { stars } from './stars.ts';

const SHARED_TERMS = 3;
const OVERLAP = 0.45;
/** One says and the other denies: fewer words are enough, but a good part of what is denied. */
const OPPOSED_TERMS = 2;
const POSTINGS = 60;
/** Of the words of a denial, those the denied must share; more of a long one. */
const DENIED_PART = 0.4;
const LONG_DENIED_PART = 0.5;
const LONG = 8;
const CLAUSE_PART = 0.5;

interface Told {
  readonly words: ReadonlySet<string>;
  readonly negations: readonly Negation[];
  readonly bones: ReadonlySet<string>;
  readonly underDenial: boolean;
}

/**
 * Statements that share at least three of their telling words, weighed by how rare a word is among the statements; two
 * are enough where one denies what the other says, by its cue or by a negation of a word they share («لم ترسل أي مقاتل»).
 * Only such a pair makes two sides.
 */
export function sharedWords(
  statements: readonly Statement[],
  said: readonly Said[],
  settings: readonly Setting[],
  reasons: string[],
): Part[][] {
  const negations = said.map(negationsIn);
  const anyVerb = negations.some((list) => list.some(({ verb }) => verb !== ''));
  const told = said.map(
    (one, number): Told => ({
      words: tellingStems(one),
      negations: negations[number] ?? [],
      bones: anyVerb ? verbBones(one) : new Set(),
      underDenial: settings[number]?.cue === 'denies',
    }),
  );
  const index = indexOf(told);
  const weight = (word: string): number => Math.log((statements.length + 1) / (index.get(word)?.length ?? 1));
  const total = told.map(({ words }) => [...words].reduce((sum, word) => sum + weight(word), 0));
  const links: [number, number][] = [];
  const opposed = new Map<number, Set<number>>();
  for (const [number, one] of told.entries()) {
    for (const [other, common] of sharing(number, one.words, index)) {
      if (common.length < OPPOSED_TERMS) continue;
      const before = told[other] as Told;
      const contrary = denies(one, before, common) !== denies(before, one, common);
      const sum = common.reduce((all, word) => all + weight(word), 0);
      const smaller = Math.min(total[number] as number, total[other] as number);
      const close = common.length >= SHARED_TERMS && sum >= OVERLAP * smaller;
      if (!close && !contrary) continue;
      links.push([other, number]);
      if (contrary) {
        const denier = denies(one, before, common) ? number : other;
        opposed.set(denier, (opposed.get(denier) ?? new Set()).add(denier === number ? other : number));
      }
      reasons.push(
        `${statements[other]?.id} + ${statements[number]?.id}: ${common.join(', ')}${contrary ? ' (denied)' : ''}`,
      );
    }
  }
  return stars(statements.length, links)
    .filter((group) => group.length > 1)
    .map((group) =>
      group.map((number): Part => {
        const denier = group.some((other) => opposed.get(number)?.has(other));
        const { underDenial } = told[number] as Told;
        return {
          number,
          sign: denier && !underDenial ? -1 : 1,
          unclear: underDenial && !denier,
          about: new Set(),
          near: new Set(),
          own: 0,
          text: statements[number]?.text ?? '',
        };
      }),
    );
}

/** The first denies what the second says: under a cue that denies, or by a negation in a clause they share. */
function denies(one: Told, other: Told, all: readonly string[]): boolean {
  const { size } = one.words;
  const common = all.filter((word) => !/^(?:\d.*|mr|mrs|ms|dr|sen|gov)$/.test(word));
  // Long statements meet in a word or two by chance.
  const least =
    Math.max(size, other.words.size) > LONG * 2 ? 4 : Math.max(size, other.words.size) > LONG ? 3 : 2;
  const byCue =
    one.underDenial &&
    other.negations.length === 0 &&
    common.length >= OPPOSED_TERMS &&
    common.length >= (size > LONG ? LONG_DENIED_PART : DENIED_PART) * size;
  const byWords = one.negations.some(({ denied, verb, clause }) => {
    const same = denied.some((word) => other.words.has(word)) || (verb !== '' && other.bones.has(verb));
    if (!same || other.negations.some((negation) => alike(negation, denied, verb))) return false;
    const shared = common.filter((word) => clause.has(word));
    const met = shared.length + (verb && other.bones.has(verb) ? 1 : 0);
    return shared.length >= 1 && met >= Math.max(least, CLAUSE_PART * clause.size);
  });
  return byCue !== byWords;
}

const alike = (negation: Negation, denied: readonly string[], verb: string): boolean =>
  (verb !== '' && negation.verb === verb) || denied.some((word) => negation.denied.includes(word));

function indexOf(told: readonly Told[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [number, { words }] of told.entries()) {
    for (const word of words) {
      const postings = index.get(word);
      if (postings) postings.push(number);
      else index.set(word, [number]);
    }
  }
  return index;
}

/** Earlier statements, each with the words it shares. */
function sharing(
  number: number,
  set: ReadonlySet<string>,
  index: ReadonlyMap<string, readonly number[]>,
): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const word of set) {
    const postings = index.get(word) ?? [];
    if (postings.length > POSTINGS) continue;
    for (const other of postings) {
      if (other >= number) break;
      const common = found.get(other);
      if (common) common.push(word);
      else found.set(other, [word]);
    }
  }
  return found;
}
