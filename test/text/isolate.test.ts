import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directionOf } from '../../src/text/direction.ts';
import { isolate, mark, strip } from '../../src/text/isolate.ts';

/** Readable stand-ins for what cannot be seen. */
function seen(text: string): string {
  const names: Record<string, string> = {
    '\u2066': '<L:',
    '\u2067': '<R:',
    '\u2069': '>',
    '\u200e': '[L]',
    '\u200f': '[R]',
  };
  return text.replace(/[\u2066\u2067\u2069\u200e\u200f]/g, (control) => names[control] ?? control);
}

const mixed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'UH-60',
        'قال',
        'الرسالة',
        'Reuters',
        '5,200',
        '(',
        ')',
        '"',
        '«',
        '»',
        ' ',
        '، ',
        '\n',
        ': ',
      ),
      fc.constantFrom(
        '\u202e',
        '\u202a',
        '\u202c',
        '\u2066',
        '\u2067',
        '\u2068',
        '\u2069',
        '\u200f',
        '\u200e',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
  )
  .map((parts) => parts.join(''));
const dir = fc.constantFrom('rtl' as const, 'ltr' as const);

describe('runs of the other direction', () => {
  test.each([
    ['الطائرات UH-60، وCH-47 فقط', 'الطائرات <L:UH-60>، و<L:CH-47> فقط'],
    ['قال Mark Esper (Pentagon) إنه', 'قال <L:Mark Esper (Pentagon)> إنه'],
    ['(CNN) قال', '(<L:CNN>) قال'],
    ['بلغ 5200 جندي', 'بلغ 5200 جندي'],
    ['اكتب /briefing ask أو @Isnad', 'اكتب <L:/briefing ask> أو <L:@Isnad>'],
    ['بلغ +5K، أي $3bn، أو نسبة GDP 5% فقط', 'بلغ <L:+5K>، أي <L:$3bn>، أو نسبة <L:GDP 5%> فقط'],
    ['العراق/Iraq', 'العراق/<L:Iraq>'],
    ['Mark Esper · 7 يناير', '<L:Mark Esper> · 7 يناير'],
    ['اكتب قبل:2020-01-08 أو 2020-01', 'اكتب قبل:<L:2020-01-08> أو <L:2020-01>'],
    ['قيل Is it so? ثم مضى', 'قيل <L:Is it so?> ثم مضى'],
  ])('%s in Arabic', (text, expected) => {
    expect(seen(isolate(text, 'rtl'))).toBe(expected);
  });

  test.each([
    ['The word «انسحاب القوات», he said', 'The word «<R:انسحاب القوات>», he said'],
    ['مارك إسبر · 7 January', '<R:مارك إسبر> · 7 January'],
    ['مارك إسبر, 7.5 to 8% more', '<R:مارك إسبر>, 7.5 to 8% more'],
    ['قالَ 7 8, and كوفيد-19.5 came', '<R:قالَ> 7 8, and <R:كوفيد-19.5> came'],
    ['under #العراق today', 'under <R:#العراق> today'],
    ['قال (لا) 7 times', '<R:قال (لا)> 7 times'],
    ['/ask من نفى الانسحاب؟', '/ask <R:من نفى الانسحاب؟>'],
  ])('%s in English', (text, expected) => {
    expect(seen(isolate(text, 'ltr'))).toBe(expected);
  });
});

test('a field whose first letter is of the other direction is led by a mark, others are not', () => {
  expect(seen(mark('Reuters: قال', 'rtl'))).toBe('[R]<L:Reuters>: قال');
  expect(seen(mark('قال', 'rtl'))).toBe('قال');
  expect(seen(mark('«لا» he said', 'ltr'))).toBe('[L]«<R:لا>» he said');
});

test('an override hidden in a text does not survive', () => {
  expect(isolate('pay \u202eevil\u2066\u2067', 'ltr')).toBe('pay evil');
});

test('nothing that is seen changes, and doing it twice changes nothing', () => {
  fc.assert(
    fc.property(mixed, dir, (text, direction) => {
      const once = mark(text, direction);
      expect(strip(once)).toBe(strip(text));
      expect(mark(once, direction)).toBe(once);
    }),
  );
});

test('isolates are balanced, never nested, within a line, and hold every letter of the other direction', () => {
  fc.assert(
    fc.property(mixed, dir, (text, direction) => {
      const opener = direction === 'rtl' ? '\u2066' : '\u2067';
      const outside = isolate(text, direction).replace(
        new RegExp(`${opener}[^\\u2066-\\u2069\\n]+\\u2069`, 'g'),
        ' ',
      );
      expect(outside).not.toMatch(/[\u2066-\u2069]/);
      expect(directionOf(outside, direction)).toBe(direction);
    }),
  );
});
