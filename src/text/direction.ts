export type Direction = 'rtl' | 'ltr';

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LETTER = /\p{L}/u;

/** Direction by the first strong letter, as Unicode's rules P2 and P3 take it; `fallback` where there is none. */
export function directionOf(text: string, fallback: Direction = 'ltr'): Direction {
  for (const char of text) {
    if (LETTER.test(char)) return RTL.test(char) ? 'rtl' : 'ltr';
  }
  return fallback;
}

const RTL_LANGUAGES = new Set(['ar', 'he', 'fa', 'ur', 'ps', 'ckb', 'dv', 'yi', 'sd', 'ug']);

/** Direction a language (BCP 47) is written in. */
export function directionOfLanguage(lang: string): Direction {
  return RTL_LANGUAGES.has(lang.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
