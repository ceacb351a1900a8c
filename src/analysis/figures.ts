import type { Figure } from '../briefing/schema.ts';
import { clauseAround } from './clauses.ts';
import type { DateMention } from './dates.ts';
import { numberOf } from './days.ts';
import type { Document } from './document.ts';
import { withoutCue } from './figure-clause.ts';
import { type Amount, unitAt } from './figure-units.ts';
import * as numbers from './languages/numbers.ts';
import { foldWord, type Token } from './tokens.ts';

const folded = <T>(table: Record<string, T>): ReadonlyMap<string, T> =>
  new Map(Object.entries(table).map(([word, value]) => [foldWord(word), value]));
const foldedSet = (list: readonly string[]): ReadonlySet<string> => new Set(list.map(foldWord));
const MULTIPLIERS = folded(numbers.MULTIPLIERS);
const NUMBER_WORDS = folded(numbers.NUMBER_WORDS);
const FRACTIONS = folded(numbers.FRACTIONS);
const SMALL = folded(numbers.SMALL_NUMBERS);
const PERCENT = foldedSet(numbers.PERCENT);
const RANGE = foldedSet(numbers.RANGE_WORDS);
const WEAK_RANGE = foldedSet(numbers.WEAK_RANGE_WORDS);
const OPENERS = foldedSet(numbers.RANGE_OPENERS);
const NOT_UNITS = foldedSet(numbers.NOT_UNITS);
const NAME_HEADS = foldedSet(numbers.NAME_HEADS);
const MOST = 24;
const SHORTEST = 40;
const LONGEST = 200;
/** Characters read of a clause that never ends: time stays linear. */
const FURTHEST = 4000;

/** Amounts with what they count; dates, ages, times, ranks and numbers that are names are left out. */
export function findFigures(doc: Document, dates: readonly DateMention[], anyLanguage = false): Figure[] {
  const dated = new Set(
    dates.flatMap((date) => Array.from({ length: date.to - date.from }, (_, index) => date.from + index)),
  );
  const figures: Figure[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < doc.tokens.length && figures.length < MOST; at++) {
    if (!mayCount(doc.tokens[at] as Token) || dated.has(at)) continue;
    const first = amountAt(doc, at);
    if (!first) continue;
    const last = rangeEnd(doc, at, first);
    const figure =
      isName(doc, at) || (last && dated.has(last.to - 1))
        ? null
        : toFigure(doc, at, first, last, anyLanguage);
    const key = figure && `${figure.value} ${figure.max} ${figure.unit}`;
    if (figure && key !== null && !seen.has(key)) {
      seen.add(key);
      figures.push(figure);
    }
    at = (last ?? first).to - 1;
  }
  return figures;
}

function toFigure(
  doc: Document,
  at: number,
  first: Amount,
  range: Amount | null,
  anyLanguage: boolean,
): Figure | null {
  const last = range ?? first;
  const unit = currencyBefore(doc, at) ?? last.unit ?? first.unit ?? unitAt(doc, last, anyLanguage);
  if (unit === undefined) return null;
  const clause = clauseAround(doc, at, LONGEST, SHORTEST);
  const span = clause && withoutCue(doc, at, clause);
  const value = range ? scaled(first, range) : first.value;
  if (!span || !Number.isFinite(value)) return null;
  const figure: Figure = {
    value,
    unit: unit.replace(/\s+/g, ' ').slice(0, 200),
    text: doc.text
      .slice(span.start, Math.min(span.end, span.start + FURTHEST))
      .replace(/\s+/g, ' ')
      .slice(0, 2000)
      .toWellFormed(),
    evidence: [span],
  };
  const max = range?.value ?? first.max;
  if (max !== undefined && max > value) figure.max = max;
  return figure;
}

/** "3 to 5 million": the first end takes the multiplier of the second. */
function scaled(first: Amount, last: Amount): number {
  for (const factor of [1e3, 1e6, 1e9])
    if (first.value < 1000 && last.value >= factor && last.value < factor * 1000) return first.value * factor;
  return first.value;
}

/** «القرار 2216», "Flight 370", an age in brackets, a line's own number. */
function isName(doc: Document, at: number): boolean {
  const before = doc.tokens[at - 1];
  const dotted = before?.text === '.' ? doc.tokens[at - 2] : before;
  if (dotted && NAME_HEADS.has(dotted.norm)) return true;
  const next = doc.tokens[at + 1];
  return before?.text === '(' && /^(?:عاما|سنه|شهرا|اعوام|سنوات|عام|years|months)$/.test(next?.norm ?? '');
}

/** Most words are no number, and no more is asked of them. */
const mayCount = ({ kind, norm }: Token): boolean =>
  kind === 'number' ||
  (kind === 'word' &&
    (SMALL.has(norm) || NUMBER_WORDS.has(norm) || (norm.startsWith('و') && SMALL.has(norm.slice(1)))));

