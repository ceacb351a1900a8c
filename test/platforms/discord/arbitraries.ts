import fc from 'fast-check';
import type { Block, Card, Field, Run } from '../../../src/views/card.ts';

/** Cards as hostile and as large as they come. */

const HOSTILE = [
  '@everyone',
  '@here',
  '<@200000000000000001>',
  '<@&300000000000000001>',
  '<#400000000000000001>',
  '<t:1:R>',
  '</briefing:600000000000000000>',
  '<:smile:600000000000000000>',
  ':smile:',
  '[x](javascript:alert(1))',
  '[x](<https://evil.example>)',
  'https://evil.example/a_b_c',
  '<https://evil.example>',
  '# ',
  '\n# heading',
  '\n-# small',
  '\n- item',
  '\n1. item',
  '\n> quote',
  '\n>>> quote',
  '```js\ncode\n```',
  '`code`',
  '**',
  '*',
  '__u__',
  '_',
  '~~',
  '||spoiler||',
  '\\',
  '\\*',
  '[',
  ']',
  '](',
  '\u202e',
  '\u2067',
  '\u2069',
  '\u200f',
  '\0',
  '\u200b',
  '\ud800',
  '\r\n',
  '\n\n',
  '¯\\_(ツ)_/¯',
];
const PLAIN = [
  'قال الوزير إن القوات باقية. ',
  'العراق',
  ' ',
  'The minister denied it. ',
  'UH-60',
  '5,200',
  '👨‍👩‍👧',
  'é',
  '中文',
];

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.nat({ max: 400 }).map((times) => 'كلمة word '.repeat(times)) },
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

const url = fc.constantFrom(
  'https://example.org/a?b=(c)&d=[e]',
  'http://example.org/*~_|`>',
  'javascript:alert(1)',
  'not an address',
);

const run: fc.Arbitrary<Run> = fc.record(
  {
    text,
    bold: fc.boolean(),
    italic: fc.boolean(),
    strike: fc.boolean(),
    url,
  },
  { requiredKeys: ['text'] },
);

const field: fc.Arbitrary<Field> = fc.record({
  runs: fc.array(run, { maxLength: 5 }),
  dir: fc.constantFrom('rtl' as const, 'ltr' as const),
});

const label = fc.oneof(text, fc.constant('من قال ماذا'));
/** Tokens are told apart, as commands make them; the presenter keeps them within 100 characters. */
const token = fc.uuid().map((id) => `said:${id}`);

const block: fc.Arbitrary<Block> = fc.oneof(
  field.map((one): Block => ({ type: 'heading', ...one })),
  field.map((one): Block => ({ type: 'text', ...one })),
  field.map((one): Block => ({ type: 'quote', ...one })),
  field.map((one): Block => ({ type: 'note', ...one })),
  fc.record({
    type: fc.constant('list' as const),
    items: fc.array(field, { maxLength: 30 }),
    ordered: fc.boolean(),
  }),
  fc.constant<Block>({ type: 'divider' }),
  fc.record({
    type: fc.constant('buttons' as const),
    buttons: fc.array(
      fc.record(
        { label, token, style: fc.constantFrom('primary' as const, 'danger' as const) },
        { requiredKeys: ['label', 'token'] },
      ),
      { minLength: 1, maxLength: 12 },
    ),
  }),
  fc.record({
    type: fc.constant('select' as const),
    label,
    choices: fc.array(fc.record({ label, token, selected: fc.boolean() }), { minLength: 1, maxLength: 25 }),
  }),
);

export const anyCard: fc.Arbitrary<Card> = fc.record({
  chrome: fc.constantFrom('ar' as const, 'en' as const),
  summary: fc.constant('A card'),
  blocks: fc.array(block, { maxLength: 14 }),
  tone: fc.constantFrom('neutral' as const, 'error' as const, 'disputed' as const),
});
