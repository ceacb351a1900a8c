import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi, type Trouble } from './api.ts';
import {
  type Chosen,
  escaped,
  eventPayload,
  type From,
  pressPayload,
  shortcutPayload,
  slashPayload,
} from './payloads.ts';
import { createResponses } from './responses.ts';
import { createSockets, type Envelope, type Sockets } from './sockets.ts';
import { BOT, type Channel, createWorkspace, type Message } from './state.ts';

export { labelsOf } from './payloads.ts';
export type { Message } from './state.ts';

/** What was sent to the bot. */
interface Delivery {
  readonly envelope: Envelope;
  /** ms until it was acknowledged. */
  readonly acknowledged: Promise<number>;
  /** The first answer: through the response URL, or the next message there of the thread or the conversation. */
  readonly reply: Promise<Message>;
}

/**
 * A strict Slack on loopback: Web API, response URLs and Socket Mode for one workspace with one app installed. It knows
 * Slack's documentation and none of the bot's code. What breaks a documented rule is refused as Slack refuses it and
 * written to `faults`, which a test should find empty.
 *
 *     const server = await startSlackServer();
 *     // connect the bot with server.apiUrl, server.botToken, server.appToken
 *     await server.connected();
 *     const reply = await server.slash('/briefing', 'iraq', { user: 'U1', channel: 'C1' }).reply;
 *     await server.press(reply, 'Timeline').reply;
 *     server.messages('C1');
 *     await server.stop();
 *
 * Channels are made when first named (`C…` public, `G…` private, `D…` direct), with the bot in them.
 */
