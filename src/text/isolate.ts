import { type Direction, directionOf } from './direction.ts';

const RLM = '\u200f';
const LRM = '\u200e';
const ISOLATE: Readonly<Record<Direction, string>> = { ltr: '\u2066', rtl: '\u2067' };
const END = '\u2069';
/** Marks, embeddings, overrides and isolates (UAX #9, table 3): ours are put anew, others' may be hostile. */
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const RTL_LETTER = '[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}]';
const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['«', '»'],
  ['“', '”'],
  ['"', '"'],
];
const NEUTRAL = '[^\\p{L}\\p{N}\\n()[\\]{}«»“”"]';
/** A command, a name, a tag or a sum begins with its sign, unless the sign parts it from a word before it. */
const SIGN = '(?<![\\p{L}\\p{M}\\p{N}])[/@#+$-]';
/** Figures after Arabic that no hyphen joins to it, as in a name and a date: they belong to the field. */
const FIGURES = new RegExp(
  `(?:(?!(?<=\\p{N})[.,:/]\\p{N})(?![-\\p{M}])${NEUTRAL}{1,3}\\p{N}+(?:[.,:/]\\p{N}+)*)+%?$`,
  'u',
);
/** After Arabic letters a date's hyphens part its numbers, which then stand in reverse (UAX #9, W2 and W4). */
const DATE = '(?<!\\p{N})\\p{N}{4}-\\p{N}{2}(?:-\\p{N}{2})?(?!\\p{N})';
/** Runs that a field of this direction must isolate; each script's question mark goes with its question. */
const RUNS: Readonly<Record<Direction, RegExp>> = {
  rtl: new RegExp(`${runs(`(?!${RTL_LETTER})\\p{L}`, RTL_LETTER)}[?]*|${DATE}`, 'gu'),
  ltr: new RegExp(`${runs(RTL_LETTER, `(?!${RTL_LETTER})\\p{L}`)}؟*`, 'gu'),
};

/** From a letter, or figures glued to one, over what joins it to further words; marks in pairs stay in or out together. */
function runs(letter: string, other: string): string {
  const part = `(?:(?!${other})[\\p{L}\\p{M}\\p{N}])+`;
  // A dot in spaces parts the pieces of a line.
  const joint = (least: number, most: number) => `(?! ?· )${NEUTRAL}{${least},${most}}`;
  const words = `${part}(?:${joint(1, 3)}${part})*`;
  const enclosed = PAIRS.map(([open, close]) => `${open}${words}[.,!?؟،]?${close}`).join('|');
  return `(?:${SIGN})?(?:\\p{N}[\\p{N}.,:/%-]{0,20})?(?:${letter})(?:${part})?(?:${joint(1, 3)}${part}|${joint(0, 2)}(?:${enclosed}))*%?`;
}

/**
 * Text for output in a field of direction `dir`: every run of the other direction is isolated, so that `UH-60` in Arabic and
 * Arabic in English keep their place on platforms that order a field by its first letter. Controls already there are taken
 * out, so it is idempotent and hostile overrides do no harm; what is seen stays the same.
 */
export function isolate(text: string, dir: Direction): string {
  const opening = ISOLATE[dir === 'rtl' ? 'ltr' : 'rtl'];
  return strip(text).replace(RUNS[dir], (run) => {
    const figures = dir === 'ltr' ? (FIGURES.exec(run)?.[0] ?? '') : '';
    return `${opening}${run.slice(0, run.length - figures.length)}${END}${figures}`;
  });
}

/** `isolate`, led by a mark where the field's first letter would give it the wrong direction. */
export function mark(text: string, dir: Direction): string {
  const isolated = isolate(text, dir);
  const lead = dir === 'rtl' ? RLM : LRM;
  return directionOf(text, dir) === dir ? isolated : `${lead}${isolated}`;
}

/** Takes out every control that changes direction. */
export function strip(text: string): string {
  return text.replace(CONTROLS, '');
}
