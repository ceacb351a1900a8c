import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { wireChannel } from './rest.ts';
import { APPLICATION_ID, BOT, type FakeGuild, snowflake, TOKEN, type World } from './world.ts';

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway */
const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalid: 9,
  hello: 10,
  ack: 11,
};
const CLOSE = {
  unknownOpcode: 4001,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  invalidShard: 4010,
  disallowedIntents: 4014,
};
/** https://docs.discord.com/developers/events/gateway#privileged-intents */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
export const INTENT = { guilds: 1 << 0, guildMessages: 1 << 9, directMessages: 1 << 12 };

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  readonly events: { readonly t: string; readonly d: unknown; readonly s: number }[];
  socket: WebSocket | null;
}

export function createGateway(world: World, url: () => string) {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  /** How sessions came to be, in order. */
  const history: ('identify' | 'resume')[] = [];
  /** Sessions that began while another of the same shard was live. */
  const doubled: string[] = [];

  function send(socket: WebSocket, op: number, d: unknown, more: object = {}): void {
    socket.send(JSON.stringify({ op, d, s: null, t: null, ...more }));
  }

  function dispatch(session: Session, t: string, d: unknown): void {
    const event = { t, d, s: session.events.length + 1 };
    session.events.push(event);
    if (session.socket) send(session.socket, OP.dispatch, event.d, event);
  }

  function identify(
    socket: WebSocket,
    d: { token?: string; intents?: number; shard?: readonly [number, number] },
  ): Session | null {
    if (d.token !== TOKEN) return close(socket, CLOSE.authenticationFailed);
    if ((d.intents ?? 0) & PRIVILEGED) return close(socket, CLOSE.disallowedIntents);
    const shard = d.shard ?? [0, 1];
    if (shard[0] >= shard[1]) return close(socket, CLOSE.invalidShard);
    if (live().some((other) => meets(other.shard, shard))) doubled.push(`shard ${shard}`);
    const session: Session = { id: snowflake(), intents: d.intents ?? 0, shard, events: [], socket };
    sessions.set(session.id, session);
    history.push('identify');
    const guilds = [...world.guilds.values()].filter((guild) => hears(session, guild.id));
    dispatch(session, 'READY', {
      v: 10,
      user: BOT,
      session_id: session.id,
      resume_gateway_url: url(),
      application: { id: APPLICATION_ID, flags: 0 },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      shard,
    });
    for (const guild of guilds) dispatch(session, 'GUILD_CREATE', wireGuild(world, guild));
    return session;
  }

  function resume(
    socket: WebSocket,
    d: { token?: string; session_id?: string; seq?: number },
  ): Session | null {
    if (d.token !== TOKEN) return close(socket, CLOSE.authenticationFailed);
    const session = sessions.get(d.session_id ?? '');
    if (!session) {
      send(socket, OP.invalid, false);
      return null;
    }
    history.push('resume');
    session.socket = socket;
    for (const event of session.events.slice(d.seq ?? 0)) send(socket, OP.dispatch, event.d, event);
    dispatch(session, 'RESUMED', {});
    return session;
  }

  function close(socket: WebSocket, code: number): null {
    socket.close(code);
    return null;
  }

  server.on('connection', (socket) => {
    let session: Session | null = null;
    send(socket, OP.hello, { heartbeat_interval: 41_250 });
    socket.on('close', () => {
      if (session?.socket === socket) session.socket = null;
      world.changes.emit('change');
    });
    socket.on('message', (data) => {
      const { op, d } = JSON.parse(String(data)) as { op: number; d: object };
      if (op === OP.heartbeat) send(socket, OP.ack, null);
      else if (op === OP.identify) session = identify(socket, d);
      else if (op === OP.resume) session = resume(socket, d);
      else socket.close(session ? CLOSE.unknownOpcode : CLOSE.notAuthenticated);
      world.changes.emit('change');
    });
  });

  /** https://docs.discord.com/developers/events/gateway#sharding: what lies in no server goes to the first shard. */
  function hears({ shard: [id, count] }: Session, guild: string | undefined): boolean {
    return guild === undefined ? id === 0 : (BigInt(guild) >> 22n) % BigInt(count) === BigInt(id);
  }

  const live = (): Session[] => [...sessions.values()].filter((session) => session.socket !== null);

  return {
    history,
    doubled,
    live,
    /** Shards connected now. */
    shards: () => live().map(({ shard }) => shard.join('/')),
    attach(http: Server): void {
      http.on('upgrade', (request, socket, head) => {
        server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client));
      });
    },
    /** Sends an event to every session that asked for its kind; one whose socket is gone gets it when it resumes. */
    publish(t: string, d: object, intent = 0): void {
      const { id, guild_id } = d as { id?: string; guild_id?: string };
      const guild = t.startsWith('GUILD') ? id : guild_id;
      for (const session of sessions.values()) {
        if ((session.intents & intent) === intent && hears(session, guild)) dispatch(session, t, d);
      }
    },
    /** Asks every client to reconnect and resume. */
    reconnect(): void {
      for (const { socket } of live()) if (socket) send(socket, OP.reconnect, null);
    },
    /** Forgets every session: clients must identify again. */
    invalidate(): void {
      const sockets = live().map((session) => session.socket);
      sessions.clear();
      for (const socket of sockets) if (socket) send(socket, OP.invalid, false);
    },
    terminate(): void {
      for (const session of sessions.values()) session.socket = null;
      for (const client of server.clients) client.terminate();
    },
  };
}

/** Whether two shards, perhaps of different numbers of them, would be told of one server. */
function meets([a, m]: Session['shard'], [b, n]: Session['shard']): boolean {
  const common = divisor(m, n);
  return a % common === b % common;
}

const divisor = (m: number, n: number): number => (n === 0 ? m : divisor(n, m % n));

/** https://docs.discord.com/developers/events/gateway-events#guild-create */
export function wireGuild(world: World, guild: FakeGuild) {
  const channels = [...world.channels.values()].filter((channel) => channel.guild === guild.id);
  const joined_at = new Date().toISOString();
  // View, send, read history, embed links.
  const permissions = String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n));
  return {
    id: guild.id,
    name: 'Newsroom',
    owner_id: '200000000000000009',
    system_channel_id: guild.system,
    system_channel_flags: 0,
    preferred_locale: guild.locale,
    joined_at,
    unavailable: false,
    large: false,
    member_count: 2,
    features: [],
    emojis: [],
    stickers: [],
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    roles: [{ id: guild.id, name: '@everyone', permissions, position: 0, color: 0, managed: false }],
    members: [{ user: BOT, roles: [], joined_at, deaf: false, mute: false, flags: 0 }],
    channels: channels.map(wireChannel),
  };
}
