/** Latin letters that carry no combining mark for Unicode to take off, and what they are searched as. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ə: 'e',
  ħ: 'h',
};

/** Arabic-script letters written in more than one way; hamza carriers lose their hamza with the marks below. */
const ARABIC: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  گ: 'ك',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۀ: 'ه',
  ڤ: 'ف',
  پ: 'ب',
  چ: 'ج',
};

const LETTERS: Readonly<Record<string, string>> = { ...LATIN, ...ARABIC };
const FOLDED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
/** Combining marks of Latin, Greek and Cyrillic, Arabic vowel signs and hamzas, Hebrew points; tatweel; invisible controls. */
const MARKS =
  /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\p{Cf}]/gu;
const DIGIT = /[٠-٩۰-۹]/g;

/** What most text is written in, of which Unicode's normalisation would change no more than the letters below. */
const COMMON = /^[\t\n\r -~«»‘’“”–—،؛؟\u0621-\u063a\u0640-\u066c\u0670\u0671]*$/;
const COMMON_CHANGED = /[أإآٱؤئةى٠-٩\u0640\u064b-\u065f\u0670]/g;

/**
 * One form for spellings a reader takes for the same: case, diacritics, tatweel, hamza and alef forms, taa marbuta, alef
 * maqsura, presentation forms (NFKC) and digits. For search and comparison only: offsets do not survive it.
 */
export function fold(text: string): string {
  if (!COMMON.test(text)) return folded(text);
  return text.toLowerCase().replace(COMMON_CHANGED, (char) => COMMON_FOLDED.get(char) ?? char);
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(FOLDED, (letter) => LETTERS[letter] ?? letter)
    .replace(DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .normalize('NFKC');
}

/** By the rule itself, so that the short way is no second rule. */
const COMMON_FOLDED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 0x100 }, (_, index) => String.fromCharCode(0x600 + index))
    .filter((char) => COMMON.test(char))
    .map((char) => [char, folded(char)]),
);