function amountAt(doc: Document, at: number): Amount | null {
  const token = doc.tokens[at] as Token;
  const attached = token.norm.startsWith('و') ? token.norm.slice(1) : token.norm;
  const small = SMALL.get(token.norm) ?? SMALL.get(attached);
  if (small !== undefined) {
    const scaledUp = multiplied(doc, small, at + 1);
    return scaledUp.to > at + 1 ? scaledUp : { ...scaledUp, small: true };
  }
  const word = NUMBER_WORDS.get(token.norm);
  if (word !== undefined)
    return multiplied(doc, word * (FRACTIONS.get(doc.tokens[at - 1]?.norm ?? '') ?? 1), at + 1);
  return token.kind === 'number' ? digitsAt(doc, at) : null;
}

function digitsAt(doc: Document, at: number): Amount | null {
  const token = doc.tokens[at] as Token;
  const before = doc.tokens[at - 1];
  // «الذكرى الـ75»: a rank.
  if (before?.norm === 'ال' && !token.spaced) return null;
  // "UH-60", "No. 5", «#3»: a number that is a name; «و3500» and «الـ24» are not.
  const attached = before?.kind === 'word' && /^(?:و|ال|ب|ل|ف)$/.test(before.norm);
  if (before && !token.spaced && !attached && /^[-/#.\p{L}]/u.test(before.text)) return null;
  const both = /^([\d٠-٩۰-۹.,]+)[-‑]([\d٠-٩۰-۹.,]+)$/.exec(token.text);
  if (both) return bothEnds(doc, at, numberOf(both[1] ?? ''), numberOf(both[2] ?? ''));
  const digits = /^[\d٠-٩۰-۹.,٬٫]+/.exec(token.text)?.[0] ?? '';
  const suffix = token.text.slice(digits.length).toLowerCase();
  if (digits === '' || NOT_UNITS.has(suffix) || token.text.includes(':')) return null;
  const value = numberOf(digits);
  if (value === undefined || !Number.isFinite(value)) return null;
  const letter = ({ k: 1e3, m: 1e6, bn: 1e9, b: 1e9 } as Record<string, number>)[suffix];
  if (suffix !== '' && letter === undefined) return null;
  const amount = multiplied(doc, value * (letter ?? 1), at + 1);
  const yearLike = amount.to === at + 1 && /^(?:1[789]|20)\d\d$/.test(digits);
  return { ...amount, yearLike };
}

/** "20-30 million"; not "2015-16". */
function bothEnds(
  doc: Document,
  at: number,
  low: number | undefined,
  high: number | undefined,
): Amount | null {
  if (low === undefined || high === undefined || high <= low) return null;
  const last = multiplied(doc, high, at + 1);
  return { ...last, value: (low * last.value) / high, max: last.value };
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
  if (next?.norm === 'per' && doc.tokens[to + 1]?.norm === 'cent')
    return { value: total, to: to + 2, unit: '%' };
  if (next?.norm === 'في' && /^الم(?:ئه|ائه)$/.test(doc.tokens[to + 1]?.norm ?? ''))
    return { value: total, to: to + 2, unit: '%' };
  return { value: total, to };
}

/** "between 3,000 and 3,500", «ما بين 3000 و3500», "10-15": the second end, when it is one. */
function rangeEnd(doc: Document, at: number, first: Amount): Amount | null {
  // «ما بين 250 ألف برميل و290 ألف برميل»: the unit may stand before the link too.
  const opener = [1, 2, 3].some((back) => OPENERS.has(doc.tokens[at - back]?.norm ?? ''));
  const isLink = (index: number): boolean => RANGE.has(doc.tokens[index]?.norm ?? '');
  const linkAt = !isLink(first.to) && opener && isLink(first.to + 1) ? first.to + 1 : first.to;
  const link = doc.tokens[linkAt];
  if (!link || !isLink(linkAt)) return null;
  const dash = link.kind === 'mark';
  if (WEAK_RANGE.has(link.norm) && !opener) return null;
  let next = linkAt + 1;
  if (currencyBefore(doc, next + 1)) next++;
  const token = doc.tokens[next];
  if (!token || (dash && token.spaced !== link.spaced)) return null;
  const value = token.kind === 'number' ? numberOf(token.text) : SMALL.get(token.norm);
  if (value === undefined || /[:]/.test(token.text)) return null;
  const last = multiplied(doc, value, next + 1);
  // "fell 0.6 per cent to $1.26": the ends count different things.
  return last.value > first.value && (first.unit !== '%' || last.unit === '%') ? last : null;
}

const currencyBefore = (doc: Document, at: number): string | undefined =>
  numbers.CURRENCIES[doc.tokens[at - 1]?.text ?? ''];
