import { ChannelType, type Guild, type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { Dispatcher } from '../../commands/dispatcher.ts';
import { type Names, originOf } from './parse.ts';
import { renderDiscord } from './render.ts';
import { sendable } from './respond.ts';

/** Greets a server once, on joining it: where its own announcements go, else in the first channel open to us. */
export async function welcome(guild: Guild, dispatcher: Dispatcher, names: Names): Promise<void> {
  const channel = firstWritable(guild);
  if (channel === undefined) return;
  const source = { guild: guild.id, channel: channel.id, user: guild.ownerId, locale: guild.preferredLocale };
  const origin = originOf(source, names);
  const payload = await dispatcher.present(await dispatcher.welcome(origin), origin.place, renderDiscord);
  await channel.send({ ...sendable(payload), nonce: guild.id, enforceNonce: true });
}

function firstWritable(guild: Guild): GuildTextBasedChannel | undefined {
  const me = guild.members.me;
  const channels = guild.channels.cache
    .filter((channel) => channel.type === ChannelType.GuildText)
    .sort((a, b) => a.rawPosition - b.rawPosition);
  return (
    [guild.systemChannel, ...channels.values()].find(
      (channel) =>
        channel &&
        me &&
        channel.permissionsFor(me).has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages]),
    ) ?? undefined
  );
}
