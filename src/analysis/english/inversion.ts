import { type Document, quotationTo, type Range } from '../document.ts';
import * as en from '../languages/en.ts';
import { type EnglishForm, englishForm } from '../lexicon-en.ts';
import type { Token } from '../tokens.ts';
import type { Candidate } from './candidates.ts';
import type { After } from './complement.ts';
import { subjectAfter } from './noun-phrase.ts';
import { subjectBefore } from './subject.ts';
import { isAdverb, isCapital, isComma, isDash, isFiniteVerb, isTime } from './words.ts';

/** "“…,” said Senator Tim Scott": only right after a quotation or the comma that ends the words. */
export function inversion(doc: Document, sentence: Range, at: number, form: EnglishForm): Candidate | null {
  if (at <= sentence.from || !form.verb.takes.has('q') || form.shape === 'base') return null;
  let previous = at - 1;
  while (previous > sentence.from && isAdverb(doc.tokens[previous] as Token)) previous--;
  const quoted =
    quotationTo(doc, previous) ??
    (isComma(doc.tokens[previous]) ? quotationTo(doc, previous - 1) : undefined);
  const next = doc.tokens[at + 1];
  if (!next || at + 1 >= sentence.to || next.norm === 'that' || isTime(next)) return null;
  const clause =
    isComma(doc.tokens[previous]) && ['said', 'says', 'wrote', 'added'].includes(doc.tokens[at]?.norm ?? '');
  if (!quoted && !clause) return null;
  const pronoun = en.SUBJECT_PRONOUNS.has(next.norm);
  const range = pronoun ? { from: at + 1, to: at + 2 } : subjectAfter(doc, at + 1, sentence.to);
  if (!range) return null;
  // "Kasich, who left the race, said the family deserved better": what follows has its own verb.
  if (isFiniteVerb(doc.tokens[range.to]) && range.to < sentence.to && !pronoun) return null;
  if (!quoted) {
    const ending = doc.tokens[range.to];
    if (ending && range.to < sentence.to && !/^[.,]$/.test(ending.text)) return null;
    if (subjectBefore(doc, at, sentence.from) && !isCapital(next) && !en.DETERMINERS.has(next.norm))
      return null;
  }
  return {
    rule: 'verb-inverted',
    reason: 'subject after the verb',
    cue: { from: at, to: at + 1 },
    form,
    source: pronoun ? { kind: 'pronoun', range } : { kind: 'mention', range },
    after: followingQuotation(doc, range.to, sentence.to),
    before: previous + (isComma(doc.tokens[previous]) ? 0 : 1),
    clauseStart: at,
    cuts: false,
    relative: false,
    subordinate: false,
    negated: false,
  };
}

/** After "said X, a senator from Y," a second quotation may follow in the same sentence. */
export function followingQuotation(doc: Document, from: number, to: number): After {
  for (let at = from; at < to; at++) {
    const quotation = doc.quotations[doc.quotationAt[at] ?? -1];
    if (quotation?.open === at) {
      const before = doc.tokens[at - 1];
      const speech =
        quotation.close - at > 4 &&
        before !== undefined &&
        (isComma(before) ||
          isDash(before) ||
          /^[:.]$/.test(before.text) ||
          /^(?:and|but)$/.test(before.norm));
      return speech ? { kind: 'quotation', start: at } : { kind: 'none', mark: from };
    }
    // Another cue brings what follows.
    const form = at > from ? englishForm(doc.tokens[at]?.norm ?? '') : undefined;
    if (form?.verb.takes.has('q')) break;
  }
  return { kind: 'none', mark: from };
}
