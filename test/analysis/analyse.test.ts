import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { checkReferences } from '../../src/briefing/references.ts';
import { briefingSchema } from '../../src/briefing/schema.ts';
import { verifyStatements } from '../../src/briefing/verify.ts';
import { brief, DAM_AR, DAM_EN, PUBLISHED } from './articles.ts';

describe('the name of a source', () => {
  test("given, else the host of the address, else said to be missing in the article's language", () => {
    const article = { text: DAM_EN, lang: 'en', publishedAt: PUBLISHED };
    expect(analyse({ ...article, sourceName: 'The Rashid Post' }).sources[0]?.name).toBe('The Rashid Post');
    expect(analyse({ ...article, url: 'https://www.example.org/a' }).sources[0]?.name).toBe('example.org');
    expect(analyse(article).sources[0]?.name).toBe('unnamed source');
    expect(brief(DAM_AR, 'ar').sources[0]?.name).toBe('مصدر غير مذكور');
  });
});

describe('a headline', () => {
  const headline = DAM_EN.slice(0, DAM_EN.indexOf('\n'));

  test('is the title, and no second source of what the body says', () => {
    const briefing = brief(DAM_EN, 'en');
    expect(briefing.title).toBe(headline);
    expect(briefing.statements.every(({ evidence }) => (evidence[0]?.start ?? 0) > headline.length)).toBe(
      true,
    );
  });

  test('keeps a statement that the body does not repeat', () => {
    const text = `Ministry denies plan to close Sarab dam

Rain fell on the town. The market stayed open. Children played by the river. Nobody knew why.`;
    expect(brief(text, 'en').statements.map((one) => one.stance)).toEqual(['denies']);
  });
});

test.each([
  ['en', DAM_EN],
  ['ar', DAM_AR],
])('%s: pieces of an article in any order give a briefing that holds together', (lang, text) => {
  const pieces = text.split(/(?<=[.،,:»"\n ])/);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 120 }), (chosen) => {
      const article = chosen.join('');
      const briefing = analyse({ text: article, lang, publishedAt: PUBLISHED });
      expect(briefingSchema.safeParse(briefing).error?.message).toBeUndefined();
      expect(verifyStatements(briefing, article).problems).toEqual([]);
      expect(checkReferences(briefing)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
