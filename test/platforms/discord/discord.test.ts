import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../../src/platforms/platform.ts';
import { type DiscordServer, startDiscordServer } from '../../fakes/discord/server.ts';
import { DIRECT, GENERAL, GUILD, READER } from '../../fakes/discord/world.ts';
import { card, connected, type HandMade, handMade, reply, textOf } from './support.ts';

const EPHEMERAL = 64;
const BUTTONS = {
  type: 'buttons',
  buttons: [
    { label: 'Timeline', token: 'timeline:x' },
    { label: 'Next', token: 'next:x' },
  ],
} as const;

describe('Discord, with the real client', () => {
  let server: DiscordServer;
  let dispatcher: HandMade;
  let platform: Platform;

  beforeEach(async () => {
    server = await startDiscordServer();
    dispatcher = handMade();
    platform = await connected(server, dispatcher);
  });
  afterEach(async () => {
    await platform.stop();
    await server.close();
  });

  it('answers a command in the channel, with its options and where it came from', async () => {
    const asked = server.slash('briefing', { query: 'العراق' }, { locale: 'en-GB' });
    const answer = await server.answer(asked);
    expect(textOf(answer)).toBe('answer to briefing');
    expect(server.messages(GENERAL)).toContain(answer);
    expect(dispatcher.asked).toMatchObject([
      {
        what: 'briefing',
        args: { query: 'العراق' },
        origin: {
          place: { platform: 'discord', workspace: GUILD, channel: GENERAL },
          user: READER,
          locale: 'en-GB',
        },
      },
    ]);
    expect(dispatcher.asked[0]?.origin.spell('ask')).toBe('/ask');
    expect(server.refusals).toEqual([]);
  });

  it('answers in a direct message, which has no server', async () => {
    await server.answer(server.slash('briefing', {}, { channel: DIRECT }));
    expect(dispatcher.asked[0]?.origin.place).toEqual({
      platform: 'discord',
      workspace: '-',
      channel: DIRECT,
    });
  });

  it('briefs a message chosen in its menu, for who chose it alone', async () => {
    dispatcher.answer = () => reply('a briefing', { visibility: 'asker' });
    const message = server.chat('Read https://example.org/a');
    const answer = await server.answer(server.messageCommand('Brief this', message));
    expect(textOf(answer)).toBe('a briefing');
    expect(answer.seenBy).toBe(READER);
    const embeds = [
      { type: 'rich', url: 'https://example.org/b', title: 'News', description: 'From a bot.' },
    ];
    await server.answer(server.messageCommand('أوجز هذا', server.chat(''), { embeds }));
    expect(dispatcher.asked).toMatchObject([
      { what: 'brief', args: 'Read https://example.org/a', origin: { place: { channel: GENERAL } } },
      { what: 'brief', args: 'https://example.org/b\nNews\nFrom a bot.' },
    ]);
    expect(server.refusals).toEqual([]);
  });

  it('shows a private answer to the asker alone', async () => {
    dispatcher.answer = () => reply('for you', { visibility: 'asker' });
    const answer = await server.answer(server.slash('digest'));
    expect(answer.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(answer.seenBy).toBe(READER);
    expect(server.messages(GENERAL)).toEqual([]);
  });

  it('answers a slow command in time, and fills the answer in later', async () => {
    const slow = Promise.withResolvers<ReturnType<typeof reply>>();
    dispatcher.answer = () => slow.promise;
    const asked = server.slash('briefing');
    await server.until(() => asked.answered === 5);
    slow.resolve(reply('at last'));
    const answer = await server.answer(asked);
    expect(textOf(answer)).toBe('at last');
    expect(answer.seenBy).toBe('everyone');
    expect(server.refusals).toEqual([]);
  });

  it.each([
    { name: 'briefing', expected: 'channel', visibility: 'asker' },
    { name: 'digest', expected: 'asker', visibility: 'channel' },
  ] as const)('shows a slow $name to the $visibility though the $expected was expected', async (row) => {
    const slow = Promise.withResolvers<ReturnType<typeof reply>>();
    dispatcher.answer = () => slow.promise;
    const asked = server.slash(row.name);
    await server.until(() => asked.answered === 5);
    const thinking = asked.original;
    expect(thinking?.seenBy).toBe(row.expected === 'asker' ? READER : 'everyone');
    slow.resolve(reply('late and private', { visibility: row.visibility }));
    const answer = await server.shown(GENERAL, 'late and private');
    expect(answer.seenBy).toBe(row.visibility === 'asker' ? READER : 'everyone');
    expect(server.channel(GENERAL)?.messages).toEqual([answer]);
    expect(server.refusals).toEqual([]);
  });

  it('answers a press to who pressed, and replaces where the answer says so', async () => {
    dispatcher.answer = (what) => {
      if (what === 'briefing') return { card: card('page one', BUTTONS), visibility: 'channel' };
      return what === 'next:x' ? reply('page two', { replace: true }) : reply('the timeline');
    };
    const first = await server.answer(server.slash('briefing'));
    const pressed = await server.answer(server.press(first, 'Timeline'));
    expect(textOf(pressed)).toBe('the timeline');
    expect(pressed.seenBy).toBe(READER);
    const replaced = await server.answer(server.press(first, 'Next'));
    expect(replaced.id).toBe(first.id);
    await server.until(() => textOf(first) === 'page two');
  });

  it('answers a slow press too, either way', async () => {
    const slow = new Map(['timeline:x', 'next:x'].map((token) => [token, Promise.withResolvers<void>()]));
    dispatcher.answer = async (what) => {
      await slow.get(what)?.promise;
      if (what === 'briefing') return { card: card('page one', BUTTONS), visibility: 'channel' };
      return what === 'next:x' ? reply('page two', { replace: true }) : reply('the timeline');
    };
    const first = await server.answer(server.slash('briefing'));
    const presses = [server.press(first, 'Timeline'), server.press(first, 'Next')];
    await server.until(() => presses.every((press) => press.answered === 6));
    for (const { resolve } of slow.values()) resolve();
    expect((await server.shown(GENERAL, 'the timeline')).seenBy).toBe(READER);
    await server.until(() => textOf(first) === 'page two');
    expect(server.refusals).toEqual([]);
  });

  it('takes a choice by what was chosen', async () => {
    const choices = [
      { label: 'Esper', token: 'said:esper' },
      { label: 'Milley', token: 'said:milley' },
    ];
    dispatcher.answer = (what) =>
      what === 'whosaid'
        ? {
            card: card('who?', { type: 'select', label: 'Whom do you mean?', choices }),
            visibility: 'channel',
          }
        : reply(`chosen ${what.slice(-6)}`);
    const question = await server.answer(server.slash('whosaid', { person: 'Mark' }));
    expect(textOf(await server.answer(server.choose(question, 'Milley')))).toBe('chosen milley');
  });

  it('completes at most 25 names of at most 100 characters', async () => {
    dispatcher.completions = ['x'.repeat(101), '', ...Array.from({ length: 40 }, (_, at) => `name ${at}`)];
    const typing = server.autocomplete('whosaid', 'person', 'na');
    await server.until(() => typing.answered === 8);
    expect(typing.choices).toHaveLength(25);
    expect(typing.choices[0]).toEqual({ name: 'name 0', value: 'name 0' });
    expect(dispatcher.asked[0]).toMatchObject({ what: 'complete whosaid person', args: 'na' });
    expect(server.refusals).toEqual([]);
  });

  it('answers a mention and a direct message, and nothing else that is said', async () => {
    server.chat('who denied it?');
    server.mention('who denied it?');
    await server.shown(GENERAL, 'answer to mention');
    server.dm('ماذا قال ميلي؟');
    await server.shown(DIRECT, 'answer to mention');
    expect(dispatcher.asked.map(({ args }) => args)).toEqual(['who denied it?', 'ماذا قال ميلي؟']);
    expect(server.messages(GENERAL).at(-1)?.reference).toBe(server.messages(GENERAL)[1]?.id);
  });

  it('answers a mention privately by direct message, or says why it cannot', async () => {
    dispatcher.answer = () => reply('a secret', { visibility: 'asker' });
    server.mention('what is new?');
    await server.shown(DIRECT, 'a secret');
    server.closeDirectMessages();
    server.mention('and now?');
    const note = await server.shown(GENERAL, 'for you alone');
    expect(textOf(note)).toContain('/briefing');
    expect(server.messages(GENERAL).map(textOf).join()).not.toContain('a secret');
  });

  it('welcomes a server it joins, once, and not those it was in', async () => {
    expect(server.messages(GENERAL)).toEqual([]);
    const [, system] = server.joinGuild([{ name: 'rules' }, { name: 'news', system: true }]);
    await server.shown(system ?? '', 'Welcome to Isnad');
    const [closed, open] = server.joinGuild([
      { name: 'announcements', silent: true, system: true },
      { name: 'talk' },
    ]);
    await server.shown(open ?? '', 'Welcome to Isnad');
    expect(server.messages(closed ?? '')).toEqual([]);
    server.reconnect();
    await server.until(() => server.sessions.includes('resume'));
    await server.answer(server.slash('briefing'));
    server.invalidate();
    await server.until(
      () => server.sessions.filter((how) => how === 'identify').length === 2 && server.connected(),
    );
    await server.answer(server.slash('briefing'));
    expect(server.messages(system ?? '')).toHaveLength(1);
    expect(server.messages(open ?? '')).toHaveLength(1);
  });

  it('survives an interaction that comes too late, and one whose dispatcher fails', async () => {
    const late = server.slash('briefing', {}, { ago: 4000 });
    await server.until(() => server.refusals.length === 1);
    expect(server.refusals[0]?.body).toMatchObject({ code: 10062 });
    expect(late.answered).toBeNull();
    dispatcher.answer = () => Promise.reject(new Error('database is locked at /var/x'));
    const failed = await server.answer(server.slash('briefing', {}, { locale: 'ar' }));
    expect(textOf(failed)).toContain('حدث خطأ');
    expect(textOf(failed)).not.toContain('database');
    expect(failed.seenBy).toBe(READER);
  });

  it('answers through a failing API', async () => {
    server.plan('POST', /callback$/, { status: 502 });
    expect(textOf(await server.answer(server.slash('briefing')))).toBe('answer to briefing');
  });

  it('pings nobody', async () => {
    dispatcher.answer = () => reply('@everyone <@200000000000000001> <@&300000000000000001>');
    await server.answer(server.slash('briefing'));
    server.mention('hello');
    await server.until(() => server.messages(GENERAL).length === 3);
    expect(
      server.messages(GENERAL).flatMap((message) => (message.author.id === READER ? [] : message.pings)),
    ).toEqual([]);
  });
});
