import { describe, expect, test } from 'vitest';
import { brief, DAM_AR, DAM_EN, evidenceOf } from './articles.ts';

const figures = (text: string, lang: string): string[] =>
  brief(text, lang).figures.map(
    ({ value, max, unit }) => `${value}${max === undefined ? '' : `-${max}`} ${unit}`,
  );

test('amounts, ranges, money and shares of an article', () => {
  expect(figures(DAM_EN, 'en')).toEqual(['1200 Rashidi engineers', '300-450 guards', '2500000 $', '12 %']);
  expect(figures(DAM_AR, 'ar')).toEqual(['1200 مهندس', '300-450 حارساً', '3000000 دولار', '12 %']);
});

test.each([
  ['en', 'The army has 3 to 5 million rounds left.', ['3000000-5000000 rounds']],
  ['en', 'Half a million dollars and 20-30 trucks arrived.', ['20-30 trucks']],
  ['en', 'Some 40 percent of 2,000 voters stayed home.', ['40 %', '2000 voters']],
  ['en', 'The blast killed three soldiers and two dogs.', ['3 soldiers']],
  ['en', 'The crown fell 0.6 per cent to $1.26 on Friday.', ['0.6 %', '1.26 $']],
  ['ar', 'قُتل ثلاثة جنود وأصيب ألفا شخص.', ['3 جنود', '2000 شخص']],
  ['ar', 'نزح ربع مليون إنسان من المدينة.', ['250000 إنسان']],
  ['ar', 'ينتج الحقل ما بين 250 ألف برميل و290 ألف برميل يوميا.', ['250000-290000 برميل']],
  ['ar', 'وصل من ٢٥ إلى ٣٠ ألف لاجئ.', ['25000-30000 لاجئ']],
])('%s: %s', (lang, text, expected) => {
  expect(figures(text, lang)).toEqual(expected);
});

test.each([
  ['en', 'On May 14, 2024, at 10:30, the UN passed Resolution 2216.'],
  ['en', 'The UH-60 landed near Boeing 747 hangars in 2012, on the 5th try.'],
  ['en', '1\nThe first chapter.\n2\nThe second chapter.'],
  ['ar', 'احتفلت المدينة بالذكرى الـ75 لتأسيس الميناء.'],
  ['ar', 'القرار 2216 الصادر في عام 2015 عن المجلس.'],
  ['ar', 'قال سامي علي (55 عاما) إنه رأى الحادث الساعة 10 مساء.'],
])('%s: dates, times, ages, ranks and names are no figures: %s', (lang, text) => {
  expect(figures(text, lang)).toEqual([]);
});

describe.each([
  ['en', DAM_EN],
  ['ar', DAM_AR],
])('%s', (lang, text) => {
  test('each is shown with the clause that tells it, as the text has it', () => {
    for (const figure of brief(text, lang).figures) {
      expect(evidenceOf(text, figure).replace(/\s+/g, ' ')).toBe(figure.text);
      expect(figure.text.length).toBeLessThan(160);
    }
  });
});

test.each([
  [
    'Ruth Lind, the pilot, said on Sunday that the port would close for 12 days.',
    'the port would close for 12 days.',
  ],
  [
    'The storm sank 40 boats near the old mole, the coast guard said.',
    'The storm sank 40 boats near the old mole',
  ],
  ['Lena Moe spoke of a fire that killed 41 people.', 'Lena Moe spoke of a fire that killed 41 people.'],
])('the clause that holds the number, without who said it: %s', (text, expected) => {
  expect(brief(text, 'en').figures.map((figure) => figure.text)).toEqual([expected]);
});
