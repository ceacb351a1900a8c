import { STOP_WORDS } from './data/stopwords.ts';
import { fold } from './fold.ts';
import { byRun, remembered } from './remembered.ts';
import { possibleStems, stem } from './stem.ts';

const WORD = /[\p{L}\p{N}]+/gu;
/** `U.S.` is one word, `5,200` one number, and `'s` no word at all. */
const ABBREVIATION = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;
/** Begins with the rare character, which is found at once: most texts have no abbreviation to look for. */
const MAYBE_ABBREVIATION = /\.\p{L}\./u;
const THOUSANDS = /[,٬](?<=\d.)(?=\d{3}(?!\d))/g;
const POSSESSIVE = /['’]s(?<=\p{L}.s)(?![\p{L}\p{N}])/gu;

/** Words as written, folded. No rule looks past a space, so that each run between spaces is worked out once. */
export function words(text: string): string[] {
  return byRun(text, wordsOfRun);
}

const wordsOfRun = remembered((run): readonly string[] => {
  const folded = fold(run);
  const plain = MAYBE_ABBREVIATION.test(folded)
    ? folded.replace(ABBREVIATION, (letters) => `${letters.replaceAll('.', '')} `)
    : folded;
  return plain.replace(THOUSANDS, '').replace(POSSESSIVE, '').match(WORD) ?? [];
});

/**
 * Search terms of a text, in order, one for each word that is no stop word. The same for documents and for queries, so that
 * any engine that compares terms literally finds «الحكومة» by «والحكومة» and "withdraws" by "withdrawal".
 */
export function terms(text: string): string[] {
  return byRun(text, termsOfRun);
}

const termsOfRun = remembered((run): readonly string[] => meaningful(run).map(stem));

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
