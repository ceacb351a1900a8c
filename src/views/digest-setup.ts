import type { DigestFilter } from '../answers/answers.ts';
import type { Block, Button, Card, Choice, ChromeLanguage } from './card.ts';
import { appointmentText } from './dates.ts';
import { bold, buttonRow, divided, heading, label, note, text } from './field.ts';
import { filterLines, filterText } from './filters.ts';
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

/** A digest as it is listed. */
export interface ListedDigest extends DigestPlan {
  readonly id: string;
  readonly state: 'active' | 'paused';
  readonly pausedBecause?: string | undefined;
  /** ms */
  readonly nextDueAt: number | null;
}

/** What a set-up card needs beside the plan. */
export interface SetUp {
  /** ms */
  readonly firstDueAt: number;
  /** Under which the plan's filters are kept, where it has any: they are too long for a button. */
  readonly filtersKey?: string | undefined;
  /** Filters to choose from. */
  readonly offered?: readonly DigestFilter[] | undefined;
  /** How filters are typed, e.g. `/digest topics:oil`. */
  readonly example: string;
}

const SIZES = [5, 10, 20, 30, 50];
/** A platform shows 25 choices; filters to take off come first. */
const MOST_CHOICES = 25;

/** A plan as a button carries it: t time, d days, z zone, l language, f where the filters are kept, q quiet days, m most, i id. */
function planState(plan: DigestPlan, filtersKey: string | undefined): State {
  return {
    t: plan.time,
    d: plan.weekdays.join(''),
    z: plan.zone,
    l: plan.chrome,
    f: filtersKey,
    q: plan.quiet === 'tell' ? '1' : undefined,
    m: plan.most === undefined ? undefined : String(plan.most),
    i: plan.id,
  };
}

/** The plan with a choice of everything in it, each choice drawing the card anew, and a button that sets it up. */
export function digestSetUpCard(plan: DigestPlan, look: Look, setUp: SetUp): Card {
  const { digest, filters } = phrasebook[look.chrome];
  const first = appointmentText(setUp.firstDueAt, { ...look, zone: plan.zone });
  const title = plan.id === undefined ? digest.setUpTitle : digest.changeTitle;
  const offered = filterChoices(plan, look, setUp);
  const select = (name: string, choices: readonly Choice[]): Block => ({
    type: 'select',
    label: name,
    choices,
  });
  const done = plan.id === undefined ? digest.setUp : digest.save;
  return {
    chrome: look.chrome,
    summary: title,
    blocks: [
      heading(label(look.chrome, title)),
      text(label(look.chrome, digest.setUpIntro)),
      text(label(look.chrome, bold(planText(plan, look)))),
      ...detailNotes(plan, look),
      note(label(look.chrome, digest.first(first))),
      select(digest.time, timeChoices(plan, setUp)),
      select(digest.days, dayChoices(plan, look, setUp)),
      select(digest.zone, zoneChoices(plan, look, setUp)),
      select(digest.language, languageChoices(plan, setUp)),
      select(digest.quiet, quietChoices(plan, look, setUp)),
      select(digest.most, mostChoices(plan, look, setUp)),
      ...(offered.length > 0 ? [select(filters.title, offered)] : []),
      note(label(look.chrome, filters.typed(setUp.example))),
      ...buttonRow([
        { label: done, token: token('digest-set', planState(plan, setUp.filtersKey)), style: 'primary' },
      ]),
    ],
  };
}

/** The channel's digests with what can be done to each. */
export function digestListCard(list: readonly ListedDigest[], look: Look): Card {
  const { digest } = phrasebook[look.chrome];
  const groups = list.map((one, index) => [
    text(label(look.chrome, bold(`${index + 1}. ${planText(one, look)}`))),
    ...detailNotes(one, look),
    note(label(look.chrome, stateText(one, look))),
    ...buttonRow(digestButtons(one, look)),
  ]);
  const another = { label: digest.another, token: token('digest', { do: 'set' }) };
  return {
    chrome: look.chrome,
    summary: digest.listTitle,
    blocks: divided([[heading(label(look.chrome, digest.listTitle))], ...groups, buttonRow([another])]),
  };
}

/** With a line on what lets the bot post here, for a platform that takes commands where it may not. */
export function withInvite(card: Card, invite: string | undefined): Card {
  if (invite === undefined) return card;
  const line = phrasebook[card.chrome].digest.invite(invite);
  return { ...card, blocks: [...card.blocks, note(label(card.chrome, line))] };
}

function planText(plan: DigestPlan, look: Look): string {
  const { schedule } = phrasebook[look.chrome].digest;
  return schedule(daysText(plan.weekdays, look.chrome), plan.time, zoneText(plan.zone, look));
}

