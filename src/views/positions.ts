import type { Positions, Stand } from '../answers/answers.ts';
import { compareNames } from '../text/names.ts';
import type { Block, Card, Field } from './card.ts';
import { dateText } from './dates.ts';
import { bold, content, divided, heading, label, listed, note, text } from './field.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { saidGroups } from './whosaid.ts';

const SIDES = ['for', 'against', 'unclear'] as const;

/** A speaker's positions in order of time, each change marked between the statements that show it. */
export function changesCard(positions: readonly Positions[], name: string, look: Look): Card {
  const phrases = phrasebook[look.chrome].answers.positions;
  const title = phrases.changed(name);
  return {
    chrome: look.chrome,
    summary: title,
    blocks: divided([
      [heading(label(look.chrome, title))],
      ...positions.flatMap((one) => [[claimBlock(one)], ...inTime(one, look)]),
    ]),
  };
}

function inTime({ stands }: Positions, look: Look): Block[][] {
  const phrases = phrasebook[look.chrome].answers.positions;
  const runs: Stand[][] = [];
  for (const stand of stands) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    const goesOn =
      first?.position === stand.position && first.said.found.briefing.id === stand.said.found.briefing.id;
    if (run && goesOn) run.push(stand);
    else runs.push([stand]);
  }
  const taken = stands.filter(({ position }) => position !== 'unclear');
  const changed = taken.some(({ position }) => position !== taken[0]?.position);
  return [
    ...runs.flatMap((run, index) => {
      const before = runs.slice(0, index).findLast(([one]) => one?.position !== 'unclear')?.[0];
      const [now] = run;
      const isChange = now && before && now.position !== 'unclear' && now.position !== before.position;
      const mark = isChange
        ? [text(label(look.chrome, bold(phrases.change(standText(before, look), standText(now, look)))))]
        : [];
      const groups = saidGroups(
        run.map(({ said }) => said),
        look,
      );
      return [[...mark, ...(groups[0] ?? [])], ...groups.slice(1)];
    }),
    changed ? [] : [note(label(look.chrome, phrases.noChange))],
  ];
}

function standText({ said, position }: Stand, look: Look): string {
  const date = said.statement.saidAt ?? said.found.briefing.publishedAt;
  return `${phrasebook[look.chrome].answers.positions[position]} (${dateText(date, look)})`;
}

/** Who says a claim is so, who denies it and who avoids it, with the statements of those who take a side. */
export function sidesCard(positions: readonly Positions[], title: string, look: Look): Card {
  return {
    chrome: look.chrome,
    summary: title,
    tone: 'disputed',
    blocks: divided([
      [heading(label(look.chrome, title))],
      ...positions.flatMap((one) => [
        [claimBlock(one), { type: 'list' as const, items: table(one, look) }],
        ...saidGroups(
          one.stands.filter(({ position }) => position !== 'unclear').map(({ said }) => said),
          look,
        ),
      ]),
    ]),
  };
}

function claimBlock({ claim, lang }: Positions): Block {
  return text(content(lang, bold(claim)));
}

/** One line a side, the names on it once each. */
function table({ stands }: Positions, look: Look): Field[] {
  const phrases = phrasebook[look.chrome].answers.positions;
  return SIDES.flatMap((side) => {
    const speakers = stands.filter(({ position }) => position === side).map(({ said }) => said.speaker?.name);
    const names: string[] = [];
    for (const name of speakers) {
      // One person may be written in two scripts.
      if (name !== undefined && !names.some((known) => compareNames(known, name).same)) names.push(name);
    }
    return names.length > 0
      ? [label(look.chrome, bold(`${phrases[side]}: `), listed(names, look.chrome))]
      : [];
  });
}
