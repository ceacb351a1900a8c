import { Temporal } from 'temporal-polyfill';
import { UserError } from '../errors.ts';
import { fold } from '../text/fold.ts';

const folded = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(fold));
const TODAY = folded('today اليوم');
const YESTERDAY = folded('yesterday أمس البارحة');
const UNITS: readonly (readonly [words: ReadonlySet<string>, unit: 'hours' | 'days' | 'weeks' | 'months'])[] =
  [
    [folded('h hour hours س ساعة ساعات'), 'hours'],
    [folded('d day days ي يوم أيام يوما'), 'days'],
    [folded('w week weeks أسبوع أسابيع'), 'weeks'],
    [folded('m month months ش شهر أشهر شهور'), 'months'],
  ];
const AGO = /^(\d{1,3})?\s*(\p{L}+)$/u;
const DATE = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/;

/** The instant (ms) that `today`, `yesterday`, `7d`, `week` or a date names; a day is its beginning in `zone`. Throws UserError. */
export function instantOf(value: string, now: number, zone: string): number {
  const word = fold(value).trim().replaceAll('/', '-');
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  if (TODAY.has(word)) return here.startOfDay().epochMilliseconds;
  if (YESTERDAY.has(word)) return here.subtract({ days: 1 }).startOfDay().epochMilliseconds;
  return ago(word, here) ?? startOf(word, zone) ?? wrong(value);
}

/** Hours are counted from now, longer spans from the beginning of the day. */
function ago(word: string, here: Temporal.ZonedDateTime): number | null {
  const [, count = '1', name = ''] = AGO.exec(word) ?? [];
  const unit = UNITS.find(([names]) => names.has(name))?.[1];
  if (unit === undefined) return null;
  const then = here.subtract({ [unit]: Number(count) });
  return (unit === 'hours' ? then : then.startOfDay()).epochMilliseconds;
}

function startOf(word: string, zone: string): number | null {
  const [, year, month, day = '1'] = DATE.exec(word) ?? [];
  if (year === undefined || month === undefined) return null;
  try {
    const fields = { year: Number(year), month: Number(month), day: Number(day) };
    const date = Temporal.PlainDate.from(fields, { overflow: 'reject' });
    return date.toZonedDateTime(zone).epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function wrong(value: string): never {
  throw new UserError(`"${value}" is no date.`, 'Write it as yesterday, 7d or 2020-01-07.', {
    arabic: { message: `«${value}» ليس تاريخًا.`, remedy: 'اكتبه مثل: أمس أو 7d أو 2020-01-07.' },
  });
}
