import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { nextDue } from '../../src/delivery/due.ts';
import { UserError } from '../../src/errors.ts';
import type { Schedule } from '../../src/store/subscriptions.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const at = (iso: string) => Date.parse(iso);

function due(zone: string, time: string, after: string, weekdays: readonly number[] = EVERY_DAY): string {
  return new Date(nextDue({ time, weekdays, zone }, at(after))).toISOString().replace('.000Z', 'Z');
}

// The instants are worked out by hand from the IANA database's published rules.
describe('nextDue', () => {
  it.each([
    ['UTC+3 all year', 'Asia/Baghdad', '08:00', '2026-03-01T00:00:00Z', '2026-03-01T05:00:00Z'],
    ['the same minute is past', 'Asia/Baghdad', '08:00', '2026-03-01T05:00:00Z', '2026-03-02T05:00:00Z'],
    ['local day ahead of UTC', 'Asia/Baghdad', '01:00', '2026-03-01T21:59:59Z', '2026-03-01T22:00:00Z'],
    ['UTC+5:45', 'Asia/Kathmandu', '08:00', '2026-03-01T00:00:00Z', '2026-03-01T02:15:00Z'],
    ['Berlin winter', 'Europe/Berlin', '08:00', '2026-03-28T00:00:00Z', '2026-03-28T07:00:00Z'],
    ['Berlin summer', 'Europe/Berlin', '08:00', '2026-03-29T00:00:00Z', '2026-03-29T06:00:00Z'],
    [
      'Berlin spring gap 02:00–03:00',
      'Europe/Berlin',
      '02:30',
      '2026-03-29T00:00:00Z',
      '2026-03-29T01:00:00Z',
    ],
    ['Berlin day after the gap', 'Europe/Berlin', '02:30', '2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z'],
    [
      'Berlin autumn overlap, first',
      'Europe/Berlin',
      '02:30',
      '2026-10-25T00:00:00Z',
      '2026-10-25T00:30:00Z',
    ],
    ['Berlin autumn overlap, once', 'Europe/Berlin', '02:30', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'],
    ['New York spring gap', 'America/New_York', '02:15', '2026-03-08T05:00:00Z', '2026-03-08T07:00:00Z'],
    ['New York overlap, first', 'America/New_York', '01:30', '2026-11-01T04:00:00Z', '2026-11-01T05:30:00Z'],
    ['New York overlap, once', 'America/New_York', '01:30', '2026-11-01T05:30:00Z', '2026-11-02T06:30:00Z'],
    // Egypt moves at midnight at the start of the last Friday of April: 00:00 becomes 01:00.
    ['Cairo gap at midnight', 'Africa/Cairo', '00:00', '2026-04-23T12:00:00Z', '2026-04-23T22:00:00Z'],
    ['Cairo gap, half past', 'Africa/Cairo', '00:30', '2026-04-23T12:00:00Z', '2026-04-23T22:00:00Z'],
    ['Cairo day after', 'Africa/Cairo', '00:30', '2026-04-23T22:00:00Z', '2026-04-24T21:30:00Z'],
    // … and back at the end of the last Thursday of October: 24:00 becomes 23:00.
    ['Cairo overlap, first', 'Africa/Cairo', '23:30', '2026-10-29T12:00:00Z', '2026-10-29T20:30:00Z'],
    ['Cairo overlap, once', 'Africa/Cairo', '23:30', '2026-10-29T20:30:00Z', '2026-10-30T21:30:00Z'],
    // Half an hour only: 02:00 becomes 02:30 on the first Sunday of October.
    ['Lord Howe gap', 'Australia/Lord_Howe', '02:10', '2026-10-03T12:00:00Z', '2026-10-03T15:30:00Z'],
    [
      'Lord Howe overlap, first',
      'Australia/Lord_Howe',
      '01:45',
      '2026-04-04T12:00:00Z',
      '2026-04-04T14:45:00Z',
    ],
    [
      'Lord Howe overlap, once',
      'Australia/Lord_Howe',
      '01:45',
      '2026-04-04T14:45:00Z',
      '2026-04-05T15:15:00Z',
    ],
    ['São Paulo lost midnight', 'America/Sao_Paulo', '00:00', '2018-11-03T12:00:00Z', '2018-11-04T03:00:00Z'],
    // Lebanon: 00:00 becomes 01:00 on the last Sunday of March; back at 00:00 of the last Sunday of October.
    ['Beirut gap at midnight', 'Asia/Beirut', '00:00', '2026-03-28T12:00:00Z', '2026-03-28T22:00:00Z'],
    ['Beirut gap, half past', 'Asia/Beirut', '00:30', '2026-03-28T12:00:00Z', '2026-03-28T22:00:00Z'],
    ['Beirut overlap, first', 'Asia/Beirut', '23:30', '2026-10-24T12:00:00Z', '2026-10-24T20:30:00Z'],
    ['Beirut overlap, once', 'Asia/Beirut', '23:30', '2026-10-24T20:30:00Z', '2026-10-25T21:30:00Z'],
    // Paraguay until it stayed on summer time in October 2024: 00:00 became 01:00 on 2023-10-01 …
    ['Asunción lost midnight', 'America/Asuncion', '00:00', '2023-09-30T12:00:00Z', '2023-10-01T04:00:00Z'],
    // … and 24:00 became 23:00 on 2024-03-23.
    ['Asunción overlap, first', 'America/Asuncion', '23:30', '2024-03-23T12:00:00Z', '2024-03-24T02:30:00Z'],
    ['Asunción overlap, once', 'America/Asuncion', '23:30', '2024-03-24T02:30:00Z', '2024-03-25T03:30:00Z'],
    // Cuba: 00:00 becomes 01:00 on the second Sunday of March.
    ['Havana lost midnight', 'America/Havana', '00:00', '2026-03-07T12:00:00Z', '2026-03-08T05:00:00Z'],
    // Morocco is at +01, but at +00 in Ramadan: back at 03:00 on 2025-02-23, forward at 02:00 on 2025-04-06.
    [
      'Casablanca before Ramadan',
      'Africa/Casablanca',
      '08:00',
      '2025-02-22T00:00:00Z',
      '2025-02-22T07:00:00Z',
    ],
    ['Casablanca in Ramadan', 'Africa/Casablanca', '08:00', '2025-03-10T00:00:00Z', '2025-03-10T08:00:00Z'],
    [
      'Casablanca after Ramadan',
      'Africa/Casablanca',
      '08:00',
      '2025-04-07T00:00:00Z',
      '2025-04-07T07:00:00Z',
    ],
    [
      'Casablanca overlap, first',
      'Africa/Casablanca',
      '02:30',
      '2025-02-22T12:00:00Z',
      '2025-02-23T01:30:00Z',
    ],
    [
      'Casablanca overlap, once',
      'Africa/Casablanca',
      '02:30',
      '2025-02-23T01:30:00Z',
      '2025-02-24T02:30:00Z',
    ],
    ['Casablanca gap', 'Africa/Casablanca', '02:30', '2025-04-05T12:00:00Z', '2025-04-06T02:00:00Z'],
    ['UTC+5:30', 'Asia/Kolkata', '08:00', '2026-03-01T00:00:00Z', '2026-03-01T02:30:00Z'],
    ['UTC+12:45 in winter', 'Pacific/Chatham', '08:00', '2026-07-01T00:00:00Z', '2026-07-01T19:15:00Z'],
    ['UTC+14', 'Pacific/Kiritimati', '08:00', '2026-03-01T00:00:00Z', '2026-03-01T18:00:00Z'],
    ['a century without its leap day', 'UTC', '08:00', '2100-02-28T08:00:00Z', '2100-03-01T08:00:00Z'],
    ['leap day', 'UTC', '08:00', '2028-02-28T08:00:00Z', '2028-02-29T08:00:00Z'],
    ['Apia, a day that never was', 'Pacific/Apia', '08:00', '2011-12-29T20:00:00Z', '2011-12-30T10:00:00Z'],
  ])('%s: %s %s', (_, zone, time, after, expected) => {
    expect(due(zone, time, after)).toBe(expected);
  });

  it('waits for the chosen weekdays, by the local calendar', () => {
    // Sunday 2026-03-01, 23:30 UTC is already Monday in Baghdad.
    expect(due('Asia/Baghdad', '02:45', '2026-03-01T23:30:00Z', [1])).toBe('2026-03-01T23:45:00Z');
    expect(due('Asia/Baghdad', '02:45', '2026-03-01T23:45:00Z', [1])).toBe('2026-03-08T23:45:00Z');
    expect(due('UTC', '08:00', '2026-03-05T09:00:00Z', [1, 2, 3, 4, 7])).toBe('2026-03-08T08:00:00Z');
  });

  it.each([
    ['Mars/Olympus', '08:00', [1], 'Mars/Olympus'],
    ['+03:00', '08:00', [1], '+03:00'],
    ['', '08:00', [1], 'time zone'],
    ['UTC', '25:00', [1], '25:00'],
    ['UTC', '8:00', [1], '8:00'],
    ['UTC', '24:00', [1], '24:00'],
    ['UTC', '08:00', [], 'weekdays'],
    ['UTC', '08:00', [0], 'weekdays'],
  ])('refuses %j %j %j with a remedy', (zone, time, weekdays, named) => {
    const attempt = () => nextDue({ zone, time, weekdays }, 0);
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(named);
    try {
      attempt();
    } catch (error) {
      const { arabic, remedy } = error as UserError;
      expect(remedy).toBeTruthy();
      for (const words of [arabic?.message, arabic?.remedy]) expect(words).toMatch(/\p{Script=Arabic}/u);
    }
  });

  const MIDNIGHT_ZONES = [
    'Asia/Beirut',
    'America/Asuncion',
    'America/Havana',
    'Africa/Casablanca',
    'Asia/Gaza',
    'Asia/Amman',
    'Asia/Kolkata',
    'Pacific/Kiritimati',
    'Europe/London',
  ];
  const zones = [
    'Asia/Baghdad',
    'Africa/Cairo',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/Sao_Paulo',
    'Asia/Tehran',
    'Pacific/Chatham',
  ];
  /**
   * The same found in another way: by going through the minutes, one by one, with what Intl says each shows on the wall.
   * Due is the first minute of a chosen local date at or past the time, or, where a gap swallowed the rest of that date,
   * the first minute after the gap.
   */
  function steppedThrough({ zone, time, weekdays }: Schedule, after: number): number {
    const wall = wallClock(zone);
    let minute = Math.floor((after - 30 * 3_600_000) / 60_000) * 60_000;
    let previous = wall(minute);
    const served = new Set<string>();
    for (;;) {
      minute += 60_000;
      const now = wall(minute);
      // Local dates that begin or go on in this minute, those that a change of clocks passed over too.
      for (const date of datesFrom(previous.date, now.date)) {
        const isReached = date < now.date || now.time >= time;
        const wasBefore = date > previous.date || previous.time < time;
        if (!isReached || !wasBefore || served.has(date) || !weekdays.includes(weekdayOf(date))) continue;
        served.add(date);
        if (minute > after) return minute;
      }
      previous = now;
    }
  }

  function wallClock(zone: string): (minute: number) => { date: string; time: string } {
    const options = { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const;
    const format = new Intl.DateTimeFormat('sv-SE', options);
    return (minute) => {
      const [date = '', time = ''] = format.format(minute).split(' ');
      return { date, time };
    };
  }

  function datesFrom(first: string, last: string): string[] {
    const dates: string[] = [];
    for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
      dates.push(new Date(at).toISOString().slice(0, 10));
    }
    return dates;
  }

  const weekdayOf = (date: string): number => ((new Date(date).getUTCDay() + 6) % 7) + 1;

  /** Days round which many zones change their clocks, and some that do not. */
  const aroundChanges = fc
    .tuple(
      fc.constantFrom(
        '03-07',
        '03-13',
        '03-27',
        '04-04',
        '04-22',
        '09-30',
        '10-24',
        '10-31',
        '11-06',
        '02-27',
      ),
      fc.integer({ min: 1996, max: 2030 }),
      fc.nat(9 * 86_400_000),
    )
    .map(([day, year, more]) => at(`${year}-${day}T00:00:00Z`) + more);

  it('is what going through the minutes one by one finds', () => {
    fc.assert(
      fc.property(
        fc.record({
          zone: fc.constantFrom(...zones, ...MIDNIGHT_ZONES),
          time: fc.constantFrom(
            '00:00',
            '00:30',
            '01:15',
            '01:45',
            '02:10',
            '02:30',
            '08:00',
            '23:30',
            '23:59',
          ),
          weekdays: fc.constantFrom(EVERY_DAY, [1], [7], [5, 6]),
        }),
        aroundChanges,
        (schedule, after) => {
          expect(new Date(nextDue(schedule, after)).toISOString()).toBe(
            new Date(steppedThrough(schedule, after)).toISOString(),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  const schedules = fc.record({
    zone: fc.constantFrom(...zones),
    time: fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((days) => days.sort()),
  });
  const instants = fc.integer({ min: at('1995-01-01T00:00:00Z'), max: at('2037-12-31T00:00:00Z') });

  it('is after, within eight days, on a chosen weekday, at the time or at the end of a gap', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, after) => {
        const instant = nextDue(schedule, after);
        expect(instant).toBeGreaterThan(after);
        expect(instant - after).toBeLessThanOrEqual(8 * 86_400_000 + 3_600_000);
        const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(schedule.zone);
        expect(schedule.weekdays).toContain(local.dayOfWeek);
        if (local.toPlainTime().toString({ smallestUnit: 'minute' }) !== schedule.time) {
          // Only a gap excuses another time, and then the clocks have just jumped.
          const before = local.subtract({ seconds: 1 });
          expect(before.offsetNanoseconds).not.toBe(local.offsetNanoseconds);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('comes once a local day: no second one before the next local date', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, after) => {
        const daily = { ...schedule, weekdays: EVERY_DAY };
        const first = nextDue(daily, after);
        const second = nextDue(daily, first);
        const dates = [first, second].map((instant) =>
          Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(daily.zone).toPlainDate(),
        );
        expect(dates[0]?.until(dates[1] as Temporal.PlainDate).days).toBe(1);
      }),
      { numRuns: 300 },
    );
  });

  it('skips nothing: no instant between is due sooner', () => {
    fc.assert(
      fc.property(
        schedules,
        instants,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (schedule, after, part) => {
          const instant = nextDue(schedule, after);
          const between = after + Math.floor((instant - 1 - after) * part);
          expect(nextDue(schedule, between)).toBe(instant);
        },
      ),
      { numRuns: 300 },
    );
  });
});
