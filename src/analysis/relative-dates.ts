import type { TimelineEntry } from '../briefing/schema.ts';
import type { DateMention } from './dates.ts';
import { numberOf, shift, two } from './days.ts';
import type { Document } from './document.ts';
import * as calendar from './languages/calendar.ts';
import { foldWord, type Token } from './tokens.ts';

const folded = <T>(table: Record<string, T>): ReadonlyMap<string, T> =>
  new Map(Object.entries(table).map(([word, value]) => [foldWord(word), value]));
const WEEKDAYS = folded(calendar.WEEKDAYS);
const DAY_WORDS = folded(calendar.DAY_WORDS);
const UNITS = folded(calendar.UNITS);
const NUMBERS = folded(calendar.SMALL_NUMBERS);
const DUALS = new Set(calendar.DUALS.map(foldWord));
const AHEAD = new Set(calendar.FUTURE_WORDS.map(foldWord));
const AHEAD_REACH = 15;
const MODALS = new Set(['would', 'could', 'might', 'may', 'shall']);
const CLAUSES = new Set(['that', 'because', 'after', 'since', 'which', 'who', 'when', 'if']);
const NO_DAY_BEFORE = new Set(calendar.NO_DAY_BEFORE.map(foldWord));
const PAST = new Set(calendar.PAST_WORDS.map(foldWord));
const NEXT = new Set(calendar.NEXT_WORDS.map(foldWord));

/** Words these may begin with. */
export const RELATIVE_STARTS: readonly string[] = [
  ...WEEKDAYS.keys(),
  ...DAY_WORDS.keys(),
  ...UNITS.keys(),
  ...NUMBERS.keys(),
  'last',
  'next',
  'قبل',
  'منذ',
];

/** «الأحد الماضي», "two days earlier", «أمس», "last week", "next month". */
export function relativeDate(doc: Document, at: number, today: string): DateMention | null {
  const { norm } = doc.tokens[at] as Token;
  const next = doc.tokens[at + 1]?.norm ?? '';
  const before = doc.tokens[at - 1]?.norm ?? '';
  const weekday = NO_DAY_BEFORE.has(before) ? undefined : WEEKDAYS.get(norm);
  if (weekday !== undefined) {
    const direction =
      PAST.has(next) || PAST.has(before)
        ? -1
        : NEXT.has(next) || NEXT.has(before) || DUE.test(before) || isAhead(doc, at)
          ? 1
          : 0;
    return {
      from: at,
      to: PAST.has(next) || NEXT.has(next) ? at + 2 : at + 1,
      date: weekdayDate(today, weekday, direction),
      precision: 'day',
    };
  }
  const days = DAY_WORDS.get(norm);
  if (days !== undefined && !(norm === 'اليوم' && (PAST.has(next) || NEXT.has(next)))) {
    // «اليوم الجمعة» is that Friday, whichever day the paper came out.
    const named = WEEKDAYS.get(next);
    if (named !== undefined && norm !== 'today')
      return { from: at, to: at + 2, date: weekdayDate(today, named, days > 0 ? 1 : 0), precision: 'day' };
    // "USA Today", "today's" readers in a quotation: no date.
    if (/^\p{Lu}/u.test(doc.tokens[at]?.text ?? '') && /^\p{Lu}/u.test(doc.tokens[at - 1]?.text ?? ''))
      return null;
    if (doc.quotationAt[at] !== -1) return null;
    const first =
      days === -1 &&
      (next === 'الاول' || before === 'اول' || (before === 'من' && doc.tokens[at - 2]?.norm === 'اول'));
    return {
      from: at,
      to: next === 'الاول' ? at + 2 : at + 1,
      date: shift(today, first ? -2 : days),
      precision: 'day',
    };
  }
  const direction = PAST.has(next) ? -1 : NEXT.has(next) ? 1 : 0;
  const unit = UNITS.get(norm);
  if (unit && direction !== 0 && norm.startsWith('ال'))
    return { from: at, to: at + 2, ...unitDate(today, unit, direction) };
  const english = norm === 'last' ? -1 : norm === 'next' ? 1 : 0;
  const englishUnit = UNITS.get(next);
  if (english !== 0 && englishUnit && /^[a-z]+[^s]$/.test(next))
    return { from: at, to: at + 2, ...unitDate(today, englishUnit, english) };
  return ago(doc, at, today);
}

