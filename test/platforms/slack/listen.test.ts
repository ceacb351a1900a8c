import { describe, expect, it } from 'vitest';
import { mentionsIn, textOfBlocks } from '../../fakes/slack/message.ts';
import { labelsOf } from '../../fakes/slack/server.ts';
import { buttons, card, runSlack } from './setup.ts';

const from = { user: 'U1', channel: 'C1' };

describe('slash commands', () => {
  it('are answered in the channel, with the text as typed and where it was typed', async () => {
    const { server, dispatcher } = await runSlack();
    server.user('U1', 'Asia/Baghdad');
    const reply = await server.slash('/briefing', 'oil & <gas> «العراق»', from).reply;

    expect(textOfBlocks(reply.blocks)).toBe(
      'typed briefing: oil & <gas> «العراق»'.replace('العراق', '\u2067العراق\u2069'),
    );
    expect(reply.ephemeralTo).toBeUndefined();
    expect(reply.sent).toMatchObject({
      response_type: 'in_channel',
      unfurl_links: false,
      unfurl_media: false,
    });
    const [call] = dispatcher.calls;
    expect(call?.what).toBe('typed briefing: oil & <gas> «العراق»');
    expect(call?.origin.place).toEqual({ platform: 'slack', workspace: 'T0TEAM', channel: 'C1' });
    expect(call?.origin.user).toBe('U1');
    expect(await call?.origin.zone?.()).toBe('Asia/Baghdad');
    expect(call?.origin.spell('ask')).toBe('/briefing ask');
    expect(call?.origin.spell('whosaid')).toBe('/whosaid');
    expect(server.faults).toEqual([]);
  });

  it('are answered to the asker alone when the reply says so, and where the bot is no member', async () => {
    const { server } = await runSlack({
      answers: { typed: async () => ({ card: card('for you'), visibility: 'asker' }) },
    });
    server.channel('C1', { member: false });
    const reply = await server.slash('/whosaid', 'Esper', from).reply;
    expect(reply.ephemeralTo).toBe('U1');
    expect(server.faults).toEqual([]);
  });

  it('may have other names', async () => {
    const commandNames = { briefing: '/news', whosaid: 'said', digest: 'news-digest' };
    const { server, dispatcher } = await runSlack({ change: { commandNames } });
    await server.slash('/said', 'Esper', from).reply;
    await server.slash('/news', '', from).reply;
    expect(dispatcher.calls.map((call) => call.what)).toEqual(['typed whosaid: Esper', 'typed briefing: ']);
    expect(dispatcher.calls[0]?.origin.spell('help')).toBe('/news help');
  });

  it('are acknowledged before the answer is known', async () => {
    const slow = Promise.withResolvers<void>();
    const { server } = await runSlack({
      answers: {
        async typed() {
          await slow.promise;
          return { card: card('at last'), visibility: 'channel' };
        },
      },
    });
    const delivery = server.slash('/briefing', '', from);
    await delivery.acknowledged;
    expect(server.messages('C1')).toEqual([]);
    slow.resolve();
    expect(textOfBlocks((await delivery.reply).blocks)).toBe('at last');
    expect(server.faults).toEqual([]);
  });

  it('are answered though Slack fails the first answer', async () => {
    const { server } = await runSlack();
    server.trouble('response_url', { status: 503 });
    await server.slash('/briefing', 'x', from).reply;
    expect(server.calls('response_url')).toBe(2);
    expect(server.messages('C1')).toHaveLength(1);
  });

  it('go on after one that could not be answered', async () => {
    const { server, log } = await runSlack();
    server.trouble('response_url', { status: 404 });
    server.slash('/briefing', 'lost', from);
    await log.until(/did not take an answer/);
    await server.slash('/briefing', 'kept', from).reply;
    expect(server.messages('C1').map((each) => textOfBlocks(each.blocks))).toEqual(['typed briefing: kept']);
  });
});

