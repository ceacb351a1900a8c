import { setTimeout as wait } from 'node:timers/promises';
import { type RESTGetAPIGatewayBotResult, Routes } from 'discord.js';
import type { Log } from '../../log.ts';
import type { Hold, Leases } from '../platform.ts';
import { type Backoff, type Connection, describe, isRefusal, type Shard, waitAfter } from './connect.ts';
import { createRest, type RestSettings } from './rest.ts';

const PREFIX = 'discord/';

export interface ShardsDeps extends RestSettings {
  readonly leases: Leases;
  readonly log: Log;
  readonly backoff?: Backoff | undefined;
  /** Makes the connection of a shard that is ours. */
  readonly connect: (shard: Shard, hold: Hold) => Connection;
}

/**
 * The bot's shards, as many as Discord advises, each under a lease: only its holder connects it. Those that already run
 * settle how many there are, since two numbers at once would deliver events twice; another number takes effect when
 * every gateway process has been stopped.
 */
export function createShards({ leases, log, backoff, connect, ...settings }: ShardsDeps) {
  const rest = createRest(settings);
  const stopping = new AbortController();
  const standings: { stop(): Promise<void> }[] = [];
  const connections = new Map<number, Connection>();
  let detail = 'not started';
  let isStanding = false;
  let running: Promise<void> | undefined;

  async function run(firstDecided: () => void): Promise<void> {
    const count = await agreedCount(firstDecided);
    if (count === null) return;
    const ids = [...Array(count).keys()];
    for (const id of ids) {
      if (stopping.signal.aborted) break;
      const connected = Promise.withResolvers<void>();
      const standing = leases.keep(`${PREFIX}${id}/${count}`, (hold) =>
        serve({ id, count }, hold, connected.resolve),
      );
      standings.push(standing);
      isStanding = true;
      // One that is ours is awaited before the next is asked for, which leaves some to other processes.
      if (await standing.first) await Promise.race([connected.promise, aborted(stopping.signal)]);
      firstDecided();
    }
  }

  /** Null when stopped before it was known. */
  async function agreedCount(firstDecided: () => void): Promise<number | null> {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      try {
        const running = (await leases.names(PREFIX)).map((name) => Number(name.split('/')[2]));
        const inUse = running.find((count) => count > 0);
        if (inUse !== undefined) return inUse;
        return ((await rest().get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult).shards;
      } catch (error) {
        const pauseMs = waitAfter(failures, isRefusal(error), backoff);
        detail = `${describe(error)}; next attempt in ${Math.ceil(pauseMs / 1000)} s`;
        log.error({ platform: 'discord' }, detail);
        firstDecided();
        await wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
    return null;
  }

  async function serve(shard: Shard, hold: Hold, firstDecided: () => void): Promise<void> {
    const connection = connect(shard, hold);
    connections.set(shard.id, connection);
    try {
      void connection.start().then(firstDecided);
      await aborted(hold.signal);
    } finally {
      connections.delete(shard.id);
      await connection.stop();
      firstDecided();
    }
  }

  return {
    /** Returns once the first attempt is decided, or another process is found connected. */
    start(): Promise<void> {
      const decided = Promise.withResolvers<void>();
      detail = 'connecting';
      running ??= run(decided.resolve);
      return Promise.race([decided.promise, running]);
    },
    /** Disconnects, and leaves the shards to others at once. */
    async stop(): Promise<void> {
      stopping.abort();
      await running;
      await Promise.all(standings.map((standing) => standing.stop()));
      detail = 'stopped';
      isStanding = false;
    },
    state() {
      const states = [...connections].map(([id, connection]) => ({ id, ...connection.state() }));
      const [first] = states;
      if (first === undefined) {
        return isStanding
          ? { connected: false, detail: 'standing by: another process is connected', standby: true }
          : { connected: false, detail };
      }
      const bad = states.find(({ connected }) => !connected);
      if (states.length === 1) return { connected: first.connected, detail: first.detail };
      const all = `${states.length} shards here`;
      return { connected: !bad, detail: bad ? `${all}; shard ${bad.id}: ${bad.detail}` : all };
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
