import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/analysis/document.ts';
import { stanceInContext, stanceOf } from '../../src/analysis/stance.ts';

test.each([
  ['asserts', 'the memo should not have been released', 'asserts'],
  ['asserts', 'ما كان ينبغي أن تُنشر المذكرة', 'asserts'],
  ['asserts', 'the council should release the memo', 'demands'],
  ['asserts', 'يجب إطلاق سراح المعتقلين', 'demands'],
  ['asserts', 'the ministry did not order the raid', 'denies'],
  ['asserts', 'لا توجد خطة لإغلاق السد', 'denies'],
  ['asserts', 'لم تأمر الوزارة بالغارة', 'denies'],
  ['asserts', 'he does not know who wrote it', 'asserts'],
  ['asserts', 'الحكومة لا تزال ملتزمة بالاتفاق', 'asserts'],
  ['asserts', 'النقابة ستضرب ما لم يصدر قرار بصرف الرواتب', 'asserts'],
  ['asserts', 'Who wrote it?', 'asks'],
  ['asks', 'to end the blockade', 'demands'],
  ['asks', 'the government to end the blockade', 'demands'],
  ['asks', 'whether the blockade would end', 'asks'],
  ['confirms', 'the ministry did not order the raid', 'confirms'],
  ['denies', 'it had ordered the raid', 'denies'],
  ['threatens', 'to cut the power', 'threatens'],
] as const)('%s "%s" %s', (cue, words, stance) => {
  expect(stanceOf(cue, words)).toBe(stance);
});

describe('a cue that is negated or refused does not do what it says', () => {
  const rules = { abbreviations: new Set<string>() };
  const at = (text: string, word: string, cue: 'denies' | 'confirms') => {
    const doc = readDocument(text, rules);
    const from = doc.tokens.findIndex((token) => token.text === word);
    return stanceInContext(doc, { from, to: from + 1 }, cue, 'the memo was authentic');
  };
  test('did not deny', () => {
    expect(at('The minister did not deny the memo was authentic.', 'deny', 'denies')).toBe('asserts');
  });
  test('refused to confirm', () => {
    expect(at('The minister refused to confirm the memo was authentic.', 'confirm', 'confirms')).toBe(
      'asserts',
    );
  });
  test('لم ينف', () => {
    expect(at('لم ينف الوزير صحة المذكرة.', 'ينف', 'denies')).toBe('asserts');
  });
  test('a negation in the clause before is another matter', () => {
    expect(at('It was not signed, and the minister denied it.', 'denied', 'denies')).toBe('denies');
  });
});

test.each([
  ['asserts', 'فرق الإنقاذ لم تصل بعد إلى القرية'],
  ['denies', 'بلاده لم ترسل جنودا بعد الحرب'],
  ['asserts', 'هذه الشركات لا وجود لها إلا على الورق'],
  ['asserts', 'الوضع لم يعد يحتمل'],
  ['asserts', 'خرجنا حفاة من البيت، ولم يبق منه حجر'],
  ['denies', 'لم آخذ قرشا واحدا'],
  ['asserts', 'the council has not made a decision yet'],
  ['asserts', 'the crew who did not answer was found'],
  ['denies', 'the council did not order the search'],
] as const)('%s: how far it is, or told along the way, is no denial: %s', (stance, words) => {
  expect(stanceOf('asserts', words)).toBe(stance);
});
