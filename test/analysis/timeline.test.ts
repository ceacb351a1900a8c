import { describe, expect, test } from 'vitest';
import { brief, DAM_AR, DAM_EN, evidenceOf } from './articles.ts';

const dates = (text: string, lang: string): string[] =>
  brief(text, lang).timeline.map(({ date, precision }) => `${date} ${precision}`);

describe.each([
  ['en', DAM_EN, ['1998 year', '2024-05-13 day', '2024-05-14 day', '2024-05-14 day']],
  ['ar', DAM_AR, ['1998-01 month', '2024-05-13 day', '2024-05-14 day']],
])('%s', (lang, text, expected) => {
  test('dates stand in order, relative ones told from the day of publication', () => {
    expect(dates(text, lang)).toEqual(expected);
  });

  test('each entry begins without a connective and is the text at its evidence', () => {
    for (const entry of brief(text, lang).timeline) {
      expect(entry.text).not.toMatch(/^(?:But|And|However)\b|^(?:كما|غير أن|وكان)\s/);
      expect(evidenceOf(text, entry).replace(/\s+/g, ' ').toLowerCase()).toBe(entry.text.toLowerCase());
    }
  });
});

test.each([
  ['ar', 'صوّت البرلمان اليوم الثلاثاء على قرار إنهاء الوجود الأجنبي.', ['2024-05-14 day']],
  ['ar', 'صوّت البرلمان يوم الأحد الماضي على قرار إنهاء الوجود الأجنبي.', ['2024-05-12 day']],
  ['ar', 'وصل الوفد أول من أمس إلى المدينة القديمة في الشمال.', ['2024-05-13 day']],
  ['ar', 'بدأت الحملة الأسبوع الماضي في ثلاث مدن من شمال البلاد.', ['2024-05-08 week']],
  ['ar', 'خرج المتظاهرون في الـ 26 من تموز الماضي إلى ساحات المدينة.', ['2023-07-26 day']],
  ['ar', 'افتتح الوزير المصنع الجديد في 10 رمضان 1445 قرب الميناء.', ['2024-03-20 day']],
  ['en', 'The council met last week and approved the new bridge.', ['2024-05-08 week']],
  ['en', 'The minister will speak on Friday at the old harbour in the north.', ['2024-05-17 day']],
  ['ar', 'ستعقد اللجنة جلسة الخميس في مقر البرلمان القديم.', ['2024-05-16 day']],
  ['en', 'Troops arrived on Monday at the old harbour in the north.', ['2024-05-13 day']],
])('%s: %s', (lang, text, expected) => {
  expect(dates(text, lang)).toEqual(expected);
});

test('"the same day" is the day last told', () => {
  const text =
    'The fire began on March 3, 2024 in the old mill. Witnesses saw smoke over the harbour the same day.';
  expect(dates(text, 'en')).toEqual(['2024-03-03 day', '2024-03-03 day']);
});

test.each([
  ['en', 'She writes for USA Today about the Black Friday sales every year.'],
  ['en', 'Thousands joined the March for Water through the old town.'],
  ['ar', 'تحدث الإمام في خطبة الجمعة عن حقوق الجيران في المدينة.'],
])('%s: names with a day or month in them are no dates: %s', (lang, text) => {
  expect(dates(text, lang)).toEqual([]);
});

test('neighbours that tell the same of the same day stand once', () => {
  const text =
    'The minister opened the new bridge on Monday in Rashid. The new bridge was opened on Monday in Rashid by the minister.';
  expect(dates(text, 'en')).toEqual(['2024-05-13 day']);
});

test.each([
  ['Boats with flour for the islands should reach the old harbour by Monday.', ['2024-05-20 day']],
  ['The pilot warned that the harbour crews could stop work on Thursday.', ['2024-05-16 day']],
  ['The pilot said that nobody would sail after the crews fell ill on Monday.', ['2024-05-13 day']],
])('a day set for what is to come lies ahead: %s', (text, expected) => {
  expect(dates(text, 'en')).toEqual(expected);
});

test('an English entry is a whole sentence, its subject included', () => {
  const text =
    'Ida Moe, a weaver from the village of Upper Tarn, told the paper she had smelled smoke near the mill before dawn on Monday.';
  expect(brief(text, 'en').timeline.map((entry) => entry.text)).toEqual([text]);
});
