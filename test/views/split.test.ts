import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/views/card.ts';
import { lengthOf, splitRuns, splitToFit } from '../../src/views/split.ts';

const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('');
const plain = (text: string): Run[] => [{ text }];
const cut = (text: string, max: number): string[] => splitRuns(plain(text), max).map(textOf);

const words = fc.constantFrom(
  'قال الوزير. ',
  'The minister said. ',
  '👨‍👩‍👧‍👦',
  '\n\n',
  'é',
  '中文',
  'x',
  ' ',
  '𝒳',
  '\ud800',
);
const run: fc.Arbitrary<Run> = fc.record(
  {
    text: fc.array(words, { maxLength: 12 }).map((parts) => parts.join('')),
    bold: fc.boolean(),
    url: fc.constant('https://example.org/'),
    at: fc.integer({ min: 0, max: 2e12 }),
  },
  { requiredKeys: ['text'] },
);
const runs = fc.array(run, { maxLength: 8 });

/** Every UTF-16 unit with the style it carries; an instant is dropped only where its run was cut. */
const styled = (parts: readonly Run[]) =>
  parts.flatMap(({ text, bold, url }) => text.split('').map((unit) => ({ unit, bold, url })));

describe('splitRuns', () => {
  it('prefers the end of a paragraph, then of a sentence, then of a word', () => {
    expect(cut('First line here\nsecond one. Third thing', 36)).toEqual([
      'First line here\nsecond one. ',
      'Third thing',
    ]);
    expect(cut('First line is here\nsecond one', 25)).toEqual(['First line is here\n', 'second one']);
    expect(cut('The first of words', 11)).toEqual(['The first ', 'of words']);
    expect(cut('extraordinary', 5)).toEqual(['extra', 'ordinary']);
  });

  it('knows Arabic sentence ends', () => {
    expect(cut('هل انسحبت القوات؟ قال الوزير نعم', 24)).toEqual(['هل انسحبت القوات؟ ', 'قال الوزير نعم']);
  });

  it('may end right before white space, and never at a no-break space', () => {
    expect(cut('one two three', 7)).toEqual(['one two', ' three']);
    expect(cut('alpha 5\u00a0200 men', 9)).toEqual(['alpha ', '5\u00a0200 men']);
  });

  it('keeps a grapheme whole where there is room for it', () => {
    expect(cut('ab👨‍👩‍👧‍👦cd', 8)).toEqual(['ab', '👨‍👩‍👧‍👦cd']);
    expect(cut('👨‍👩‍👧‍👦', 4).join('')).toBe('👨‍👩‍👧‍👦');
    expect(cut('👨👩', 3)).toEqual(['👨', '👩']);
  });

  it('keeps an instant whole, and shows its text where it must be cut', () => {
    const time: Run = { text: '7 January 2020 at 08:00', at: 1 };
    expect(splitRuns([{ text: 'Posted ' }, time], 15)).toEqual([[{ text: 'Posted ' }], [time]]);
    const [first, rest] = splitRuns([time], 10);
    expect([...first, ...rest].every((part) => part.at === undefined)).toBe(true);
    expect(textOf(first) + textOf(rest)).toBe(time.text);
  });

  it('loses nothing, keeps styles, stays within the limit and goes forward', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 120 }), (input, max) => {
        const [first, rest] = splitRuns(input, max);
        expect(styled([...first, ...rest])).toEqual(styled(input));
        expect(lengthOf(first)).toBeLessThanOrEqual(max);
        if (max >= 2 && lengthOf(input) > 0) expect(lengthOf(first)).toBeGreaterThan(0);
        const joined = textOf(input);
        const at = lengthOf(first);
        expect(
          /[\ud800-\udbff]$/.test(joined.slice(0, at)) && /^[\udc00-\udfff]/.test(joined.slice(at)),
        ).toBe(false);
      }),
    );
  });

  it('puts all back together when cut again and again', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 2, max: 40 }), (input, max) => {
        const parts: string[] = [];
        for (let left: readonly Run[] = input; lengthOf(left) > 0; ) {
          const [first, rest] = splitRuns(left, max);
          parts.push(textOf(first));
          left = rest;
        }
        expect(parts.join('')).toBe(textOf(input));
      }),
    );
  });
});

describe('splitToFit', () => {
  it('fills what a measure allows, however the measure counts', () => {
    const weight = (text: string): number => text.replaceAll('x', 'xx').length;
    fc.assert(
      fc.property(runs, fc.integer({ min: 4, max: 60 }), (input, room) => {
        const [first, rest] = splitToFit(input, (part) => weight(textOf(part)) <= room);
        expect(textOf(first) + textOf(rest)).toBe(textOf(input));
        expect(weight(textOf(first))).toBeLessThanOrEqual(room);
        if (lengthOf(input) > 0) expect(lengthOf(first)).toBeGreaterThan(0);
      }),
    );
  });

  it('measures only as much of an enormous text as it must', () => {
    let measured = 0;
    const [first] = splitToFit(plain('word '.repeat(400_000)), (part) => {
      measured += Math.min(lengthOf(part), 10_000);
      return lengthOf(part) <= 4000;
    });
    expect(lengthOf(first)).toBe(4000);
    expect(measured).toBeLessThan(200_000);
  });
});
