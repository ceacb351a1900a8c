import { expect, test } from 'vitest';
import { byRun, eachRun, remembered } from '../../src/text/remembered.ts';

test('a word is worked out once, until too many are known', () => {
  let worked = 0;
  const length = remembered((word) => {
    worked++;
    return word.length;
  });
  expect([length('harbour'), length('harbour'), length('a lighthouse keeper'.slice(2))]).toEqual([7, 7, 17]);
  expect(worked).toBe(2);
  for (let number = 0; number < 30_000; number++) length(`word${number}`);
  expect(length('harbour')).toBe(7);
  expect(worked).toBeGreaterThan(30_002);
});

test('what is too long to keep is worked out anew', () => {
  let worked = 0;
  const known = remembered((word) => {
    worked++;
    return word;
  });
  const long = 'x'.repeat(50);
  expect([known(long), known(long)]).toEqual([long, long]);
  expect(worked).toBe(2);
});

test('runs between spaces, where they begin, and which is the last', () => {
  const found: [string, number, boolean][] = [];
  eachRun('  the\u00a0old\n\tpier ', (run, from, last) => found.push([run, from, last]));
  expect(found).toEqual([
    ['the', 2, false],
    ['old', 6, false],
    ['pier', 11, true],
  ]);
  expect(byRun('a b', (run) => [run, run])).toEqual(['a', 'a', 'b', 'b']);
});
