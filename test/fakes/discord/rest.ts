import { type CommandBody, checkCommands } from './commands.ts';
import {
  cannotMessageUser,
  missingAccess,
  missingPermissions,
  refuse,
  unauthorized,
  unknownChannel,
  unknownMessage,
} from './errors.ts';
import { createInteractions } from './interactions.ts';
import { LIMITS } from './limits.ts';
import { checkMessage, EPHEMERAL, type MessageBody } from './message.ts';
import {
  APPLICATION_ID,
  BOT,
  DIRECT,
  type FakeChannel,
  type FakeMessage,
  TOKEN,
  type World,
} from './world.ts';

export interface ApiRequest {
  readonly method: string;
  /** After `/api/v10`, decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** Undefined: 204. */
type Answer = unknown;
type Handler = (request: ApiRequest, ...parts: string[]) => Answer;
interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: Handler;
  /** The token in the path is the authorisation. */
  readonly open?: boolean;
}

/** The REST API, version 10, as far as a bot of ours goes. https://docs.discord.com/developers/reference */
export function createRest(
  world: World,
  gatewayUrl: () => string,
  { nonceMs, shards }: { readonly nonceMs: number; readonly shards: number },
) {
  const interactions = createInteractions(world);
  let commands: readonly CommandBody[] = [];
  /** Users who take no direct messages. */
  const closed = new Set<string>();

  function visible(id: string): FakeChannel {
    const channel = world.channels.get(id);
    if (!channel) throw unknownChannel();
    if (!channel.view) throw missingAccess();
    return channel;
  }

  function message(channel: string, id: string): FakeMessage {
    const found = visible(channel).messages.find((one) => one.id === id && one.seenBy === 'everyone');
    if (!found) throw unknownMessage();
    return found;
  }

  function post(id: string, body: MessageBody): FakeMessage {
    const channel = visible(id);
    if (channel.guild === null && closed.has(id)) throw cannotMessageUser();
    if (!channel.send) throw missingPermissions();
    checkMessage(body);
    const since = Date.now() - nonceMs;
    const same = channel.messages.find(
      (one) => one.nonce !== undefined && one.nonce === body.nonce && Date.parse(one.timestamp) >= since,
    );
    if (nonceMs > 0 && body.enforce_nonce && same) return same;
    return world.addMessage(channel, { ...body, flags: (body.flags ?? 0) & ~EPHEMERAL });
  }

  function history(id: string, query: URLSearchParams): unknown[] {
    const channel = visible(id);
    if (!channel.history) return [];
    const limit = Number(query.get('limit') ?? 50);
    if (limit < 1 || limit > LIMITS.messagesPage.max) throw refuse(400, 50035, 'Invalid Form Body');
    const before = BigInt(query.get('before') ?? '9223372036854775807');
    const after = BigInt(query.get('after') ?? '0');
    return channel.messages
      .filter((one) => one.seenBy === 'everyone' && BigInt(one.id) < before && BigInt(one.id) > after)
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
      .slice(0, limit)
      .map((one) => wireMessage(one));
  }

  function patch(channel: string, id: string, body: MessageBody): unknown {
    const found = message(channel, id);
    if (found.author.id !== BOT.id)
      throw refuse(403, 50005, 'Cannot edit a message authored by another user');
    return wireMessage(interactions.edit(found, body));
  }

  const routes: readonly Route[] = [
    { method: 'GET', path: /^\/gateway\/bot$/, handle: () => gatewayInfo(gatewayUrl(), shards) },
    { method: 'GET', path: /^\/users\/@me$/, handle: () => BOT },
    { method: 'POST', path: /^\/users\/@me\/channels$/, handle: () => wireChannel(visible(DIRECT)) },
    {
      method: 'GET',
      path: /^\/(?:oauth2\/)?applications\/@me$/,
      handle: () => ({ id: APPLICATION_ID, name: 'Isnad' }),
    },
    { method: 'GET', path: /^\/applications\/(\d+)\/commands$/, handle: () => wireCommands(commands) },
    {
      method: 'PUT',
      path: /^\/applications\/(\d+)\/commands$/,
      handle: ({ body }) => {
        checkCommands(body as CommandBody[]);
        commands = body as CommandBody[];
        world.changes.emit('change');
        return wireCommands(commands);
      },
    },
    {
      method: 'POST',
      path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      open: true,
      handle: ({ body, query }, id = '', token = '') => {
        const original = interactions.callback(id, token, body as { type: number });
        return query.get('with_response') === 'true'
          ? { resource: original && wireMessage(original) }
          : undefined;
      },
    },
    {
      method: 'POST',
      path: /^\/webhooks\/\d+\/([^/]+)$/,
      open: true,
      handle: ({ body }, token = '') => wireMessage(interactions.followUp(token, body as MessageBody)),
    },
    {
      method: 'PATCH',
      path: /^\/webhooks\/\d+\/([^/]+)\/messages\/(@original|\d+)$/,
      open: true,
      handle: ({ body }, token = '', id = '') =>
        wireMessage(interactions.edit(interactions.find(token, id), body as MessageBody)),
    },
    {
      method: 'DELETE',
      path: /^\/webhooks\/\d+\/([^/]+)\/messages\/(@original|\d+)$/,
      open: true,
      handle: (_, token = '', id = '') => interactions.remove(token, id),
    },
    { method: 'GET', path: /^\/channels\/(\d+)$/, handle: (_, id = '') => wireChannel(visible(id)) },
    {
      method: 'GET',
      path: /^\/channels\/(\d+)\/messages$/,
      handle: ({ query }, id = '') => history(id, query),
    },
    {
      method: 'POST',
      path: /^\/channels\/(\d+)\/messages$/,
      handle: ({ body }, id = '') => wireMessage(post(id, body as MessageBody), true),
    },
    {
      method: 'GET',
      path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
      handle: (_, channel = '', id = '') => wireMessage(message(channel, id)),
    },
    {
      method: 'PATCH',
      path: /^\/channels\/(\d+)\/messages\/(\d+)$/,
      handle: ({ body }, channel = '', id = '') => patch(channel, id, body as MessageBody),
    },
  ];

  function handle(request: ApiRequest): Answer {
    for (const route of routes) {
      const match = route.path.exec(request.path);
      if (match === null || route.method !== request.method) continue;
      if (!route.open && request.authorization !== `Bot ${TOKEN}`) throw unauthorized();
      return route.handle(request, ...match.slice(1));
    }
    throw refuse(404, 0, '404: Not Found');
  }

  return { handle, closed, commands: () => commands };
}

