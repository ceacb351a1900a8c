import { Temporal } from 'temporal-polyfill';
import { UserError } from '../errors.ts';
import type { Schedule } from '../store/subscriptions.ts';

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
/** A week, one more for a weekday whose time today is past, and one for a day a zone skipped (Apia, 2011-12-30). */
const DAYS_AHEAD = 9;

/**
 * The first instant after `after` (ms, both) at which a digest is due by its zone's wall clock. A time inside a spring
 * gap is due at the first minute after the gap; one that an autumn overlap brings twice is due once, the first time.
 * Throws UserError on a zone, time or weekdays that cannot be.
 */
export function nextDue(schedule: Schedule, after: number): number {
  checkSchedule(schedule);
  const time = Temporal.PlainTime.from(schedule.time);
  // The day before: a gap at midnight puts a time of that day after the reader's midnight.
  const from = Temporal.Instant.fromEpochMilliseconds(after)
    .toZonedDateTimeISO(schedule.zone)
    .toPlainDate()
    .subtract({ days: 1 });
  for (let days = 0; days <= DAYS_AHEAD; days++) {
    const date = from.add({ days });
    if (!schedule.weekdays.includes(date.dayOfWeek)) continue;
    const due = instantOf(date.toPlainDateTime(time), schedule.zone);
    if (due > after) return due;
  }
  throw noDay(
    `No day within ${DAYS_AHEAD} days is due.`,
    `لا يوم مختارًا في الأيام الـ${DAYS_AHEAD} القادمة.`,
  );
}

function instantOf(wall: Temporal.PlainDateTime, zone: string): number {
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (first.toPlainDateTime().equals(wall)) return first.epochMilliseconds;
  // In a gap, 'earlier' lands before it; the change itself is the first minute after.
  const change = first.getTimeZoneTransition('next');
  return (change ?? wall.toZonedDateTime(zone, { disambiguation: 'later' })).epochMilliseconds;
}

/** Throws UserError where `nextDue` could not answer. */
function checkSchedule({ time, weekdays, zone }: Schedule): void {
  if (!TIME.test(time)) {
    throw new UserError(`"${time}" is not a time of day.`, 'Write it as HH:MM, from 00:00 to 23:59.', {
      arabic: {
        message: `«${time}» ليس وقتًا من اليوم.`,
        remedy: 'اكتبه بالساعة والدقيقة، من 00:00 إلى 23:59.',
      },
    });
  }
  if (weekdays.length === 0 || weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) {
    throw noDay(
      'The weekdays are not days 1 (Monday) to 7 (Sunday).',
      'أيام الأسبوع ليست من 1 (الاثنين) إلى 7 (الأحد).',
    );
  }
  if (!isZone(zone)) {
    throw new UserError(`"${zone}" is not a time zone.`, 'Use an IANA name such as Asia/Baghdad or UTC.', {
      arabic: { message: `«${zone}» ليست منطقة زمنية.`, remedy: 'اكتب اسمًا مثل Asia/Baghdad أو UTC.' },
    });
  }
}

function noDay(message: string, arabic: string): UserError {
  return new UserError(message, 'Choose at least one weekday.', {
    arabic: { message: arabic, remedy: 'اختر يومًا واحدًا على الأقل.' },
  });
}

/** Whether it is a zone's name; bare offsets such as +03:00 are none, since they know no summer time. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
