import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { InFlight } from './in-flight.ts';
import { describeRefusal, missingScopes } from './refusals.ts';
import type { Socket } from './socket.ts';

const STOP_TIMEOUT_MS = 4_000;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 5 * 60_000;
/** A connection that lasted this long was a good one: the next is made at once. */
const STABLE_MS = 30_000;

/** Who the bot is on Slack. */
interface Identity {
  readonly team: string;
  readonly botId: string;
  readonly botUser: string;
}

export interface Connection {
  /** Returns once the first attempt is decided. */
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): { readonly connected: boolean; readonly detail: string };
  identity(): Identity | undefined;
}

interface Refusal {
  readonly detail: string;
  /** ms to wait at least before the next attempt. */
  readonly atLeast: number;
}

/**
 * Keeps a connection until stopped. The Socket Mode client's own reconnecting is not used: a refusal during it, or a
 * stop, ends the process by an unhandled rejection (@slack/socket-mode 3.1).
 */
export function createConnection(deps: {
  readonly socket: Socket;
  readonly web: webApi.WebClient;
  readonly inFlight: InFlight;
  readonly log: Log;
  readonly clock: () => number;
}): Connection {
  const { socket, web, inFlight, log, clock } = deps;
  const stopping = new AbortController();
  let identity: Identity | undefined;
  let state = { connected: false, detail: 'not started' };
  let running: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;

  return {
    state: () => state,
    identity: () => identity,
    start() {
      const decided = Promise.withResolvers<void>();
      running ??= keepConnected(decided.resolve);
      return decided.promise;
    },
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };

  async function stop(): Promise<void> {
    stopping.abort();
    const limit = new AbortController();
    // The socket at once: what is in flight is acknowledged and answered by HTTP, and nothing new should begin.
    const done = Promise.all([socket.close(), running, inFlight.idle()]);
    const late = wait(STOP_TIMEOUT_MS, undefined, { signal: limit.signal }).catch(() => {});
    await Promise.race([done, late]);
    limit.abort();
    state = { connected: false, detail: 'stopped' };
  }

  async function keepConnected(firstDecided: () => void): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const outcome = await connect();
      if (stopping.signal.aborted) {
        // A stop while connecting closes nothing: the socket was not there yet.
        await socket.close();
        firstDecided();
        return;
      }
      let atLeast = 0;
      if ('ended' in outcome) {
        const since = clock();
        state = { connected: true, detail: 'connected by Socket Mode' };
        log.info('Connected to Slack');
        firstDecided();
        await outcome.ended;
        failures = clock() - since < STABLE_MS ? failures + 1 : 0;
        state = { connected: false, detail: 'Slack closed the connection; connecting anew' };
        if (!stopping.signal.aborted) log.info(state.detail);
      } else {
        failures += 1;
        atLeast = outcome.atLeast;
        state = { connected: false, detail: outcome.detail };
        log.warn({ attempt: failures }, `${outcome.detail} Will try again.`);
        firstDecided();
      }
      await wait(Math.max(atLeast, backOff(failures)), undefined, { signal: stopping.signal }).catch(
        () => {},
      );
    }
  }

  async function connect(): Promise<{ readonly ended: Promise<void> } | Refusal> {
    try {
      identity ??= await identify();
    } catch (error) {
      return refusal(error, 'bot token');
    }
    try {
      return await socket.open();
    } catch (error) {
      return refusal(error, 'app token');
    }
  }

  async function identify(): Promise<Identity> {
    const answer = await web.auth.test();
    const missing = missingScopes(answer.response_metadata?.scopes);
    if (missing.length > 0)
      log.warn({ missing }, 'The Slack app lacks scopes: install it anew from config/slack-manifest.yaml');
    return { team: answer.team_id ?? '-', botId: answer.bot_id ?? '', botUser: answer.user_id ?? '' };
  }
}

function refusal(error: unknown, step: 'bot token' | 'app token'): Refusal {
  const atLeast = error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1000 : 0;
  return { detail: describeRefusal(error, step), atLeast };
}

/** ms; doubles with each failure up to a cap, with a quarter of jitter so that replicas do not return together. */
function backOff(failures: number): number {
  if (failures === 0) return 0;
  const delay = Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS);
  return delay * (0.75 + Math.random() / 2);
}
