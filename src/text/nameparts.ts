import { LETTER_NAMES, PARTICLES, REGNAL, SUFFIXES, TITLES } from './data/name-words.ts';
import { CYRILLIC_LATIN, MARKED_LATIN, UKRAINIAN_LATIN } from './data/transliteration.ts';
import { fold } from './fold.ts';

export interface NamePart {
  /** Folded; without article and particles. */
  readonly word: string;
  /** Itself with what stood before it: «الكعبي» and "Alkaabi", "der Leyen" and «ديرلاين» are one. */
  readonly joined: readonly string[];
  /** Begins a name of which only this is told: "bin Salman" is no Salman without a father. */
  readonly leads: boolean;
}

export interface NameReading {
  readonly parts: readonly NamePart[];
  /** A ruler's title stood before it: what follows is a given name. */
  readonly regnal: boolean;
}

const MARKED = new RegExp(`[${Object.keys(MARKED_LATIN).join('')}]`, 'g');
const CYRILLIC = /\p{Script=Cyrillic}/u;
const UKRAINIAN = /[іїєґ]/;
/** «ий» and «ій» before the letters one by one. */
const CYRILLIC_UNIT = /[иіы]й(?!\p{L})|\p{Script=Cyrillic}/gu;
/** "ElBaradei": an article is told by the capital after it. */
const CAPITAL_ARTICLE = /(?<!\p{L})([AE]l)(?=\p{Lu}\p{Ll})/gu;
const ARTICLE = /^(?:al|el|ul|ar|er|ur|as|es|us)$/;
const OWN_ARTICLE = /^(?:al|el)$/;
const SERVANT = /^(?:abd|abdul|abdel|abdal|abdur|abdu|عبد)$/;
const SERVANT_OF = /^(?:abd[aeu]l(?=[a-z]{3})|عبدال(?=..))/;
const FATHER = /^(?:abu|abou|abo|aboul|abul|abual|ابو)$/;
const FATHER_OF = /^(?:abou?l(?=[^aeiou][a-z]{3})|abul(?=[^aeiou][a-z]{3})|ابوال(?=..))/;

/** How a name can be read: the words that tell whose it is, folded, without titles, articles, particles or suffixes. */
export function nameReadings(name: string): NameReading[] {
  const { words, dropped } = withoutEnds(wordsOf(name));
  const parts = partsOf(words);
  const title = dropped.findLast((word) => REGNAL.has(word));
  // No ruler is called "al-Jaber" or "bin Salman": there the title is a given name.
  if (title !== undefined && dropped.at(-1) === title && parts.length === 1 && parts[0]?.joined.length) {
    return [{ parts: [plain(title), ...parts], regnal: false }];
  }
  const readings = [{ parts, regnal: title !== undefined }];
  // "von der Leyen" is Leyen with its particles, "Van Morrison" two words.
  const [first = '', ...rest] = words;
  if (parts.length > 1 && PARTICLES.has(first) && !OWN_ARTICLE.test(first)) {
    const [surname, ...others] = partsOf(rest, [first]);
    if (surname !== undefined)
      readings.push({ parts: [{ ...surname, leads: true }, ...others], regnal: false });
  }
  return readings;
}

/** The words of a name that tell whose it is, folded: no titles, articles, particles or suffixes. */
export function nameParts(name: string): string[] {
  return nameReadings(name)[0]?.parts.map(({ word }) => word) ?? [];
}

function wordsOf(name: string): readonly string[] {
  const composed = name.normalize('NFC').replace(CAPITAL_ARTICLE, '$1 ').toLowerCase();
  const latin = CYRILLIC.test(composed) ? inLatin(composed) : composed;
  const spelled = latin.replace(MARKED, (letter) => MARKED_LATIN[letter] ?? '');
  const words =
    fold(spelled)
      .replaceAll('ء', '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => LETTER_NAMES[word] ?? word);
}

/** Russian, or Ukrainian where a letter tells. */
function inLatin(name: string): string {
  const own = UKRAINIAN.test(name) ? UKRAINIAN_LATIN : {};
  return name.replace(CYRILLIC_UNIT, (unit) => own[unit] ?? CYRILLIC_LATIN[unit] ?? '');
}

/** Titles before a name, as long as something of it is left; suffixes after it. */
function withoutEnds(words: readonly string[]): { words: readonly string[]; dropped: readonly string[] } {
  let start = 0;
  let end = words.length;
  while (start < end - 1 && TITLES.has(words[start] ?? '')) start++;
  while (end - 1 > start && SUFFIXES.has(words[end - 1] ?? '')) end--;
  return { words: words.slice(start, end), dropped: words.slice(0, start) };
}

function partsOf(words: readonly string[], before: readonly string[] = []): NamePart[] {
  const parts: NamePart[] = [];
  let particles = [...before];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const compound = compoundAt(words, at);
    if (compound !== null) {
      parts.push(partOf(compound.word, particles));
      at = compound.last;
    } else if (at + 1 < words.length && isParticle(word, parts.length + before.length)) {
      particles.push(word);
      continue;
    } else if (!isParticle(word, parts.length)) parts.push(partOf(word, particles));
    particles = [];
  }
  return parts;
}

function isParticle(word: string, partsBefore: number): boolean {
  return (partsBefore > 0 && PARTICLES.has(word)) || OWN_ARTICLE.test(word);
}

/** "Abdul Rahman" and «أبو الغيط» are one word each, with or without their article. */
function compoundAt(words: readonly string[], at: number): { word: string; last: number } | null {
  const word = words[at] ?? '';
  const next = words[at + 1] ?? '';
  const [whole, inside, latin, arabic] = FATHER.test(word) || FATHER_OF.test(word) ? FATHERS : SERVANTS;
  const head = /^a/.test(word) ? latin : arabic;
  if (inside.test(word)) return { word: word.replace(inside, head), last: at };
  if (!whole.test(word) || next === '') return null;
  const last = ARTICLE.test(next) && at + 2 < words.length ? at + 2 : at + 1;
  return { word: `${head}${withoutArticle(words[last] ?? '')}`, last };
}

const FATHERS = [FATHER, FATHER_OF, 'abo', 'ابو'] as const;
const SERVANTS = [SERVANT, SERVANT_OF, 'abd', 'عبد'] as const;

function partOf(word: string, particles: readonly string[]): NamePart {
  const bare = withoutArticle(word);
  const before = bare === word ? particles : [...particles, 'ال'];
  const joined = before.map((_, index) => `${before.slice(index).join('')}${bare}`);
  return { word: bare, joined, leads: false };
}

function plain(word: string): NamePart {
  return { word, joined: [], leads: false };
}

function withoutArticle(word: string): string {
  return word.startsWith('ال') && word.length > 4 ? word.slice(2) : word;
}
