import type { Figure } from '../briefing/schema.ts';
import { clauseAround } from './clauses.ts';
import { type DateMention, numberOf } from './dates.ts';
import type { Document } from './document.ts';
import * as numbers from './languages/numbers.ts';
import { foldWord, type Token } from './tokens.ts';

const MULTIPLIERS = new Map(
  Object.entries(numbers.MULTIPLIERS).map(([word, value]) => [foldWord(word), value]),
);
const NUMBER_WORDS = new Map(
  Object.entries(numbers.NUMBER_WORDS).map(([word, value]) => [foldWord(word), value]),
);
const PERCENT = new Set(numbers.PERCENT.map(foldWord));
const RANGE = new Set(numbers.RANGE_WORDS.map(foldWord));
const OPENERS = new Set(numbers.RANGE_OPENERS.map(foldWord));
const NOT_UNITS = new Set(numbers.NOT_UNITS.map(foldWord));
const NOT_COUNTED = new Set(numbers.NOT_COUNTED.map(foldWord));
const MOST = 24;
const LENGTH = 220;

interface Amount {
  readonly value: number;
  readonly to: number;
  readonly unit?: string | undefined;
}

/** Amounts with what they count; dates, ages, times, ranks and numbers that are names are left out. */
export function findFigures(doc: Document, dates: readonly DateMention[]): Figure[] {
  const dated = new Set(
    dates.flatMap((date) => Array.from({ length: date.to - date.from }, (_, index) => date.from + index)),
  );
  const figures: Figure[] = [];
  for (let at = 0; at < doc.tokens.length && figures.length < MOST; at++) {
    if (dated.has(at)) continue;
    const first = amountAt(doc, at);
    if (!first) continue;
    const range = rangeEnd(doc, at, first);
    const last = range ?? first;
    const unit = currencyBefore(doc, at) ?? last.unit ?? unitAt(doc, last.to);
    const span = unit === undefined ? null : clauseAround(doc, at, LENGTH);
    if (unit !== undefined && span) {
      const figure: Figure = {
        value: range ? scaled(first, range) : first.value,
        unit: unit.slice(0, 200),
        text: doc.text.slice(span.start, span.end).slice(0, 2000),
        evidence: [span],
      };
      if (range && range.value > figure.value) figure.max = range.value;
      figures.push(figure);
    }
    at = last.to - 1;
  }
  return figures;
}

/** "3 to 5 million": the first end takes the multiplier of the second. */
function scaled(first: Amount, last: Amount): number {
  for (const factor of [1e3, 1e6, 1e9])
    if (first.value < 1000 && last.value >= factor && last.value < factor * 1000) return first.value * factor;
  return first.value;
}

function amountAt(doc: Document, at: number): Amount | null {
  const token = doc.tokens[at] as Token;
  const word = NUMBER_WORDS.get(token.norm);
  if (word !== undefined) return { value: word, to: at + 1 };
  if (token.kind !== 'number') return null;
  const before = doc.tokens[at - 1];
  // "UH-60", "No. 5", «#3»: a number that is a name.
  if (before && !token.spaced && /^[-/#.\p{L}]/u.test(before.text) && before.text !== 'ال') return null;
  const match = /^[\d٠-٩.,٬٫]+/.exec(token.text)?.[0] ?? '';
  const suffix = token.text.slice(match.length).toLowerCase();
  if (match === '' || NOT_UNITS.has(suffix) || /[:]/.test(token.text)) return null;
  const value = numberOf(match);
  if (value === undefined || !Number.isFinite(value)) return null;
  const letter = ({ k: 1e3, m: 1e6, bn: 1e9, b: 1e9 } as Record<string, number>)[suffix];
  if (suffix !== '' && letter === undefined) return null;
  return multiplied(doc, value * (letter ?? 1), at + 1);
}

function multiplied(doc: Document, value: number, at: number): Amount {
  let total = value;
  let to = at;
  while (to < at + 2) {
    const factor = MULTIPLIERS.get(doc.tokens[to]?.norm ?? '');
    if (factor === undefined) break;
    total *= factor;
    to++;
  }
  const next = doc.tokens[to];
  if (next && PERCENT.has(next.norm)) return { value: total, to: to + 1, unit: '%' };
  if (next?.norm === 'في' && /^الم(?:ئه|ائه)$/.test(doc.tokens[to + 1]?.norm ?? ''))
    return { value: total, to: to + 2, unit: '%' };
  return { value: total, to };
}

function rangeEnd(doc: Document, at: number, first: Amount): Amount | null {
  const link = doc.tokens[first.to];
  if (!link) return null;
  const before = doc.tokens[at - 1]?.norm ?? '';
  const plain = link.norm === 'and' || link.norm === 'و';
  const glued = link.norm.startsWith('و') && link.kind === 'word' ? undefined : RANGE.has(link.norm);
  if (!glued || (plain && !OPENERS.has(before))) return null;
  let next = first.to + 1;
  if (doc.tokens[next]?.text === '$') next++;
  const last = secondAmount(doc, next);
  return last && (last.value > first.value || first.value < 1000) ? last : null;
}

/** The second end may stand right after a dash. */
function secondAmount(doc: Document, at: number): Amount | null {
  const token = doc.tokens[at];
  if (token?.kind !== 'number') return null;
  const value = numberOf(token.text);
  return value === undefined ? null : multiplied(doc, value, at + 1);
}

function currencyBefore(doc: Document, at: number): string | undefined {
  return numbers.CURRENCIES[doc.tokens[at - 1]?.text ?? ''];
}

/** One or two words that say what is counted; none when the number stands alone or ranks. */
function unitAt(doc: Document, at: number): string | undefined {
  const token = doc.tokens[at];
  if (token?.kind !== 'word' || NOT_COUNTED.has(token.norm) || NOT_UNITS.has(token.norm)) return undefined;
  const next = doc.tokens[at + 1];
  const pair =
    next?.kind === 'word' &&
    next.spaced &&
    !NOT_COUNTED.has(next.norm) &&
    /^[a-z-]+$/.test(token.text) &&
    /^[a-z]+s$/.test(next.text) &&
    !token.text.endsWith('s');
  return doc.text.slice(token.start, pair ? next.end : token.end);
}
