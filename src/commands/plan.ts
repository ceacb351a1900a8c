import type { DigestPlan } from '../views/digest-setup.ts';
import type { Fault } from '../views/notices.ts';
import { EVERY_DAY } from '../views/schedule.ts';
import { decodeState } from '../views/tokens.ts';
import type { Args, Context } from './command.ts';
import { parseLanguage } from './language.ts';
import { unquoted } from './parse.ts';
import { phrasesOf } from './reply.ts';
import { isHalfOfDay, parseTime, parseWeekdays } from './times.ts';
import { parseZone } from './zones.ts';

const DEFAULT_TIME = '08:00';

/** Every day at 08:00: in the channel's zone where it has one, else the user's, else the default. */
export async function defaultPlan(context: Context): Promise<DigestPlan> {
  const channel = await context.ports.settings.channel(context.origin.place);
  const own = channel.zone ?? (await context.origin.zone?.());
  const zone = own === undefined ? null : parseZone(own);
  return {
    time: DEFAULT_TIME,
    weekdays: EVERY_DAY,
    zone: zone ?? context.zone,
    chrome: context.chrome,
    topics: [],
  };
}

/** The plan with what was given; a fault names what could not be read. */
export function changedPlan(plan: DigestPlan, args: Args, context: Context): DigestPlan | Fault {
  const { errors } = phrasesOf(context);
  const read = <T>(name: string, current: T, parse: (text: string) => T | null): T | null => {
    const given = unquoted(args[name]);
    return given === undefined ? current : parse(given);
  };
  const time = read('time', plan.time, parseTime);
  if (time === null) return { message: errors.time(args['time'] ?? '') };
  const weekdays = read<readonly number[]>('days', plan.weekdays, parseWeekdays);
  if (weekdays === null) return { message: errors.days(args['days'] ?? '') };
  const zone = read('zone', plan.zone, parseZone);
  if (zone === null) return { message: errors.zone(args['zone'] ?? '') };
  const chrome = read('language', plan.chrome, parseLanguage);
  if (chrome === null) return { message: errors.language(args['language'] ?? '') };
  const topics = read('topics', plan.topics, parseTopics) ?? [];
  return { time, weekdays, zone, chrome, topics };
}

export function isFault(plan: DigestPlan | Fault): plan is Fault {
  return 'message' in plan;
}

/** A plan as it comes back from a button (`planState`); null where it was not ours. */
export function readPlan(state: string): DigestPlan | null {
  const { t = '', d = '', z = '', l, k = '' } = decodeState(state);
  const time = parseTime(t);
  const zone = parseZone(z);
  const weekdays = EVERY_DAY.filter((day) => d.includes(String(day)));
  if (time === null || zone === null || weekdays.length === 0 || (l !== 'ar' && l !== 'en')) return null;
  return { time, weekdays, zone, chrome: l, topics: parseTopics(k) };
}

function parseTopics(text: string): string[] {
  const topics = text.split(/[,،;؛]/u).map((topic) => topic.trim());
  return [...new Set(topics.filter((topic) => topic !== ''))].slice(0, 20);
}

/**
 * Words under no option's name — `8:30 pm sun-thu Baghdad` — as options. Null where one is nothing that a digest takes.
 */
export function readLoose(text: string): Args | null {
  const { args, unread } = takeLoose(text);
  return unread === undefined ? args : null;
}

/** What is wrong with words that `readLoose` cannot take; null where nothing tells that a schedule was meant. */
export function looseFault(text: string, context: Pick<Context, 'chrome'>): string | null {
  const { errors } = phrasesOf(context);
  const { args, unread } = takeLoose(text);
  if (unread === undefined) return null;
  if (optionOf(unread.split(' '), unread.split(' ').length)) return errors.twice(unread);
  if (/^\p{Nd}/u.test(unread)) return errors.time(unread);
  if (unread.includes('/')) return errors.zone(unread);
  if (/days?$|^يوم|[-–]/iu.test(unread)) return errors.days(unread);
  return Object.keys(args).length > 0 ? errors.loose(unread) : null;
}

/** The options that words are, and the first word that is none. */
function takeLoose(text: string): { readonly args: Args; readonly unread?: string | undefined } {
  const args: Record<string, string> = {};
  let words = text.split(/\s+/u).filter((word) => word !== '');
  while (words.length > 0) {
    const taken = [3, 2, 1].find((count) => words.length >= count && optionOf(words, count));
    const name = taken === undefined ? undefined : optionOf(words, taken);
    if (taken === undefined || name === undefined) return { args, unread: words[0] };
    const value = words.slice(0, taken).join(' ');
    if (args[name] !== undefined) return { args, unread: value };
    args[name] = value;
    words = words.slice(taken);
  }
  return { args };
}

function optionOf(words: readonly string[], count: number): string | undefined {
  const value = words.slice(0, count).join(' ');
  if (count === 1 && isHalfOfDay(words[1] ?? '')) return undefined;
  if (parseTime(value) !== null) return 'time';
  if (parseWeekdays(value) !== null) return 'days';
  if (parseLanguage(value) !== null) return 'language';
  return parseZone(value) === null ? undefined : 'zone';
}
