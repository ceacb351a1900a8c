import type { Client } from 'discord.js';
import type { Dispatcher } from '../../commands/dispatcher.ts';
import { messageOf, UserError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { ChromeLanguage } from '../../views/card.ts';
import type { Platform } from '../platform.ts';
import { type Backoff, createConnection } from './connect.ts';
import { listen } from './listen.ts';
import type { Names } from './parse.ts';
import { createPoster } from './poster.ts';
import { deployCommands } from './register.ts';
import { within } from './respond.ts';
import { createRest } from './rest.ts';

export interface DiscordSettings {
  readonly dispatcher: Dispatcher;
  readonly token: string;
  /** Base address of the API without the version; Discord's own when absent. */
  readonly apiUrl?: string | undefined;
  readonly log: Log;
  /** Names the commands are registered under, where not their own. */
  readonly names?: Names | undefined;
  /** Language of the descriptions in Discord's command list. */
  readonly chrome?: ChromeLanguage | undefined;
  readonly backoff?: Backoff | undefined;
}

/** What is in flight is waited for this long on stopping (ms). */
const STOP_MS = 4000;

export function createDiscord(settings: DiscordSettings): Platform {
  const { dispatcher, log, names = {} } = settings;
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

  function attach(client: Client): void {
    listen(client, { dispatcher, names, log, track });
    client.once('clientReady', () => track(register()));
  }

  async function register(): Promise<void> {
    try {
      const outcome = await deployCommands({ ...settings, commands: dispatcher.commands });
      log.info({ platform: 'discord', outcome }, 'commands registered');
    } catch (error) {
      log.error({ platform: 'discord', error: messageOf(error) }, 'commands could not be registered');
    }
  }

  const connection = createConnection({ ...settings, attach });
  return {
    name: 'discord',
    poster: createPoster(dispatcher, createRest(settings)),
    start: connection.start,
    async stop() {
      await within(Promise.all(inFlight), STOP_MS);
      await connection.stop();
    },
    state: connection.state,
  };
}
