import { pino } from 'pino';
import type { Args, Command, Origin, Reply } from '../../../src/commands/command.ts';
import type { Dispatcher } from '../../../src/commands/dispatcher.ts';
import { createLoneLeases } from '../../../src/jobs/leases.ts';
import { createDiscord, type DiscordSettings } from '../../../src/platforms/discord/discord.ts';
import type { Block, Card } from '../../../src/views/card.ts';
import { allOf, textsOf } from '../../fakes/discord/components.ts';
import type { DiscordServer } from '../../fakes/discord/server.ts';
import type { FakeMessage } from '../../fakes/discord/world.ts';

export const silent = pino({ level: 'silent' });
export const leases = createLoneLeases({ log: silent, pauseMs: 100 });
export const quick = { firstMs: 20, mostMs: 100, refusedMs: 50_000 };

export function card(text: string, ...more: readonly Block[]): Card {
  return { chrome: 'en', summary: text, blocks: [{ type: 'text', runs: [{ text }], dir: 'ltr' }, ...more] };
}

export const reply = (text: string, more: Partial<Reply> = {}): Reply => ({
  card: card(text),
  visibility: 'channel',
  ...more,
});

const option = (name: string, more: object = {}) => ({
  name,
  aliases: [],
  describe: { en: `The ${name}`, ar: `خيار ${name}` },
  ...more,
});

const command = (
  name: Command['name'],
  visibility: Command['visibility'],
  options: Command['options'],
): Command => ({
  name,
  words: [name],
  describe: { en: `Does ${name}`, ar: `أمر ${name}` },
  options,
  visibility,
  run: () => Promise.reject(new Error('only the dispatcher runs commands')),
});

export const COMMANDS: readonly Command[] = [
  command('briefing', 'channel', [option('query', { rest: true })]),
  command('whosaid', 'channel', [option('person', { complete: 'people' as const }), option('about')]),
  command('digest', 'asker', [
    option('do', { choices: [{ value: 'pause', label: { en: 'Pause', ar: 'إيقاف' } }] }),
  ]),
];

/** A dispatcher that keeps what it was asked, and answers as it is told. */
export interface HandMade extends Dispatcher {
  readonly asked: { readonly what: string; readonly args: Args | string; readonly origin: Origin }[];
  answer: (what: string, args: Args | string) => Promise<Reply> | Reply;
  completions: string[];
}

export function handMade(answer: HandMade['answer'] = (what) => reply(`answer to ${what}`)): HandMade {
  const asked: { what: string; args: Args | string; origin: Origin }[] = [];
  async function run(what: string, args: Args | string, origin: Origin): Promise<Reply> {
    asked.push({ what, args, origin });
    return made.answer(what, args);
  }
  const made: HandMade = {
    commands: COMMANDS,
    asked,
    answer,
    completions: [],
    command: (name, args, origin) => run(name, args, origin),
    typed: (name, text, origin) => run(name, text, origin),
    mention: (text, origin) => run('mention', text, origin),
    briefMessage: (text, origin) => run('brief', text, origin),
    action: (token, origin) => run(token, '', origin),
    async complete(name, from, typed, origin) {
      asked.push({ what: `complete ${name} ${from}`, args: typed, origin });
      return made.completions;
    },
    welcome: async () => card('Welcome to Isnad'),
    present: async (shown, _, render) => render(shown, { label: 'More', token: 'more:1' }).payload,
  };
  return made;
}

/** The platform on the loopback server, connected. */
export async function connected(
  server: DiscordServer,
  dispatcher: Dispatcher,
  more: Partial<DiscordSettings> = {},
): Promise<ReturnType<typeof createDiscord>> {
  const platform = createDiscord({
    dispatcher,
    token: server.token,
    apiUrl: server.apiUrl,
    log: silent,
    clock: Date.now,
    leases,
    backoff: quick,
    ...more,
  });
  await platform.start();
  await server.until(() => server.commands().length > 0);
  return platform;
}

export const textOf = (message: FakeMessage): string => allOf(message.components).flatMap(textsOf).join('\n');
