import { STOP_WORDS } from '../text/data/stopwords.ts';
import { remembered } from '../text/remembered.ts';
import { terms } from '../text/terms.ts';
import { NO_TOPICS, NOUN_ENDING } from './languages/topics.ts';

/** "I'm", "they've" */
const CONTRACTION = /['’](?:m|ve|ll|re|d)$/i;

/** What a written word tells by itself, worked out once: every token of that word has the same object. */
export interface Lexeme {
  readonly text: string;
  /** Folded for look-up: see {@link foldWord}. */
  readonly norm: string;
  /** Its search terms; none for a stop word. */
  readonly terms: readonly string[];
  /** Without a possessive ending: folded, and as it stands. */
  readonly bare: string;
  readonly display: string;
  /** Begins with a capital and does not shout. */
  readonly capital: boolean;
  /** Opens and closes no name. */
  readonly idle: boolean;
  /** May be a topic, or the first of a phrase. */
  readonly plain: boolean;
  /** May be the second of a phrase. */
  readonly second: boolean;
  readonly isAdverbOrPast: boolean;
  readonly isNoun: boolean;
}

const ARABIC_LETTER = /[\u0600-\u06ff]/;
const ARABIC_NOISE = /[\u0640\u064b-\u065f\u0670]/g;

/** Lower case; Arabic without diacritics and tatweel, with one alef, yaa and haa for their variants. */
export function foldWord(word: string): string {
  if (!ARABIC_LETTER.test(word)) return word.toLowerCase().replaceAll('’', "'");
  return word
    .toLowerCase()
    .replace(ARABIC_NOISE, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه');
}

/** Folded words that are no topic by themselves. */
export const NO_TOPIC: ReadonlySet<string> = new Set(NO_TOPICS.map(foldWord));

/** The rest is asked of words in Latin letters only. */
const ARABIC_LEXEME = {
  capital: false,
  idle: false,
  plain: false,
  second: false,
  isAdverbOrPast: false,
  isNoun: false,
};

export const lexemeOf = remembered((text): Lexeme => {
  const norm = foldWord(text);
  if (/^[\u0600-\u06ff]/.test(norm))
    return { ...ARABIC_LEXEME, text, norm, bare: norm, display: text, terms: terms(text) };
  const bare = norm.replace(/'s$/, '');
  const common = STOP_WORDS.has(bare) || bare.includes("n't");
  const plain = bare.length > 3 && !common;
  const isAdverbOrPast = /(?:ly|ed)$/.test(bare);
  return {
    text,
    norm,
    terms: terms(text),
    bare,
    display: text.replace(/['’]s$/, ''),
    capital: /^\p{Lu}/u.test(text) && !(text.length > 5 && text === text.toUpperCase()),
    idle: common || NO_TOPIC.has(bare) || text.length < 2 || CONTRACTION.test(text),
    plain: plain && !NO_TOPIC.has(bare),
    second: plain && !isAdverbOrPast && !bare.endsWith('ing'),
    isAdverbOrPast,
    isNoun: NOUN_ENDING.test(bare),
  };
});
