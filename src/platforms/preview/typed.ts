import type { Command, CommandName } from '../../commands/command.ts';
import { routeWords } from '../../commands/parse.ts';
import type { Spell } from './place.ts';

export type Typed =
  | { readonly kind: 'command'; readonly name: CommandName; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string }
  | { readonly kind: 'unknown'; readonly word: string };

/** Tells what a line in the composer is: a slash command, however either platform spells it, or else a mention. */
export function readTyped(line: string, commands: readonly Command[], spell: Spell): Typed {
  const trimmed = line.trim();
  const slash = /^\/(\S+)\s*([\s\S]*)$/u.exec(trimmed);
  if (slash === null) return { kind: 'mention', text: trimmed.replace(/^@isnad\b[:,]?\s*/i, '') };
  const [, word = '', text = ''] = slash;
  const called = word.toLowerCase();
  const command = commands.find(({ name }) => name === called || spell('slack', name) === `/${called}`);
  if (command === undefined) return { kind: 'unknown', word };
  if (command.name !== 'briefing') return { kind: 'command', name: command.name, text };
  const routed = routeWords(commands, text);
  return routed && routed.command.name !== 'briefing'
    ? { kind: 'command', name: routed.command.name, text: routed.text }
    : { kind: 'command', name: 'briefing', text };
}
