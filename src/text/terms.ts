import { STOP_WORDS } from './data/stopwords.ts';
import { fold } from './fold.ts';
import { possibleStems, stem } from './stem.ts';

const WORD = /[\p{L}\p{N}]+/gu;
/** `U.S.` is one word, `5,200` one number, and `'s` no word at all. */
const ABBREVIATION = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;
const THOUSANDS = /(?<=\d)[,٬](?=\d{3}(?!\d))/g;
const POSSESSIVE = /(?<=\p{L})['’]s(?![\p{L}\p{N}])/gu;

/** Words as written, folded. */
export function words(text: string): string[] {
  const plain = fold(text)
    .replace(ABBREVIATION, (letters) => `${letters.replaceAll('.', '')} `)
    .replace(THOUSANDS, '')
    .replace(POSSESSIVE, '');
  return plain.match(WORD) ?? [];
}

/**
 * Search terms of a text, in order, one for each word that is no stop word. The same for documents and for queries, so that
 * any engine that compares terms literally finds «الحكومة» by «والحكومة» and "withdraws" by "withdrawal".
 */
export function terms(text: string): string[] {
  return meaningful(text).map(stem);
}

/**
 * For each word its term, followed by what else it may be: «لبغداد» is [لبغداد, بغداد]. An index holds all of them; a query
 * is answered where each of its words meets one.
 */
export function termVariants(text: string): string[][] {
  return meaningful(text).map((word) => [...new Set([stem(word), ...possibleStems(word)])]);
}

function meaningful(text: string): string[] {
  return words(text).filter((word) => !STOP_WORDS.has(word));
}
