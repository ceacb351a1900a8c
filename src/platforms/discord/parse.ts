import type { Interaction, Message } from 'discord.js';
import type { Args, CommandName, Origin } from '../../commands/command.ts';

/** Names commands are registered under, where not their own. */
export type Names = Readonly<Partial<Record<CommandName, string>>>;

export const registeredName = (command: CommandName, names: Names): string => names[command] ?? command;

interface Source {
  readonly guild: string | null;
  readonly channel: string;
  readonly user: string;
  readonly locale?: string | undefined;
}

export function originOf(source: Source, names: Names): Origin {
  return {
    place: { platform: 'discord', workspace: source.guild ?? '-', channel: source.channel },
    user: source.user,
    locale: source.locale,
    spell: (command) => `/${registeredName(command, names)}`,
  };
}

/** Null for an interaction outside any channel, which no surface of ours makes. */
export function interactionOrigin(interaction: Interaction, names: Names): Origin | null {
  const { guildId, channelId, user, locale } = interaction;
  if (channelId === null) return null;
  return originOf({ guild: guildId, channel: channelId, user: user.id, locale }, names);
}

export function messageOrigin(message: Message, names: Names): Origin {
  const { guildId, channelId, author, guild } = message;
  // A message does not tell its writer's locale; the server's is the nearest.
  return originOf(
    { guild: guildId, channel: channelId, user: author.id, locale: guild?.preferredLocale },
    names,
  );
}

/** What was said to the bot, without its name; null where it was not spoken to. */
export function spokenTo(message: Message, botId: string): string | null {
  if (message.author.bot || message.webhookId !== null || message.system) return null;
  if (message.guildId !== null && !message.mentions.users.has(botId)) return null;
  return message.content.replaceAll(new RegExp(`<@!?${botId}>`, 'g'), ' ').trim();
}

/** What a message holds to be read: its text, then what is embedded, as news bots post their links. */
export function chosenText({ content, embeds }: Pick<Message, 'content' | 'embeds'>): string {
  const embedded = embeds.flatMap(({ url, title, description }) => [url, title, description]);
  return [content, ...embedded]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join('\n');
}

export function argsOf(options: readonly { readonly name: string; readonly value?: unknown }[]): Args {
  return Object.fromEntries(
    options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, String(value)]])),
  );
}
