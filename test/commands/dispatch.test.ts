import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Block, Button, Card } from '../../src/views/card.ts';
import { buttonsOf, changed, letter, letterEnglish, linesOf, quoted } from '../views/fixtures.ts';
import { answersOver, createWorld, originOf, PLACE } from './fakes.ts';

const origin = originOf();
const all = [letter, letterEnglish, quoted];
const textOf = (card: Card) => linesOf(card).join('\n');

describe('/briefing', () => {
  it('shows the newest, and one that matches with all its buttons', async () => {
    const { dispatcher } = createWorld(all);
    const newest = await dispatcher.typed('briefing', '', origin);
    expect(newest.visibility).toBe('channel');
    expect(linesOf(newest.card)).toContain('Esper speaks');
    const one = await dispatcher.typed('briefing', 'speaks', origin);
    expect(buttonsOf(one.card).map((button) => button.label)).toEqual(['Who said what', 'Source', 'More']);
  });

  it('says how to begin where there is nothing to read', async () => {
    const { dispatcher } = createWorld([]);
    const { card } = await dispatcher.typed('briefing', '', originOf({ locale: 'ar-IQ' }));
    expect(textOf(card)).toContain('isnad add URL');
    expect(textOf(card)).toContain('/briefing https://…');
    expect(card.chrome).toBe('ar');
  });

  it('offers what is nearest when nothing matches', async () => {
    const { dispatcher } = createWorld(all);
    const { card } = await dispatcher.typed('briefing', 'zebra', origin);
    const [suggestion, newest] = buttonsOf(card);
    expect(suggestion?.label).toBe('العراق');
    expect(newest).toEqual({ label: 'Newest briefings', token: 'find:' });
    const again = await dispatcher.action(suggestion!.token, origin);
    expect(linesOf(again.card)).toContain('البنتاغون ينفي الانسحاب من العراق');
  });

  it('pages through many without losing or repeating one', async () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      changed(quoted, { id: `2020-01-07-n${index}`, title: `Number ${index}` }),
    );
    const { dispatcher } = createWorld(many);
    const seen: string[] = [];
    let reply = await dispatcher.typed('briefing', '', origin);
    for (;;) {
      seen.push(...linesOf(reply.card).filter((line) => line.startsWith('Number')));
      const next = buttonsOf(reply.card).find((button) => button.label === 'More briefings');
      if (!next) break;
      reply = await dispatcher.action(next.token, origin);
    }
    expect(seen).toEqual(many.map((one) => one.briefing.title));
  });

  it('reads a link, as Slack writes it too, and keeps what is not reviewed from the channel', async () => {
    const asked: string[] = [];
    const base = createWorld([letter]);
    const { dispatcher } = createWorld([letter], {
      intake: {
        ...base.ports.intake,
        briefLink: async (url) => {
          asked.push(url);
          return { found: letter, unreviewed: true };
        },
      },
    });
    const reply = await dispatcher.typed('briefing', '<https://example.org/new|example.org>', origin);
    expect(asked).toEqual(['https://example.org/new']);
    expect(reply.visibility).toBe('asker');
    expect(linesOf(reply.card)[0]).toContain('Not reviewed');
    const known = await dispatcher.typed('briefing', 'https://example.org/ar/letter', origin);
    expect(known.visibility).toBe('channel');
    expect(asked).toHaveLength(1);
  });

  it('shows a wrong filter with what to write instead, in the reader’s language', async () => {
    const { dispatcher } = createWorld(all);
    const english = await dispatcher.typed('briefing', 'since:whenever', origin);
    expect(english.card.tone).toBe('error');
    expect(textOf(english.card)).toContain('2020-01-07');
    const arabic = await dispatcher.typed('briefing', 'منذ:كذا', originOf({ locale: 'ar' }));
    expect(textOf(arabic.card)).toContain('«كذا» ليس تاريخًا.');
  });

  it('is answered by other commands’ words after it', async () => {
    const { dispatcher } = createWorld(all);
    const help = await dispatcher.typed('briefing', 'مساعدة', origin);
    expect(linesOf(help.card)[0]).toBe('What you can ask');
    const ask = await dispatcher.typed('briefing', 'ask who denied the withdrawal?', origin);
    expect(linesOf(ask.card)[0]).toBe('Read as: denials about the withdrawal');
  });
});

