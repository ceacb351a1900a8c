import type { Reply } from '../../../src/commands/command.ts';
import type { Dispatcher } from '../../../src/commands/dispatcher.ts';
import type { Card, Field } from '../../../src/views/card.ts';

/** Cards and a dispatcher of a few lines, for tests of the preview alone. */

export const field = (text: string, dir: Field['dir'] = 'ltr'): Field => ({ runs: [{ text }], dir });

const welcomeCard: Card = {
  chrome: 'en',
  summary: 'Hello from Isnad',
  blocks: [
    { type: 'heading', ...field('Hello, this is Isnad') },
    { type: 'text', ...field('Type /briefing for the newest briefings.') },
  ],
};

export const briefingCard: Card = {
  chrome: 'en',
  summary: 'The letter of January 2020',
  blocks: [
    { type: 'heading', ...field('رسالة الانسحاب من العراق', 'rtl') },
    {
      type: 'list',
      items: [
        field('نفى وزير الدفاع الأمريكي مارك إسبر (Mark Esper) أي قرار بالانسحاب', 'rtl'),
        field('The letter was a draft, the general said'),
      ],
    },
    { type: 'quote', ...field('«ما من قرار بمغادرة العراق»', 'rtl') },
    {
      type: 'note',
      runs: [{ text: 'Reuters · ' }, { text: '7 Jan 2020', at: 1_578_400_000_000 }],
      dir: 'ltr',
    },
    { type: 'divider' },
    {
      type: 'buttons',
      buttons: [
        { label: 'Who said what', token: 'whosaid:letter', style: 'primary' },
        { label: 'Swap', token: 'swap:1' },
        { label: 'Source', token: '', url: 'https://example.org/letter' },
      ],
    },
    {
      type: 'select',
      label: 'Choose a person',
      choices: [
        { label: 'مارك إسبر', token: 'person:esper' },
        { label: 'Mark Milley', token: 'person:milley' },
      ],
    },
  ],
};

export const note = (text: string): Card => ({
  chrome: 'en',
  summary: text,
  blocks: [{ type: 'text', ...field(text) }],
});

const HOSTILE = [
  '<script>window.hurt = 1</script>',
  '<img src=x onerror="window.hurt = 1">',
  '"><svg onload=window.hurt=1>',
  "' onmouseover='window.hurt=1' <@123456789012345678> @everyone <!channel> <!here>",
  '[click](javascript:window.hurt=1) <javascript:window.hurt=1|click>',
  '**bold** _it_ `x` ~s~ ||sp|| # head',
].join('\n');

/** What an article may hold of harm, in every kind of block. */
export const hostileCard: Card = {
  chrome: 'en',
  summary: HOSTILE,
  blocks: [
    { type: 'heading', ...field(HOSTILE) },
    { type: 'text', runs: [{ text: HOSTILE, url: 'javascript:window.hurt=1' }], dir: 'ltr' },
    {
      type: 'text',
      runs: [{ text: HOSTILE, bold: true, url: 'https://e.org/"><script>x</script>' }],
      dir: 'ltr',
    },
    { type: 'quote', ...field(HOSTILE) },
    { type: 'list', items: [field(HOSTILE)] },
    { type: 'note', ...field(HOSTILE) },
    {
      type: 'buttons',
      buttons: [{ label: HOSTILE.slice(0, 70), token: 'x:"><script>window.hurt=1</script>' }],
    },
    { type: 'select', label: '"><script>', choices: [{ label: HOSTILE.slice(0, 70), token: 'y:"><img>' }] },
  ],
};

const reply = (card: Card, more: Partial<Reply> = {}): Reply => ({ card, visibility: 'channel', ...more });

export function cannedDispatcher(): Dispatcher {
  return {
    commands: [
      {
        name: 'briefing',
        words: ['briefing', 'إحاطة'],
        describe: { en: 'The newest briefings', ar: 'أحدث الإحاطات' },
        options: [],
        visibility: 'channel',
        run: async () => reply(briefingCard),
      },
      {
        name: 'whosaid',
        words: ['whosaid', 'قال'],
        describe: { en: 'Who said what', ar: 'من قال ماذا' },
        options: [
          {
            name: 'person',
            aliases: [],
            describe: { en: 'A person', ar: 'شخص' },
            complete: 'people',
            rest: true,
          },
          { name: 'about', aliases: [], describe: { en: 'About what', ar: 'عن ماذا' } },
        ],
        visibility: 'channel',
        run: async () => reply(note('said')),
      },
      {
        name: 'ask',
        words: ['ask', 'سؤال'],
        describe: { en: 'Ask a question', ar: 'اطرح سؤالا' },
        options: [],
        visibility: 'channel',
        run: async () => reply(note('asked')),
      },
    ],
    command: async () => reply(note('command')),
    typed: async (name, text, origin) => {
      if (text === 'hostile') return reply(hostileCard);
      if (name === 'briefing' && text === '') return reply(briefingCard);
      return reply(note(`typed ${name} | ${text} | ${origin.place.channel} | ${await origin.zone?.()}`));
    },
    mention: async (text) => reply(note(`heard ${text}`)),
    briefMessage: async (text) => reply(note(`brief ${text}`)),
    action: async (token, origin) => {
      if (token === 'swap:1') return reply(note('swapped'), { replace: true });
      return reply(note(`only ${origin.user} sees ${token}`), { visibility: 'asker' });
    },
    complete: async (_name, _option, typed) =>
      ['Mark Esper', 'Mark Milley', 'مارك إسبر'].filter((name) => name.includes(typed)),
    welcome: async () => welcomeCard,
    present: async (card, _place, render) => render(card, { label: 'More', token: 'more:1' }).payload,
  };
}
