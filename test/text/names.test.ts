import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames, nameKeys } from '../../src/text/names.ts';

const ONE_NAME: [string, string][] = [
  ['Esper', 'إسبر'],
  ['اسبر', 'Mark T. Esper'],
  ['وزير الدفاع الأمريكي مارك إسبر', 'Secretary of Defense Mark Esper'],
  ['Mohammed', 'محمد'],
  ['Muhammad', 'Mohamed'],
  ['Milley', 'مايلي'],
  ['ميلي', 'مايلي'],
  ['Abdel Fattah el-Sisi', 'عبد الفتّاح السيسي'],
  ['Abdulrahman', 'عبد الرحمن'],
  ['al-Abadi', 'العبادي'],
  ['Trump', 'Melania Trump'],
  ['Trump', 'دونالد ترمب'],
  ['George W. Bush', 'جورج بوش'],
  ['J. Smith', 'John Smith'],
  ['Jean-Claude Juncker', 'جان كلود يونكر'],
  ['Gen. Qasem Soleimani', 'قاسم سليماني'],
  ['William Seely III', 'وليام سيلي الثالث'],
  ['Miloš', 'ميلوش'],
  ['Reuters', 'رويترز'],
];

const DIFFERENT: [string, string][] = [
  ['Donald Trump', 'Melania Trump'],
  ['دونالد ترامب', 'Melania Trump'],
  ['محمد', 'محمود'],
  ['Mahmoud', 'محمد'],
  ['Hassan', 'حسين'],
  ['سعد', 'سعيد'],
  ['محمد بن سلمان', 'Mohammed bin Nayef'],
  ['Maria Gomez', 'Mario Gomez'],
  ['K. Smith', 'John Smith'],
  ['وزير الدفاع', 'وزير الخارجية'],
  ['Trump', 'Trudeau'],
  ['', 'إسبر'],
];

test.each(ONE_NAME)('%s can be %s', (a, b) => {
  expect(compareNames(a, b)).toMatchObject({ same: true });
  const keys = new Set(nameKeys(a));
  expect(nameKeys(b).filter((key) => keys.has(key))).not.toEqual([]);
});

test.each(DIFFERENT)('%s is not %s', (a, b) => {
  expect(compareNames(a, b)).toMatchObject({ same: false });
});

test('a part of a name scores less than the whole', () => {
  const whole = compareNames('Donald Trump', 'دونالد ترامب').score;
  expect(compareNames('Trump', 'دونالد ترامب').score).toBeLessThan(whole);
});

test('the order of the two names does not matter, and a name is its own', () => {
  const word = fc.constantFrom(
    'Donald',
    'Trump',
    'محمد',
    'العبادي',
    'von',
    'Ali',
    'عبد',
    'الرحمن',
    'J.',
    'ø',
    '٣',
  );
  const name = fc.array(word, { maxLength: 4 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(name, name, (a, b) => {
      const there = compareNames(a, b);
      expect(there.same).toBe(compareNames(b, a).same);
      expect(there.score).toBeGreaterThanOrEqual(0);
      expect(there.score).toBeLessThanOrEqual(1);
      if (/\p{L}/u.test(a)) expect(compareNames(a, a)).toMatchObject({ same: true, score: 1 });
    }),
  );
});

describe('on pairs mined from Wikidata', () => {
  const gold = new URL('../../../shared/gold/names.dev.tsv', import.meta.url);
  test.skipIf(!existsSync(gold))('precision is 0.95 at a recall of 0.90 or better', () => {
    let [right, wrong, missed] = [0, 0, 0];
    for (const line of readFileSync(gold, 'utf8').trim().split('\n')) {
      const [latin = '', arabic = '', label] = line.split('\t');
      const { same } = compareNames(latin, arabic);
      if (same && label === '1') right++;
      else if (same) wrong++;
      else if (label === '1') missed++;
    }
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.95);
    expect(right / (right + missed)).toBeGreaterThanOrEqual(0.9);
  });
});
