import porter2 from 'wink-porter2-stemmer';
import { OWN_ENDING, OWN_WAW } from './data/arabic-words.ts';
import { remembered } from './remembered.ts';

const ARABIC_LETTER = /^[\u0621-\u064a]+$/;
const LATIN_WORD = /^[a-z]+$/;
const ARTICLE = /^[وف]?(?:[بك]?ال|لل)(?=..)/;
const LONGEST = 40;
const ONE_LETTER = /^[وفبلك]/;
/** Longest first; each with the fewest letters that must stay. */
const ENDINGS: readonly (readonly [ending: string, stays: number])[] = [
  ['يين', 4],
  ['يون', 4],
  ['يات', 4],
  ['يه', 3],
  ['ها', 4],
  ['هم', 4],
  ['ات', 3],
  ['ون', 4],
  ['ين', 4],
  ['ه', 3],
  ['ي', 3],
];

/**
 * The stem of one folded word. Arabic: light stemming after Larkey, Ballesteros and Connell (2007, "light10"), with fewer
 * suffixes. English: Porter2. Other scripts: the word itself.
 */
export const stem = remembered((word: string): string => {
  // What is longer is no word, and costs the stemmer its length squared.
  if (LATIN_WORD.test(word)) return word.length > LONGEST ? word : porter2(word);
  if (!ARABIC_LETTER.test(word)) return word;
  return withoutEnding(withoutPrefix(word));
});

/**
 * Stems of what may stand behind one-letter prefixes (and, so, by, to, like) that cannot be told from the word's own first
 * letter without a dictionary: «لبغداد» gives «بغداد».
 */
export function possibleStems(word: string): string[] {
  const found: string[] = [];
  if (!ARABIC_LETTER.test(word)) return found;
  let rest = word;
  for (let depth = 0; depth < 2 && rest.length >= 4 && ONE_LETTER.test(rest); depth++) {
    rest = rest.slice(1);
    found.push(stem(rest));
  }
  return found;
}

function withoutPrefix(word: string): string {
  const article = ARTICLE.exec(word)?.[0] ?? '';
  // «والده» is a father, «بالون» a balloon: the longer the prefix, the more must stay; «الله» is no article.
  const stays = article.length > 2 ? 3 : 2;
  if (article !== '' && word.length - article.length >= stays && !word.endsWith('الله')) {
    return word.slice(article.length);
  }
  return word.startsWith('و') && word.length >= 4 && !isOwnWaw(word) ? word.slice(1) : word;
}

function isOwnWaw(word: string): boolean {
  return OWN_WAW.some((own) => word.startsWith(own));
}

function withoutEnding(word: string): string {
  if (OWN_ENDING.has(word)) return word;
  for (const [ending, stays] of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length >= stays) return word.slice(0, -ending.length);
  }
  return word;
}
