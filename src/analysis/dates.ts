import type { TimelineEntry } from '../briefing/schema.ts';
import { fromHijri, isDate, numberOf, shift, two } from './days.ts';
import type { Document, Range } from './document.ts';
import * as calendar from './languages/calendar.ts';
import { RELATIVE_STARTS, relativeDate } from './relative-dates.ts';
import { foldWord, type Token } from './tokens.ts';

/** A date told in the text: the tokens that tell it, and as much of it as they tell. */
export interface DateMention extends Range {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string;
  readonly precision: TimelineEntry['precision'];
}

const folded = <T>(table: Record<string, T>): ReadonlyMap<string, T> =>
  new Map(Object.entries(table).map(([word, value]) => [foldWord(word), value]));
const MONTHS = folded(calendar.MONTHS);
const DOUBLE = new Map([...folded(calendar.DOUBLE_MONTHS)].map(([word, table]) => [word, folded(table)]));
const HIJRI = folded(calendar.HIJRI_MONTHS);
const HIJRI_DOUBLE = new Map(
  [...folded(calendar.HIJRI_DOUBLE)].map(([word, table]) => [word, folded(table)]),
);
const PAST = new Set(calendar.PAST_WORDS.map(foldWord));
const NEXT = new Set(calendar.NEXT_WORDS.map(foldWord));
const YEAR_WORDS = new Set(calendar.YEAR_WORDS.map(foldWord));

const BEFORE_MONTH = new Set(calendar.BEFORE_MONTH);
const SAME_DAY = folded(calendar.SAME_DAY);

/** Words a date may begin with; most tokens are none, and no more is asked of them. */
const STARTS: ReadonlySet<string> = new Set([
  ...RELATIVE_STARTS,
  ...MONTHS.keys(),
  ...DOUBLE.keys(),
  ...HIJRI.keys(),
  ...HIJRI_DOUBLE.keys(),
  ...SAME_DAY.keys(),
  'اليوم',
  'يوم',
]);

/** Every date in the text, in order; relative ones are resolved against `today` (`YYYY-MM-DD`), when it is known. */
export function findDates(doc: Document, today: string | undefined): DateMention[] {
  const found: DateMention[] = [];
  let day: string | undefined;
  for (let at = 0; at < doc.tokens.length; ) {
    const { kind, norm } = doc.tokens[at] as Token;
    if (kind === 'mark' || (kind === 'word' && !STARTS.has(norm))) {
      at++;
      continue;
    }
    const mention = sameDay(doc, at, day) ?? dateAt(doc, at, today);
    if (mention) found.push(mention);
    if (mention?.precision === 'day') day = mention.date;
    at = mention ? mention.to : at + 1;
  }
  return found;
}

/** «اليوم نفسه», "the same day", «اليوم التالي», "the following day": told from the day last told. */
function sameDay(doc: Document, at: number, told: string | undefined): DateMention | null {
  const norm = doc.tokens[at]?.norm ?? '';
  const next = doc.tokens[at + 1]?.norm ?? '';
  const days =
    norm === 'اليوم' || norm === 'يوم' ? SAME_DAY.get(next) : next === 'day' ? SAME_DAY.get(norm) : undefined;
  if (days === undefined || told === undefined) return null;
  return { from: at, to: at + 2, date: shift(told, days), precision: 'day' };
}

function dateAt(doc: Document, at: number, today: string | undefined): DateMention | null {
  const token = doc.tokens[at] as Token;
  return (
    calendarDate(doc, at, today) ??
    (today === undefined || token.kind === 'mark' ? null : relativeDate(doc, at, today))
  );
}

/** «7 يناير/ كانون الثاني 2020», "March 18, 2016", "18 March", "in 2014", «عام 1434هـ». */
function calendarDate(doc: Document, at: number, today: string | undefined): DateMention | null {
  const token = doc.tokens[at] as Token;
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(token.text);
  if (iso && isDate(Number(iso[1]), Number(iso[2]), Number(iso[3])))
    return { from: at, to: at + 1, date: token.text, precision: 'day' };
  const dayFirst = token.kind === 'number' ? numberOf(token.text) : undefined;
  if (dayFirst !== undefined && dayFirst >= 1 && dayFirst <= 31) {
    const month = monthAt(doc, doc.tokens[at + 1]?.norm === 'من' ? at + 2 : at + 1);
    if (month) return withYear(doc, at, month.to, month, dayFirst, today);
  }
  const month = monthAt(doc, at);
  if (month && ((token.norm !== 'may' && token.norm !== 'march') || /^\p{Lu}/u.test(token.text))) {
    const next = doc.tokens[month.to];
    const day = next?.kind === 'number' ? numberOf(next.text) : undefined;
    const isDay = day !== undefined && day >= 1 && day <= 31 && !/[.,:]\d/.test(next?.text ?? '');
    if (!isDay && yearAt(doc, month.to) === undefined && !isMonthAlone(doc, at)) return null;
    return withYear(doc, at, isDay ? month.to + 1 : month.to, month, isDay ? day : undefined, today);
  }
  return bareYear(doc, at);
}