describe('a message that is chosen', () => {
  const worldThat = (asked: string[]) => {
    const { ports } = createWorld([letter]);
    const bring = (kind: string) => async (what: string) => {
      asked.push(`${kind} ${what}`);
      return { found: letter, unreviewed: false };
    };
    const intake = { ...ports.intake, briefLink: bring('link'), briefText: bring('text') };
    return createWorld([letter], { intake }).dispatcher;
  };
  const article =
    'The minister said on Tuesday that no decision had been taken to withdraw the forces. '.repeat(2);

  it('is briefed by its first link, else by its text, for the asker only', async () => {
    const asked: string[] = [];
    const dispatcher = worldThat(asked);
    const linked = `${article} https://example.org/one, https://example.org/two`;
    const replies = [
      await dispatcher.briefMessage(linked, origin),
      await dispatcher.briefMessage(article, origin),
      await dispatcher.briefMessage('known: https://example.org/ar/letter', origin),
    ];
    expect(asked).toEqual(['link https://example.org/one', `text ${article}`]);
    for (const { card, visibility } of replies) {
      expect(visibility).toBe('asker');
      expect(textOf(card)).toContain('البنتاغون ينفي الانسحاب من العراق');
    }
  });

  it('with too little in it is refused kindly, in the reader’s language', async () => {
    const asked: string[] = [];
    const dispatcher = worldThat(asked);
    const english = await dispatcher.briefMessage('Good morning!', origin);
    expect(english).toMatchObject({ visibility: 'asker', card: { tone: 'error' } });
    expect(textOf(english.card)).toContain('with a link');
    const arabic = await dispatcher.briefMessage(' ', originOf({ locale: 'ar' }));
    expect(textOf(arabic.card)).toContain('رابط');
    expect(asked).toEqual([]);
  });
});

describe('/whosaid', () => {
  it('finds a speaker, and takes a name nobody bears for a topic', async () => {
    const { dispatcher } = createWorld(all);
    const person = await dispatcher.command('whosaid', { person: 'إسبر' }, origin);
    expect(textOf(person.card)).toContain('«لم يُتخذ أي قرار بالمغادرة. انتهى»');
    expect(textOf(person.card)).not.toContain('الرسالة صحيحة');
    const topic = await dispatcher.command('whosaid', { person: 'الرسالة' }, origin);
    expect(textOf(topic.card)).toContain('الرسالة صحيحة');
    expect(linesOf(topic.card)[0]).toBe('Nobody here is called الرسالة. These are statements about it:');
  });

  it('pages through the statements', async () => {
    const statements = Array.from({ length: 45 }, (_, index) => ({
      ...quoted.briefing.statements[0]!,
      id: `x${index}`,
      text: `Statement ${index}.`,
    }));
    const { dispatcher } = createWorld([changed(quoted, { statements })]);
    let reply = await dispatcher.typed('whosaid', '', origin);
    let count = 0;
    for (;;) {
      count += linesOf(reply.card).filter((line) => line.includes('Statement ')).length;
      const next = buttonsOf(reply.card).find((button) => button.label === 'More statements');
      if (!next) break;
      reply = await dispatcher.action(next.token, origin);
    }
    expect(count).toBe(45);
  });
});

describe('every button of a briefing', () => {
  it('answers in both languages', async () => {
    for (const locale of ['ar', 'en']) {
      const { dispatcher } = createWorld(all);
      const from = originOf({ locale });
      const { card } = await dispatcher.typed('briefing', letter.briefing.id, from);
      const buttons = buttonsOf(card);
      expect(buttons).toHaveLength(6);
      for (const button of buttons) {
        const reply = await dispatcher.action(button.token, from);
        expect(reply.card.tone, button.token).not.toBe('error');
        expect(reply.visibility).toBe('asker');
        expect(reply.card.chrome).toBe(locale);
      }
    }
  });

  it('says so when the briefing is gone', async () => {
    const { dispatcher } = createWorld(all);
    const { card } = await dispatcher.action('timeline:2020-01-01-gone', origin);
    expect(textOf(card)).toContain('no longer available');
  });
});

describe('a mention', () => {
  it('is a question, a command by its words, or a call for help', async () => {
    const { dispatcher } = createWorld(all);
    const question = await dispatcher.mention('ماذا قال إسبر؟', originOf({ locale: 'ar' }));
    expect(linesOf(question.card)[0]).toBe('فُهم السؤال هكذا: تصريحات صدرت عن إسبر');
    expect(textOf((await dispatcher.mention('', origin)).card)).toContain('/whosaid');
    expect((await dispatcher.mention('digest', origin)).card.summary).toBe('Set up a digest');
  });
});

