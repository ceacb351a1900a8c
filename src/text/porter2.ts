/** Words whose stem no rule gives. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  'skis=ski skies=sky dying=die lying=lie tying=tie idly=idl gently=gentl ugly=ugli early=earli only=onli singly=singl sky=sky news=news howe=howe atlas=atlas cosmos=cosmos bias=bias andes=andes'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);
/** Left alone once a plural's ending is off. */
const INVARIANT: ReadonlySet<string> = new Set(
  'inning outing canning herring earring proceed exceed succeed'.split(' '),
);
const LONG_PREFIX = /^(?:gener|commun|arsen)/;
const DOUBLED: ReadonlySet<string> = new Set('bb dd ff gg mm nn pp rr tt'.split(' '));

type Rules = readonly (readonly [ending: string, instead: string])[];
const rulesOf = (rows: string): Rules =>
  rows
    .split(' ')
    .map((row) => row.split('=') as [string, string])
    .sort(([a], [b]) => b.length - a.length);

const STEP_2 = rulesOf(
  'tional=tion enci=ence anci=ance abli=able entli=ent izer=ize ization=ize ational=ate ation=ate ator=ate alism=al aliti=al alli=al fulness=ful ousli=ous ousness=ous iveness=ive iviti=ive biliti=ble bli=ble ogi=og fulli=ful lessli=less li=',
);
const STEP_3 = rulesOf('tional=tion ational=ate alize=al icate=ic iciti=ic ical=ic ful= ness= ative=');
const STEP_4 = rulesOf(
  'al= ance= ence= er= ic= able= ible= ant= ement= ment= ent= ism= ate= iti= ous= ive= ize= ion=',
);
const STEP_2_BY_LAST = byLast(STEP_2);
const STEP_3_BY_LAST = byLast(STEP_3);
const STEP_4_BY_LAST = byLast(STEP_4);

function byLast(rules: Rules): ReadonlyMap<string, Rules> {
  const last = ([ending]: Rules[number]): string => ending.slice(-1);
  return new Map(rules.map((rule) => [last(rule), rules.filter((other) => last(other) === last(rule))]));
}

/**
 * The stem of an English word in small Latin letters: Porter's second algorithm (Snowball "english"). By hand because a
 * text's first reading spends a seventh of its time in the generated stemmers.
 */
export function porter2(word: string): string {
  if (word.length < 3) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  const marked = withConsonantYs(word);
  const first = LONG_PREFIX.exec(marked)?.[0].length ?? regionFrom(marked, 0);
  const second = regionFrom(marked, first);
  let stem = plural(marked);
  if (!INVARIANT.has(stem)) {
    stem = yEnding(tense(stem, first));
    stem = replaced(stem, STEP_2_BY_LAST, (ending, at) => at >= first && isStep2(stem, ending, at));
    stem = replaced(stem, STEP_3_BY_LAST, (ending, at) => at >= (ending === 'ative' ? second : first));
    stem = replaced(
      stem,
      STEP_4_BY_LAST,
      (ending, at) => at >= second && (ending !== 'ion' || 'st'.includes(stem[at - 1] ?? '-')),
    );
    stem = finalLetter(stem, first, second);
  }
  return stem.includes('Y') ? stem.replaceAll('Y', 'y') : stem;
}

const isVowelAt = (word: string, at: number): boolean => {
  const code = word.charCodeAt(at);
  return code === 97 || code === 101 || code === 105 || code === 111 || code === 117 || code === 121;
};

/** A `y` that opens the word or follows a vowel is a consonant, written `Y`. */
function withConsonantYs(word: string): string {
  let marked = word;
  for (let at = word.indexOf('y'); at !== -1; at = word.indexOf('y', at + 1))
    if (at === 0 || isVowelAt(marked, at - 1)) marked = `${marked.slice(0, at)}Y${marked.slice(at + 1)}`;
  return marked;
}

/** Where the part begins that follows the first consonant after a vowel. */
function regionFrom(word: string, from: number): number {
  let at = from;
  while (at < word.length && !isVowelAt(word, at)) at++;
  while (at < word.length && isVowelAt(word, at)) at++;
  return Math.min(word.length, at + 1);
}

const hasVowel = (word: string, to: number): boolean => {
  for (let at = 0; at < to; at++) if (isVowelAt(word, at)) return true;
  return false;
};

/** Step 1a. */
function plural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word;
  return hasVowel(word, word.length - 2) ? word.slice(0, -1) : word;
}

const TENSES = ['eedly', 'ingly', 'edly', 'eed', 'ing', 'ed'];

/** Step 1b. */
function tense(word: string, first: number): string {
  const ending = TENSES.find((one) => word.endsWith(one));
  if (ending === undefined) return word;
  const rest = word.slice(0, -ending.length);
  if (ending.startsWith('eed')) return rest.length >= first ? `${rest}ee` : word;
  if (!hasVowel(rest, rest.length)) return word;
  if (rest.endsWith('at') || rest.endsWith('bl') || rest.endsWith('iz')) return `${rest}e`;
  if (DOUBLED.has(rest.slice(-2))) return rest.slice(0, -1);
  return rest.length === first && endsShort(rest, rest.length) ? `${rest}e` : rest;
}

/** A vowel between consonants, the last no w, x or Y; or a vowel and a consonant that are all of the word. */
function endsShort(word: string, to: number): boolean {
  if (to < 2 || isVowelAt(word, to - 1) || !isVowelAt(word, to - 2)) return false;
  return to === 2 || (!isVowelAt(word, to - 3) && !'wxY'.includes(word.charAt(to - 1)));
}

/** Step 1c. */
function yEnding(word: string): string {
  const last = word.charAt(word.length - 1);
  const isEnding = (last === 'y' || last === 'Y') && word.length > 2 && !isVowelAt(word, word.length - 2);
  return isEnding ? `${word.slice(0, -1)}i` : word;
}

function isStep2(word: string, ending: string, at: number): boolean {
  if (ending === 'ogi') return word.charAt(at - 1) === 'l';
  return ending !== 'li' || 'cdeghkmnrt'.includes(word[at - 1] ?? '-');
}

/** The longest ending replaced, if it may be. */
function replaced(
  word: string,
  rules: ReadonlyMap<string, Rules>,
  may: (ending: string, at: number) => boolean,
): string {
  for (const [ending, instead] of rules.get(word.charAt(word.length - 1)) ?? []) {
    if (!word.endsWith(ending)) continue;
    const at = word.length - ending.length;
    return may(ending, at) ? word.slice(0, at) + instead : word;
  }
  return word;
}

/** Step 5. */
function finalLetter(word: string, first: number, second: number): string {
  const at = word.length - 1;
  if (word.endsWith('e'))
    return at >= second || (at >= first && !endsShort(word, at)) ? word.slice(0, -1) : word;
  return word.endsWith('ll') && at >= second ? word.slice(0, -1) : word;
}
