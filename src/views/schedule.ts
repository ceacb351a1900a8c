import type { ChromeLanguage } from './card.ts';
import { appointmentText } from './dates.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { zoneText } from './zones.ts';

/** A Monday, so that day n of the ISO week is n - 1 days later. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
/** What is offered for choice; weekdays are ISO, 1 Monday … 7 Sunday. */
export const DAY_PRESETS: readonly (readonly number[])[] = [
  EVERY_DAY,
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 7],
  [6, 7],
  [5, 6],
];

/** Days in words: all, a run («Sunday to Thursday», over the week's end too), or one by one. */
export function daysText(weekdays: readonly number[], chrome: ChromeLanguage): string {
  const { everyDay, range } = phrasebook[chrome].days;
  if (weekdays.length === 7) return everyDay;
  const run = asRun(weekdays);
  if (run && weekdays.length > 2) return range(dayName(run.first, chrome), dayName(run.last, chrome));
  const inOrder = run ? weekdays.toSorted((a, b) => after(run.first, a) - after(run.first, b)) : weekdays;
  return new Intl.ListFormat(chrome).format(inOrder.map((day) => dayName(day, chrome)));
}

function asRun(weekdays: readonly number[]): { first: number; last: number } | null {
  const has = (day: number) => weekdays.includes(day);
  const starts = weekdays.filter((day) => !has(day === 1 ? 7 : day - 1));
  const ends = weekdays.filter((day) => !has(day === 7 ? 1 : day + 1));
  const [first, last] = [starts[0], ends[0]];
  return starts.length === 1 && first !== undefined && last !== undefined ? { first, last } : null;
}

const after = (first: number, day: number): number => (day - first + 7) % 7;

function dayName(day: number, chrome: ChromeLanguage): string {
  const format = new Intl.DateTimeFormat(chrome, { weekday: 'long', timeZone: 'UTC' });
  return format.format(MONDAY + (day - 1) * DAY_MS);
}

/** A time to come with the zone it is told in: readers may live in another. The offset is that of the day. */
export function appointmentIn(at: number, look: Look): string {
  const { inZone } = phrasebook[look.chrome].digest;
  return inZone(appointmentText(at, look), zoneText(look.zone, { chrome: look.chrome, now: at }));
}
