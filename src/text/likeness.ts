import { alignmentCost, type Costs, cut, readUnits, type Units } from './align.ts';
import { KNOWN_NAMES } from './data/name-words.ts';
import { ARABIC_SPELLINGS, LATIN_SPELLINGS } from './data/spelling.ts';
import { LATIN_TO_ARABIC } from './data/transliteration.ts';

/** From here on two words are one name; measured on pairs mined from Wikidata for the first, set higher within a script. */
const ENOUGH = { across: 0.84, within: 0.9 } as const;
/** What counts half in a word's size: vowels, and the Arabic letters that write them. */
const VOWELS = /[aeiouyاوي]+/g;
const VOWEL_UNIT = /^[aeiouyاوي]+$/;
const FEMININE = /(?:[^aeiou]ah?|[^اوي][اه])$/;
const MASCULINE = /(?:[b-dfgj-np-xz]|[بتثجدرزسشصضطظغفقكلمن])$/;
const LONGEST_UNIT = 4;
const ARABIC = /\p{Script=Arabic}/u;
const INSERTED: Readonly<Record<string, number>> = { ا: 0.25, ي: 0.3, و: 0.4, ه: 0.6, ع: 0.5 };

const across: Costs = {
  drop: (unit) => (VOWEL_UNIT.test(unit) ? 0.6 : 1),
  insert: (letter, last) => (INSERTED[letter] ?? 1) + (last && letter !== 'ه' ? 0.1 : 0),
  replace: 1,
};
const within: Costs = {
  drop: (unit) => (VOWEL_UNIT.test(unit) ? 0.6 : 1),
  insert: (letter) => (VOWEL_UNIT.test(letter) ? 0.6 : 1),
  replace: 1,
};

const TRANSLITERATION = readUnits(LATIN_TO_ARABIC);
const LATIN = readUnits(LATIN_SPELLINGS);
const ARABIC_WITHIN = readUnits(ARABIC_SPELLINGS);

const known = new Map<string, Set<number>>();
for (const [line, names] of KNOWN_NAMES.entries()) {
  for (const name of names) known.set(name, (known.get(name) ?? new Set()).add(line));
}

/** How alike two folded words of names are, 0 to 1, and whether that is enough to be one name. */
export function likeness(a: string, b: string): { same: boolean; score: number } {
  const decided = a === b ? true : decidedByList(a, b);
  if (decided !== null) return { same: decided, score: decided ? 1 : 0 };
  if (apartByGender(a, b)) return { same: false, score: 0 };
  const arabicA = ARABIC.test(a);
  if (arabicA !== ARABIC.test(b)) {
    const score = arabicA ? acrossScripts(b, a) : acrossScripts(a, b);
    return { same: score >= ENOUGH.across, score };
  }
  const score = withinScript(a, b, arabicA ? ARABIC_WITHIN : LATIN);
  return { same: score >= ENOUGH.within, score };
}

/** Carla is no Karl, «سميرة» no Samir: one ends in the vowel that tells, the other in a consonant. */
function apartByGender(a: string, b: string): boolean {
  return (FEMININE.test(a) && MASCULINE.test(b)) || (MASCULINE.test(a) && FEMININE.test(b));
}

/** The lines of known names a word stands on. */
export function knownLines(word: string): readonly number[] {
  return [...(known.get(word) ?? [])];
}

function decidedByList(a: string, b: string): boolean | null {
  const linesA = known.get(a);
  const linesB = known.get(b);
  return linesA && linesB ? [...linesA].some((line) => linesB.has(line)) : null;
}

function acrossScripts(latin: string, arabic: string): number {
  const plain = latin.replace(/([^aeioulcrsgz])\1/g, '$1');
  const written = score(plain, arabic, TRANSLITERATION, across);
  // Surnames are written with or without their article: Gemayel is «الجميل».
  const bare = arabic.length > 4 && arabic.startsWith('ال') ? arabic.slice(2) : null;
  return bare === null ? written : Math.max(written, score(plain, bare, TRANSLITERATION, across));
}

function withinScript(a: string, b: string, table: Units): number {
  const [one, other] = [spelled(a), spelled(b)];
  return Math.max(score(one, other, table, within), score(other, one, table, within));
}

/** Doubled letters say nothing, nor does an Arabic vowel letter before two consonants, where only foreign names have one. */
function spelled(word: string): string {
  return word
    .replace(/([^aeiou])\1+/g, '$1')
    .replace(/(?<=[^اوي])[اوي](?=[^اوي][^اوي])/g, (letter) => (ARABIC.test(word) ? '' : letter));
}

function score(word: string, other: string, table: Units, costs: Costs): number {
  const cost = alignmentCost(cut(word, table, LONGEST_UNIT), table, other, costs);
  return Math.max(0, 1 - cost / Math.max(size(word), size(other), 1));
}

/** A run of vowels counts half a consonant. */
function size(word: string): number {
  const consonants = word.replace(VOWELS, '').length;
  return consonants + (word.match(VOWELS)?.length ?? 0) / 2;
}
