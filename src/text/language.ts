import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Loaded when first asked: its counts take half a second and two hundred megabytes. */
const require = createRequire(import.meta.url);
const DETECTOR = fileURLToPath(import.meta.resolve('eld/small'));
const UNKNOWN = 'und';
/** Scripts that one language of the news is written in. */
const BY_SCRIPT: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
];
const LETTERS = /\p{L}/gu;
const ARABIC = /\p{Script=Arabic}/gu;
/** Letters that Persian, Urdu, Kurdish and their neighbours write and Arabic does not. */
const NOT_ARABIC = /[پچژگکیٹڈڑےںھہۀەێۆڕڵټډړښ]/g;
/** Words that make up a sixth or more of nearly any English news text, and of no other language's where "the" is common. */
const ENGLISH =
  /\b(?:the|and|of|to|that|with|for|was|were|has|have|had|his|her|their|from|this|which|who|they|would|is|are|by|said)\b/gi;
const LATIN_WORD = /[\p{L}’']+/gu;
const ARTICLE = /\bthe\b/gi;
const ENGLISH_SHARE = 0.15;
const ARTICLE_SHARE = 0.03;
const FEWEST_WORDS = 40;
/** As much as tells a language; a whole article is no surer. UTF-16 units. */
const SAMPLE = 4000;

/** The language of a text, BCP 47 (two letters), or `und` where it cannot be told. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const letters = count(sample, LETTERS);
  if (letters === 0) return UNKNOWN;
  const arabic = count(sample, ARABIC);
  if (arabic > letters / 2 && count(sample, NOT_ARABIC) <= arabic / 100) return 'ar';
  for (const [script, language] of BY_SCRIPT) {
    // Japanese is a minority of kana among its Chinese characters.
    if (count(sample, script) > letters * (language === 'ja' ? 0.1 : 0.5)) return language;
  }
  const words = count(sample, LATIN_WORD);
  if (
    words >= FEWEST_WORDS &&
    count(sample, ENGLISH) > words * ENGLISH_SHARE &&
    count(sample, ARTICLE) > words * ARTICLE_SHARE
  )
    return 'en';
  const { eld } = require(DETECTOR) as typeof import('eld/small');
  const result = eld.detect(sample);
  return result.isReliable() ? result.language : UNKNOWN;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