describe('the language of labels', () => {
  it('is the channel’s, else the user’s, else the default', async () => {
    const { dispatcher, ports } = createWorld(all, {}, 'ar');
    const chrome = async (locale?: string) =>
      (await dispatcher.typed('help', '', originOf({ locale }))).card.chrome;
    expect(await chrome('fr')).toBe('ar');
    expect(await chrome('en-GB')).toBe('en');
    await ports.settings.setChannel(PLACE, { chrome: 'ar' });
    expect(await chrome('en-GB')).toBe('ar');
  });
});

describe('failures', () => {
  it('tell the user what to do and never show their cause', async () => {
    const answers = {
      ...answersOver(all),
      briefings: () => Promise.reject(new Error('SQLITE_CORRUPT at /secret/path')),
    };
    const { dispatcher, lines } = createWorld(all, { answers });
    const { card } = await dispatcher.typed('briefing', 'iraq secret-word', origin);
    expect(textOf(card)).toContain('Something went wrong on our side');
    expect(textOf(card)).toMatch(/Reference: key-0000/);
    expect(textOf(card)).not.toContain('SQLITE');
    expect(lines.find((line) => line.level === 'error')?.fields['reference']).toBe('key-0000');
  });

  it('of a user’s own making carry the remedy, in Arabic where it is known', async () => {
    const error = new UserError('The page answered 404.', 'Check the link.', {
      arabic: { message: 'الصفحة غير موجودة.', remedy: 'تحقق من الرابط.' },
    });
    const { ports } = createWorld(all);
    const intake = { ...ports.intake, briefLink: () => Promise.reject(error) };
    const { dispatcher } = createWorld(all, { intake });
    const english = await dispatcher.typed('briefing', 'https://example.org/404', origin);
    expect(linesOf(english.card)).toEqual(['That did not work', 'The page answered 404.', 'Check the link.']);
    const arabic = await dispatcher.typed('briefing', 'https://example.org/404', originOf({ locale: 'ar' }));
    expect(linesOf(arabic.card)).toContain('تحقق من الرابط.');
  });

  it('of settings and rows leave an answer all the same', async () => {
    const broken = () => Promise.reject(new Error('down'));
    const { dispatcher } = createWorld(all, {
      settings: { channel: broken, setChannel: broken },
      rows: { keep: broken, recall: broken },
    });
    expect((await dispatcher.typed('briefing', '', origin)).card.tone).not.toBe('error');
    expect(textOf((await dispatcher.action('~x', origin)).card)).toContain('expired');
    expect(textOf((await dispatcher.action('more:x', origin)).card)).toContain('went wrong');
    const long = { label: 'x', token: `find:q=${'y'.repeat(200)}` };
    const card: Card = { chrome: 'en', summary: '', blocks: [{ type: 'buttons', buttons: [long] }] };
    expect(await dispatcher.present(card, PLACE, (shown) => ({ payload: shown, rest: card }))).toBeTruthy();
  });

  it('of completion and welcome show nothing broken', async () => {
    const broken = () => Promise.reject(new Error('down'));
    const answers = { ...answersOver(all), completePeople: broken };
    const { ports } = createWorld(all);
    const { dispatcher } = createWorld(all, { answers, intake: { ...ports.intake, hasSources: broken } });
    expect(await dispatcher.complete('whosaid', 'person', 'x', origin)).toEqual([]);
    expect((await dispatcher.welcome(origin)).tone).toBe('error');
  });
});

describe('the log', () => {
  it('has one line a request, without a word of the user’s', async () => {
    const { dispatcher, lines } = createWorld(all);
    await dispatcher.typed('briefing', 'secret-word', origin);
    await dispatcher.action('timeline:secret-word', origin);
    await dispatcher.action('secret-word', origin);
    await dispatcher.typed('digest', 'time:25:00', origin);
    expect(lines.map((line) => line.fields)).toEqual([
      { platform: 'slack', command: 'briefing', ms: 0, outcome: 'ok' },
      { platform: 'slack', command: 'timeline', ms: 0, outcome: 'user-error' },
      { platform: 'slack', command: 'unknown', ms: 0, outcome: 'user-error' },
      { platform: 'slack', command: 'digest', ms: 0, outcome: 'user-error' },
    ]);
  });
});

