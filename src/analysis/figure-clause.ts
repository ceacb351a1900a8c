import type { Span } from '../briefing/schema.ts';
import type { Document, Range } from './document.ts';
import { isFiniteVerb } from './english/words.ts';
import { englishForm } from './lexicon-en.ts';

const BEFORE_THAT = 12;
const LONGEST_TAIL = 12;
const SHORTEST = 12;
const REACH = 60;

/** The clause told of the number at `at` without who said it: "Lind said that | the port would close for 12 days". */
export function withoutCue(doc: Document, at: number, span: Span): Span {
  const sentence = doc.sentences[doc.sentenceAt[at] ?? 0];
  if (!sentence) return span;
  const start = Math.max(span.start, startAfterThat(doc, sentence, at));
  const end = Math.min(span.end, endBeforeTail(doc, sentence, at));
  return end - start >= SHORTEST ? { start, end } : span;
}

const isCue = (doc: Document, at: number): boolean => {
  const form = doc.quotationAt[at] === -1 ? englishForm(doc.tokens[at]?.norm ?? '') : undefined;
  return form !== undefined && (form.shape === 'past' || form.shape === 's') && form.verb.takes.has('c');
};

function startAfterThat(doc: Document, sentence: Range, at: number): number {
  for (let that = at - 1; that > Math.max(sentence.from, at - REACH); that--) {
    if (doc.tokens[that]?.norm !== 'that' || doc.quotationAt[that] !== -1) continue;
    // "a flood that killed 41": its noun belongs to it.
    if (isFiniteVerb(doc.tokens[that + 1])) continue;
    for (let cue = that - 1; cue >= sentence.from && that - cue < BEFORE_THAT; cue--)
      if (isCue(doc, cue)) return doc.tokens[that + 1]?.start ?? 0;
  }
  return 0;
}

/** Where ", the ministry said." begins, when the sentence ends so; else past its end. */
function endBeforeTail(doc: Document, sentence: Range, at: number): number {
  for (let comma = sentence.to - 2; comma > at && sentence.to - comma < LONGEST_TAIL; comma--) {
    if (doc.tokens[comma]?.text !== ',') continue;
    for (let cue = comma + 2; cue < sentence.to; cue++)
      if (isCue(doc, cue)) return doc.tokens[comma]?.start ?? 0;
    return Number.POSITIVE_INFINITY;
  }
  return Number.POSITIVE_INFINITY;
}
