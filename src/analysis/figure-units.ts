import { OWN_WAW } from '../text/data/arabic-words.ts';
import { STOP_WORDS } from '../text/data/stopwords.ts';
import { fold } from '../text/fold.ts';
import type { Document } from './document.ts';
import * as numbers from './languages/numbers.ts';
import { foldWord, type Token } from './tokens.ts';

const set = (list: readonly string[]): ReadonlySet<string> => new Set(list.map(foldWord));
const PEOPLE = set(numbers.PEOPLE);
const NOT_UNITS = set(numbers.NOT_UNITS);
const NOT_COUNTED = set(numbers.NOT_COUNTED);
const MODIFIERS = set(numbers.MODIFIERS);
const PLURALS = set(numbers.PLURALS);
const ARABIC = /^[\u0600-\u06ff]/;

export interface Amount {
  readonly value: number;
  readonly to: number;
  /** The other end, where one token holds both: "20-30". */
  readonly max?: number;
  readonly unit?: string | undefined;
  /** A small number in words counts people only; a bare one of four digits may be a year. */
  readonly small?: boolean;
  readonly yearLike?: boolean;
}

/** The words that say what is counted, in a language not known the next one; none when the number stands alone, ranks or dates. */
export function unitAt(doc: Document, amount: Amount, anyLanguage: boolean): string | undefined {
  const { line } = doc.tokens[amount.to - 1] as Token;
  let from = amount.to;
  const isModifier = (index: number): boolean => MODIFIERS.has(doc.tokens[index]?.norm ?? '');
  while (from < amount.to + 3 && isModifier(from)) from++;
  // «30 من القادة الميدانيين»
  const partitive = doc.tokens[from]?.norm === 'من' && /^ال/.test(doc.tokens[from + 1]?.norm ?? '');
  if (partitive) from++;
  const first = doc.tokens[from];
  if (!first || first.line !== line || !isNoun(first)) return undefined;
  if (amount.small && !countsPeople(doc, from)) return undefined;
  if (anyLanguage) return amount.yearLike ? undefined : doc.text.slice(first.start, first.end);
  if (ARABIC.test(first.norm)) {
    if (!partitive && /^(?:ال|لل)/.test(first.norm)) return undefined;
    if (first.norm.startsWith('و') && !OWN_WAW.some((own) => first.norm.startsWith(own))) return undefined;
    return doc.text.slice(first.start, first.end);
  }
  if (amount.yearLike && !/,/.test(doc.tokens[amount.to - 1]?.text ?? '')) return undefined;
  return latinUnit(doc, from);
}

/** "American soldiers", "Russian sleeper agents": up to the plural, within four words. */
function latinUnit(doc: Document, from: number): string | undefined {
  const first = doc.tokens[from] as Token;
  for (let at = from; at < from + 4; at++) {
    const token = doc.tokens[at];
    if (!token || !isNoun(token) || token.line !== first.line) return undefined;
    const plural = PLURALS.has(token.norm) || /[a-z]{2}s$/.test(token.norm);
    if (!plural || /(?:ss|us|is)$/.test(token.norm)) continue;
    const next = doc.tokens[at + 1];
    // "sanctions busters": the head is the last plural.
    if (next?.spaced && isNoun(next) && /[a-z]{2}s$/.test(next.norm) && next.line === first.line) continue;
    if (/^\p{Lu}/u.test(token.text) && !numbers.COUNTED_NAMES.test(token.norm)) return undefined;
    return doc.text.slice(first.start, token.end);
  }
  return undefined;
}

const countsPeople = (doc: Document, from: number): boolean =>
  [0, 1, 2].some((ahead) => PEOPLE.has(doc.tokens[from + ahead]?.norm ?? ''));

function isNoun(token: Token): boolean {
  return (
    token.kind === 'word' &&
    token.norm.length > 1 &&
    !NOT_COUNTED.has(token.norm) &&
    !NOT_UNITS.has(token.norm) &&
    !STOP_WORDS.has(fold(token.text))
  );
}