describe('hostile tokens', () => {
  it('always get a card', async () => {
    const { dispatcher, lines } = createWorld(all);
    const names = [
      'brief',
      'full',
      'said',
      'find',
      'more',
      'digest',
      'digest-edit',
      'digest-set',
      'source',
      '~',
      'x',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.string({ unit: 'binary' }), async (name, state) => {
        const reply = await dispatcher.action(`${name}:${state}`, origin);
        expect(reply.card.blocks.length).toBeGreaterThan(0);
      }),
    );
    expect(lines.filter((line) => line.level === 'error')).toEqual([]);
  });

  it('with a forged plan set nothing up', async () => {
    const { dispatcher, subscriptions } = createWorld(all);
    for (const state of [
      '',
      't=25:00;d=1;z=UTC;l=en',
      't=08:00;d=9;z=UTC;l=en',
      't=08:00;d=1;z=X;l=en',
      't=08:00;d=1;z=UTC;l=xx',
    ]) {
      expect((await dispatcher.action(`digest-set:${state}`, origin)).card.tone).toBe('error');
    }
    expect(subscriptions()).toEqual([]);
  });
});

describe('present', () => {
  /** Draws the first `n` blocks and the *More* button. */
  const first = (n: number) => (card: Card, more: Button) => {
    const rest = card.blocks.slice(n);
    return { payload: { card, more }, rest: rest.length > 0 ? { ...card, blocks: rest } : null };
  };
  const lines = (...texts: string[]): Block[] =>
    texts.map((text) => ({ type: 'text', runs: [{ text }], dir: 'ltr' }));

  it('keeps what did not fit behind More, page after page, for that place alone', async () => {
    const { dispatcher } = createWorld(all);
    const card: Card = { chrome: 'ar', summary: '', blocks: lines('1', '2', '3', '4', '5') };
    const seen: string[] = [];
    let shown = await dispatcher.present(card, PLACE, first(2));
    expect(shown.more.label).toBe('المزيد');
    for (let page = 0; page < 3; page += 1) {
      seen.push(...linesOf(shown.card).slice(0, 2));
      const elsewhere = originOf({ place: { ...PLACE, channel: 'C2' } });
      expect((await dispatcher.action(shown.more.token, elsewhere)).card.tone).toBe('error');
      const reply = await dispatcher.action(shown.more.token, origin);
      if (reply.card.tone === 'error') break;
      expect(reply.visibility).toBe('asker');
      shown = await dispatcher.present(reply.card, PLACE, first(2));
    }
    expect(seen).toEqual(['1', '2', '3', '4', '5']);
  });

  it('shortens tokens a platform cannot carry, and understands them when they come back', async () => {
    const { dispatcher } = createWorld(all);
    const { card } = await dispatcher.command('briefing', { query: 'zebra' }, origin);
    const long = { label: 'long', token: `find:q=speaks;x=${'y'.repeat(200)}` };
    const blocks: Block[] = [
      ...card.blocks,
      { type: 'buttons', buttons: [long] },
      { type: 'select', label: 's', choices: [long] },
    ];
    const shown = await dispatcher.present({ ...card, blocks }, PLACE, (drawn) => ({
      payload: drawn,
      rest: null,
    }));
    const tokens = shown.blocks.flatMap((block) => {
      if (block.type === 'buttons') return block.buttons.map((button) => button.token);
      return block.type === 'select' ? block.choices.map((choice) => choice.token) : [];
    });
    expect(tokens.every((token) => token.length <= 100)).toBe(true);
    const reply = await dispatcher.action(tokens.at(-1)!, origin);
    expect(linesOf(reply.card)).toContain('Esper speaks');
    const elsewhere = originOf({ place: { ...PLACE, channel: 'C2' } });
    expect(textOf((await dispatcher.action(tokens.at(-1)!, elsewhere)).card)).toContain('expired');
  });
});

describe('completion', () => {
  it('gives at most 25, by the kind of option', async () => {
    const { dispatcher } = createWorld(all);
    expect(await dispatcher.complete('whosaid', 'about', '', origin)).toHaveLength(25);
    expect(await dispatcher.complete('whosaid', 'person', 'Mark', origin)).toEqual(['Mark Esper']);
    expect(await dispatcher.complete('digest', 'zone', 'lond', origin)).toEqual(['Europe/London']);
    expect(await dispatcher.complete('digest', 'time', '8', origin)).toEqual([]);
  });
});

describe('welcome', () => {
  it('spells commands as the platform does, and shows how to begin where nothing is to read', async () => {
    const spell = originOf({ spell: (command) => (command === 'help' ? '/briefing help' : `/${command}`) });
    const empty = await createWorld([]).dispatcher.welcome(spell);
    expect(textOf(empty)).toContain('/briefing help');
    expect(textOf(empty)).toContain('isnad add URL');
    expect(textOf(await createWorld(all).dispatcher.welcome(spell))).not.toContain('isnad add URL');
  });
});
