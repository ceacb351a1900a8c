import { SKELETON } from './data/name-words.ts';
import { knownLines, likeness } from './likeness.ts';
import { nameParts } from './nameparts.ts';

export interface NameComparison {
  /** Whether the two can be one name. */
  readonly same: boolean;
  /** 0 to 1; a part of a name against the whole scores less than the whole. */
  readonly score: number;
  /** One English sentence for those who check decisions. */
  readonly why: string;
}

/** A word of several that stands for another may be a little less alike, when the whole is alike enough. */
const ENOUGH_IN_NAME = 0.8;
const ENOUGH_ON_AVERAGE = 0.86;
const MOST_KEYS = 8;
const ARABIC = /\p{Script=Arabic}/u;

/**
 * Whether two spellings, in Latin or Arabic script, can be one name. Titles and particles do not count; every word of the
 * shorter name must have its own in the longer, in order: "Trump" may be any Trump, "Donald Trump" is never "Melania Trump".
 */
export function compareNames(a: string, b: string): NameComparison {
  const [partsA, partsB] = [nameParts(a), nameParts(b)];
  if (partsA.length === 0 || partsB.length === 0)
    return { same: false, score: 0, why: 'one of them holds no name' };
  const [shorter, longer] = partsA.length <= partsB.length ? [partsA, partsB] : [partsB, partsA];
  if (longer.length === 1) return compareWords(shorter[0] ?? '', longer[0] ?? '');
  const pairs = pairUp(shorter, longer);
  const average = pairs.reduce((sum, pair) => sum + pair.score, 0) / pairs.length;
  const odd = pairs.find((pair) => !pair.same);
  if (odd === undefined && average >= ENOUGH_ON_AVERAGE) {
    const whole = shorter.length === longer.length;
    return {
      same: true,
      score: whole ? average : average * (shorter.length > 1 ? 0.95 : 0.9),
      why: whole ? 'every word of both agrees' : `${shorter.join(' ')} is part of ${longer.join(' ')}`,
    };
  }
  // Words are joined differently across scripts: "Jean-Claude" and «جانكلود».
  const joined = likeness(shorter.join(''), longer.join(''));
  if (shorter.length !== longer.length && joined.same) {
    return { same: true, score: joined.score, why: 'the same letters, parted differently' };
  }
  return {
    same: false,
    score:
      Math.min(average, ENOUGH_IN_NAME - 0.01) * (pairs.filter((pair) => pair.same).length / pairs.length),
    why: `${odd?.word ?? shorter.join(' ')} is nowhere in ${longer.join(' ')}`,
  };
}

/**
 * Keys to find a name by: two names that `compareNames` takes for one nearly always share one. Consonant skeletons, coarser
 * than the comparison, for each word of the name; sorted, none twice.
 */
export function nameKeys(name: string): string[] {
  const keys = new Set<string>();
  for (const part of nameParts(name)) {
    for (const key of skeletons(part)) keys.add(key);
    for (const line of knownLines(part)) keys.add(`=${line}`);
  }
  return [...keys].sort();
}

function compareWords(a: string, b: string): NameComparison {
  const { same, score } = likeness(a, b);
  return {
    same,
    score,
    why: same ? `${a} and ${b} can be one name` : `${a} and ${b} are spelled too differently`,
  };
}

/** Of a person's names the one with the most words; the first of several, so the main name before its equals. */
export function fullestName(name: string, aliases: readonly string[]): string {
  return aliases.reduce((best, alias) => (nameLength(alias) > nameLength(best) ? alias : best), name);
}

/** How many words tell whose name it is; one that has but one may be several people's. */
export function nameLength(name: string): number {
  return nameParts(name).length;
}

interface Pair {
  readonly word: string;
  readonly same: boolean;
  readonly score: number;
}

/** For each word of the shorter name the next word of the longer that can stand for it. */
function pairUp(shorter: readonly string[], longer: readonly string[]): Pair[] {
  const alone = shorter.length === 1;
  let from = 0;
  return shorter.map((word) => {
    let best = 0;
    for (let at = from; at < longer.length; at++) {
      const found = wordsAgree(word, longer[at] ?? '');
      if (alone ? found.same : found.same || found.score >= ENOUGH_IN_NAME) {
        from = at + 1;
        return { word, same: true, score: found.score };
      }
      best = Math.max(best, found.score);
    }
    return { word, same: false, score: best };
  });
}

/** An initial agrees with every word it may begin. */
function wordsAgree(a: string, b: string): { same: boolean; score: number } {
  if (a === b || (a.length > 1 && b.length > 1)) return likeness(a, b);
  const [initial, word] = a.length === 1 ? [a, b] : [b, a];
  const first = word[0] ?? '';
  const across = ARABIC.test(initial) !== ARABIC.test(word);
  const begins =
    initial === first || (across && skeletons(initial).some((key) => skeletons(first).includes(key)));
  return { same: begins, score: begins ? 0.9 : 0 };
}

function skeletons(word: string): string[] {
  let found = [''];
  for (let at = 0; at < word.length; ) {
    const unit = [3, 2, 1].map((size) => word.slice(at, at + size)).find((part) => part in SKELETON);
    at += unit?.length ?? 1;
    const choices = unit === undefined ? [''] : (SKELETON[unit] ?? '').replaceAll('-', '').split('|');
    found = [...new Set(found.flatMap((head) => choices.map((choice) => join(head, choice))))].slice(
      0,
      MOST_KEYS,
    );
  }
  // ch, ts, tz, «تش» and «تس» stand for one another.
  return found.map((key) => key.replaceAll('TS', 'S') || '0');
}

/** Doubled classes are one: names double letters as they please. */
function join(head: string, choice: string): string {
  return choice !== '' && head.endsWith(choice) ? head : head + choice;
}
