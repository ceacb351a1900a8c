import { App, SocketModeReceiver, webApi } from '@slack/bolt';
import type { Dispatcher } from '../../commands/dispatcher.ts';
import { UserError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Platform } from '../platform.ts';
import { boltLog } from './bolt-log.ts';
import { createConnection } from './connect.ts';
import { explain } from './errors.ts';
import { createInFlight } from './in-flight.ts';
import { listen } from './listen.ts';
import type { CommandNames } from './parse.ts';
import { createPoster } from './poster.ts';
import { createSeen } from './seen.ts';
import { createSocket } from './socket.ts';
import { createZones } from './zones.ts';

const REQUEST_TIMEOUT_MS = 15_000;

export interface SlackDeps {
  readonly dispatcher: Dispatcher;
  /** `xoxb-…` */
  readonly botToken: string;
  /** `xapp-…`, for Socket Mode. */
  readonly appToken: string;
  /** Base of the Web API, for tests and proxies. */
  readonly apiUrl?: string | undefined;
  /** Slash commands as registered, with or without the slash. */
  readonly commandNames: CommandNames;
  /** True for the first process that takes an event on: Slack may send one again over another connection. */
  readonly takeEvent: (id: string) => Promise<boolean>;
  readonly log: Log;
  /** ms */
  readonly clock: () => number;
}

/** Slack in Socket Mode, through Bolt. */
export function createSlack(deps: SlackDeps): Platform {
  const { dispatcher, botToken, appToken, takeEvent, log, clock } = deps;
  const logger = boltLog(log);
  const clientOptions: webApi.WebClientOptions = {
    ...(deps.apiUrl !== undefined && { slackApiUrl: deps.apiUrl }),
    logger,
    timeout: REQUEST_TIMEOUT_MS,
    // Only the ledger retries a post: the client's retries could double it.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // `respond` takes its fetch from here, and would otherwise wait without end.
    fetch: (url, init) => fetch(url, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS), ...init }),
  };
  const web = new webApi.WebClient(botToken, clientOptions);
  const inFlight = createInFlight();
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
    processEventErrorHandler: async ({ error }) => {
      log.error({ error: explain(error) }, 'Could not take what Slack sent');
      return false;
    },
  });
  const connection = createConnection({ socket: createSocket(receiver), web, inFlight, log, clock });

  const app = new App({
    receiver,
    clientOptions,
    logger,
    convoStore: false,
    // Ours, since Bolt's own asks Slack in its constructor, where a refusal is an unhandled rejection.
    authorize: async () => {
      const who = connection.identity();
      return { botToken, ...(who && { botId: who.botId, botUserId: who.botUser, teamId: who.team }) };
    },
  });
  app.error(async (error) => log.error({ error: explain(error) }, 'Could not deal with what Slack sent'));
  const { isNew } = createSeen(clock);
  const zoneOf = createZones(web, log, clock);
  const { commandNames } = deps;
  listen(app, { dispatcher, web, commandNames, zoneOf, isNew, takeEvent, inFlight, log });

  return {
    name: 'slack',
    poster: createPoster({ web, dispatcher, botId: () => connection.identity()?.botId }),
    async start() {
      checkToken('SLACK_BOT_TOKEN', botToken, 'xoxb-', 'OAuth & Permissions');
      checkToken('SLACK_APP_TOKEN', appToken, 'xapp-', 'Basic Information, App-Level Tokens');
      await connection.start();
    },
    stop: () => connection.stop(),
    state: () => connection.state(),
  };
}

function checkToken(variable: string, token: string, prefix: string, page: string): void {
  if (token.startsWith(prefix)) return;
  throw new UserError(
    `${variable} is not such a token: it must begin with ${prefix}`,
    `Copy it anew from the app's settings on api.slack.com, page ${page}.`,
  );
}
