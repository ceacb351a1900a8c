import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSlack, type SlackMessage } from '../../../src/platforms/slack/render.ts';
import { strip } from '../../../src/text/isolate.ts';
import type { Block, Button, Card, Field, Run } from '../../../src/views/card.ts';
import { mentionsIn, refusalOf, textOfBlocks } from '../../fakes/slack/message.ts';
import { labelsOf } from '../../fakes/slack/server.ts';
import { card, MORE } from './setup.ts';

/** All messages a card makes, as one who presses More to the end sees them. */
function pagesOf(shown: Card): SlackMessage[] {
  const pages: SlackMessage[] = [];
  for (let rest: Card | null = shown; rest !== null; ) {
    const page = renderSlack(rest, MORE);
    pages.push(page.payload);
    rest = page.rest;
    const more = labelsOf(page.payload as never).includes(MORE.label);
    if (more !== (rest !== null)) throw new Error('More must stand there exactly when there is more');
  }
  return pages;
}

const blocksOf = (shown: Card) => renderSlack(shown, MORE).payload.blocks;
const field = (text: string, more: Partial<Run> = {}, dir: Field['dir'] = 'ltr') => ({
  runs: [{ text, ...more }],
  dir,
});

describe('a block', () => {
  it('of each kind is drawn as Slack draws its like', () => {
    const blocks = blocksOf(
      card(
        { type: 'heading', ...field('Letter denied') },
        { type: 'text', ...field('*not bold*', { italic: true }) },
        { type: 'quote', ...field('No decision') },
        { type: 'list', ordered: true, start: 3, items: [field('one'), field('two')] },
        { type: 'divider' },
        { type: 'note', ...field('Reuters · Monday') },
        {
          type: 'note',
          runs: [{ text: 'Source: ' }, { text: 'A & B', url: 'https://example.org/?a=1&b=2' }],
          dir: 'ltr',
        },
        { type: 'buttons', buttons: [{ label: 'Go', token: 'go:1', style: 'primary' }] },
      ),
    );
    expect(blocks).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Letter denied', emoji: false } },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [{ type: 'text', text: '*not bold*', style: { italic: true } }],
          },
        ],
      },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: 'No decision' }] }],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'ordered',
            offset: 2,
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'two' }] },
            ],
          },
        ],
      },
      { type: 'divider' },
      { type: 'context', elements: [{ type: 'plain_text', text: 'Reuters · Monday', emoji: false }] },
      {
        type: 'context',
        elements: [
          { type: 'mrkdwn', text: 'Source: <https://example.org/?a=1&amp;b=2|A &amp; B>', verbatim: true },
        ],
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            text: { type: 'plain_text', text: 'Go', emoji: false },
            style: 'primary',
            value: 'go:1',
            action_id: 'press-0',
          },
        ],
      },
    ]);
  });

  it('with an instant lets Slack draw it in the reader’s zone, in figures alone in Arabic', () => {
    const at = Date.UTC(2020, 0, 7, 12, 30);
    const dates = (text: string, dir: Field['dir']) => {
      const [block] = blocksOf(card({ type: 'text', runs: [{ text: 'x ' }, { text, at }], dir }));
      return JSON.stringify(block).match(/"format":"([^"]*)"/)?.[1];
    };
    expect(dates('7 January 2020, 12:30', 'ltr')).toBe('{date_short_pretty}, {time}');
    expect(dates('7 January 2020', 'ltr')).toBe('{date_short_pretty}');
    expect(dates('٧ يناير ٢٠٢٠، ١٢:٣٠', 'rtl')).toBe('{date_num} {time}');
  });

  it('keeps its direction whatever it begins with', () => {
    const [arabic] = blocksOf(card({ type: 'text', ...field('UH-60 هبطت في بغداد', {}, 'rtl') }));
    expect(textOfBlocks(arabic)).toBe('\u200f\u2066UH-60\u2069 هبطت في بغداد');
    const [english] = blocksOf(card({ type: 'heading', ...field('إسبر denies it') }));
    expect(textOfBlocks(english)).toBe('\u200e\u2067إسبر\u2069 denies it');
  });

  it('of an error begins with a sign, once, and keeps its direction', () => {
    const failed = {
      ...card({ type: 'text', ...field('تعذّر تنفيذ ذلك', { bold: true }, 'rtl') }, 'why'),
      tone: 'error',
    } as const;
    expect(textOfBlocks(blocksOf(failed))).toBe('⚠️ تعذّر تنفيذ ذلكwhy');
    const long = { ...card('x'.repeat(20_000)), tone: 'error' } as const;
    const pages = pagesOf(long).map((page) => textOfBlocks(page.blocks.slice(0, 1)));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map((page) => page.startsWith('⚠️'))).toEqual(pages.map((_, index) => index === 0));
  });

  it('with nothing to see is not drawn', () => {
    const empty = card(
      { type: 'text', ...field(' \u200f ') },
      { type: 'list', items: [] },
      { type: 'buttons', buttons: [] },
    );
    expect(textOfBlocks(blocksOf(empty))).toBe('A card');
    expect(refusalOf({ ...renderSlack(empty, MORE).payload })).toBeNull();
  });

  it('links to web pages alone', () => {
    const hostile: Block = {
      type: 'text',
      runs: [
        { text: 'press', url: 'javascript:alert(1)' },
        { text: ' here', url: 'https://example.org/a b' },
      ],
      dir: 'ltr',
    };
    const json = JSON.stringify(blocksOf(card(hostile)));
    expect(json).not.toContain('javascript');
    expect(json).toContain('https://example.org/a%20b');
  });

  it.each(['*bold*', '_it_', '~no~', '`code`', '> quote', ':smile:', 'a|b'])(
    'of small print with a link shows %s as it stands',
    (text) => {
      const note: Block = {
        type: 'note',
        runs: [{ text }, { text: 'link', url: 'https://example.org' }],
        dir: 'ltr',
      };
      expect(blocksOf(card(note))[0]?.type).toBe('rich_text');
    },
  );
});