const gatewayInfo = (url: string, shards: number) => ({
  url,
  shards,
  session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
});

const wireCommands = (commands: readonly CommandBody[]) =>
  commands.map((command, index) => ({
    id: String(600000000000000000n + BigInt(index)),
    application_id: APPLICATION_ID,
    version: '1',
    type: 1,
    nsfw: false,
    default_member_permissions: null,
    description: '',
    ...command,
  }));

export function wireChannel(channel: FakeChannel) {
  const common = { id: channel.id, type: channel.type, last_message_id: channel.messages.at(-1)?.id ?? null };
  if (channel.guild === null) return { ...common, recipients: [] };
  const { guild: guild_id, name, position } = channel;
  return { ...common, guild_id, name, position, permission_overwrites: overwrites(channel) };
}

/** https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
function overwrites(channel: FakeChannel) {
  const denied = (channel.view ? 0n : 1n << 10n) | (channel.send ? 0n : 1n << 11n);
  return [{ id: channel.guild, type: 0, allow: '0', deny: String(denied) }];
}

/** History does not tell a message's nonce; only the answer to its creation does. */
export function wireMessage(message: FakeMessage, withNonce = false) {
  const { seenBy, pings, reference, nonce, ...wire } = message;
  const rest = {
    type: 0,
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
  };
  return {
    ...wire,
    ...rest,
    attachments: [],
    embeds: [],
    ...(withNonce && nonce !== undefined && { nonce }),
  };
}
