import { allOf } from './components.ts';
import type { createGateway } from './gateway.ts';
import { INTENT, wireGuild } from './gateway.ts';
import { wireChannel, wireMessage } from './rest.ts';
import {
  APPLICATION_ID,
  BOT,
  DIRECT,
  type FakeInteraction,
  type FakeMessage,
  GENERAL,
  READER,
  snowflake,
  type World,
} from './world.ts';

/** Who does something, and where. Without `channel`: the general channel of the first server. */
export interface Doer {
  readonly user?: string;
  readonly channel?: string;
  readonly locale?: string;
  /** How long ago the interaction was made, ms. */
  readonly ago?: number;
}

/** What people do, as events of the gateway. */
export function createPeople(world: World, gateway: ReturnType<typeof createGateway>) {
  function interact(
    kind: FakeInteraction['kind'],
    type: number,
    data: object,
    by: Doer,
    pressed?: FakeMessage,
  ) {
    const channel = world.channels.get(by.channel ?? pressed?.channel_id ?? GENERAL);
    if (!channel) throw new Error(`no channel ${by.channel}`);
    const id = snowflake();
    const user = by.user ?? READER;
    const interaction: FakeInteraction = {
      id,
      token: `token-${id}`,
      kind,
      channel,
      user,
      createdAt: Date.now() - (by.ago ?? 0),
      pressed: pressed ?? null,
      answered: null,
      original: null,
      choices: [],
    };
    world.interactions.set(interaction.token, interaction);
    const locale = by.locale ?? 'en-US';
    gateway.publish('INTERACTION_CREATE', {
      id,
      application_id: APPLICATION_ID,
      type,
      data,
      token: interaction.token,
      version: 1,
      channel_id: channel.id,
      channel: wireChannel(channel),
      locale,
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 10_485_760,
      app_permissions: '84992',
      ...(pressed && { message: wireMessage(pressed) }),
      ...(channel.guild === null
        ? { user: person(user), context: 1 }
        : { guild_id: channel.guild, guild_locale: locale, member: member(user), context: 0 }),
    });
    return interaction;
  }

  function say(content: string, channelId: string, mentions: readonly object[], by: Doer): FakeMessage {
    const channel = world.channels.get(channelId);
    if (!channel) throw new Error(`no channel ${channelId}`);
    const message = world.addMessage(channel, { content }, { author: by.user ?? READER });
    const direct = channel.guild === null;
    const readable = direct || mentions.length > 0;
    gateway.publish(
      'MESSAGE_CREATE',
      {
        ...wireMessage(message),
        author: person(by.user ?? READER),
        channel_type: channel.type,
        // Without the message content intent, only what is said to the bot is readable.
        content: readable ? content : '',
        mentions,
        ...(!direct && {
          guild_id: channel.guild,
          member: { ...member(by.user ?? READER), user: undefined },
        }),
      },
      direct ? INTENT.directMessages : INTENT.guildMessages,
    );
    return message;
  }

  return {
    slash(name: string, options: Readonly<Record<string, string>> = {}, by: Doer = {}): FakeInteraction {
      const given = Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value }));
      return interact('command', 2, { id: '600000000000000000', name, type: 1, options: given }, by);
    },
    /** Chooses a command in the menu of a message; `more` is what else the message holds, such as embeds. */
    messageCommand(name: string, message: FakeMessage, more: object = {}, by: Doer = {}): FakeInteraction {
      const resolved = { messages: { [message.id]: { ...wireMessage(message), ...more } } };
      const data = { id: '600000000000000001', name, type: 3, target_id: message.id, resolved };
      return interact('command', 2, data, { channel: message.channel_id, ...by });
    },
    autocomplete(name: string, option: string, typed: string, by: Doer = {}): FakeInteraction {
      const options = [{ name: option, type: 3, value: typed, focused: true }];
      return interact('autocomplete', 4, { id: '600000000000000000', name, type: 1, options }, by);
    },
    /** Presses the first button with this label. */
    press(message: FakeMessage, label: string, by: Doer = {}): FakeInteraction {
      const button = allOf(message.components).find((part) => part.type === 2 && part.label === label);
      if (!button?.custom_id) throw new Error(`no button "${label}" on message ${message.id}`);
      const { custom_id, id } = button;
      return interact('component', 3, { component_type: 2, custom_id, id }, by, message);
    },
    choose(message: FakeMessage, label: string, by: Doer = {}): FakeInteraction {
      for (const part of allOf(message.components)) {
        const option = part.options?.find((one) => one.label === label);
        if (!option) continue;
        const data = { component_type: 3, custom_id: part.custom_id, id: part.id, values: [option.value] };
        return interact('component', 3, data, by, message);
      }
      throw new Error(`no choice "${label}" on message ${message.id}`);
    },
    mention: (text: string, by: Doer = {}): FakeMessage =>
      say(`<@${BOT.id}> ${text}`, by.channel ?? GENERAL, [{ ...BOT, member: member(BOT.id) }], by),
    /** Says something that is not meant for the bot. */
    chat: (text: string, by: Doer = {}): FakeMessage => say(text, by.channel ?? GENERAL, [], by),
    dm: (text: string, by: Doer = {}): FakeMessage => say(text, DIRECT, [], by),
    /** Adds the bot to a server with these channels; `silent` ones it may not write to. */
    joinGuild(
      channels: readonly { name: string; silent?: boolean; system?: boolean }[],
      locale = 'en-US',
    ): string[] {
      const id = snowflake();
      const made = channels.map(({ name, silent }) => {
        const channel = world.addChannel(snowflake(), id, name);
        channel.send = !silent;
        return channel.id;
      });
      const system = made[channels.findIndex((channel) => channel.system)] ?? null;
      const guild = { id, system, locale };
      world.guilds.set(id, guild);
      gateway.publish('GUILD_CREATE', wireGuild(world, guild), INTENT.guilds);
      return made;
    },
  };
}

const person = (id: string) =>
  id === BOT.id ? BOT : { id, username: `reader${id.slice(-2)}`, discriminator: '0', avatar: null };

const member = (id: string) => ({
  user: person(id),
  roles: [],
  joined_at: '2020-01-01T00:00:00.000Z',
  permissions: '84992',
  deaf: false,
  mute: false,
  flags: 0,
});
