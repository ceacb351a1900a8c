import {
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  Options,
  Partials,
  Status,
} from 'discord.js';
import { messageOf } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { within } from './respond.ts';
import { apiOf, REQUEST_TIMEOUT_MS, type RestSettings } from './rest.ts';

/** Pauses between attempts (ms): doubling from the first to the most; after a refusal, which takes a person to mend. */
export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
  readonly refusedMs: number;
}

const BACKOFF: Backoff = { firstMs: 1000, mostMs: 60_000, refusedMs: 300_000 };
/** An attempt is given up after this (ms). */
const LOGIN_TIMEOUT_MS = 30_000;
const CLOSE_TIMEOUT_MS = 800;

/** https://docs.discord.com/developers/events/gateway#sharding */
export interface Shard {
  readonly id: number;
  readonly count: number;
}

export interface Connecting extends RestSettings {
  readonly shard: Shard;
  readonly log: Log;
  /** Called with each new client before it connects. */
  readonly attach: (client: Client) => void;
  /** Settles when a session may be begun. */
  readonly mayIdentify: (signal: AbortSignal) => Promise<void>;
  readonly backoff?: Backoff | undefined;
}

export type Connection = ReturnType<typeof createConnection>;

/** Holds a connection to the gateway: each attempt with a client of its own, for one that failed cannot be used again. */
export function createConnection({ log, attach, backoff = BACKOFF, ...settings }: Connecting) {
  let client: Client | null = null;
  let detail = 'not started';
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function attempt(): Promise<void> {
    const mine = createClient(settings);
    client = mine;
    detail = 'connecting';
    watch(mine);
    attach(mine);
    try {
      const token = await within(mine.login(settings.token), LOGIN_TIMEOUT_MS);
      if (token === undefined) throw new Error(`no connection within ${LOGIN_TIMEOUT_MS / 1000} s`);
      if (mine !== client) return;
      failures = 0;
      detail = `connected as ${mine.user?.username ?? 'a bot'}`;
      log.info({ platform: 'discord' }, detail);
    } catch (error) {
      if (mine === client) giveUp(mine, describe(error), isRefusal(error));
    }
  }

  /** Failures of a connection that was made: discord.js resumes by itself, unless told never to come back. */
  function watch(mine: Client): void {
    mine.on(Events.Error, (error) =>
      log.warn({ platform: 'discord', error: error.message }, 'Discord client error'),
    );
    mine.on(Events.ShardError, (error) =>
      log.warn({ platform: 'discord', error: error.message }, 'connection error'),
    );
    mine.on(Events.ShardReconnecting, () => {
      if (mine === client) log.info({ platform: 'discord' }, 'reconnecting to Discord');
    });
    mine.on(Events.ShardResume, () => log.info({ platform: 'discord' }, 'connected to Discord again'));
    mine.on(Events.ShardDisconnect, ({ code }) => {
      if (mine === client) giveUp(mine, closedFor(code), true);
    });
    mine.on(Events.Invalidated, () => {
      if (mine === client) giveUp(mine, 'Discord ended the session', false);
    });
    // A client given up may still have been on its way in.
    mine.on(Events.ShardReady, () => {
      if (mine !== client) void close(mine);
    });
  }

  function giveUp(mine: Client, reason: string, refused: boolean): void {
    client = null;
    void close(mine);
    if (stopped) return;
    const wait = waitAfter(failures, refused, backoff);
    failures += 1;
    detail = `${reason}; next attempt in ${Math.ceil(wait / 1000)} s`;
    log.error({ platform: 'discord' }, detail);
    timer = setTimeout(() => void attempt(), wait);
  }

  async function close(mine: Client): Promise<void> {
    try {
      await mine.destroy();
    } catch (error) {
      log.debug({ platform: 'discord', error: messageOf(error) }, 'closing failed');
    }
    // It forgets its token, which answers still under way need.
    mine.rest.setToken(settings.token);
  }

  return {
    start: attempt,
    state() {
      const connected = client?.ws.shards.some((shard) => shard.status === Status.Ready) ?? false;
      const lost = !connected && client !== null && detail.startsWith('connected');
      return { connected, detail: lost ? 'reconnecting' : detail };
    },
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      const mine = client;
      client = null;
      detail = 'stopped';
      if (mine) await within(close(mine), CLOSE_TIMEOUT_MS);
    },
  };
}

function createClient({ shard, mayIdentify, ...settings }: Omit<Connecting, 'log' | 'attach'>): Client {
  return new Client({
    shards: [shard.id],
    shardCount: shard.count,
    ws: { buildIdentifyThrottler: () => ({ waitForIdentify: (_, signal) => mayIdentify(signal) }) },
    // None is privileged: what is said to the bot is readable without the message content intent.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: 100,
    }),
    rest: { ...apiOf(settings), retries: 1, timeout: REQUEST_TIMEOUT_MS },
  });
}

/** ms */
export function waitAfter(failures: number, refused: boolean, backoff: Backoff = BACKOFF): number {
  const grown = Math.min(backoff.mostMs, backoff.firstMs * 2 ** failures);
  return refused ? backoff.refusedMs : grown * (0.5 + Math.random() / 2);
}

function closedFor(code: number): string {
  const words = `Discord closed the connection for good (${code})`;
  if (code !== GatewayCloseCodes.ShardingRequired) return words;
  return `${words}: the bot is in too many servers for so few shards; stop every gateway process, then start them`;
}

export const isRefusal = (error: unknown): boolean =>
  (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
  (error instanceof DiscordAPIError && error.status === 401);

export function describe(error: unknown): string {
  if (!isRefusal(error)) return `Discord was not reached: ${messageOf(error)}`;
  return 'Discord refused the token: set DISCORD_TOKEN to the bot token shown in the developer portal under Bot';
}
