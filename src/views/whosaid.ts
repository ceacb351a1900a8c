import type { Said, SaidAnswer } from '../answers/answers.ts';
import type { Person } from '../briefing/schema.ts';
import { directionOf } from '../text/direction.ts';
import { fullestName } from '../text/names.ts';
import { notSameButton } from './apart.ts';
import type { Block, Button, Card } from './card.ts';
import { dateRun } from './dates.ts';
import { buttonRow, content, divided, dotted, heading, label, note, text } from './field.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { speakerField, statementBlocks } from './statement.ts';
import { token } from './tokens.ts';

/** What was asked, for the title, and where the next statements are, when there are more. */
export interface SaidAsked {
  readonly person?: string | undefined;
  readonly about?: string | undefined;
  readonly next?: Button | undefined;
}

/** Statements by speaker, each with its words, chain, date and source; by briefing where there are several. */
export function whoSaidCard(answer: SaidAnswer, look: Look, asked: SaidAsked = {}): Card {
  const title = titleOf(answer, look, asked);
  const { none } = phrasebook[look.chrome].said;
  const groups = saidGroups(answer.said, look);
  return {
    chrome: look.chrome,
    summary: title,
    blocks: divided([
      [heading(label(look.chrome, title)), ...severalPeople(answer, look, asked)],
      ...(groups.length > 0 ? groups : [[text(label(look.chrome, none))]]),
      buttonRow([
        ...(asked.next ? [asked.next] : []),
        ...followButton(answer, look, asked),
        ...notSameButton(answer, look, asked.person),
      ]),
    ]),
  };
}

function titleOf(answer: SaidAnswer, look: Look, asked: SaidAsked): string {
  const { said: phrases } = phrasebook[look.chrome];
  const [person, another] = answer.people;
  const name = person && !another ? nameFor(person, asked.person) : asked.person;
  const title = name ? phrases.by(name) : phrases.title;
  return asked.about ? phrases.about(title, asked.about) : title;
}

/** In the script it was asked for in, where the name itself is in another. */
function nameFor({ name, aliases = [] }: Person, asked = name): string {
  const dir = directionOf(asked);
  return [name, ...aliases].find((one) => directionOf(one) === dir) ?? asked;
}

/** Where a name is several people's: a button for each. */
function severalPeople(answer: SaidAnswer, look: Look, asked: SaidAsked): Block[] {
  if (answer.people.length < 2) return [];
  const buttons = answer.people.slice(0, 5).map((person) => ({
    label: person.name,
    token: token('said', { p: person.name, a: asked.about }),
  }));
  return [note(label(look.chrome, phrasebook[look.chrome].said.severalPeople)), ...buttonRow(buttons)];
}

/** Where one person was asked for and found. */
function followButton(answer: SaidAnswer, look: Look, asked: SaidAsked): Button[] {
  const [person, another] = answer.people;
  if (!asked.person || person === undefined || another) return [];
  const name = fullestName(person.name, person.aliases);
  return [{ label: phrasebook[look.chrome].follow.follow, token: followToken(name) }];
}

/** Follows exactly this name, without asking who is meant. */
export function followToken(name: string): string {
  return token('follow', { p: name, x: '1' });
}

/** Statements by briefing and speaker, each with its words, chain, date and source. */
export function saidGroups(said: readonly Said[], look: Look): Block[][] {
  const briefings = Map.groupBy(said, (one) => one.found.briefing.id);
  return [...briefings.values()].flatMap((those) => briefingGroups(those, look));
}

/** One group a speaker, in the order they first speak; the first carries the briefing's title. */
function briefingGroups(list: readonly Said[], look: Look): Block[][] {
  const speakers = Map.groupBy(list, (said) => said.speaker?.id ?? null);
  return [...speakers.values()].map((said, index) => {
    const [first] = said;
    if (first === undefined) return [];
    return [
      ...(index === 0 ? titleBlocks(first, look) : []),
      text(speakerField(first, look)),
      ...said.flatMap((one) => statementBlocks(one, look)),
    ];
  });
}

function titleBlocks({ found: { briefing } }: Said, look: Look): Block[] {
  const title = { text: briefing.title, italic: true };
  return [
    text(content(briefing.lang, title)),
    note(label(look.chrome, ...dotted([dateRun(briefing.publishedAt, look)]))),
  ];
}
