import type { Place } from '../../briefing/audience.ts';
import type { CommandName } from '../../commands/command.ts';
import { SIDES, type Side } from './history.ts';

export function placeOf(side: Side): Place {
  return { platform: 'preview', workspace: 'preview', channel: side };
}

export function sideOf(place: Place): Side | undefined {
  return SIDES.find((side) => place.platform === 'preview' && place.channel === side);
}

/** How a command is written on a side. */
export type Spell = (side: Side, command: CommandName) => string;
/** Names registered on Slack, with or without the slash, where not their own. */
export type SlackNames = Readonly<Partial<Record<CommandName, string>>>;

/** Slack shares command names among all apps of a workspace, so there the bot registers few and takes the rest as words. */
const UNDER_BRIEFING: ReadonlySet<CommandName> = new Set<CommandName>(['ask', 'follow', 'unfollow', 'help']);

/** The command a side has registered for `command`, and what is typed after it. */
export function registered(
  side: Side,
  command: CommandName,
  text: string,
): [name: CommandName, text: string] {
  const isWord = side === 'slack' && UNDER_BRIEFING.has(command);
  return isWord ? ['briefing', `${command} ${text}`.trim()] : [command, text];
}

export function createSpell(slack: SlackNames = {}): Spell {
  return (side, command) => {
    const [name, word] = registered(side, command, '');
    const typed = (side === 'slack' ? slack[name] : undefined) ?? name;
    return `/${typed.replace(/^\//, '')} ${word}`.trim();
  };
}
