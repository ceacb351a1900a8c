import type { Block, Button, Card } from './card.ts';
import { appointmentText } from './dates.ts';
import { changeState, type DigestPlan, filterSelects, type SetUp, timeSelects } from './digest-choices.ts';
import { bold, buttonRow, divided, heading, label, note, text } from './field.ts';
import { filterLines } from './filters.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { daysText } from './schedule.ts';
import { token } from './tokens.ts';
import { zoneText } from './zones.ts';

/** A digest as it is listed. */
export interface ListedDigest extends DigestPlan {
  readonly id: string;
  readonly state: 'active' | 'paused';
  readonly pausedBecause?: string | undefined;
  /** ms */
  readonly nextDueAt: number | null;
}

/** The plan with a choice of everything in it, each choice drawing the card anew, and a button that sets it up. */
export function digestSetUpCard(plan: DigestPlan, look: Look, setUp: SetUp): Card {
  const { digest } = phrasebook[look.chrome];
  const first = appointmentText(setUp.firstDueAt, { ...look, zone: plan.zone });
  const title = plan.id === undefined ? digest.setUpTitle : digest.changeTitle;
  const filtered = setUp.half === 'filters';
  const halves = filtered ? filterSelects(plan, look, setUp) : timeSelects(plan, look, setUp);
  const other = token(
    'digest-edit',
    changeState({ planKey: setUp.planKey }, { c: filtered ? 'time' : 'filters' }),
  );
  return {
    chrome: look.chrome,
    summary: title,
    blocks: [
      heading(label(look.chrome, title)),
      text(label(look.chrome, digest.setUpIntro)),
      text(label(look.chrome, bold(planText(plan, look)))),
      ...detailNotes(plan, look),
      note(label(look.chrome, digest.first(first))),
      ...halves,
      ...buttonRow([
        {
          label: plan.id === undefined ? digest.setUp : digest.save,
          token: token('digest-set', changeState(setUp, {})),
          style: 'primary',
        },
        { label: filtered ? digest.toTime : digest.toFilters, token: other },
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
