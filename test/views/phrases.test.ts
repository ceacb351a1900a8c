import { describe, expect, it } from 'vitest';
import { STANCES } from '../../src/briefing/schema.ts';
import { phrasebook } from '../../src/views/phrases/book.ts';

type Phrase = string | ((...args: never[]) => string);

/** Every phrase by its path; phrases with gaps are filled with Latin letters or a number. */
function flat(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    const phrase = node as Phrase & ((...args: unknown[]) => string);
    return [[path, phrase(...Array.from({ length: phrase.length }, () => 7))]];
  }
  return Object.entries(node as object).flatMap(([key, value]) => flat(value, `${path}.${key}`));
}

const ar = flat(phrasebook.ar, '');
const en = flat(phrasebook.en, '');

describe('phrasebook', () => {
  it('has the same phrases in both languages', () => {
    expect(ar.map(([path]) => path)).toEqual(en.map(([path]) => path));
    expect(ar.length).toBeGreaterThan(100);
  });

  it('has Arabic in every Arabic phrase and none in English', () => {
    expect(ar.filter(([, text]) => !/\p{Script=Arabic}/u.test(text))).toEqual([]);
    expect(en.filter(([, text]) => /\p{Script=Arabic}/u.test(text))).toEqual([]);
    expect(en.filter(([, text]) => !/[A-Za-z]/.test(text))).toEqual([]);
  });

  it('leaves no gap unfilled', () => {
    for (const [path, text] of [...ar, ...en]) expect(text, path).not.toMatch(/undefined|NaN|\[object/);
  });

  it('has a word for every stance', () => {
    for (const stance of STANCES) expect(phrasebook.ar.stance[stance]).toBeTruthy();
  });

  it.each([
    [1, 'تصريح واحد'],
    [2, 'تصريحان'],
    [3, '3 تصريحات'],
    [10, '10 تصريحات'],
    [11, '11 تصريحًا'],
    [99, '99 تصريحًا'],
    [100, '100 تصريح'],
    [103, '103 تصريحات'],
    [0, '0 تصريح'],
  ])('counts %i statements in Arabic as %s', (n, words) => {
    expect(phrasebook.ar.briefing.statements(n)).toBe(words);
  });
});
