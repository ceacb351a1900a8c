import { STOP_WORDS } from '../text/data/stopwords.ts';
import { fold } from '../text/fold.ts';
import { possibleStems, stem } from '../text/stem.ts';
import { words } from '../text/terms.ts';
import { BILINGUAL, FAMILIES } from './data/word-families.ts';

const ARABIC = /^[\u0621-\u064a]+$/;
const PREFIX = /^[وف]?(?:[بك]?ال|لل)(?=...)/;
const FUTURE = /^[وف]?س(?=[يتن]...)/;
const SUFFIX = /(?:تهم|تها|ون|ين|ات|وا|ها|هم|يه|نا|ه|ي|ا)$/;
const VOWELS = /[اويء]/g;
/** «تصويت», «إغلاق», «انسحاب», «افتتاح»: what is left is the root. */
const NOUNS_OF_VERBS = [/^ت(.)(.)ي(.)$/, /^ا(.)(.)ا(.)$/, /^ان(.)(.)ا(.)$/, /^ا(.)ت(.)ا(.)$/];
/** Letters that must be left to tell one root from another. */
const ROOT = 3;

const lines = (text: string): string[] =>
  fold(text)
    .split('\n')
    .filter((line) => line.trim() !== '');

const families = keyed(
  lines(FAMILIES).map((line) => line.split(' ')),
  '=',
);
const translations = keyed(
  lines(BILINGUAL).map((line) => line.split(/[ |]+/u)),
  '#',
);

/** Under what a word is known: two words that share a key are kin. */
export type Keys = ReadonlySet<string>;

/** Keys of the meaningful words of a text, by word. */
export function keysByWord(text: string, { across = false } = {}): Keys[] {
  return words(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map((word) => keysOf(word, across));
}

/** All keys of a text, those of the other language among them. */
export function keysOfText(texts: readonly (string | undefined)[]): Keys {
  const text = texts.filter((one) => one !== undefined).join('\n');
  return new Set(words(text).flatMap((word) => [...keysOf(word, true)]));
}

export function meets(word: Keys, text: Keys): boolean {
  for (const key of word) if (text.has(key)) return true;
  return false;
}

/** Keys of one folded word: its stems, its family, its Arabic consonants, and where asked for what translates it. */
function keysOf(word: string, across: boolean): Keys {
  // «وقعت» is «وقع» with her ending.
  const plain = ARABIC.test(word) && word.length > ROOT && word.endsWith('ت') ? word.slice(0, -1) : word;
  const keys = [word, plain, stem(word), ...possibleStems(word)];
  const found = new Set(keys);
  for (const key of keys) {
    for (const line of families.get(key) ?? []) found.add(line);
    if (across) for (const line of translations.get(key) ?? []) found.add(line);
  }
  if (ARABIC.test(word)) for (const root of consonants(word)) found.add(`~${root}`);
  return found;
}

/** Consonants of an Arabic word without what verbs and participles put before it: «سيعتصمون» as «اعتصام». */
function consonants(word: string): string[] {
  const bare = word.replace(PREFIX, '').replace(FUTURE, '');
  const heads = [bare, ...(/^[بلكفو]/.test(bare) ? [bare.slice(1)] : [])];
  const cores = heads.flatMap((head) => [head, ...(/^[يتن]/.test(head) ? [head.slice(1)] : [])]);
  // «متصدع» is «تصدع», but «ممرض» is no «مريض».
  const participles = heads.filter((head) => head.startsWith('م')).map((head) => rootOf(head.slice(1)));
  const roots = [...cores.map(rootOf), ...participles.filter((root) => root.length > ROOT)];
  const nouns = heads.flatMap((head) =>
    NOUNS_OF_VERBS.flatMap((form) => form.exec(head)?.slice(1).join('') ?? []),
  );
  const bareRoots = heads.filter((head) => head.length === ROOT);
  return [...new Set([...roots.filter((root) => root.length >= ROOT), ...nouns, ...bareRoots])];
}

function rootOf(core: string): string {
  return core.replace(core.length > ROOT + 1 ? SUFFIX : '', '').replace(VOWELS, '');
}

function keyed(groups: readonly (readonly string[])[], mark: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [index, group] of groups.entries()) {
    for (const key of new Set(group.flatMap((word) => [word, stem(word)]))) {
      found.set(key, [...(found.get(key) ?? []), `${mark}${index}`]);
    }
  }
  return found;
}

/** Other members of a term's family, as an index holds them. */
export function alsoSpelled(term: string): string[] {
  return [term, ...(families.get(term) ?? []).flatMap((line) => members.get(line) ?? [])];
}

const members = new Map<string, string[]>();
for (const [word, marks] of families) {
  for (const mark of marks) members.set(mark, [...(members.get(mark) ?? []), stem(word)]);
}