export interface SlackServer {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly bot: typeof BOT;
  readonly faults: readonly string[];
  /** Scopes the app is granted; take some away. */
  readonly scopes: Set<string>;
  /** All messages of a channel, ephemeral ones too, oldest first. */
  messages(channel: string): readonly Message[];
  /** Settles with a channel's nth message (from 1). */
  message(channel: string, nth: number): Promise<Message>;
  channel(id: string, change?: Partial<Pick<Channel, 'member' | 'archived'>>): Channel;
  /** Sets a user's zone. */
  user(id: string, zone: string): void;
  slash(command: string, text: string, from: From): Delivery;
  /** Presses a button, or chooses an option, by its label or action_id. */
  press(message: Message, what: string, user?: string): Delivery;
  /** Chooses a message shortcut in the menu of a message with this text, given as Slack keeps it. */
  shortcut(callback: string, message: Chosen, from: From): Delivery;
  mention(text: string, from: From & { readonly thread?: string; readonly bot?: string }): Delivery;
  dm(text: string, from: From & { readonly subtype?: string; readonly bot?: string }): Delivery;
  /** The bot, or the user given, joins a channel. */
  join(channel: string, user?: string): Delivery;
  /** Sends the same again, as Slack does when in doubt. */
  again(delivery: Delivery): Promise<number>;
  /** Makes the next calls of a method (`response_url` is one) fail. */
  trouble(method: string, trouble: Trouble, times?: number): void;
  /** How often a method was called. */
  calls(method: string): number;
  readonly connected: Sockets['connected'];
  readonly closed: Sockets['closed'];
  readonly disconnect: Sockets['disconnect'];
  readonly linger: Sockets['linger'];
  readonly drop: Sockets['drop'];
  /** Refuses every connection, and breaks those there are, until `up`. */
  down(): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

export async function startSlackServer(
  options: {
    readonly clock?: () => number;
    /** Hears of each message as it is made, before whoever asked for it does. */
    readonly posted?: (message: Message) => void;
  } = {},
): Promise<SlackServer> {
  const workspace = createWorkspace(options.clock ?? Date.now, options.posted);
  const sockets = createSockets(workspace);
  const responses = createResponses(workspace);
  let port = 0;
  const api = createApi(workspace, responses, () => `ws://127.0.0.1:${port}${sockets.ticket()}`);
  let http = await listen();
  port = (http.address() as AddressInfo).port;
  const origin = `http://127.0.0.1:${port}`;

  async function listen() {
    const server = createServer(
      (request: IncomingMessage, response: ServerResponse) =>
        void api.serve(request, response).catch(() => response.destroy()),
    );
    server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return server;
  }
  async function down() {
    sockets.drop();
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    http.closeAllConnections();
    await closed;
  }
  function deliver(envelope: Envelope, reply: Promise<Message>): Delivery {
    return { envelope, acknowledged: sockets.send(envelope), reply };
  }
  function deliverEvent(event: Record<string, unknown>, isReply: (message: Message) => boolean): Delivery {
    const earlier = new Set(workspace.messages);
    const reply = workspace.await((message) => !earlier.has(message) && isReply(message));
    return deliver({ type: 'events_api', payload: eventPayload(event) }, reply);
  }
  const now = () => `${Math.floor(workspace.clock() / 1000)}.${Math.random().toFixed(6).slice(2)}`;

  return {
    apiUrl: `${origin}/api/`,
    botToken: api.botToken,
    appToken: api.appToken,
    bot: BOT,
    faults: workspace.faults,
    scopes: workspace.scopes,
    messages: (channel) => workspace.messages.filter((message) => message.channel === channel),
    message: (channel, nth) =>
      workspace.await(
        (message) => message === workspace.messages.filter((m) => m.channel === channel)[nth - 1],
      ),
    channel: (id, change) => Object.assign(workspace.channel(id), change),
    user: (id, zone) => void workspace.zones.set(id, zone),
    slash(command, text, from) {
      workspace.channel(from.channel);
      const { path, reply } = responses.make(from.channel, from.user);
      return deliver(
        { type: 'slash_commands', payload: slashPayload(command, text, from, origin + path) },
        reply,
      );
    },
    press(message, what, user = 'U0READER') {
      const { path, reply } = responses.make(message.channel, user, message);
      return deliver(
        { type: 'interactive', payload: pressPayload(message, what, user, origin + path) },
        reply,
      );
    },
    shortcut(callback, message, from) {
      workspace.channel(from.channel);
      const { path, reply } = responses.make(from.channel, from.user);
      const payload = shortcutPayload(callback, now(), message, from, origin + path);
      return deliver({ type: 'interactive', payload }, reply);
    },
    mention(text, { user, channel, thread, bot }) {
      workspace.channel(channel);
      const ts = now();
      const event = {
        type: 'app_mention',
        user,
        channel,
        ts,
        event_ts: ts,
        text: `<@${BOT.user_id}> ${escaped(text)}`,
      };
      const more = {
        ...(thread !== undefined && { thread_ts: thread }),
        ...(bot !== undefined && { bot_id: bot }),
      };
      return deliverEvent({ ...event, ...more }, (each) => each.threadTs === (thread ?? ts));
    },
    dm(text, { user, channel, subtype, bot }) {
      workspace.channel(channel);
      const ts = now();
      const event = {
        type: 'message',
        channel_type: 'im',
        user,
        channel,
        ts,
        event_ts: ts,
        text: escaped(text),
      };
      const more = { ...(subtype !== undefined && { subtype }), ...(bot !== undefined && { bot_id: bot }) };
      return deliverEvent({ ...event, ...more }, (each) => each.channel === channel);
    },
    join(channel, user = BOT.user_id) {
      const { type } = workspace.channel(channel);
      const event = {
        type: 'member_joined_channel',
        user,
        channel,
        channel_type: type === 'group' ? 'G' : 'C',
      };
      const more = { team: BOT.team_id, inviter: 'U0INVITER', event_ts: now() };
      return deliverEvent({ ...event, ...more }, (each) => each.channel === channel);
    },
    again: ({ envelope }) => sockets.send({ ...envelope, retry_attempt: 1, retry_reason: 'timeout' }),
    trouble: api.trouble,
    calls: api.calls,
    connected: sockets.connected,
    closed: sockets.closed,
    disconnect: sockets.disconnect,
    linger: sockets.linger,
    drop: sockets.drop,
    down,
    async up() {
      http = await listen();
    },
    stop: down,
  };
}