/** "by Monday", "until Friday": a day set for what is to come. */
const DUE = /^(?:by|until|till)$/;

/** "will speak on Wednesday", «ستعقد الجلسة الاثنين»: the sentence speaks of what is to come. */
function isAhead(doc: Document, at: number): boolean {
  const sentence = doc.sentences[doc.sentenceAt[at] ?? 0];
  const from = Math.max(sentence?.from ?? 0, at - AHEAD_REACH);
  return (
    isSupposed(doc, from, at) ||
    doc.tokens
      .slice(from, at)
      .some(({ norm }) => AHEAD.has(norm) || /^[وف]?س[يتن][\u0621-\u064a]{3,}$/.test(norm))
  );
}

/** "said the port would close on Friday": a modal in the day's own clause. */
function isSupposed(doc: Document, from: number, at: number): boolean {
  for (let back = at - 1; back >= from; back--) {
    const norm = doc.tokens[back]?.norm ?? '';
    if (MODALS.has(norm)) return doc.tokens[back + 1]?.norm !== 'have';
    if (doc.tokens[back]?.kind === 'mark' || CLAUSES.has(norm)) return false;
  }
  return false;
}

/** "two days ago", "a week earlier", «قبل يومين», «منذ ثلاثة أيام». */
function ago(doc: Document, at: number, today: string): DateMention | null {
  const { norm } = doc.tokens[at] as Token;
  const next = doc.tokens[at + 1]?.norm ?? '';
  if (norm === 'قبل' || norm === 'منذ') {
    const dual = DUALS.has(next) ? 2 : undefined;
    const count = dual ?? quantity(doc.tokens[at + 1]);
    const unit = UNITS.get(dual === 2 ? next : (doc.tokens[at + 2]?.norm ?? ''));
    if (count && unit) return { from: at, to: dual ? at + 2 : at + 3, ...unitDate(today, unit, -count) };
    return null;
  }
  const count = quantity(doc.tokens[at]);
  const unit = UNITS.get(next);
  const after = doc.tokens[at + 2]?.norm ?? '';
  if (count && unit && (after === 'ago' || after === 'earlier'))
    return { from: at, to: at + 3, ...unitDate(today, unit, -count) };
  return null;
}

function quantity(token: Token | undefined): number | undefined {
  if (!token) return undefined;
  const value = token.kind === 'number' ? numberOf(token.text) : NUMBERS.get(token.norm);
  return value !== undefined && value > 0 && value < 1000 ? value : undefined;
}

function unitDate(
  today: string,
  unit: 'day' | 'week' | 'month' | 'year',
  count: number,
): { date: string; precision: TimelineEntry['precision'] } {
  if (unit === 'day') return { date: shift(today, count), precision: 'day' };
  if (unit === 'week') return { date: shift(today, count * 7), precision: 'week' };
  const year = Number(today.slice(0, 4));
  if (unit === 'year')
    return { date: String(Math.min(9999, Math.max(1, year + count))).padStart(4, '0'), precision: 'year' };
  const months = year * 12 + Number(today.slice(5, 7)) - 1 + count;
  return {
    date: `${String(Math.floor(months / 12)).padStart(4, '0')}-${two((((months % 12) + 12) % 12) + 1)}`,
    precision: 'month',
  };
}

function weekdayDate(today: string, weekday: number, direction: number): string {
  const current = new Date(`${today}T00:00:00Z`).getUTCDay();
  let days = weekday - current;
  if (direction > 0) days += days <= 0 ? 7 : 0;
  else if (days > 0 || (direction < 0 && days === 0)) days -= 7;
  return shift(today, days);
}
