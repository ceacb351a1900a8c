import { expect, test } from 'vitest';
import { terms, termVariants, words } from '../../src/text/terms.ts';

test.each([
  ['والحكومة', 'الحكومة'],
  ['بالحكومة', 'حكومة'],
  ['للحكومة', 'الحُكُومَةِ'],
  ['ووزير', 'وزير'],
  ['وبالعراق', 'العراق'],
  ['العراقية', 'عراقيون'],
  ['الفلسطينيين', 'فلسطين'],
  ['قواته', 'القوات'],
  ['withdrawal', 'withdraws'],
  ['Denied', 'denies'],
  ["Trump's", 'Trump’s'],
  ['U.S.', 'US'],
  ['5,200', '٥٢٠٠'],
])('%s and %s are one term', (a, b) => {
  expect(terms(a)).toEqual(terms(b));
  expect(terms(a)).toHaveLength(1);
});

test.each([
  ['وزير', 'زير'],
  ['وفد', 'فد'],
  ['بغداد', 'غداد'],
  ['deny', 'denim'],
])('%s and %s stay apart', (a, b) => {
  expect(terms(a)).not.toEqual(terms(b));
});

test.each(['لبغداد', 'ببغداد', 'وبغداد', 'ولبغداد', 'كبغداد', 'فبغداد'])(
  '%s may be Baghdad with a prefix',
  (word) => {
    expect(termVariants(word)).toEqual([expect.arrayContaining(['بغداد'])]);
  },
);

test('stop words are no terms', () => {
  expect(terms('what did they say about the letter')).toEqual(['say', 'letter']);
  expect(terms('ماذا قال عن الرسالة')).toEqual(['قال', 'رسال']);
});

test('every word of a sentence is a word', () => {
  expect(words('UH-60، وAH-64: "C\'est"')).toEqual(['uh', '60', 'وah', '64', 'c', 'est']);
});
