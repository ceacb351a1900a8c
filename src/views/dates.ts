import type { Run } from './card.ts';
import type { Look } from './look.ts';

/** Gregorian with Latin digits in both languages. */
const LOCALES = { ar: 'ar-u-nu-latn-ca-gregory', en: 'en-GB' } as const;
const PARTIAL = /^(\d{4})(?:-(\d{2}))?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const DATE = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/**
 * A date as briefings write it: `YYYY`, `YYYY-MM` and `YYYY-MM-DD` stand as they are, whatever the zone;
 * an instant is told in the reader's zone, and may be drawn by the platform in its reader's own.
 */
export function dateRun(value: string, look: Look): Run {
  const partial = PARTIAL.exec(value);
  if (partial) {
    const options = partial[2]
      ? ({ month: 'long', year: 'numeric' } as const)
      : ({ year: 'numeric' } as const);
    return { text: format(Date.parse(`${partial[1]}-${partial[2] ?? '01'}-01`), look, options, 'UTC') };
  }
  const at = Date.parse(value);
  if (Number.isNaN(at)) return { text: value };
  if (DAY.test(value)) return { text: format(at, look, DATE, 'UTC') };
  return { text: instantText(at, look), at };
}

export function dateText(value: string, look: Look): string {
  return dateRun(value, look).text;
}

/** Day and time in the reader's zone. */
function instantText(at: number, look: Look): string {
  return format(at, look, { ...DATE, ...TIME }, look.zone);
}

/** Weekday, day and time in the reader's zone, for what is to come. */
export function appointmentText(at: number, look: Look): string {
  return format(at, look, { weekday: 'long', ...DATE, ...TIME }, look.zone);
}

export function numberText(value: number, lang: string): string {
  const locale = lang.startsWith('ar') ? LOCALES.ar : LOCALES.en;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);
}

function format(at: number, look: Look, options: Intl.DateTimeFormatOptions, timeZone: string): string {
  const key = JSON.stringify([look.chrome, timeZone, options]);
  const formatter =
    formatters.get(key) ?? new Intl.DateTimeFormat(LOCALES[look.chrome], { ...options, timeZone });
  formatters.set(key, formatter);
  return formatter.format(at);
}

/** Each holds memory outside the heap, which is given back late; there are few zones and fewer forms. */
const formatters = new Map<string, Intl.DateTimeFormat>();
