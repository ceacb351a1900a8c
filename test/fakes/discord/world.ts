import { EventEmitter } from 'node:events';
import { allOf, type Component, textsOf } from './components.ts';
import { type MessageBody, pingsOf } from './message.ts';

/** What the loopback Discord holds: its guilds, channels, messages and interactions. */

export const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAx.Gloop0.back-only-never-a-secret';
export const BOT = {
  id: '100000000000000001',
  username: 'isnad',
  discriminator: '0000',
  bot: true,
  avatar: null,
};
export const APPLICATION_ID = BOT.id;
export const READER = '200000000000000001';
export const GUILD = '300000000000000001';
export const GENERAL = '400000000000000001';
export const DIRECT = '500000000000000001';

export interface FakeMessage {
  readonly id: string;
  readonly channel_id: string;
  readonly author: { readonly id: string; readonly username: string };
  content: string;
  components: readonly Component[];
  flags: number;
  readonly nonce?: string | number | undefined;
  readonly timestamp: string;
  edited_timestamp: string | null;
  readonly reference?: string | undefined;
  /** Who sees it: everyone, or the one user of an ephemeral message. */
  readonly seenBy: string;
  /** Whom it pinged; must stay empty. */
  pings: readonly string[];
}

export interface FakeChannel {
  readonly id: string;
  readonly type: number;
  readonly guild: string | null;
  readonly name: string;
  readonly position: number;
  readonly messages: FakeMessage[];
  /** What the bot may do here. */
  view: boolean;
  send: boolean;
  history: boolean;
}

export interface FakeGuild {
  readonly id: string;
  readonly system: string | null;
  readonly locale: string;
}

export interface FakeInteraction {
  readonly id: string;
  readonly token: string;
  readonly kind: 'command' | 'component' | 'autocomplete';
  readonly channel: FakeChannel;
  readonly user: string;
  /** ms */
  readonly createdAt: number;
  readonly pressed: FakeMessage | null;
  /** Type of the first answer, when there is one. */
  answered: number | null;
  original: FakeMessage | null;
  choices: readonly { readonly name: string; readonly value: string }[];
}

export type World = ReturnType<typeof createWorld>;

let sequence = 0n;
/** https://docs.discord.com/developers/reference#snowflakes */
export function snowflake(at = Date.now()): string {
  sequence += 1n;
  return String((BigInt(at - 1_420_070_400_000) << 22n) | (sequence & 0x3fffffn));
}

/** `posted` hears of each message as it is made, before whoever asked for it does. */
export function createWorld(posted?: (message: FakeMessage) => void) {
  const channels = new Map<string, FakeChannel>();
  const guilds = new Map<string, FakeGuild>();
  const interactions = new Map<string, FakeInteraction>();
  const changes = new EventEmitter().setMaxListeners(0);

  function addChannel(id: string, guild: string | null, name: string): FakeChannel {
    const type = guild === null ? 1 : 0;
    const rights = { view: true, send: true, history: true };
    const channel = { id, type, guild, name, position: channels.size, messages: [], ...rights };
    channels.set(id, channel);
    return channel;
  }

  function addMessage(
    channel: FakeChannel,
    body: MessageBody,
    by: { author?: string; seenBy?: string; at?: number } = {},
  ) {
    const author = by.author === undefined ? BOT : { id: by.author, username: 'reader' };
    const message: FakeMessage = {
      id: snowflake(by.at),
      channel_id: channel.id,
      author,
      content: body.content ?? '',
      components: numbered(body.components ?? []),
      flags: body.flags ?? 0,
      nonce: body.nonce,
      timestamp: new Date(by.at ?? Date.now()).toISOString(),
      edited_timestamp: null,
      reference: body.message_reference?.message_id,
      seenBy: by.seenBy ?? 'everyone',
      pings: pingsOf(body, textOfBody(body)),
    };
    channel.messages.push(message);
    posted?.(message);
    changes.emit('change');
    return message;
  }

  function editMessage(message: FakeMessage, body: MessageBody, flags: number): void {
    if (typeof body.content === 'string') message.content = body.content;
    if (body.components) message.components = numbered(body.components);
    message.flags = flags;
    message.edited_timestamp = new Date().toISOString();
    message.pings = [...message.pings, ...pingsOf(body, textOfBody(body))];
    changes.emit('change');
  }

  function removeMessage(message: FakeMessage): void {
    const list = channels.get(message.channel_id)?.messages ?? [];
    const at = list.indexOf(message);
    if (at >= 0) list.splice(at, 1);
    changes.emit('change');
  }

  return { channels, guilds, interactions, changes, addChannel, addMessage, editMessage, removeMessage };
}

function textOfBody(body: MessageBody): string[] {
  return [body.content ?? '', ...allOf(body.components ?? []).flatMap(textsOf)];
}

/** Components as Discord gives them back: each with an id, counted up past those that are given. */
function numbered(components: readonly Component[]): Component[] {
  const copy = structuredClone(components) as Component[];
  const all = allOf(copy);
  const given = new Set(all.map((part) => part.id));
  let next = 1;
  for (const part of all) {
    if (part.id) continue;
    while (given.has(next)) next += 1;
    part.id = next;
    next += 1;
  }
  return copy;
}
