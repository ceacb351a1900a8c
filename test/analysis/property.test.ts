import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { briefingSchema } from '../../src/briefing/schema.ts';
import { verifyStatements } from '../../src/briefing/verify.ts';

/** Pieces that touch every rule: cues, marks in every style, names, dates, figures, breaks, broken characters. */
const PIECES = [
  'قال',
  'وأضاف',
  'أن',
  'إن',
  'إنه',
  'وزير الدفاع',
  'الرئيس',
  'محمد علي',
  '«',
  '»',
  '"',
  '“',
  '”',
  "''",
  "'",
  '’',
  ':',
  '،',
  '.',
  '؟',
  '\n',
  '\n\n',
  'مشيرا إلى أن',
  'مؤكدا',
  'بحسب',
  'وفقا لما ذكرته',
  'نقلت',
  'عن',
  'قوله',
  'في بيان',
  'لوكالة رويترز',
  'اتهم',
  'الحكومة',
  'بخطف',
  'دعا',
  'كما',
  'لم',
  '٥٠٠',
  'ألف',
  'يوم الأحد الماضي',
  '7 يناير/ كانون الثاني 2020',
  '1434هـ',
  'said',
  'told',
  'reporters',
  'that',
  'he',
  'she',
  'Mr. Smith',
  'Jane Doe,',
  'a spokeswoman for the agency,',
  'according to',
  'adding that',
  'who',
  'and',
  'but',
  ',',
  'in 2016',
  'March 3, 2016',
  'last week',
  '$3.5 million',
  '10 to 20 percent',
  '(',
  ')',
  '—',
  '-',
  'U.S.',
  'called',
  'denied',
  'claim',
  'statement',
  ' ',
  '\u00a0',
  '\u0640',
  '\u064b',
  '\u200f',
  '\ud83d\ude00',
  '\ud83d',
  '\ude00',
  '\0',
  '/',
  '%',
  'a.',
  '…',
  '..',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    .map((codes) => String.fromCharCode(...codes)),
);
const lang = fc.constantFrom('ar', 'en', 'fr', undefined, 'not a language');

test('any string gives a valid briefing whose every statement is the words of the text', () => {
  fc.assert(
    fc.property(
      text,
      lang,
      fc.option(fc.string({ maxLength: 40 }), { nil: undefined }),
      (words, language, title) => {
        const briefing = analyse({ text: words, lang: language, title, publishedAt: '2024-02-29' });
        expect(briefingSchema.safeParse(briefing).error?.message).toBeUndefined();
        expect(verifyStatements(briefing, words).problems).toEqual([]);
        const people = new Set(briefing.people.map(({ id }) => id));
        expect(people.size).toBe(briefing.people.length);
        for (const { speaker, via, to } of briefing.statements) {
          for (const id of [...(speaker === null ? [] : [speaker]), ...via, ...to])
            expect(people).toContain(id);
        }
      },
    ),
    { numRuns: 1500 },
  );
});

test('the same article gives the same briefing', () => {
  fc.assert(
    fc.property(text, lang, (words, language) => {
      const article = { text: words, lang: language };
      expect(analyse(article, { today: '2024-05-15' })).toEqual(analyse(article, { today: '2024-05-15' }));
    }),
    { numRuns: 200 },
  );
});