const HOSTILE = [
  '<!channel>',
  '<@U123>',
  '&amp;',
  '@everyone',
  '*b* _i_ `c`',
  '[x](javascript:1)',
  '\u202e\u2067',
  ':tada:',
  '|',
  '\n',
  '👩‍👩‍👧‍👦',
  'e\u0301',
];
const WORDS = [
  'قال',
  'إسبر',
  'الرسالة',
  'والحكومة',
  'Esper',
  'denied',
  'UH-60',
  '5,200',
  '«نص»',
  '"quoted"',
  '.',
  '،',
];
const words = (max: number) =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
        fc.constantFrom(...HOSTILE),
        fc.string({ unit: 'binary' }),
      ),
      {
        maxLength: max,
      },
    )
    .map((parts) => parts.join(' '));
const enormous = fc
  .tuple(
    fc.constantFrom('م', 'a', '😀', 'كلمة ', 'A sentence. ', '<', '\u0001'),
    fc.integer({ min: 3000, max: 8000 }),
  )
  .map(([unit, count]) => unit.repeat(count));
const text = fc.oneof(
  { weight: 8, arbitrary: words(12) },
  { weight: 3, arbitrary: words(300) },
  { weight: 1, arbitrary: enormous },
);
const url = fc.oneof(
  fc.constant('https://example.org/news?a=1&b=<2>|3'),
  fc.webUrl(),
  fc.constant('javascript:alert(1)'),
  fc.constant(`https://example.org/${'a'.repeat(2990)}`),
);
const run: fc.Arbitrary<Run> = fc.record(
  {
    text,
    bold: fc.boolean(),
    italic: fc.boolean(),
    strike: fc.boolean(),
    url,
    at: fc.integer({ min: 0, max: 4e12 }),
  },
  { requiredKeys: ['text'] },
);
const aField: fc.Arbitrary<Field> = fc.record({
  runs: fc.array(run, { maxLength: 3 }),
  dir: fc.constantFrom('rtl', 'ltr'),
});
const label = fc.oneof(
  fc.constantFrom('المزيد من الأقوال', 'Who said what', '<!here>'),
  fc.stringMatching(/^\w{1,75}$/),
);
const token = fc.stringMatching(/^[a-z]{1,20}:[\w-]{0,79}$/);
const button: fc.Arbitrary<Button> = fc.record(
  { label, token, style: fc.constantFrom('primary', 'danger'), url: fc.constant('https://example.org/a') },
  { requiredKeys: ['label', 'token'] },
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc
    .tuple(fc.constantFrom('heading', 'text', 'quote', 'note'), aField)
    .map(([type, rest]) => ({ type, ...rest }) as Block),
  fc.record({
    type: fc.constant('list' as const),
    items: fc.array(aField, { maxLength: 4 }),
    ordered: fc.boolean(),
  }),
  fc.constant<Block>({ type: 'divider' }),
  fc.record({ type: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 12 }) }),
  fc.record({
    type: fc.constant('select' as const),
    label,
    choices: fc.array(fc.record({ label, token, selected: fc.boolean() }), { maxLength: 25 }),
  }),
);
const aCard: fc.Arbitrary<Card> = fc.record({
  chrome: fc.constantFrom('ar', 'en'),
  summary: words(20).map((summary) => summary || 'x'),
  blocks: fc.array(block, { minLength: 1, maxLength: 25 }),
});

/** What a reader must be able to see; white space and direction marks are the renderer's own affair. */
const seen = (shown: string) => strip(shown.toWellFormed()).replace(/\s/g, '');
function textOf(shown: Card): string {
  return shown.blocks
    .flatMap((each): readonly Field[] => ('runs' in each ? [each] : each.type === 'list' ? each.items : []))
    .flatMap((each) => each.runs.map((part) => part.text.toWellFormed()))
    .join('');
}
function labelsOfCard(shown: Card): string[] {
  return shown.blocks
    .flatMap((each) => (each.type === 'buttons' ? each.buttons : each.type === 'select' ? each.choices : []))
    .map((each) => each.label);
}

describe('any card', () => {
  it('makes messages Slack takes, which together show all of it and notify nobody', () => {
    fc.assert(
      fc.property(aCard, (shown) => {
        const pages = pagesOf(shown);
        for (const page of pages) {
          expect(refusalOf({ ...page })).toBeNull();
          expect(mentionsIn({ ...page })).toEqual([]);
        }
        const expected =
          seen(textOf(shown)) ||
          labelsOfCard(shown).length > 0 ||
          shown.blocks.some((b) => b.type === 'divider')
            ? seen(textOf(shown))
            : seen(shown.summary);
        expect(seen(pages.map((page) => textOfBlocks(page.blocks)).join(''))).toBe(expected);
        const labels = pages.flatMap((page) => labelsOf(page as never)).filter((each) => each !== MORE.label);
        // A cut group's buttons stand with its beginning.
        expect(labels.toSorted()).toEqual(labelsOfCard(shown).toSorted());
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });

  it('is cut where a reader would pause', () => {
    const sentences = Array.from({ length: 600 }, (_, index) => `Sentence number ${index} stands here.`).join(
      ' ',
    );
    const pages = pagesOf(card(sentences));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(textOfBlocks(page.blocks).trimEnd()).toMatch(/^Sentence.*\.$/);
  });
});
