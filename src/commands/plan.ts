import { createHash } from 'node:crypto';
import { type DigestFilter, FILTER_KINDS, type FilterKind } from '../answers/answers.ts';
import type { DigestPlan } from '../views/digest-choices.ts';
import type { Fault } from '../views/notices.ts';
import { EVERY_DAY } from '../views/schedule.ts';
import { decodeState } from '../views/tokens.ts';
import type { Args, Context } from './command.ts';
import { FILTER_OPTIONS, parseFilters } from './filters.ts';
import { parseLanguage } from './language.ts';
import { unquoted } from './parse.ts';
import { parseMost, parseQuiet } from './quiet.ts';
import { phrasesOf } from './reply.ts';
import { isHalfOfDay, parseTime, parseWeekdays } from './times.ts';
import { parseZone } from './zones.ts';

const DEFAULT_TIME = '08:00';
const MOST_FILTERS = 20;

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
    filters: [],
    quiet: 'silent',
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
  const quiet = read('quiet', plan.quiet, parseQuiet);
  if (quiet === null) return { message: errors.quiet(args['quiet'] ?? '') };
  const most = read<number | undefined>('most', plan.most, parseMost);
  if (most === null) return { message: errors.most(args['most'] ?? '') };
  const filters = changedFilters(plan.filters, args, context);
  if (typeof filters === 'string') return { message: filters };
  return { id: plan.id, time, weekdays, zone, chrome, filters, quiet, most };
}

/** What is given of a kind takes the place of all there was of it. Throws UserError where a language is none. */
function changedFilters(
  filters: readonly DigestFilter[],
  args: Args,
  context: Context,
): readonly DigestFilter[] | string {
  let changed = filters;
  for (const [option, kind] of Object.entries(FILTER_OPTIONS)) {
    const given = unquoted(args[option]);
    if (given === undefined) continue;
    const read = parseFilters(kind, given, phrasesOf(context));
    if (typeof read === 'string') return read;
    changed = [...changed.filter((one) => one.kind !== kind), ...read];
  }
  if (changed.length > MOST_FILTERS) return phrasesOf(context).errors.filterMany(MOST_FILTERS);
  return changed;
}

export function isFault(plan: DigestPlan | Fault): plan is Fault {
  return 'message' in plan;
}

const KINDS = new Set<string>(FILTER_KINDS);
const isKind = (word: string): word is FilterKind => KINDS.has(word);

/** A plan as it comes back from a button (`changeState`); null where it is kept no more, or the choice is none of ours. */
export async function readPlan(state: string, context: Context): Promise<DigestPlan | null> {
  const { p = '', t, d, z, l, q, m, x, k = '', v } = decodeState(state);
  const plan = (await context.ports.rows.recall(context.origin.place, p)) as DigestPlan | undefined;
  if (plan?.filters === undefined) return null;
  const time = t === undefined ? plan.time : parseTime(t);
  const zone = parseZone(z ?? plan.zone);
  const weekdays = d === undefined ? plan.weekdays : EVERY_DAY.filter((day) => d.includes(String(day)));
  const chrome = l === undefined ? plan.chrome : parseLanguage(l);
  const quiet = q === undefined ? plan.quiet : parseQuiet(q);
  if (time === null || zone === null || weekdays.length === 0 || chrome === null || quiet === null)
    return null;
  const most = m === undefined ? plan.most : (parseMost(m) ?? undefined);
  const left = x === 'all' ? [] : plan.filters.filter((_, index) => index !== Number(x) - 1);
  const added = v !== undefined && isKind(k) && left.length < MOST_FILTERS ? [{ kind: k, value: v }] : [];
  return { id: plan.id, time, weekdays, zone, chrome, filters: [...left, ...added], quiet, most };
}

/** Keeps a plan for its buttons; the same one has the same key. */
export async function keepPlan(plan: DigestPlan, context: Context): Promise<string> {
  const { id, time, weekdays, zone, chrome, filters, quiet, most } = plan;
  const body = { id, time, weekdays, zone, chrome, filters, quiet, most };
  const key = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 12);
  await context.ports.rows.keep(context.origin.place, key, body);
  return key;
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
  if (parseQuiet(value) !== null) return 'quiet';
  return parseZone(value) === null ? undefined : 'zone';
}
