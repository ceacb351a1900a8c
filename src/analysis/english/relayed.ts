import type { Document, Range } from '../document.ts';
import type { EnglishForm } from '../lexicon-en.ts';
import type { Candidate } from './candidates.ts';
import { complementAfter } from './complement.ts';
import { subjectAfter } from './noun-phrase.ts';
import type { Subject } from './subject.ts';
import { isComma } from './words.ts';

/** "was asked by the host, “…”", "was told by both sides that": who stands after "by" speaks. */
export function askedBy(doc: Document, sentence: Range, at: number, form: EnglishForm): Candidate | null {
  if (doc.tokens[at + 1]?.norm !== 'by' || !form.verb.takes.has('o')) return null;
  const range = subjectAfter(doc, at + 2, sentence.to);
  const after = range && complementAfter(doc, range.to - 1, sentence.to, form.verb);
  if (!range || !after || !['that', 'quotation', 'question', 'colon'].includes(after.kind)) return null;
  return {
    rule: `passive-${after.kind}`,
    reason: 'who stands after "by"',
    cue: { from: at, to: at + 1 },
    form,
    source: { kind: 'mention', range },
    after,
    before: null,
    clauseStart: at,
    cuts: false,
    relative: false,
    subordinate: false,
    negated: false,
  };
}

/** "Reuters, citing two people familiar with the matter, reported": they speak, through the agency. */
export function citedSource(doc: Document, subject: Subject, verb: number): Range | null {
  if (subject.source.kind !== 'mention' || subject.relative) return null;
  const { to } = subject.source.range;
  if (!isComma(doc.tokens[to]) || !/^(?:citing|quoting)$/.test(doc.tokens[to + 1]?.norm ?? '')) return null;
  return subjectAfter(doc, to + 2, verb);
}
