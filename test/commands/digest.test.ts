import { describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/registry.ts';
import type { Card } from '../../src/views/card.ts';
import { buttonsOf, letter, linesOf } from '../views/fixtures.ts';
import { createWorld, originOf } from './fakes.ts';

const origin = originOf({ zone: async () => 'Asia/Baghdad' });
const topic = (value: string) => ({ kind: 'topic', value });
const press = (card: Card, label: string) => {
  const button = buttonsOf(card).find((one) => one.label === label);
  if (!button) throw new Error(`no button ${label}`);
  return button.token;
};
const choose = (card: Card, label: string) => {
  const choice = card.blocks
    .flatMap((block) => (block.type === 'select' ? block.choices : []))
    .find((one) => one.label === label);
  if (!choice) throw new Error(`no choice ${label}`);
  return choice.token;
};

describe('/digest', () => {
  it('bare and with none set up offers every day at 08:00 in the user’s zone', async () => {
    const { dispatcher, subscriptions } = createWorld([letter]);
    const { card, visibility } = await dispatcher.typed('digest', '', origin);
    expect(visibility).toBe('asker');
    expect(linesOf(card)).toContain('Every day at 08:00, Baghdad (UTC+3)');
    expect(linesOf(card)).toContain('The first would come Thursday, 9 January 2020 at 08:00.');
    expect(subscriptions()).toEqual([]);
  });

  it('is set up by choices that redraw the card, then a button', async () => {
    const { dispatcher, subscriptions, settings } = createWorld([letter]);
    const offer = await dispatcher.typed('digest', '', origin);
    const atNine = await dispatcher.action(choose(offer.card, '09:00'), origin);
    expect(atNine.replace).toBe(true);
    const weekdays = await dispatcher.action(choose(atNine.card, 'Sunday to Thursday'), origin);
    const arabic = await dispatcher.action(choose(weekdays.card, 'العربية'), origin);
    const done = await dispatcher.action(press(arabic.card, 'Set up'), origin);
    expect(done.replace).toBe(true);
    expect(subscriptions()).toMatchObject([
      {
        time: '09:00',
        weekdays: [1, 2, 3, 4, 7],
        zone: 'Asia/Baghdad',
        chrome: 'ar',
        filters: [],
        quiet: 'silent',
        owner: 'U1',
      },
    ]);
    expect(settings()).toEqual({ chrome: 'ar', zone: 'Asia/Baghdad' });
    expect(linesOf(done.card)).toContain('النشرة التالية: الخميس، 9 يناير 2020 في 08:00');
  });

  it('tells how to invite the bot where the platform cannot know that it may post, and only there', async () => {
    const { dispatcher } = createWorld([letter]);
    const uninvited = originOf({ invite: '/invite @Isnad' });
    const offer = await dispatcher.typed('digest', '', uninvited);
    const arabic = await dispatcher.action(choose(offer.card, 'العربية'), uninvited);
    const done = await dispatcher.action(press(arabic.card, 'Set up'), uninvited);
    for (const { card } of [offer, arabic, done]) {
      expect(linesOf(card).filter((line) => line.includes('/invite @Isnad'))).toHaveLength(1);
    }
    const known = await dispatcher.typed('digest', 'time:09:00', origin);
    expect(linesOf(known.card).join()).not.toContain('invite');
  });

  it('is set up by one line, in either language', async () => {
    const { dispatcher, subscriptions } = createWorld([letter]);
    await dispatcher.typed('digest', 'time:8:30pm days:mon,wed zone:London topics:oil, gas', origin);
    await dispatcher.typed('digest', 'إعداد ٧ صباحًا الأحد-الخميس بغداد العربية', origin);
    expect(subscriptions()).toMatchObject([
      {
        time: '20:30',
        weekdays: [1, 3],
        zone: 'Europe/London',
        filters: [topic('oil'), topic('gas')],
        chrome: 'en',
      },
      { time: '07:00', weekdays: [1, 2, 3, 4, 7], zone: 'Asia/Baghdad', chrome: 'ar' },
    ]);
  });

  it.each([
    ['time:25:00', '25:00 is not a time of day.'],
    ['days:someday', 'someday does not name days of the week.'],
    ['zone:Atlantis', 'Atlantis is not a known city or time zone.'],
    ['language:tlh', 'tlh is not a language the labels exist in. There are Arabic (ar) and English (en).'],
    ['frobnicate', 'frobnicate is not something a digest can do.'],
    ['pause', 'No digest is set up in this channel.'],
  ])('wrong use (%s) gets an example of right use', async (text, message) => {
    const { dispatcher, subscriptions } = createWorld([letter]);
    const { card } = await dispatcher.typed('digest', text, origin);
    expect(card.tone).toBe('error');
    expect(linesOf(card)).toContain(message);
    const example = linesOf(card).at(-1)!;
    expect(example).toBe('For example: /digest time:08:00 days:sun-thu zone:Baghdad');
    expect(subscriptions()).toEqual([]);
    // The example is itself right use.
    await dispatcher.typed('digest', example.replace('For example: /digest ', ''), origin);
    expect(subscriptions()).toHaveLength(1);
  });

  it.each([
    ['25:00', '25:00 is not a time of day.'],
    ['08:00 Mars/Base', 'Mars/Base is not a known city or time zone.'],
    ['08:00 someday', 'someday does not name days of the week.'],
    ['08:00 Atlantis', 'Atlantis is no time, no day of the week and no known city.'],
    ['8am 9 am', '9 am is one too many: a digest has one time, one set of days and one city.'],
    ['frob', 'frob is not something a digest can do.'],
  ])('%s is told what is wrong with it, and how it is written', async (typed, told) => {
    const { dispatcher, subscriptions } = createWorld([letter]);
    const { card } = await dispatcher.typed('digest', typed, origin);
    expect(linesOf(card)).toContain(told);
    expect(linesOf(card)).toContain('For example: /digest time:08:00 days:sun-thu zone:Baghdad');
    expect(subscriptions()).toEqual([]);
  });

  it('gives examples that work as they stand, in either language', async () => {
    for (const locale of ['ar', 'en']) {
      const { dispatcher, subscriptions } = createWorld([letter]);
      const help = await dispatcher.typed('help', '', originOf({ locale }));
      const uses = linesOf(help.card).filter((line) => /^\/\w+ [^—]/u.test(line));
      expect(uses).toHaveLength(6);
      for (const use of uses) {
        const [, name = '', text = ''] = /^\/(\w+) (.*)$/u.exec(use) ?? [];
        const reply = await dispatcher.typed(name as never, text, originOf({ locale }));
        expect(reply.card.tone, use).not.toBe('error');
      }
      expect(subscriptions()).toMatchObject([{ weekdays: [1, 2, 3, 4, 7], zone: 'Asia/Baghdad' }]);
    }
  });

  it('is paused, resumed, previewed, sent and removed by its buttons', async () => {
    const { dispatcher, subscriptions } = createWorld([letter]);
    const { card } = await dispatcher.typed('digest', 'time:08:00', origin);
    const paused = await dispatcher.action(press(card, 'Pause'), origin);
    expect(subscriptions()[0]?.state).toBe('paused');
    expect(linesOf(paused.card)).toContain('Paused');
    const resumed = await dispatcher.action(press(paused.card, 'Resume'), origin);
    expect(subscriptions()[0]?.state).toBe('active');
    const preview = await dispatcher.action(press(resumed.card, 'Preview'), origin);
    expect(preview).toMatchObject({ card: { summary: 'preview' }, visibility: 'asker' });
    const sent = await dispatcher.action(press(resumed.card, 'Send now'), origin);
    expect(linesOf(sent.card)).toEqual(['The digest is posted.']);
    const removed = await dispatcher.action(press(resumed.card, 'Remove'), origin);
    expect(subscriptions()).toEqual([]);
    expect(linesOf(removed.card)).toEqual(['The digest is removed.']);
    const again = await dispatcher.action(press(resumed.card, 'Pause'), origin);
    expect(linesOf(again.card)).toEqual(['That digest is no longer set up.']);
  });

  it('by words asks which one when there are several', async () => {
    const { dispatcher, subscriptions } = createWorld([letter]);
    await dispatcher.typed('digest', 'time:08:00', origin);
    await dispatcher.typed('digest', 'time:20:00', origin);
    const { card } = await dispatcher.typed('digest', 'pause', origin);
    expect(linesOf(card)[0]).toContain('Several digests');
    await dispatcher.command('digest', { do: 'pause', id: '2' }, origin);
    await dispatcher.typed('digest', 'pause 8am', origin);
    expect(subscriptions().map((one) => one.state)).toEqual(['paused', 'paused']);
    const wrong = await dispatcher.typed('digest', 'remove 7', origin);
    expect(wrong.card.tone).toBe('error');
  });
});

describe('the commands’ declarations', () => {
  it('fit the platforms: names, lengths, one rest option', () => {
    for (const command of commands) {
      expect(command.options.filter((option) => option.rest).length).toBeLessThanOrEqual(1);
      for (const { name, describe: words } of [command, ...command.options]) {
        expect(name).toMatch(/^[a-z]{1,32}$/);
        expect(words.ar).toMatch(/\p{Script=Arabic}/u);
        for (const text of Object.values(words)) expect(text.length).toBeLessThanOrEqual(100);
      }
    }
  });

  it('call no two options or commands by one word', () => {
    const words = commands.flatMap((command) => command.words);
    expect(new Set(words).size).toBe(words.length);
    for (const { options } of commands) {
      const names = options.flatMap((option) => [option.name, ...option.aliases]);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
