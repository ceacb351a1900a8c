import type { Button, Card, Choice, ChromeLanguage } from './card.ts';
import { appointmentText } from './dates.ts';
import { bold, buttonRow, divided, heading, label, listed, note, text } from './field.ts';
import { languageName } from './language.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { DAY_PRESETS, daysText } from './schedule.ts';
import { type State, token } from './tokens.ts';
import { ZONES, zoneText } from './zones.ts';

/** When a digest comes and how. */
export interface DigestPlan {
  /** `HH:MM`, local to `zone`. */
  readonly time: string;
  /** ISO, 1 Monday … 7 Sunday, ascending. */
  readonly weekdays: readonly number[];
  /** IANA */
  readonly zone: string;
  readonly chrome: ChromeLanguage;
  readonly topics: readonly string[];
}

/** A digest as it is listed. */
export interface ListedDigest extends DigestPlan {
  readonly id: string;
  readonly state: 'active' | 'paused';
  readonly pausedBecause?: string | undefined;
  /** ms */
  readonly nextDueAt: number | null;
}

/** A plan as a button carries it. */
function planState(plan: DigestPlan): State {
  return {
    t: plan.time,
    d: plan.weekdays.join(''),
    z: plan.zone,
    l: plan.chrome,
    k: plan.topics.join(','),
  };
}

/** The plan with a choice of everything in it, each choice drawing the card anew, and a button that sets it up. */
export function digestSetUpCard(plan: DigestPlan, look: Look, firstDueAt: number): Card {
  const { digest } = phrasebook[look.chrome];
  const first = appointmentText(firstDueAt, { ...look, zone: plan.zone });
  const topics = plan.topics.length > 0 ? [note(label(look.chrome, topicsLine(plan, look)))] : [];
  return {
    chrome: look.chrome,
    summary: digest.setUpTitle,
    blocks: [
      heading(label(look.chrome, digest.setUpTitle)),
      text(label(look.chrome, digest.setUpIntro)),
      text(label(look.chrome, bold(planText(plan, look)))),
      ...topics,
      note(label(look.chrome, digest.first(first))),
      { type: 'select', label: digest.time, choices: timeChoices(plan) },
      { type: 'select', label: digest.days, choices: dayChoices(plan, look) },
      { type: 'select', label: digest.zone, choices: zoneChoices(plan, look) },
      { type: 'select', label: digest.language, choices: languageChoices(plan) },
      ...buttonRow([{ label: digest.setUp, token: token('digest-set', planState(plan)), style: 'primary' }]),
    ],
  };
}

/** The channel's digests with what can be done to each. */
export function digestListCard(list: readonly ListedDigest[], look: Look): Card {
  const { digest } = phrasebook[look.chrome];
  const groups = list.map((one, index) => [
    text(label(look.chrome, bold(`${index + 1}. ${planText(one, look)}`))),
    ...(one.topics.length > 0 ? [note(label(look.chrome, topicsLine(one, look)))] : []),
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

function topicsLine(plan: DigestPlan, look: Look): string {
  return phrasebook[look.chrome].digest.topics(listed(plan.topics, look.chrome));
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
  const button = (doing: 'pause' | 'resume' | 'preview' | 'now' | 'remove'): Button => ({
    label: digest[doing],
    token: token('digest', { do: doing, id }),
    ...(doing === 'remove' && { style: 'danger' }),
  });
  return [
    button('preview'),
    button('now'),
    button(state === 'active' ? 'pause' : 'resume'),
    button('remove'),
  ];
}

function choice(plan: DigestPlan, change: Partial<DigestPlan>, labelText: string, selected: boolean): Choice {
  return { label: labelText, token: token('digest-edit', planState({ ...plan, ...change })), selected };
}

function timeChoices(plan: DigestPlan): Choice[] {
  const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  const times = [...new Set([...hours, plan.time])].toSorted();
  return times.map((time) => choice(plan, { time }, time, time === plan.time));
}

function dayChoices(plan: DigestPlan, look: Look): Choice[] {
  const key = (weekdays: readonly number[]) => weekdays.join('');
  const own = DAY_PRESETS.some((days) => key(days) === key(plan.weekdays)) ? [] : [plan.weekdays];
  return [...DAY_PRESETS, ...own].map((weekdays) =>
    choice(plan, { weekdays }, daysText(weekdays, look.chrome), key(weekdays) === key(plan.weekdays)),
  );
}

function zoneChoices(plan: DigestPlan, look: Look): Choice[] {
  const zones = [...new Set([...ZONES.map((one) => one.zone), plan.zone])];
  return zones.map((zone) => choice(plan, { zone }, zoneText(zone, look), zone === plan.zone));
}

function languageChoices(plan: DigestPlan): Choice[] {
  const languages: ChromeLanguage[] = ['ar', 'en'];
  return languages.map((chrome) =>
    choice(plan, { chrome }, languageName(chrome, chrome), chrome === plan.chrome),
  );
}
