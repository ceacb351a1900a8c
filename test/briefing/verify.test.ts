import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldName } from '../../src/briefing/fault.ts';
import type { Statement } from '../../src/briefing/schema.ts';
import { foldQuotedText, sliceText } from '../../src/briefing/slices.ts';
import { verifyStatements } from '../../src/briefing/verify.ts';
import { exampleBriefing, spanOf, TEXT } from './example.ts';

function withStatement(changes: Partial<Statement>) {
  const briefing = exampleBriefing();
  const [first, ...rest] = briefing.statements;
  return { ...briefing, statements: [{ ...first!, ...changes }, ...rest] };
}

function faultsOf(changes: Partial<Statement>) {
  return verifyStatements(withStatement(changes), TEXT).problems.map(({ path }) => fieldName(path));
}

describe('verification', () => {
  test('passes words that are the text at their evidence, parts in source order', () => {
    expect(verifyStatements(exampleBriefing(), TEXT)).toEqual({ verified: ['s1', 's2'], problems: [] });
    const evidence = [spanOf('الفحص'), spanOf('السد آمن')];
    expect(faultsOf({ evidence })).toEqual([]);
    expect(sliceText(TEXT, evidence)).toBe('السد آمن … الفحص');
  });

  test('without a text verifies nothing and finds no fault', () => {
    expect(verifyStatements(exampleBriefing(), null)).toEqual({ verified: [], problems: [] });
  });

  test('refuses a single changed word, and the statement is not verified', () => {
    const { verified, problems } = verifyStatements(withStatement({ text: 'السد سليم … الفحص' }), TEXT);
    expect(verified).toEqual(['s2']);
    expect(fieldName(problems[0]!.path)).toBe('statements[0].text');
    expect(problems[0]!.message).toContain('السد آمن … الفحص');
    expect(problems[0]!.remedy).toContain('paraphrase');
  });

  test("lets an editor's paraphrase stand, unverified", () => {
    const { verified, problems } = verifyStatements(
      withStatement({ text: 'لا خطر', paraphrase: true }),
      TEXT,
    );
    expect({ verified, problems }).toEqual({ verified: ['s2'], problems: [] });
  });

  test('refuses words without evidence', () => {
    expect(faultsOf({ evidence: [] })).toEqual(['statements[0].text']);
  });

  test('refuses spans beyond the end, also of key points, timeline and mention', () => {
    const beyond = { start: 0, end: TEXT.length + 1 };
    expect(faultsOf({ evidence: [beyond] })).toEqual(['statements[0].evidence[0]']);
    expect(faultsOf({ mention: beyond })).toEqual(['statements[0].mention']);
    const briefing = exampleBriefing({
      summary: [{ text: 'x', evidence: [beyond] }],
      timeline: [{ date: '2020', precision: 'year', text: 'x', evidence: [spanOf('السد'), beyond] }],
    });
    const { problems } = verifyStatements(briefing, TEXT);
    expect(problems.map(({ path }) => fieldName(path))).toEqual([
      'summary[0].evidence[0]',
      'timeline[0].evidence[1]',
    ]);
  });

  test('refuses a cue that is not there, overlapping parts and half characters', () => {
    expect(faultsOf({ cue: { text: 'نفت', ...spanOf('قالت') } })).toEqual(['statements[0].cue.text']);
    const { start, end } = spanOf('السد آمن');
    const evidence = [
      { start, end },
      { start: start + 2, end },
    ];
    expect(faultsOf({ evidence, text: sliceText(TEXT, evidence) })).toEqual(['statements[0].evidence']);
    const smiling = `${TEXT}😀`;
    const half = withStatement({ mention: { start: 0, end: smiling.length - 1 } });
    const { problems } = verifyStatements({ ...half, sources: [{ name: 'x' }] }, smiling);
    expect(problems.map(({ message }) => message)).toEqual([
      `0–${smiling.length - 1} cuts a character in half`,
    ]);
  });

  test('refuses another text than the one whose hash the sources give', () => {
    const { problems } = verifyStatements(exampleBriefing(), `${TEXT} `);
    expect(problems.map(({ path }) => path)).toEqual([['sources']]);
  });

  test('folds white space and quote marks, and nothing else', () => {
    expect(foldQuotedText(' «نعم»\u00a0\n ‘لا’ ')).toBe('"نعم" \'لا\'');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const bare = (value: string) => value.replace(/[\s"'«»‹›\p{Pi}\p{Pf}„‚‟‛`´′″〝〞＂]/gu, '');
        expect(bare(foldQuotedText(text))).toBe(bare(text));
      }),
    );
  });

  test('verifies any slices of any text, and refuses them once a letter is added', () => {
    const spans = fc.uniqueArray(fc.nat(60), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 61 }), spans, (text, offsets) => {
        const sorted = offsets.toSorted((a, b) => a - b);
        const evidence = sorted.flatMap((start, i) =>
          i % 2 === 0 && sorted[i + 1] !== undefined ? [{ start, end: sorted[i + 1]! }] : [],
        );
        const words = sliceText(text, evidence);
        fc.pre(words.trim() !== '' && words.isWellFormed());
        const briefing = withStatement({ evidence, text: words, cue: null, mention: null });
        const one = {
          ...briefing,
          sources: [{ name: 'x' }],
          summary: [],
          timeline: [],
          statements: [briefing.statements[0]!],
        };
        expect(verifyStatements(one, text)).toEqual({ verified: ['s1'], problems: [] });
        const changed = { ...one, statements: [{ ...one.statements[0]!, text: `${words}ع` }] };
        expect(verifyStatements(changed, text).verified).toEqual([]);
      }),
    );
  });
});
