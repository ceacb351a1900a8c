import type { Client } from 'discord.js';
import type { Dispatcher } from '../../commands/dispatcher.ts';
import { messageOf, UserError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { ChromeLanguage } from '../../views/card.ts';
import type { Hold, Leases, Platform } from '../platform.ts';
import { type Backoff, createConnection, type Shard } from './connect.ts';
import { createIdentifyGate } from './identify.ts';
import { listen } from './listen.ts';
import type { Names } from './parse.ts';
import { createPoster } from './poster.ts';
import { deployCommands } from './register.ts';
import { within } from './respond.ts';
import { createRest } from './rest.ts';
import { createShards } from './shards.ts';

export interface DiscordSettings {
  readonly dispatcher: Dispatcher;
  readonly token: string;
  /** Base address of the API without the version; Discord's own when absent. */
  readonly apiUrl?: string | undefined;
  /** Keeps every other process off the shards that this one connects. */
  readonly leases: Leases;
  /** ms */
  readonly clock: () => number;
  readonly log: Log;
  /** Names the commands are registered under, where not their own. */
  readonly names?: Names | undefined;
  /** Language of the descriptions in Discord's command list. */
  readonly chrome?: ChromeLanguage | undefined;
  readonly backoff?: Backoff | undefined;
}

/** What is in flight is waited for this long on stopping (ms), beside what it takes to disconnect. */
const STOP_MS = 2500;

export function createDiscord(settings: DiscordSettings): Platform {
  const { dispatcher, log, clock, names = {} } = settings;
  if (settings.token.trim() === '') {
    throw new UserError(
      'The Discord token is empty.',
      'Set DISCORD_TOKEN to the bot token, or leave it out.',
    );
  }
  const inFlight = new Set<Promise<void>>();

  function track(work: Promise<void>): void {
    inFlight.add(work);
    void work.finally(() => inFlight.delete(work));
  }

  const identify = createIdentifyGate(clock);

  function connect(shard: Shard, { isHeld, signal }: Hold) {
    const attach = (client: Client) => {
      listen(client, { dispatcher, names, log, track, isOurs: isHeld });
      if (shard.id === 0) client.once('clientReady', () => track(register()));
    };
    const isWanted = () => isHeld() && !signal.aborted;
    const mayIdentify = (closed: AbortSignal) => identify(isWanted, closed);
    return createConnection({ ...settings, shard, attach, mayIdentify });
  }

  async function register(): Promise<void> {
    try {
      const outcome = await deployCommands({ ...settings, commands: dispatcher.commands });
      log.info({ platform: 'discord', outcome }, 'commands registered');
    } catch (error) {
      log.error({ platform: 'discord', error: messageOf(error) }, 'commands could not be registered');
    }
  }

  const shards = createShards({ ...settings, connect });
  return {
    name: 'discord',
    poster: createPoster(dispatcher, createRest(settings)),
    start: shards.start,
    async stop() {
      // At once, for another process to take over; answers in flight go another way.
      await shards.stop();
      await within(Promise.all(inFlight), STOP_MS);
    },
    state: shards.state,
  };
}
