import { fold } from '../text/fold.ts';
import { EVERY_DAY } from '../views/schedule.ts';

const CLOCK = /^(?<hour>\d{1,2})(?:[:.٫](?<minute>\d{2}))?\s*(?<half>\p{L}[\p{L}. ]*)?$/u;
const MORNING = new Set(['am', 'a.m.', 'صباحا', 'ص', 'فجرا', 'الصبح']);
const EVENING = new Set(['pm', 'p.m.', 'مساء', 'م', 'ظهرا', 'عصرا', 'ليلا', 'المساء'].map(fold));
const NAMED: ReadonlyMap<string, string> = new Map([
  ['noon', '12:00'],
  ['midnight', '00:00'],
  ['الظهر', '12:00'],
  ['منتصف الليل', '00:00'],
]);

/** `8`, `08:00`, `8:30pm`, `٨:٣٠`, `8 صباحا` → `HH:MM`; null where it is no time of day. */
export function parseTime(text: string): string | null {
  const words = fold(text).trim();
  const match = CLOCK.exec(words)?.groups;
  if (!match) return NAMED.get(words) ?? null;
  const hour = hourOf(Number(match['hour']), match['half']?.trim());
  const minute = Number(match['minute'] ?? 0);
  if (hour === null || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Whether a word tells the half of the day, so that it belongs to the number before it. */
export function isHalfOfDay(word: string): boolean {
  return MORNING.has(fold(word)) || EVENING.has(fold(word));
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour < 24 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  if (MORNING.has(half)) return hour % 12;
  return EVENING.has(half) ? (hour % 12) + 12 : null;
}

const DAY_NAMES = folded({
  1: ['monday', 'mon', 'mo', 'الاثنين', 'اثنين', 'الإثنين'],
  2: ['tuesday', 'tue', 'tues', 'tu', 'الثلاثاء', 'ثلاثاء'],
  3: ['wednesday', 'wed', 'we', 'الأربعاء', 'أربعاء'],
  4: ['thursday', 'thu', 'thur', 'thurs', 'th', 'الخميس', 'خميس'],
  5: ['friday', 'fri', 'fr', 'الجمعة', 'جمعة'],
  6: ['saturday', 'sat', 'sa', 'السبت', 'سبت'],
  7: ['sunday', 'sun', 'su', 'الأحد', 'أحد'],
});

const DAY_SETS: ReadonlyMap<string, readonly number[]> = new Map([
  ...sets([1, 2, 3, 4, 5, 6, 7], ['daily', 'every day', 'everyday', 'all', 'كل يوم', 'يوميا', 'كل الأيام']),
  ...sets([1, 2, 3, 4, 5], ['weekdays', 'weekday', 'workdays']),
  ...sets([1, 2, 3, 4, 7], ['أيام العمل', 'أيام الأسبوع']),
  ...sets([6, 7], ['weekend', 'weekends']),
  ...sets([5, 6], ['نهاية الأسبوع', 'عطلة الأسبوع', 'عطلة نهاية الأسبوع']),
]);

/** `sun-thu`, `mon,wed`, `weekdays`, `daily`, «الأحد-الخميس»; ISO weekdays, ascending. Null where a word is no day. */
export function parseWeekdays(text: string): number[] | null {
  const words = fold(text).trim();
  const known = DAY_SETS.get(words);
  if (known) return [...known];
  const parts = words
    .replace(/\s*(?:[-–—]|\s(?:to|الي|حتي)\s)\s*/gu, '-')
    .split(/[,،;\s]+(?:(?:and|و)\s+)?/u)
    .filter((part) => part !== '' && part !== 'من' && part !== 'from');
  if (parts.length === 0) return null;
  const days = parts.map(daysOf);
  return days.includes(null) ? null : [...new Set(days.flatMap((list) => list ?? []))].toSorted();
}

function daysOf(part: string): number[] | null {
  const [first, last, ...more] = part.split('-').map(dayOf);
  if (first === undefined || first === null || last === null || more.length > 0) return null;
  if (last === undefined) return [first];
  return EVERY_DAY.map((step) => ((first + step - 2) % 7) + 1).slice(0, ((last - first + 7) % 7) + 1);
}

/** Also with «و» before it: «الاثنين والأربعاء». */
function dayOf(word: string): number | null {
  return DAY_NAMES.get(word) ?? DAY_NAMES.get(word.replace(/^و/u, '')) ?? null;
}

function folded(names: Readonly<Record<number, readonly string[]>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(names).flatMap(([day, words]) => words.map((word) => [fold(word), Number(day)] as const)),
  );
}

function sets(days: readonly number[], names: readonly string[]): [string, readonly number[]][] {
  return names.map((name) => [fold(name), days]);
}