/** "in March", not "March on the RNC"; not "that November", whose year another sentence tells. */
function isMonthAlone(doc: Document, at: number): boolean {
  const norm = doc.tokens[at]?.norm ?? '';
  const before = doc.tokens[at - 1]?.norm ?? '';
  if (before === 'that') return false;
  return (norm.length > 3 && norm !== 'march') || BEFORE_MONTH.has(before);
}

interface Month {
  readonly number: number;
  readonly hijri: boolean;
  readonly to: number;
}

function monthAt(doc: Document, at: number): Month | null {
  const norm = doc.tokens[at]?.norm ?? '';
  const next = doc.tokens[at + 1]?.norm ?? '';
  const double = DOUBLE.get(norm)?.get(next);
  if (double) return { number: double, hijri: false, to: alias(doc, at + 2) };
  const hijriDouble = HIJRI_DOUBLE.get(norm)?.get(next);
  if (hijriDouble) return { number: hijriDouble, hijri: true, to: at + 2 };
  const single = MONTHS.get(norm);
  if (single)
    return { number: single, hijri: false, to: alias(doc, at + (next === '.' && norm.length < 5 ? 2 : 1)) };
  const hijri = HIJRI.get(norm);
  return hijri ? { number: hijri, hijri: true, to: at + 1 } : null;
}

/** Past the same month's other name: «يناير/ كانون الثاني», «يوليو (تموز)». */
function alias(doc: Document, at: number): number {
  const mark = doc.tokens[at]?.text;
  if (mark !== '/' && mark !== '(') return at;
  const norm = doc.tokens[at + 1]?.norm ?? '';
  const width = DOUBLE.has(norm) ? 2 : MONTHS.has(norm) ? 1 : 0;
  if (width === 0) return at;
  const end = at + 1 + width;
  return mark === '(' && doc.tokens[end]?.text === ')' ? end + 1 : end;
}

function yearAt(doc: Document, at: number): { year: number; to: number } | undefined {
  let index = at;
  while (index < at + 2 && /^(?:,|،|من|عام|سنه|لعام|of|العام)$/.test(doc.tokens[index]?.norm ?? '')) index++;
  const text = doc.tokens[index]?.text ?? '';
  const year =
    doc.tokens[index]?.kind === 'number' && /^[\d٠-٩]{4}/.test(text) ? numberOf(text.slice(0, 4)) : undefined;
  return year !== undefined && year >= 1200 && year <= 2199 && text.length <= 6
    ? { year, to: index + 1 }
    : undefined;
}

function withYear(
  doc: Document,
  from: number,
  to: number,
  month: Month,
  day: number | undefined,
  today: string | undefined,
): DateMention | null {
  const told = yearAt(doc, to);
  if (month.hijri) {
    if (!told || told.year > 1600) return null;
    const date = fromHijri(told.year, month.number, day ?? 1);
    return { from, to: told.to, date: day ? date : date.slice(0, 7), precision: day ? 'day' : 'month' };
  }
  const year = told?.year ?? (today === undefined ? undefined : nearestYear(today, month.number, doc, to));
  if (year === undefined || year < 1700 || !isDate(year, month.number, day ?? 1)) return null;
  const end = told?.to ?? to;
  const base = `${year}-${two(month.number)}`;
  return { from, to: end, date: day ? `${base}-${two(day)}` : base, precision: day ? 'day' : 'month' };
}

/** Without a year: the one of publication, or the one before when that would lie far ahead. */
function nearestYear(today: string, month: number, doc: Document, to: number): number {
  const year = Number(today.slice(0, 4));
  const ahead = month - Number(today.slice(5, 7));
  const norm = doc.tokens[to]?.norm ?? '';
  if (PAST.has(norm)) return ahead >= 0 ? year - 1 : year;
  if (NEXT.has(norm)) return ahead < 0 ? year + 1 : year;
  if (ahead > 6) return year - 1;
  return ahead < -9 ? year + 1 : year;
}

function bareYear(doc: Document, at: number): DateMention | null {
  const told = yearAt(doc, at);
  if (!told || told.to !== at + 1) return null;
  const before = doc.tokens[at - 1];
  const next = doc.tokens[at + 1];
  const after = next?.norm ?? '';
  if (told.year < 1600) {
    const marked =
      /هـ|ه$/.test(doc.tokens[at]?.text ?? '') || after === 'هـ' || after === 'ه' || after === 'هجري';
    return marked && told.year > 1250
      ? { from: at, to: at + 1, date: fromHijri(told.year, 6, 1).slice(0, 4), precision: 'year' }
      : null;
  }
  const preceded = before !== undefined && YEAR_WORDS.has(before.norm) && told.year > 1800;
  const ends =
    next === undefined ||
    (next.kind === 'mark' && next.text !== '%' && next.text !== '٪') ||
    !next.spaced ||
    before?.norm === 'عام' ||
    before?.norm === 'سنه' ||
    /^(?:the|and|to|when|that|after|before|he|she|they|it|at|for|with|presidential|election|campaign|primary|general|race)$/.test(
      after,
    );
  return preceded && ends ? { from: at, to: at + 1, date: String(told.year), precision: 'year' } : null;
}
