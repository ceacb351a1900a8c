import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/text/fold.ts';

test.each([
  ['الحُكُومَة', 'الحكومه'],
  ['أكّد إسبر آخر', 'اكد اسبر اخر'],
  ['مسـؤول', 'مسوول'],
  ['ﻻ ﷲ', 'لا الله'],
  ['٥٢٠٠ ۵۲۰۰', '5200 5200'],
  ['على علی', 'علي علي'],
  ['Łódź Straße İstanbul', 'lodz strasse istanbul'],
  ['\u202eUH-60\u202c', 'uh-60'],
])('%s is compared as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding what is folded changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
});

test('common characters fold alone as they do beside rare ones', () => {
  const common = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'«»‘’“”–—،؛؟أإآٱؤئةىـ٠٩'),
      fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
      fc.integer({ min: 0x600, max: 0x6ff }).map((code) => String.fromCharCode(code)),
    ),
  });
  fc.assert(
    fc.property(common, (text) => {
      expect(`${fold(text)} ss`).toBe(fold(`${text} ß`));
    }),
  );
});
