import { z } from 'zod';
import type { CommandName, Origin } from '../../commands/command.ts';

export type CommandNames = Readonly<Record<'briefing' | 'whosaid' | 'digest', string>>;

/** The slash command as registered, whether the setting has its slash or not. */
export const slashOf = (name: string): string => (name.startsWith('/') ? name : `/${name}`);

/** How a command is typed on Slack, where the names are shared by all apps and so only three are registered. */
export function speller(names: CommandNames): (command: CommandName) => string {
  return (command) =>
    command === 'briefing' || command === 'whosaid' || command === 'digest'
      ? slashOf(names[command])
      : `${slashOf(names.briefing)} ${command}`;
}

/**
 * Where a request comes from. Slack's interface does not come in Arabic, so a user's locale there tells nothing
 * about who reads Arabic: it is left out, and the channel's setting decides.
 */
export function originOf(
  from: { readonly team: string; readonly channel: string; readonly user: string },
  means: { readonly spell: Origin['spell']; readonly zoneOf: (user: string) => Promise<string | undefined> },
): Origin {
  return {
    place: { platform: 'slack', workspace: from.team, channel: from.channel },
    user: from.user,
    // A command may be typed where the bot is no member, and nothing in it tells.
    invite: from.channel.startsWith('D') ? undefined : '/invite @Isnad',
    zone: () => means.zoneOf(from.user),
    spell: means.spell,
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * What a person typed, out of the form Slack sends it in: links as their address, mentions of the bot left out, others by
 * name (https://docs.slack.dev/messaging/formatting-message-text).
 */
export function typedText(text: string, botUser: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inner: string) => {
      const [target = '', label] = inner.split('|', 2);
      if (target === `@${botUser}`) return '';
      if (target.startsWith('@') || target.startsWith('#')) return label ? `${target[0]}${label}` : target;
      if (target.startsWith('!')) return label ?? '';
      return target.replace(/^mailto:/, '');
    })
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

const attachment = z.object({
  title_link: z.string().optional(),
  from_url: z.string().optional(),
  text: z.string().optional(),
});
const message = z.object({
  text: z.string().default(''),
  attachments: z.array(attachment.catch({})).default([]).catch([]),
});

/** What a message holds to be read: its text, then what is attached, as news apps post their links. */
export function chosenText(chosen: unknown, botUser: string): string {
  const { data } = message.safeParse(chosen);
  const attached = (data?.attachments ?? []).flatMap(({ title_link, from_url, text }) => [
    title_link ?? from_url,
    text,
  ]);
  return [data?.text, ...attached]
    .filter((part) => part !== undefined)
    .map((part) => typedText(part, botUser))
    .join('\n')
    .trim();
}