/** What it is held to, and what is not as usual about it. */
function detailNotes(plan: DigestPlan, look: Look): Block[] {
  const { digest } = phrasebook[look.chrome];
  const lines = [
    ...filterLines(plan.filters, look.chrome),
    ...(plan.most === undefined ? [] : [digest.atMost(plan.most)]),
    ...(plan.quiet === 'tell' ? [digest.tellsQuiet] : []),
  ];
  return lines.map((line) => note(label(look.chrome, line)));
}

function stateText(one: ListedDigest, look: Look): string {
  const { digest } = phrasebook[look.chrome];
  const reason = one.pausedBecause;
  if (one.state === 'paused') return reason ? digest.pausedBecause(reason) : digest.paused;
  return one.nextDueAt === null
    ? digest.title
    : digest.next(appointmentText(one.nextDueAt, { ...look, zone: one.zone }));
}

function digestButtons({ id, state }: ListedDigest, look: Look): Button[] {
  const { digest } = phrasebook[look.chrome];
  const button = (doing: 'pause' | 'resume' | 'preview' | 'now' | 'change' | 'remove'): Button => ({
    label: digest[doing],
    token: token('digest', { do: doing, id }),
    ...(doing === 'remove' && { style: 'danger' }),
  });
  return [
    button('preview'),
    button('now'),
    button('change'),
    button(state === 'active' ? 'pause' : 'resume'),
    button('remove'),
  ];
}

type Choosing = Pick<SetUp, 'filtersKey'>;

function choice(
  plan: DigestPlan,
  change: Partial<DigestPlan>,
  labelText: string,
  selected: boolean,
  { filtersKey }: Choosing,
): Choice {
  const state = planState({ ...plan, ...change }, filtersKey);
  return { label: labelText, token: token('digest-edit', state), selected };
}

function timeChoices(plan: DigestPlan, setUp: Choosing): Choice[] {
  const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  const times = [...new Set([...hours, plan.time])].toSorted();
  return times.map((time) => choice(plan, { time }, time, time === plan.time, setUp));
}

function dayChoices(plan: DigestPlan, look: Look, setUp: Choosing): Choice[] {
  const key = (weekdays: readonly number[]) => weekdays.join('');
  const own = DAY_PRESETS.some((days) => key(days) === key(plan.weekdays)) ? [] : [plan.weekdays];
  return [...DAY_PRESETS, ...own].map((weekdays) =>
    choice(plan, { weekdays }, daysText(weekdays, look.chrome), key(weekdays) === key(plan.weekdays), setUp),
  );
}

function zoneChoices(plan: DigestPlan, look: Look, setUp: Choosing): Choice[] {
  const zones = [...new Set([...ZONES.map((one) => one.zone), plan.zone])];
  return zones.map((zone) => choice(plan, { zone }, zoneText(zone, look), zone === plan.zone, setUp));
}

function languageChoices(plan: DigestPlan, setUp: Choosing): Choice[] {
  const languages: ChromeLanguage[] = ['ar', 'en'];
  return languages.map((chrome) =>
    choice(plan, { chrome }, languageName(chrome, chrome), chrome === plan.chrome, setUp),
  );
}

function quietChoices(plan: DigestPlan, look: Look, setUp: Choosing): Choice[] {
  const { quietDay } = phrasebook[look.chrome].digest;
  const ways = ['silent', 'tell'] as const;
  return ways.map((quiet) => choice(plan, { quiet }, quietDay[quiet], quiet === plan.quiet, setUp));
}

function mostChoices(plan: DigestPlan, look: Look, setUp: Choosing): Choice[] {
  const { atMost, usualMost } = phrasebook[look.chrome].digest;
  const sizes = [...new Set([...SIZES, ...(plan.most === undefined ? [] : [plan.most])])];
  return [
    choice(plan, { most: undefined }, usualMost, plan.most === undefined, setUp),
    ...sizes
      .toSorted((a, b) => a - b)
      .map((most) => choice(plan, { most }, atMost(most), most === plan.most, setUp)),
  ];
}

/** Those there are, to be taken off (x, by their place), then those that can be added (k kind, v value). */
function filterChoices(plan: DigestPlan, look: Look, { filtersKey, offered = [] }: SetUp): Choice[] {
  const { add, takeOff } = phrasebook[look.chrome].filters;
  const state = planState(plan, filtersKey);
  const there = plan.filters.map((filter, index) => ({
    label: takeOff(filterText(filter, look.chrome), filter.not ?? false),
    token: token('digest-edit', { ...state, x: String(index + 1) }),
  }));
  const more = offered
    .filter(({ kind, value }) => !plan.filters.some((one) => one.kind === kind && one.value === value))
    .map((filter) => ({
      label: add(filterText(filter, look.chrome)),
      token: token('digest-edit', { ...state, k: filter.kind, v: filter.value }),
    }));
  return [...there, ...more].slice(0, MOST_CHOICES);
}
