import { randomBytes } from 'node:crypto';
import { UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import { strip } from '../text/isolate.ts';
import type { ChromeLanguage } from '../views/card.ts';
import { welcomeCard } from '../views/notices.ts';
import { readToken } from '../views/tokens.ts';
import { briefMessage } from './briefing.ts';
import type { Command, CommandName, Context, Origin, Reply } from './command.ts';
import { complete } from './complete.ts';
import type { Dispatcher } from './dispatcher.ts';
import { chromeOfLocale } from './language.ts';
import { parseArgs, routeWords } from './parse.ts';
import type { ChannelSettings, Ports } from './ports.ts';
import { createPresenter } from './present.ts';
import { actions, commands } from './registry.ts';
import { fault, phrasesOf } from './reply.ts';

export interface DispatcherDeps {
  readonly ports: Ports;
  readonly clock: () => number;
  readonly log: Log;
  readonly defaults: { readonly chrome: ChromeLanguage; readonly zone: string };
  /** Names a row; must not be guessable. At most 32 characters. */
  readonly newKey?: () => string;
  /** Hears of each request once it is answered; `ms` is how long that took. */
  readonly observe?: ((request: Requested) => void) | undefined;
}

interface Requested {
  readonly platform: string;
  readonly command: string;
  readonly outcome: Outcome;
  readonly ms: number;
}

type Outcome = 'ok' | 'user-error' | 'error';

/** The one door from the platforms to the commands. */
export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const { ports, clock, log, defaults } = deps;
  const newKey = deps.newKey ?? (() => randomBytes(15).toString('base64url'));
  const presenter = createPresenter({ rows: ports.rows, log, newKey });

  async function settingsOf(origin: Origin): Promise<ChannelSettings> {
    try {
      return await ports.settings.channel(origin.place);
    } catch (error) {
      log.error({ err: error, platform: origin.place.platform }, 'The channel’s settings could not be read');
      return {};
    }
  }

  async function contextOf(origin: Origin): Promise<Context> {
    const { chrome, zone } = await settingsOf(origin);
    return {
      origin,
      chrome: chrome ?? chromeOfLocale(origin.locale) ?? defaults.chrome,
      zone: zone ?? defaults.zone,
      now: clock(),
      ports,
    };
  }

  /** Runs one request, turns what is thrown into a card, and logs one line without a word of the user's. */
  async function request(
    command: string,
    origin: Origin,
    run: (context: Context) => Promise<Reply>,
  ): Promise<Reply> {
    const start = clock();
    const context = await contextOf(origin);
    const { reply, outcome } = await attempt(command, context, run);
    const answered = { platform: origin.place.platform, command, ms: clock() - start, outcome };
    log.info(answered, 'request');
    deps.observe?.(answered);
    return reply;
  }

  async function attempt(
    command: string,
    context: Context,
    run: (context: Context) => Promise<Reply>,
  ): Promise<{ reply: Reply; outcome: Outcome }> {
    try {
      const reply = await run(context);
      return { reply, outcome: reply.card.tone === 'error' ? 'user-error' : 'ok' };
    } catch (error) {
      if (error instanceof UserError) {
        const { message, remedy } = (context.chrome === 'ar' && error.arabic) || error;
        return { reply: fault({ message, remedy }, context), outcome: 'user-error' };
      }
      const reference = newKey().slice(0, 8);
      log.error({ err: error, reference, command }, 'A request failed');
      return {
        reply: fault({ message: phrasesOf(context).errors.unexpected, reference }, context),
        outcome: 'error',
      };
    }
  }

  function runTyped(command: Command, text: string, origin: Origin): Promise<Reply> {
    return request(command.name, origin, (context) => command.run(parseArgs(command.options, text), context));
  }

  return {
    commands,

    command: (name, args, origin) => request(name, origin, (context) => named(name).run(args, context)),

    typed: (name, typed, origin) => {
      const text = strip(typed);
      // Other commands are words after /briefing; help is one after any.
      const callable = name === 'briefing' ? commands : [named('help')];
      const routed = routeWords(callable, text);
      return routed ? runTyped(routed.command, routed.text, origin) : runTyped(named(name), text, origin);
    },

    mention: (typed, origin) => {
      const text = strip(typed);
      const routed = text.trim() === '' ? { command: named('help'), text: '' } : routeWords(commands, text);
      return routed ? runTyped(routed.command, routed.text, origin) : runTyped(named('ask'), text, origin);
    },

    briefMessage: (text, origin) =>
      request('brief-message', origin, (context) => briefMessage(text, context)),

    action: async (text, origin) => {
      const recalled = await recall(text, origin);
      const read = recalled === null ? null : readToken(recalled);
      const action = actions.find((one) => one.name === read?.action);
      if (read && action) {
        return await request(action.name, origin, (context) => action.run(read.state, context));
      }
      return await request(recalled === null ? 'expired' : 'unknown', origin, async (context) => {
        const { expired, unknownButton, expiredRemedy } = phrasesOf(context).errors;
        const message = recalled === null ? expired : unknownButton;
        return fault({ message, remedy: expiredRemedy }, context);
      });
    },

    complete: async (name, option, typed, origin) => {
      try {
        return await complete(named(name), option, typed, origin.place, ports.answers);
      } catch (error) {
        log.error({ err: error, platform: origin.place.platform, command: name }, 'A completion failed');
        return [];
      }
    },

    welcome: async (origin) => {
      const context = await contextOf(origin);
      const { reply } = await attempt('welcome', context, async () => {
        const hasSources = await ports.intake.hasSources();
        return { card: welcomeCard(origin.spell, hasSources, context), visibility: 'channel' };
      });
      return reply.card;
    },

    present: presenter.present,
  };

  async function recall(text: string, origin: Origin): Promise<string | null> {
    try {
      return await presenter.recall(text, origin.place);
    } catch (error) {
      log.error({ err: error, platform: origin.place.platform }, 'A row could not be recalled');
      return null;
    }
  }
}

function named(name: CommandName): Command {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command is named ${name}`);
  return command;
}
