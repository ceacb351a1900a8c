import { Temporal } from 'temporal-polyfill';
import { lengthAt, type Token, textOf } from './tokens.ts';
import { MONTHS, questionWords } from './words.ts';

/** A span of time a question names, half-open, ms; as it was written. */
export interface Times {
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  readonly when?: string | undefined;
}

interface Period {
  readonly from: Temporal.PlainDate;
  /** The first day after it. */
  readonly to: Temporal.PlainDate;
  /** Words it takes. */
  readonly size: number;
  /** Whether it can be nothing but a date, without a word that says so before it. */
  readonly plain: boolean;
}

const [AFTER, SINCE, BEFORE, DURING] = [
  questionWords('after'),
  questionWords('since'),
  questionWords('before'),
  questionWords('during'),
];
const DATE_WORDS = questionWords('dateWords');
const [TODAY, YESTERDAY] = [questionWords('today'), questionWords('yesterday')];
const [LAST_WEEK, LAST_MONTH] = [questionWords('lastWeek'), questionWords('lastMonth')];
const MONTH_NAMES = new Set(MONTHS.keys());
const ISO = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/;
const YEAR = /^(?:19|20)\d\d$/;
const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/;

/** Takes the times out of a question: "after 20 May 2025", «قبل عام 2020», "since yesterday"; days are those of `zone` (IANA). */
export function takeTimes(
  tokens: readonly Token[],
  now: number,
  zone: string,
): { readonly tokens: Token[]; readonly times: Times } {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const start = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds;
  const rest: Token[] = [];
  let times: Times = {};
  for (let at = 0; at < tokens.length; at++) {
    const how = wordOf(tokens, at);
    let from = at + (how === undefined ? 0 : 1);
    while (how !== undefined && lengthAt(tokens, from, DATE_WORDS) > 0) from++;
    const period = periodAt(tokens, from, today);
    if (period === null || (how === undefined && !period.plain)) {
      rest.push(...tokens.slice(at, at + 1));
      continue;
    }
    if (how === 'after') times = { ...times, since: start(period.to) };
    else if (how === 'before') times = { ...times, before: start(period.from) };
    else {
      times = { ...times, since: start(period.from) };
      if (how !== 'since') times = { ...times, before: start(period.to) };
    }
    const end = from + period.size;
    times = { ...times, when: [times.when, textOf(tokens.slice(at, end))].filter(Boolean).join(' ') };
    at = end - 1;
  }
  return { tokens: rest, times };
}

function wordOf(tokens: readonly Token[], at: number): 'after' | 'since' | 'before' | 'during' | undefined {
  if (lengthAt(tokens, at, AFTER) > 0) return 'after';
  if (lengthAt(tokens, at, SINCE) > 0) return 'since';
  if (lengthAt(tokens, at, BEFORE) > 0) return 'before';
  return lengthAt(tokens, at, DURING) > 0 ? 'during' : undefined;
}

function periodAt(tokens: readonly Token[], at: number, today: Temporal.PlainDate): Period | null {
  const days = (from: Temporal.PlainDate, count: number, size: number): Period => ({
    ...{ from, to: from.add({ days: count }), size, plain: true },
  });
  if (lengthAt(tokens, at, TODAY) > 0) return days(today, 1, 1);
  if (lengthAt(tokens, at, YESTERDAY) > 0) return days(today.subtract({ days: 1 }), 1, 1);
  const week = lengthAt(tokens, at, LAST_WEEK);
  if (week > 0) return days(today.subtract({ days: 7 }), 8, week);
  const month = lengthAt(tokens, at, LAST_MONTH);
  if (month > 0)
    return { from: today.subtract({ months: 1 }), to: today.add({ days: 1 }), size: month, plain: true };
  return written(tokens, at, today);
}

function written(tokens: readonly Token[], at: number, today: Temporal.PlainDate): Period | null {
  const [, isoYear, isoMonth, isoDay] = ISO.exec(tokens[at]?.word ?? '') ?? [];
  if (isoYear) return period(1, Number(isoYear), Number(isoMonth), isoDay ? Number(isoDay) : undefined, true);
  if (YEAR.test(tokens[at]?.word ?? '')) return period(1, Number(tokens[at]?.word));
  const before = Number(DAY.exec(tokens[at]?.word ?? '')?.[1] ?? Number.NaN);
  const name = at + (Number.isNaN(before) ? 0 : 1);
  const size = lengthAt(tokens, name, MONTH_NAMES);
  if (size === 0) return null;
  const month = MONTHS.get(textOf(tokens.slice(name, name + size).map(({ word }) => ({ raw: word, word }))));
  let next = name + size;
  let day = Number.isNaN(before) ? undefined : before;
  const after = DAY.exec(tokens[next]?.word ?? '')?.[1];
  if (day === undefined && after !== undefined && month !== undefined)
    [day, next] = [Number(after), next + 1];
  const year = YEAR.test(tokens[next]?.word ?? '') ? Number(tokens[next++]?.word) : undefined;
  const count = next - at;
  const plain = day !== undefined || year !== undefined;
  if (year !== undefined || month === undefined) return period(count, year, month, day, plain);
  // The latest that is not to come.
  const ago = month > today.month || (month === today.month && (day ?? 1) > today.day) ? 1 : 0;
  return period(count, today.year - ago, month, day, plain);
}

function period(size: number, year?: number, month?: number, day?: number, plain = false): Period | null {
  if (year === undefined) return null;
  try {
    const from = Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 }, { overflow: 'reject' });
    const span = day !== undefined ? { days: 1 } : month !== undefined ? { months: 1 } : { years: 1 };
    return { from, to: from.add(span), size, plain };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
