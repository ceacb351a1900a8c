import type { Block, Button, Card } from './card.ts';
import { bold, buttonRow, heading, label, message, note, text } from './field.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { token } from './tokens.ts';

type Reader = Pick<Look, 'chrome'>;

/** How commands are written where the card is shown. */
export type Spell = (
  command: 'briefing' | 'whosaid' | 'digest' | 'ask' | 'follow' | 'unfollow' | 'help',
) => string;

/** What is wrong, what to do, and an example of right use, as it would be typed. */
export interface Fault {
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly example?: string | undefined;
  /** Names the entry in the log. */
  readonly reference?: string | undefined;
}

export function errorCard(fault: Fault, look: Reader): Card {
  const { errors } = phrasebook[look.chrome];
  const line = (words: string): Block => text(message(look.chrome, words));
  return {
    chrome: look.chrome,
    summary: fault.message,
    tone: 'error',
    blocks: [
      text(label(look.chrome, bold(errors.title))),
      line(fault.message),
      ...(fault.remedy ? [line(fault.remedy)] : []),
      ...(fault.example ? [text(label(look.chrome, errors.example(fault.example)))] : []),
      ...(fault.reference ? [note(label(look.chrome, errors.reference(fault.reference)))] : []),
    ],
  };
}

/** One line: something was done, or there is nothing to do. */
export function lineCard(line: string, look: Reader, buttons: readonly Button[] = []): Card {
  return {
    chrome: look.chrome,
    summary: line,
    blocks: [text(label(look.chrome, line)), ...buttonRow(buttons)],
  };
}

/** Nothing matches; each suggestion asks again, and the newest there is can always be had. */
export function nothingFoundCard(asked: string, suggestions: readonly Button[], look: Reader): Card {
  const { empty, buttons } = phrasebook[look.chrome];
  const line = empty.nothingFor(asked);
  const newest = { label: buttons.newest, token: token('find') };
  return {
    chrome: look.chrome,
    summary: empty.nothingTitle,
    blocks: [
      text(label(look.chrome, bold(empty.nothingTitle))),
      text(label(look.chrome, line)),
      ...(suggestions.length > 0 ? [note(label(look.chrome, empty.nearest))] : []),
      ...buttonRow([...suggestions, newest]),
    ],
  };
}

/** Nothing is stored and no feed is set: how to begin. */
export function noSourcesCard(spell: Spell, look: Reader): Card {
  const { empty } = phrasebook[look.chrome];
  return {
    chrome: look.chrome,
    summary: empty.noSourcesTitle,
    blocks: [
      heading(label(look.chrome, empty.noSourcesTitle)),
      text(label(look.chrome, empty.noSources)),
      { type: 'list', items: waysToBegin(spell, look).map((way) => label(look.chrome, way)) },
    ],
  };
}

function waysToBegin(spell: Spell, look: Reader): string[] {
  const { empty } = phrasebook[look.chrome];
  return [empty.brief(`${spell('briefing')} https://…`), empty.add, empty.file];
}

/** The one message on joining a channel. */
export function welcomeCard(spell: Spell, hasSources: boolean, look: Reader): Card {
  const { welcome, commands, empty, buttons } = phrasebook[look.chrome];
  const use = (command: 'briefing' | 'whosaid') =>
    label(look.chrome, bold(spell(command)), ` — ${commands[command]}`);
  const start: Block[] = hasSources
    ? []
    : [
        text(label(look.chrome, empty.noSources)),
        { type: 'list', items: waysToBegin(spell, look).map((way) => label(look.chrome, way)) },
      ];
  return {
    chrome: look.chrome,
    summary: welcome.title,
    blocks: [
      heading(label(look.chrome, welcome.title)),
      text(label(look.chrome, welcome.intro)),
      { type: 'list', items: [use('briefing'), use('whosaid')] },
      text(label(look.chrome, welcome.digest(spell('digest')))),
      text(label(look.chrome, welcome.help(spell('help')))),
      ...start,
      ...buttonRow([
        { label: buttons.newest, token: token('find') },
        { label: buttons.digest, token: token('digest') },
        { label: buttons.help, token: token('help') },
      ]),
    ],
  };
}
