import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery, readStatementFields } from '../../src/answers/query.ts';
import { UserError } from '../../src/errors.ts';

/** Noon in Baghdad (UTC+3) on 10 January 2020. */
const NOW = Date.parse('2020-01-10T09:00:00Z');
const read = (text: string) => parseQuery(text, NOW, 'Asia/Baghdad');
const at = (iso: string) => Date.parse(iso);

describe('time', () => {
  test.each([
    ['since:yesterday', { since: at('2020-01-08T21:00:00Z') }],
    ['منذ:أمس', { since: at('2020-01-08T21:00:00Z') }],
    ['since:today', { since: at('2020-01-09T21:00:00Z') }],
    ['since:7d', { since: at('2020-01-02T21:00:00Z') }],
    ['since:"7 days"', { since: at('2020-01-02T21:00:00Z') }],
    ['منذ:«٧ أيام»', { since: at('2020-01-02T21:00:00Z') }],
    ['since:24h', { since: at('2020-01-09T09:00:00Z') }],
    ['since:week', { since: at('2020-01-02T21:00:00Z') }],
    [
      'since:2020-01-07 before:2020-01-08',
      { since: at('2020-01-06T21:00Z'), before: at('2020-01-07T21:00Z') },
    ],
    ['قبل:٢٠٢٠-٠١', { before: at('2019-12-31T21:00:00Z') }],
  ])('%s', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
    expect(read(text).words).toBeUndefined();
  });

  test('days follow the zone through a clock change', () => {
    const query = parseQuery('since:yesterday', at('2024-03-31T12:00:00Z'), 'Europe/Berlin');
    expect(query.since).toBe(at('2024-03-29T23:00:00Z'));
  });

  test.each(['since:soon', 'since:2020-13-01', 'before:2020-02-30', 'since:""'])('%s is refused', (text) => {
    expect(() => read(text)).toThrow(UserError);
    try {
      read(text);
    } catch (error) {
      const { arabic, remedy } = error as UserError;
      expect(remedy).toBeTruthy();
      for (const words of [arabic?.message, arabic?.remedy]) expect(words).toMatch(/\p{Script=Arabic}/u);
    }
  });
});

test('filters stand beside words, in English and Arabic', () => {
  expect(read('letter by:Esper about:"green zone" story:iraq-letter lang:arabic')).toEqual({
    words: 'letter green zone',
    person: 'Esper',
    story: 'iraq-letter',
    lang: 'ar',
    limit: 5,
  });
  expect(read('الرسالة شخص:«مارك إسبر» موضوع:العراق لغة:en')).toMatchObject({
    words: 'الرسالة',
    person: 'مارك إسبر',
    topic: 'العراق',
    lang: 'en',
  });
});

test('a language is named, or tagged, or refused', () => {
  expect(read('lang:ar-EG')).toMatchObject({ lang: 'ar-eg' });
  for (const wrong of ['lang:xx', 'lang:a-b', 'lang:en-']) expect(() => read(wrong)).toThrow(UserError);
});

test('a bare link is looked up by its address, also as Slack writes it', () => {
  expect(read('https://example.org/a?b=c:d')).toEqual({ url: 'https://example.org/a?b=c:d', limit: 5 });
  expect(read('<https://example.org/a|example.org>')).toEqual({ url: 'https://example.org/a', limit: 5 });
});

test('an unknown name before a colon is a word', () => {
  expect(read('Trump: no')).toMatchObject({ words: 'Trump: no' });
});

test('nothing typed is the newest', () => {
  expect(read('  ')).toEqual({ limit: 5 });
});

test('whatever is typed, it is read or refused in words for the user', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'since:',
      'before:',
      'منذ:',
      'lang:',
      '"',
      '«',
      ':',
      ' ',
      '999m',
      'https://',
      '0d',
      '2020-99',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      try {
        const query = read(parts.join(''));
        for (const instant of [query.since, query.before])
          expect(instant ?? 0).toBe(Math.trunc(instant ?? 0));
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
  );
});

test('words left out', () => {
  expect(read('oil -prices and not Basra')).toMatchObject({ words: 'oil and', not: ['prices', 'Basra'] });
  expect(read('النفط وليس الأسعار')).toMatchObject({ words: 'النفط', not: ['الأسعار'] });
  expect(read('well-known not')).toMatchObject({ words: 'well-known' });
  expect(read('not topic:oil')).toMatchObject({ topic: 'oil' });
});

test('fields of a search for statements', () => {
  const fields = (text: string) => readStatementFields(text, NOW, 'Asia/Baghdad');
  expect(fields('by:Esper about:"no decision" -oil since:2020-01-07 story:letter')).toEqual({
    person: 'Esper',
    about: '"no decision" -oil',
    since: at('2020-01-06T21:00Z'),
    story: 'letter',
  });
  expect(fields('عبر:رويترز عن:الرسالة')).toEqual({ via: 'رويترز', about: 'الرسالة' });
  expect(fields('since:yesterday oil')).toBeNull();
  expect(fields('who said: nothing')).toBeNull();
  expect(() => fields('by:""')).toThrow(UserError);
});
