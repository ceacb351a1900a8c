import type { DigestFilter } from '../answers/answers.ts';
import type { Block, Choice, ChromeLanguage } from './card.ts';
import { label, note, shortened } from './field.ts';
import { filterText } from './filters.ts';
import { languageName } from './language.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { DAY_PRESETS, daysText } from './schedule.ts';
import { type State, token } from './tokens.ts';
import { ZONES, zoneText } from './zones.ts';

/** When a digest comes and how. */
export interface DigestPlan {
  /** The digest it changes; left out, it is the one at that time, or a new one. */
  readonly id?: string | undefined;
  /** `HH:MM`, local to `zone`. */
  readonly time: string;
  /** ISO, 1 Monday … 7 Sunday, ascending. */
  readonly weekdays: readonly number[];
  /** IANA */
  readonly zone: string;
  readonly chrome: ChromeLanguage;
  readonly filters: readonly DigestFilter[];
  readonly quiet: 'silent' | 'tell';
  /** Briefings in one post, at most; left out, as many as the settings say. */
  readonly most?: number | undefined;
}

/** What a set-up card needs beside the plan. */
export interface SetUp {
  /** ms */
  readonly firstDueAt: number;
  /** Under which the plan is kept: it is too long for a button. */
  readonly planKey: string;
  /** Which half of the choices it shows: a message holds no more. */
  readonly half?: 'filters' | undefined;
  /** Filters to choose from. */
  readonly offered?: readonly DigestFilter[] | undefined;
  /** How filters are typed, e.g. `/digest topics:oil`. */
  readonly example: string;
}

const SIZES = [5, 10, 20, 30, 50];
/** A platform shows 25 choices: what is to be taken off, and choices in all. */
const TAKEN_OFF = 12;
const FILTER_CHOICES = 25;
const CHOICE_LABEL = 40;

/**
 * A plan as a button carries it: p where it is kept, and what is chosen: t time, d days, z zone, l language, q what a quiet
 * day gets, m how many at most (0 as usual), x the place of the filter to take off or `all`, k and v one to add; c the half
 * of the choices to show.
 */
export function changeState({ planKey, half }: Choosing, change: State): State {
  return { p: planKey, c: half, ...change };
}

export function timeSelects(plan: DigestPlan, look: Look, setUp: SetUp): Block[] {
  const { digest } = phrasebook[look.chrome];
  return [
    select(digest.time, timeChoices(plan, setUp)),
    select(digest.days, dayChoices(plan, look, setUp)),
    select(digest.zone, zoneChoices(plan, look, setUp)),
    select(digest.language, languageChoices(plan, setUp)),
  ];
}

export function filterSelects(plan: DigestPlan, look: Look, setUp: SetUp): Block[] {
  const { digest, filters } = phrasebook[look.chrome];
  const offered = filterChoices(plan, look, setUp);
  return [
    ...(offered.length > 0 ? [select(filters.title, offered)] : []),
    note(label(look.chrome, filters.typed(setUp.example))),
    select(digest.quiet, quietChoices(plan, look, setUp)),
    select(digest.most, mostChoices(plan, look, setUp)),
  ];
}

function select(name: string, choices: readonly Choice[]): Block {
  return { type: 'select', label: name, choices };
}

type Choosing = Pick<SetUp, 'planKey' | 'half'>;

function choice(labelText: string, selected: boolean, setUp: Choosing, change: State): Choice {
  return { label: labelText, token: token('digest-edit', changeState(setUp, change)), selected };
}

function timeChoices(plan: DigestPlan, setUp: Choosing): Choice[] {
  const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  const times = [...new Set([...hours, plan.time])].toSorted();
  return times.map((time) => choice(time, time === plan.time, setUp, { t: time }));
}

function dayChoices(plan: DigestPlan, look: Look, setUp: Choosing): Choice[] {
  const key = (weekdays: readonly number[]) => weekdays.join('');
  const own = DAY_PRESETS.some((days) => key(days) === key(plan.weekdays)) ? [] : [plan.weekdays];
  return [...DAY_PRESETS, ...own].map((weekdays) =>
    choice(daysText(weekdays, look.chrome), key(weekdays) === key(plan.weekdays), setUp, {
      d: key(weekdays),
    }),
  );
}

function zoneChoices(plan: DigestPlan, look: Look, setUp: Choosing): Choice[] {
  const zones = [...new Set([...ZONES.map((one) => one.zone), plan.zone])];
  return zones.map((zone) => choice(zoneText(zone, look), zone === plan.zone, setUp, { z: zone }));
}

function languageChoices(plan: DigestPlan, setUp: Choosing): Choice[] {
  const languages: ChromeLanguage[] = ['ar', 'en'];
  return languages.map((chrome) =>
    choice(languageName(chrome, chrome), chrome === plan.chrome, setUp, { l: chrome }),
  );
}

function quietChoices(plan: DigestPlan, look: Look, setUp: Choosing): Choice[] {
  const { quietDay } = phrasebook[look.chrome].digest;
  const ways = ['silent', 'tell'] as const;
  return ways.map((quiet) => choice(quietDay[quiet], quiet === plan.quiet, setUp, { q: quiet }));
}

function mostChoices(plan: DigestPlan, look: Look, setUp: Choosing): Choice[] {
  const { atMost, usualMost } = phrasebook[look.chrome].digest;
  const sizes = [...new Set([...SIZES, ...(plan.most === undefined ? [] : [plan.most])])];
  return [
    choice(usualMost, plan.most === undefined, setUp, { m: '0' }),
    ...sizes
      .toSorted((a, b) => a - b)
      .map((most) => choice(atMost(most), most === plan.most, setUp, { m: String(most) })),
  ];
}

/** Those there are, to be taken off one by one or all, then those that can be added. */
function filterChoices({ filters }: DigestPlan, look: Look, setUp: SetUp): Choice[] {
  const { add, takeOff, takeOffAll } = phrasebook[look.chrome].filters;
  const named = (text: string, change: State) => choice(shortened(text, CHOICE_LABEL), false, setUp, change);
  const there = filters
    .slice(0, TAKEN_OFF)
    .map((filter, index) =>
      named(takeOff(filterText(filter, look.chrome), filter.not ?? false), { x: String(index + 1) }),
    );
  const more = (setUp.offered ?? [])
    .filter(({ kind, value }) => !filters.some((one) => one.kind === kind && one.value === value))
    .map((filter) => named(add(filterText(filter, look.chrome)), { k: filter.kind, v: filter.value }));
  const all = filters.length > 1 ? [named(takeOffAll, { x: 'all' })] : [];
  return [...there, ...all, ...more].slice(0, FILTER_CHOICES);
}
