import { expect, test } from 'vitest';
import { keysByWord, keysOfText, meets } from '../../src/answers/kin.ts';

const kin = (a: string, b: string, across = false) =>
  keysByWord(a, { across }).every((word) => meets(word, keysOfText([b])));

test.each([
  ['sale', 'sold'],
  ['withdrawal', 'withdrew'],
  ['elections', 'electoral'],
  ['Harbor', 'harbours'],
  ['الاعتصام', 'سيعتصمون'],
  ['التصويت', 'صوّت'],
  ['الانسحاب', 'سحب'],
  ['القتلى', 'قتيلا'],
  ['وقع', 'وقعت'],
  ['تصدع', 'المتصدع'],
  ['الأطباء', 'طبيب'],
])('%s is kin to %s', (a, b) => {
  expect([kin(a, b), kin(b, a)]).toEqual([true, true]);
});

test.each([
  ['ممرضين', 'مريض'],
  ['sale', 'salt'],
  ['السد', 'السيد'],
  ['الميناء', 'المدينة'],
  ['dam', 'damage'],
  ['الجدار', 'الجديد'],
])('%s is not kin to %s', (a, b) => {
  expect([kin(a, b), kin(b, a)]).toEqual([false, false]);
});

test('words of the other language count only where they are asked to', () => {
  expect(kin('inflation', 'التضخم', true)).toBe(true);
  expect(kin('الخزان', 'the reservoir', true)).toBe(true);
  expect(kin('inflation', 'التضخم')).toBe(false);
  expect(kin('inflation', 'الميناء', true)).toBe(false);
});
