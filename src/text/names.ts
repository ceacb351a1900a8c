import { knownLines, likeness } from './likeness.ts';
import { type NamePart, type NameReading, nameParts, nameReadings } from './nameparts.ts';
import { nameSkeletons } from './skeletons.ts';

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
const SON = /^(?:bin|ben|ibn|bint|بن|ابن|بنت)/;
const ARABIC = /\p{Script=Arabic}/u;

/**
 * Whether two spellings, in Latin, Arabic or Cyrillic script, can be one name. Titles and particles do not count; every word
 * of the shorter name must have its own in the longer, in order: "Trump" may be any Trump, "Donald Trump" is never "Melania
 * Trump".
 */
export function compareNames(a: string, b: string): NameComparison {
  const others = nameReadings(b);
  const found = nameReadings(a).flatMap((one) => others.map((other) => compareReadings(one, other)));
  return found.reduce((best, one) => {
    const better = one.same === best.same ? one.score > best.score : one.same;
    return better ? one : best;
  });
}

function compareReadings(a: NameReading, b: NameReading): NameComparison {
  if (a.parts.length === 0 || b.parts.length === 0)
    return { same: false, score: 0, why: 'one of them holds no name' };
  const [shorter, longer] = a.parts.length <= b.parts.length ? [a, b] : [b, a];
  if (longer.parts.length === 1) return compareWords(shorter.parts[0], longer.parts[0]);
  const pairs = pairUp(shorter.parts, longer.parts);
  const average = pairs.reduce((sum, pair) => sum + pair.score, 0) / pairs.length;
  const odd = pairs.find((pair) => !pair.same);
  if (odd === undefined && average >= ENOUGH_ON_AVERAGE && mayBeOne(shorter, longer, pairs)) {
    const whole = shorter.parts.length === longer.parts.length;
    return {
      same: true,
      score: whole ? average : average * (shorter.parts.length > 1 ? 0.95 : 0.9),
      why: whole ? 'every word of both agrees' : `${spelled(shorter)} is part of ${spelled(longer)}`,
    };
  }
  // Words are joined differently across scripts: "Jean-Claude" and «جانكلود».
  if (shorter.parts.length !== longer.parts.length) {
    const joined = likeness(spelled(shorter, ''), spelled(longer, ''));
    if (joined.same) return { ...joined, why: 'the same letters, parted differently' };
  }
  return {
    same: false,
    score:
      Math.min(average, ENOUGH_IN_NAME - 0.01) * (pairs.filter((pair) => pair.same).length / pairs.length),
    why: `${odd?.word ?? spelled(shorter)} is nowhere in ${spelled(longer)}`,
  };
}

/** What agreeing words do not tell. */
function mayBeOne(shorter: NameReading, longer: NameReading, pairs: readonly Pair[]): boolean {
  // An initial says little: it stands beside a surname that agrees.
  if (pairs.some(({ initial }) => initial) && !sameWord(shorter.parts.at(-1), longer.parts.at(-1)))
    return false;
  // A ruler goes by a given name, among rulers or with a father: King Salman is no Salman Rushdie.
  if (!shorter.regnal || shorter.parts.length > 1 || longer.regnal) return true;
  return pairs[0]?.at === 0 && longer.parts[1]?.joined.some((one) => SON.test(one)) === true;
}

/**
 * Keys to find a name by: two names that `compareNames` takes for one nearly always share one. Consonant skeletons, coarser
 * than the comparison, for each word of the name; sorted, none twice.
 */
export function nameKeys(name: string): string[] {
  const keys = new Set<string>();
  for (const { word, joined } of nameReadings(name).flatMap(({ parts }) => parts)) {
    for (const form of [word, ...joined]) for (const key of nameSkeletons(form)) keys.add(key);
    for (const line of knownLines(word)) keys.add(`=${line}`);
  }
  return [...keys].sort();
}

function compareWords(a: NamePart | undefined, b: NamePart | undefined): NameComparison {
  const { same, score } = a && b ? partsAgree(a, b) : { same: false, score: 0 };
  const [one, other] = [a?.word, b?.word];
  return {
    same,
    score,
    why: same ? `${one} and ${other} can be one name` : `${one} and ${other} are spelled too differently`,
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
  /** Where in the longer name. */
  readonly at: number;
  readonly initial: boolean;
}

/** For each word of the shorter name the next word of the longer that can stand for it. */
function pairUp(shorter: readonly NamePart[], longer: readonly NamePart[]): Pair[] {
  const alone = shorter.length === 1;
  let from = 0;
  return shorter.map((part) => {
    const { word } = part;
    let best = 0;
    for (const [at, other] of [...longer.entries()].slice(from)) {
      const found = partsAgree(part, other);
      if (found.same || (!alone && found.score >= ENOUGH_IN_NAME)) {
        from = at + 1;
        return { word, same: true, score: found.score, at, initial: isInitial(part) !== isInitial(other) };
      }
      best = Math.max(best, found.score);
    }
    return { word, same: false, score: best, at: -1, initial: false };
  });
}

interface Likeness {
  readonly same: boolean;
  readonly score: number;
}

/** Two words, or one of them with what stands before the other: "Alkaabi" and "al-Kaabi". */
function partsAgree(a: NamePart, b: NamePart): Likeness {
  if (isInitial(a) !== isInitial(b))
    return isInitial(a) ? mayBegin(a.word, b.word) : mayBegin(b.word, a.word);
  const joined = [
    ...b.joined.map((form) => likeness(a.word, form)),
    ...a.joined.map((form) => likeness(form, b.word)),
  ].filter(({ same }) => same);
  const bare = (a.leads && b.joined.length === 0) || (b.leads && a.joined.length === 0);
  return [bare ? NOT_ALIKE : likeness(a.word, b.word), ...joined].reduce((best, one) =>
    one.score > best.score ? one : best,
  );
}

const NOT_ALIKE: Likeness = { same: false, score: 0 };

function sameWord(a: NamePart | undefined, b: NamePart | undefined): boolean {
  return a !== undefined && b !== undefined && !isInitial(a) && !isInitial(b) && partsAgree(a, b).same;
}

const isInitial = ({ word }: NamePart): boolean => word.length === 1;

function mayBegin(initial: string, word: string): Likeness {
  const first = word[0] ?? '';
  const across = ARABIC.test(initial) !== ARABIC.test(word);
  const keys = new Set(nameSkeletons(initial));
  const begins = initial === first || (across && nameSkeletons(first).some((key) => keys.has(key)));
  return { same: begins, score: begins ? 0.9 : 0 };
}

function spelled({ parts }: NameReading, between = ' '): string {
  return parts.map(({ word }) => word).join(between);
}
