import type { Place } from '../../briefing/audience.ts';
import type { CommandName } from '../../commands/command.ts';
import { SIDES, type Side } from './history.ts';

export function placeOf(side: Side): Place {
  return { platform: 'preview', workspace: 'preview', channel: side };
}

export function sideOf(place: Place): Side | undefined {
  return SIDES.find((side) => place.platform === 'preview' && place.channel === side);
}

/** Slack shares command names among all apps of a workspace, so there the bot registers few and takes the rest as words. */
const UNDER_BRIEFING: ReadonlySet<CommandName> = new Set<CommandName>(['ask', 'help']);

export function spell(side: Side, command: CommandName): string {
  return side === 'slack' && UNDER_BRIEFING.has(command) ? `/briefing ${command}` : `/${command}`;
}
