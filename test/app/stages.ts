import { onTestFinished } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Place } from '../../src/briefing/audience.ts';
import { allOf, type Component, textsOf } from '../fakes/discord/components.ts';
import { startDiscordServer } from '../fakes/discord/server.ts';
import { type FakeMessage, GENERAL, GUILD } from '../fakes/discord/world.ts';
import { textOfBlocks } from '../fakes/slack/message.ts';
import { labelsOf, type Message, startSlackServer } from '../fakes/slack/server.ts';
import { type LogLine, makeHouse, runApp } from './house.ts';

/** What a reader sees of one message, on whatever platform. */
interface Seen {
  readonly text: string;
  readonly buttons: readonly string[];
  /** Only the asker sees it. */
  readonly isPrivate: boolean;
  press(label: string): Promise<Seen>;
}

/** One platform with the whole bot behind it. */
export interface Stage {
  readonly app: App;
  readonly log: readonly LogLine[];
  readonly place: Place;
  /** A command, with its options by name. */
  say(command: 'briefing' | 'whosaid' | 'digest', options?: Readonly<Record<string, string>>): Promise<Seen>;
  help(): Promise<Seen>;
  /** What everyone in the channel can read, oldest first. */
  posts(): Promise<readonly string[]>;
  /** What the platform had to refuse: should be empty. */
  refusals(): readonly unknown[];
}

/** Options as a person types them after a command. */
const typedAs = (options: Readonly<Record<string, string>>) =>
  Object.entries(options)
    .map(([name, value]) => (name === 'query' ? value : `${name}:"${value}"`))
    .join(' ');

async function onSlack(): Promise<Stage> {
  const server = await startSlackServer();
  onTestFinished(() => server.stop());
  const { app, log } = await runApp(makeHouse(), {
    SLACK_BOT_TOKEN: server.botToken,
    SLACK_APP_TOKEN: server.appToken,
    SLACK_API_URL: server.apiUrl,
  });
  const from = { user: 'U1', channel: 'C1' };
  const seen = (message: Message): Seen => ({
    text: textOfBlocks(message.blocks),
    buttons: labelsOf(message),
    isPrivate: message.ephemeralTo !== undefined,
    press: async (label) => seen(await server.press(message, label, 'U1').reply),
  });
  return {
    app,
    log,
    place: { platform: 'slack', workspace: 'T1', channel: 'C1' },
    say: async (command, options = {}) =>
      seen(await server.slash(`/${command}`, typedAs(options), from).reply),
    help: async () => seen(await server.slash('/briefing', 'help', from).reply),
    posts: async () =>
      server
        .messages('C1')
        .filter((message) => message.ephemeralTo === undefined)
        .map((message) => textOfBlocks(message.blocks)),
    refusals: () => server.faults,
  };
}

async function onDiscord(): Promise<Stage> {
  const server = await startDiscordServer();
  onTestFinished(() => server.close());
  const { app, log } = await runApp(makeHouse(), {
    DISCORD_TOKEN: server.token,
    DISCORD_API_URL: server.apiUrl,
  });
  await server.until(() => server.connected());
  const textOf = (message: FakeMessage) =>
    allOf(message.components).flatMap(textsOf).map(unescaped).join('\n');
  const seen = (message: FakeMessage): Seen => ({
    text: textOf(message),
    buttons: allOf(message.components).flatMap((part: Component) =>
      part.type === 2 && part.label ? [part.label] : [],
    ),
    isPrivate: message.seenBy !== 'everyone',
    press: async (label) => seen(await server.answer(server.press(message, label))),
  });
  return {
    app,
    log,
    place: { platform: 'discord', workspace: GUILD, channel: GENERAL },
    say: async (command, options = {}) => seen(await server.answer(server.slash(command, options))),
    help: async () => seen(await server.answer(server.slash('help'))),
    posts: async () => server.messages(GENERAL).map(textOf),
    refusals: () => server.refusals,
  };
}

/** Markdown's escapes, which the reader does not see. */
const unescaped = (text: string) => text.replace(/\\([^\p{L}\p{N}\s])/gu, '$1');

interface PreviewMessage {
  readonly id: string;
  readonly side: string;
  readonly from: string;
  readonly html?: string;
  readonly payload?: { readonly blocks?: readonly unknown[] };
  readonly private: boolean;
}

async function onPreview(): Promise<Stage> {
  const { app, log } = await runApp(makeHouse(), {});
  const visitor = { user: 'reader', language: 'en', zone: 'UTC' };
  const messages = async (): Promise<PreviewMessage[]> => {
    const answer = await fetch(`${app.url}preview/state?${new URLSearchParams(visitor)}`);
    const { messages } = (await answer.json()) as { messages: PreviewMessage[] };
    return messages.filter((message) => message.side === 'slack');
  };
  const post = async (path: string, body: object): Promise<void> => {
    const answer = await fetch(`${app.url}preview/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(app.url).origin },
      body: JSON.stringify({ ...visitor, ...body }),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  };
  const latest = async (): Promise<Seen> => {
    const last = (await messages()).findLast((message) => message.from === 'bot');
    if (last === undefined) throw new Error('the bot has said nothing');
    return seen(last);
  };
  const seen = (message: PreviewMessage): Seen => {
    const blocks = message.payload?.blocks ?? [];
    const buttons = blocks.flatMap(buttonsOf);
    return {
      text: textOfBlocks(blocks),
      buttons: buttons.map((button) => button.text.text),
      isPrivate: message.private,
      async press(label) {
        const button = buttons.find((one) => one.text.text === label);
        if (button === undefined) throw new Error(`no button "${label}"`);
        await post('press', { message: message.id, token: button.value });
        return latest();
      },
    };
  };
  const line = async (text: string): Promise<Seen> => {
    await post('say', { line: text, sides: ['slack'] });
    return latest();
  };
  return {
    app,
    log,
    place: { platform: 'preview', workspace: 'preview', channel: 'slack' },
    say: (command, options = {}) => line(`/${command} ${typedAs(options)}`),
    help: () => line('/briefing help'),
    posts: async () =>
      (await messages())
        .filter((message) => message.from === 'bot' && !message.private)
        .map((message) => textOfBlocks(message.payload?.blocks ?? [])),
    refusals: () => [],
  };
}

interface SlackButton {
  readonly type: 'button';
  readonly value: string;
  readonly text: { readonly text: string };
}

function buttonsOf(block: unknown): SlackButton[] {
  const { elements = [] } = block as { elements?: readonly { type: string }[] };
  return elements.filter((element): element is SlackButton => element.type === 'button');
}

export const stages: readonly (readonly [string, () => Promise<Stage>])[] = [
  ['slack', onSlack],
  ['discord', onDiscord],
  ['preview', onPreview],
];
