import { createGateway } from './gateway.ts';
import { createHttp } from './http.ts';
import { LIMITS } from './limits.ts';
import { createPeople } from './people.ts';
import { createRest } from './rest.ts';
import {
  createWorld,
  DIRECT,
  type FakeInteraction,
  type FakeMessage,
  GENERAL,
  GUILD,
  TOKEN,
} from './world.ts';

/**
 * Discord on loopback: REST v10 and the gateway, strict. It refuses what Discord refuses, by limits of its own.
 *
 *   const discord = await startDiscordServer();
 *   connect(discord.token, discord.apiUrl);              // the real client
 *   await discord.until(() => discord.connected());
 *   const asked = discord.slash('briefing', { query: 'iraq' });
 *   const answer = await discord.answer(asked);          // what the asker sees in the end
 *   discord.press(answer, 'Timeline');
 *   discord.messages(GENERAL);                           // what everyone sees there
 *   discord.refusals;                                    // every refusal, with Discord's error body
 *   discord.plan('POST', /messages$/, { status: 500 });  // the next such request fails
 *   await discord.down(); await discord.up();            // the same port again
 *
 * Nothing is waited for by time: `until` resolves as soon as something that happens makes its question true.
 */
export async function startDiscordServer(
  options: {
    readonly down?: boolean;
    /** How long a nonce is known, ms; 0: never, as for a post in a forum. */
    readonly nonceMs?: number;
    /** How many shards it advises. */
    readonly shards?: number;
    /** Hears of each message as it is made, before whoever asked for it does. */
    readonly posted?: (message: FakeMessage) => void;
  } = {},
) {
  const world = createWorld(options.posted);
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const gateway = createGateway(world, gatewayUrl);
  const { nonceMs = LIMITS.nonceMs.max, shards = 1 } = options;
  const rest = createRest(world, gatewayUrl, { nonceMs, shards });
  const changed = () => world.changes.emit('change');
  let http = newHttp();
  const people = createPeople(world, gateway);

  world.guilds.set(GUILD, { id: GUILD, system: GENERAL, locale: 'en-US' });
  world.addChannel(GENERAL, GUILD, 'general');
  world.addChannel(DIRECT, null, 'direct');
  port = await http.listen(0);
  if (options.down) await down();

  function newHttp() {
    const made = createHttp(rest.handle, changed);
    gateway.attach(made.server);
    return made;
  }

  async function down(): Promise<void> {
    gateway.terminate();
    await http.close();
  }

  async function up(): Promise<void> {
    const { refusals, requests } = http;
    http = newHttp();
    http.refusals.push(...refusals);
    http.requests.push(...requests);
    port = await http.listen(port);
  }

  async function until<T>(question: () => T | null | undefined | false, ms = 20_000): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const ask = () => {
      const answer = question();
      if (answer) resolve(answer);
    };
    const late = new Error(`nothing came of: ${question}; refusals: ${JSON.stringify(http.refusals)}`);
    const timer = setTimeout(() => reject(late), ms);
    world.changes.on('change', ask);
    ask();
    return promise.finally(() => {
      clearTimeout(timer);
      world.changes.off('change', ask);
    });
  }

  const messages = (channel: string): FakeMessage[] =>
    (world.channels.get(channel)?.messages ?? []).filter((message) => message.seenBy === 'everyone');

  return {
    ...people,
    token: TOKEN,
    apiUrl: `http://127.0.0.1:${port}/api`,
    until,
    down,
    up,
    plan: (...plan: Parameters<ReturnType<typeof newHttp>['plan']>) => http.plan(...plan),
    connected: (): boolean => gateway.live().length > 0,
    reconnect: gateway.reconnect,
    /** Breaks every gateway connection; events from then on wait for who resumes. */
    cut: gateway.terminate,
    invalidate: gateway.invalidate,
    /** How each gateway session began. */
    sessions: gateway.history,
    /** Sessions that began while another would have been told the same; should be empty. */
    doubled: gateway.doubled,
    /** Shards connected now, `id/count`. */
    shards: gateway.shards,
    commands: rest.commands,
    closeDirectMessages: (): void => void rest.closed.add(DIRECT),
    messages,
    channel: (id: string) => world.channels.get(id),
    /** Makes a channel that the bot may post in. */
    addChannel: (id: string): unknown => world.addChannel(id, GUILD, `channel-${id}`),
    /** Puts a message of the bot's own there, as made `at` (ms). */
    post: (
      channel: string,
      body: Parameters<typeof world.addMessage>[1],
      at?: number,
    ): FakeMessage | undefined => {
      const found = world.channels.get(channel);
      return found && world.addMessage(found, body, at === undefined ? {} : { at });
    },
    /** Resolves to what the interaction shows once it is more than "thinking". */
    answer: (interaction: FakeInteraction): Promise<FakeMessage> =>
      until(() => {
        const { original } = interaction;
        return original && original.components.length > 0 ? original : null;
      }),
    /** Resolves to the first message in a channel, whoever sees it, that holds this text. */
    shown: (channel: string, text: string): Promise<FakeMessage> =>
      until(() =>
        world.channels
          .get(channel)
          ?.messages.find((message) => JSON.stringify(message.components).includes(text)),
      ),
    get refusals() {
      return http.refusals;
    },
    get requests() {
      return http.requests;
    },
    close: down,
  };
}

export type DiscordServer = Awaited<ReturnType<typeof startDiscordServer>>;