describe('buttons', () => {
  const choice = {
    type: 'select' as const,
    label: 'Zone',
    choices: [
      { label: 'Baghdad', token: 'zone:Asia/Baghdad', selected: true },
      { label: 'Cairo', token: 'zone:Africa/Cairo' },
    ],
  };
  const asked = {
    typed: async () => ({
      card: card(
        'a briefing',
        buttons(
          { label: 'Timeline', token: 'timeline:1' },
          { label: 'Source', token: '', url: 'https://example.org/a' },
        ),
        choice,
      ),
      visibility: 'channel' as const,
    }),
  };

  it('answer who pressed them, and nobody else', async () => {
    const { server, dispatcher } = await runSlack({ answers: asked });
    const briefing = await server.slash('/briefing', '', from).reply;
    const answer = await server.press(briefing, 'Timeline', 'U2').reply;
    expect(textOfBlocks(answer.blocks)).toBe('action timeline:1');
    expect(answer.ephemeralTo).toBe('U2');
    expect(dispatcher.calls[0]?.origin).toMatchObject({
      user: 'U2',
      place: { workspace: 'T0TEAM', channel: 'C1' },
    });
    expect(textOfBlocks(briefing.blocks)).toBe('a briefing');
  });

  it('of a select send the choice', async () => {
    const { server, dispatcher } = await runSlack({ answers: asked });
    const briefing = await server.slash('/briefing', '', from).reply;
    await server.press(briefing, 'Cairo').reply;
    expect(dispatcher.calls.map((call) => call.what)).toEqual(['action zone:Africa/Cairo']);
  });

  it('may replace the message they stand on', async () => {
    const { server } = await runSlack({
      answers: {
        ...asked,
        action: async () => ({ card: card('changed'), visibility: 'asker', replace: true }),
      },
    });
    const briefing = await server.slash('/briefing', '', from).reply;
    const answer = await server.press(briefing, 'Timeline').reply;
    expect(answer.ts).toBe(briefing.ts);
    expect(textOfBlocks(briefing.blocks)).toBe('changed');
    expect(server.messages('C1')).toHaveLength(1);
  });

  it('that open a page are acknowledged and no more', async () => {
    const { server, dispatcher } = await runSlack({ answers: asked });
    const briefing = await server.slash('/briefing', '', from).reply;
    await server.press(briefing, 'Source').acknowledged;
    await server.press(briefing, 'Timeline').reply;
    expect(dispatcher.calls.map((call) => call.what)).toEqual(['action timeline:1']);
    expect(server.faults).toEqual([]);
  });

  it('on a message in a thread are answered in the thread', async () => {
    const { server } = await runSlack({ answers: { mention: asked.typed } });
    const inThread = await server.mention('who denied it?', from).reply;
    const answer = await server.press(inThread, 'Timeline').reply;
    expect(answer.threadTs).toBe(inThread.threadTs);
  });

  it('lead through all of a long answer', async () => {
    const paragraphs = Array.from({ length: 120 }, (_, index) => `${index}. ${'word '.repeat(60).trim()}.`);
    const { server } = await runSlack({
      answers: { typed: async () => ({ card: card(...paragraphs), visibility: 'channel' }) },
    });
    let page = await server.slash('/briefing', '', from).reply;
    let shown = textOfBlocks(page.blocks);
    while (labelsOf(page).includes('More')) {
      page = await server.press(page, 'More', 'U1').reply;
      shown += textOfBlocks(page.blocks);
    }
    expect(shown).toBe(paragraphs.join(''));
    expect(server.faults).toEqual([]);
  });
});

describe('mentions and direct messages', () => {
  it('are answered in a thread, without the mention', async () => {
    const { server, dispatcher } = await runSlack();
    const reply = await server.mention('who denied the withdrawal?', from).reply;
    expect(reply.via).toBe('chat.postMessage');
    expect(dispatcher.calls[0]?.what).toBe('mention: who denied the withdrawal?');
    const inThread = await server.mention('and when?', { ...from, thread: '1700000000.000001' }).reply;
    expect(inThread.threadTs).toBe('1700000000.000001');
  });

  it('are shown to the asker alone where the answer is theirs alone', async () => {
    const { server } = await runSlack({
      answers: { mention: async () => ({ card: card('not reviewed'), visibility: 'asker' }) },
    });
    const reply = await server.mention('https://example.org/news', from).reply;
    expect(reply).toMatchObject({ via: 'chat.postEphemeral', ephemeralTo: 'U1' });
    const direct = await server.dm('https://example.org/news', { user: 'U1', channel: 'D1' }).reply;
    expect(direct.via).toBe('chat.postMessage');
    expect(direct.threadTs).toBeUndefined();
  });

  it('of bots and of the bot itself are not answered, nor are edits', async () => {
    const { server, dispatcher } = await runSlack();
    await server.mention('hello', { ...from, bot: 'B9' }).acknowledged;
    await server.dm('hello', { user: server.bot.user_id, channel: 'D1', bot: server.bot.bot_id })
      .acknowledged;
    await server.dm('hello', { user: 'U1', channel: 'D1', subtype: 'message_changed' }).acknowledged;
    await server.dm('ماذا قال ميلي عن الرسالة؟', { user: 'U1', channel: 'D1' }).reply;
    expect(dispatcher.calls.map((call) => call.what)).toEqual(['mention: ماذا قال ميلي عن الرسالة؟']);
  });

  it('are answered once, however often Slack sends them', async () => {
    const { server, dispatcher } = await runSlack();
    const dm = server.dm('once', { user: 'U1', channel: 'D1' });
    await dm.reply;
    await server.again(dm);
    const slash = server.slash('/briefing', 'once', from);
    await slash.reply;
    await server.again(slash);
    await server.slash('/briefing', 'end', from).reply;
    expect(dispatcher.calls.map((call) => call.what)).toEqual([
      'mention: once',
      'typed briefing: once',
      'typed briefing: end',
    ]);
    expect(server.faults).toEqual([]);
  });

  it('notify nobody, whatever they are asked to repeat', async () => {
    const { server } = await runSlack();
    const reply = await server.mention('<!channel> <https://example.org/?a=1&b=2|example.org> @here', from)
      .reply;
    expect(mentionsIn(reply)).toEqual([]);
    expect(reply.sent).toMatchObject({ parse: 'none', unfurl_links: 'false' });
    expect(reply.sent).not.toHaveProperty('link_names');
  });
});

