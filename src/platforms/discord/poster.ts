import { createHash } from 'node:crypto';
import {
  type APIChannel,
  type APIDMChannel,
  type APIMessage,
  DiscordAPIError,
  type REST,
  Routes,
} from 'discord.js';
import type { Place } from '../../briefing/audience.ts';
import type { Dispatcher } from '../../commands/dispatcher.ts';
import { type MessageRef, PostError, type Poster } from '../../delivery/poster.ts';
import type { Card } from '../../views/card.ts';
import { createDrawing } from '../drawing.ts';
import { toPostError } from './errors.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { type DiscordMessage, renderDiscord } from './render.ts';

/** Between our clock and Discord's (ms). */
const CLOCKS_APART = 60_000;
/** https://docs.discord.com/developers/reference#snowflakes */
const SNOWFLAKE = /^\d{1,20}$/;
const PAGE = 100;
const MOST_PAGES = 20;

/**
 * Posts for the delivery ledger. A repeat within the past few minutes is undone by Discord itself (`enforce_nonce`);
 * later, `find` knows a post by the component ids made from its key, which Discord keeps and shows to nobody
 * (https://docs.discord.com/developers/components/reference#anatomy-of-a-component).
 */
export function createPoster(dispatcher: Dispatcher, rest: () => REST): Poster {
  const messages = (place: Place) => Routes.channelMessages(place.channel);
  const draw = createDrawing(dispatcher, renderDiscord);

  async function post(place: Place, card: Card, key: string): Promise<MessageRef> {
    if (key.length > DISCORD_LIMITS.nonce) throw new PostError('rejected', `The key "${key}" is too long.`);
    if (!SNOWFLAKE.test(place.channel)) {
      throw new PostError('gone', `"${place.channel}" is the id of no channel.`);
    }
    const payload = tagged(await draw(card, place), key);
    const body = { ...payload, nonce: key, enforce_nonce: true };
    const made = await attempt(() => rest().post(messages(place), { body }));
    return refOf(made as APIMessage);
  }

  async function find(place: Place, key: string, since: number): Promise<MessageRef | 'absent' | 'unknown'> {
    const oldest = since - CLOCKS_APART;
    let before: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({ limit: String(PAGE), ...(before && { before }) });
      const found = (await attemptRead(() => rest().get(messages(place), { query }))) as APIMessage[] | null;
      if (found === null) return 'unknown';
      const ours = found.find((message) => carries(message, key));
      if (ours) return refOf(ours);
      const last = found.at(-1);
      // Where history may not be read, Discord gives an empty list, not an error.
      if (last === undefined) return page > 0 || (await isEmpty(place)) ? 'absent' : 'unknown';
      if (found.length < PAGE || Date.parse(last.timestamp) < oldest) return 'absent';
      before = last.id;
    }
    return 'unknown';
  }

  async function isEmpty(place: Place): Promise<boolean> {
    const channel = (await attemptRead(() => rest().get(Routes.channel(place.channel)))) as APIChannel | null;
    return channel !== null && 'last_message_id' in channel && !channel.last_message_id;
  }

  async function edit(place: Place, ref: MessageRef, card: Card, key?: string): Promise<void> {
    const payload = await dispatcher.present(card, place, renderDiscord);
    const body = key === undefined ? payload : tagged(payload, key);
    await attempt(() => rest().patch(Routes.channelMessage(ref.channel, ref.message), { body }));
  }

  async function write(place: Place, user: string, card: Card): Promise<void> {
    if (!SNOWFLAKE.test(user)) throw new PostError('rejected', `"${user}" is the id of nobody.`);
    // https://docs.discord.com/developers/resources/user#create-dm
    const opened = await attempt(() => rest().post(Routes.userChannels(), { body: { recipient_id: user } }));
    const { id } = opened as APIDMChannel;
    const body = await draw(card, { ...place, workspace: '-', channel: id });
    await attempt(() => rest().post(Routes.channelMessages(id), { body }));
  }

  return { post, find, edit, write };
}

const refOf = (message: APIMessage): MessageRef => ({ channel: message.channel_id, message: message.id });

async function attempt<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw toPostError(error);
  }
}

/** Null where reading is not allowed. */
async function attemptRead<T>(request: () => Promise<T>): Promise<T | null> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 403) return null;
    throw toPostError(error);
  }
}

/** Two positive 31-bit numbers from a key. */
function idsOf(key: string): readonly [number, number] {
  const hash = createHash('sha256').update(key).digest();
  const first = (hash.readUInt32BE(0) >>> 1) | 1;
  const second = (hash.readUInt32BE(4) >>> 1) | 1;
  return [first, second === first ? first ^ 2 : second];
}

function tagged(message: DiscordMessage, key: string): DiscordMessage {
  const [container] = message.components;
  const [outer, inner] = idsOf(key);
  const components = container.components.map((part, index) => (index === 0 ? { ...part, id: inner } : part));
  return { ...message, components: [{ ...container, id: outer, components }] };
}

function carries(message: APIMessage, key: string): boolean {
  const [container] = message.components ?? [];
  if (container === undefined || !('components' in container)) return false;
  const [outer, inner] = idsOf(key);
  return container.id === outer && container.components[0]?.id === inner;
}
