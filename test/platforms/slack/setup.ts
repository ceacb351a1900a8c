import { onTestFinished } from 'vitest';
import type { Origin, Reply } from '../../../src/commands/command.ts';
import type { Dispatcher } from '../../../src/commands/dispatcher.ts';
import type { Log } from '../../../src/log.ts';
import type { Platform } from '../../../src/platforms/platform.ts';
import { createSlack, type SlackDeps } from '../../../src/platforms/slack/slack.ts';
import type { Block, Button, Card, Render } from '../../../src/views/card.ts';
import { type SlackServer, startSlackServer } from '../../fakes/slack/server.ts';

export const MORE: Button = { label: 'More', token: 'more:1' };

export function card(...blocks: readonly (Block | string)[]): Card {
  const drawn = blocks.map(
    (block): Block =>
      typeof block === 'string' ? { type: 'text', runs: [{ text: block }], dir: 'ltr' } : block,
  );
  return { chrome: 'en', summary: 'A card', blocks: drawn };
}

export const buttons = (...all: readonly Button[]): Block => ({ type: 'buttons', buttons: all });

interface Call {
  readonly what: string;
  readonly origin: Origin;
}

/** A dispatcher that answers with what it was asked, and keeps what it was asked. */
function createEcho(answers: Partial<Dispatcher> = {}): Dispatcher & { readonly calls: Call[] } {
  const calls: Call[] = [];
  const rests = new Map<string, Card>();
  const echo = async (what: string, origin: Origin): Promise<Reply> => {
    calls.push({ what, origin });
    return { card: card(what), visibility: 'channel' };
  };
  return {
    calls,
    commands: [],
    command: (name, args, origin) => echo(`command ${name} ${JSON.stringify(args)}`, origin),
    typed: (name, text, origin) => echo(`typed ${name}: ${text}`, origin),
    mention: (text, origin) => echo(`mention: ${text}`, origin),
    briefMessage: (text, origin) => echo(`brief: ${text}`, origin),
    async action(token, origin) {
      const rest = rests.get(token);
      if (rest === undefined) return echo(`action ${token}`, origin);
      calls.push({ what: `action ${token}`, origin });
      return { card: rest, visibility: 'asker' };
    },
    complete: async () => [],
    async welcome(origin) {
      calls.push({ what: 'welcome', origin });
      return card('Welcome');
    },
    async present<P>(shown: Card, _: unknown, render: Render<P>): Promise<P> {
      const token = `more:${rests.size + 1}`;
      const { payload, rest } = render(shown, { label: 'More', token });
      if (rest) rests.set(token, rest);
      return payload;
    },
    ...answers,
  };
}

interface LogLine {
  readonly level: string;
  readonly text: string;
}

/** A log that keeps its lines. */
function createMemoryLog(): Log & {
  readonly lines: LogLine[];
  until(text: RegExp): Promise<LogLine>;
} {
  const lines: LogLine[] = [];
  const waiting = new Set<() => void>();
  const write =
    (level: string) =>
    (...parts: readonly unknown[]) => {
      const text = parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
      lines.push({ level, text });
      for (const look of [...waiting]) look();
    };
  const log = {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: () => log,
    until: (text: RegExp) =>
      new Promise<LogLine>((resolve) => {
        const look = () => {
          const line = lines.find((each) => text.test(each.text));
          if (line === undefined) return;
          waiting.delete(look);
          resolve(line);
        };
        waiting.add(look);
        look();
      }),
  };
  return log as unknown as Log & { readonly lines: LogLine[]; until(text: RegExp): Promise<LogLine> };
}

export interface Running {
  readonly server: SlackServer;
  readonly slack: Platform;
  readonly dispatcher: ReturnType<typeof createEcho>;
  readonly log: ReturnType<typeof createMemoryLog>;
}

/** A server and a bot that will be stopped with the test; connected unless `start` is false. */
export async function runSlack(
  options: {
    readonly answers?: Partial<Dispatcher>;
    readonly change?: Partial<SlackDeps>;
    readonly start?: boolean;
    readonly clock?: () => number;
  } = {},
): Promise<Running> {
  const clock = options.clock ?? Date.now;
  const server = await startSlackServer({ clock });
  const dispatcher = createEcho(options.answers);
  const log = createMemoryLog();
  const { apiUrl, botToken, appToken } = server;
  const slack = createSlack({
    ...{ dispatcher, botToken, appToken, apiUrl, log, clock },
    commandNames: { briefing: 'briefing', whosaid: 'whosaid', digest: 'digest' },
    takeEvent: async () => true,
    ...options.change,
  });
  onTestFinished(async () => {
    await slack.stop();
    await server.stop();
  });
  if (options.start !== false) await slack.start();
  return { server, slack, dispatcher, log };
}