describe('joining a channel', () => {
  it('is met with one welcome, and only when it is the bot that joined', async () => {
    const { server, dispatcher } = await runSlack();
    await server.join('C7', 'U5').acknowledged;
    const joined = server.join('C7');
    expect(textOfBlocks((await joined.reply).blocks)).toBe('Welcome');
    await server.again(joined);
    await server.join('C7').acknowledged;
    await server.slash('/briefing', '', { user: 'U1', channel: 'C8' }).reply;
    expect(server.messages('C7')).toHaveLength(1);
    expect(dispatcher.calls[0]?.origin).toMatchObject({ user: 'U0INVITER', place: { channel: 'C7' } });
  });
});

describe("a user's zone", () => {
  it('is asked for once, and unknown where the scope is missing', async () => {
    const { server, dispatcher } = await runSlack();
    server.user('U1', 'Asia/Riyadh');
    await server.slash('/digest', '', from).reply;
    const zone = dispatcher.calls[0]?.origin.zone;
    expect([await zone?.(), await zone?.()]).toEqual(['Asia/Riyadh', 'Asia/Riyadh']);
    expect(server.calls('users.info')).toBe(1);

    server.scopes.delete('users:read');
    await server.slash('/digest', '', { user: 'U2', channel: 'C1' }).reply;
    expect(await dispatcher.calls[1]?.origin.zone?.()).toBeUndefined();
  });
});

describe('the message shortcut', () => {
  it('briefs a message’s text and links for the asker alone, also where the bot is no member', async () => {
    const { server, dispatcher } = await runSlack();
    server.channel('C1', { member: false });
    const message = { text: 'See <https://example.org/a?x=1&amp;y=2|this> &amp; tell' };
    const reply = await server.shortcut('brief_this', message, from).reply;
    expect(reply.ephemeralTo).toBe('U1');
    expect(dispatcher.calls[0]?.what).toBe('brief: See https://example.org/a?x=1&y=2 & tell');
    expect(dispatcher.calls[0]?.origin.place).toEqual({
      platform: 'slack',
      workspace: 'T0TEAM',
      channel: 'C1',
    });
    expect(server.faults).toEqual([]);
  });

  it('finds the link an app attached, and answers in the message’s thread', async () => {
    const { server, dispatcher } = await runSlack();
    const attachments = [{ title_link: 'https://example.org/news', text: 'Today’s news' }];
    const message = { text: '', attachments, thread: '1700000000.000100' };
    const reply = await server.shortcut('brief_this', message, from).reply;
    expect(dispatcher.calls[0]?.what).toBe('brief: https://example.org/news\nToday’s news');
    expect(reply.threadTs).toBe('1700000000.000100');
    expect(server.faults).toEqual([]);
  });
});

describe('an event that another process may answer', () => {
  it('is left to it where it has taken the event, which is acknowledged all the same', async () => {
    const taken: string[] = [];
    const takeEvent = async (id: string) => {
      taken.push(id);
      return taken.length > 1;
    };
    const { server, slack } = await runSlack({ change: { takeEvent } });
    await server.slash('/briefing', 'first', from).acknowledged;
    const reply = await server.slash('/briefing', 'second', from).reply;
    expect(textOfBlocks(reply.blocks)).toBe('typed briefing: second');
    await slack.stop();
    expect(server.messages('C1')).toHaveLength(1);
    expect(taken).toEqual([expect.stringMatching(/^slack\//), expect.stringMatching(/^slack\//)]);
    expect(server.faults).toEqual([]);
  });

  it.each([
    ['cannot be asked', () => Promise.reject(new Error('the database is away'))],
    ['does not answer', () => new Promise<boolean>(() => {})],
  ])('is answered where the database %s', async (_, takeEvent) => {
    const { server } = await runSlack({ change: { takeEvent } });
    const reply = await server.slash('/briefing', 'x', from).reply;
    expect(textOfBlocks(reply.blocks)).toBe('typed briefing: x');
    expect(server.faults).toEqual([]);
  });
});
