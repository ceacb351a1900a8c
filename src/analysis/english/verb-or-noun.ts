import type { Document } from '../document.ts';
import * as en from '../languages/en.ts';
import type { EnglishForm } from '../lexicon-en.ts';
import type { Token } from '../tokens.ts';
import type { Subject } from './subject.ts';
import { isAdverb, isCapital, isNounLike } from './words.ts';

/** "asked not to be named", "asked to remain anonymous" */
function isUnnamed(doc: Document, at: number): boolean {
  const next = (ahead: number): string => doc.tokens[at + ahead]?.norm ?? '';
  if (next(1) === 'for' && next(2) === 'anonymity') return true;
  return next(1) === 'not' ? next(2) === 'to' && next(3) === 'be' : next(1) === 'to' && next(2) === 'remain';
}

const PRONOUN_IS = /^(?:he|she|it|who|that|there)'s$/;

/** A verb form after a determiner, preposition or adjective is a noun: "his claims", "the report". */
export function isNoun(doc: Document, at: number, form: EnglishForm): boolean {
  // "charged with desertion": a deed of the law.
  if (form.verb.base === 'charge' && doc.tokens[at + 1]?.norm === 'with') return true;
  // "who asked not to be named": of the telling, not of the news.
  if (form.verb.base === 'ask' && isUnnamed(doc, at)) return true;
  if (form.shape === 'past' || form.shape === 'pastpart') {
    const before = doc.tokens[at - 1];
    return (
      before !== undefined &&
      (en.DETERMINERS.has(before.norm) ||
        (/'s$/.test(before.norm) && !PRONOUN_IS.test(before.norm) && isNounLike(doc.tokens[at + 1])) ||
        (en.PREPOSITIONS.has(before.norm) && before.norm !== 'as'))
    );
  }
  const before = doc.tokens[at - 1];
  if (!before || doc.tokens[at]?.norm === 'state' || doc.tokens[at]?.norm === 'states') return true;
  if (en.DETERMINERS.has(before.norm) || (en.PREPOSITIONS.has(before.norm) && before.norm !== 'to'))
    return true;
  const described = form.shape === 's' && /(?:al|ed|ous|ive|ic)$/.test(before.norm) && !isCapital(before);
  if (described) return true;
  const governed = /^(?:have|has|had)$|ing$/.test(before.norm) && !isCapital(before);
  if (governed && form.shape !== 'base') return true;
  return /'s$/.test(before.norm);
}

/** "a report published Monday": the plain form is a verb only before its clause ("media report that"). */
export const isNounReport = (doc: Document, at: number, { verb }: EnglishForm): boolean =>
  verb.base === 'report' && doc.tokens[at + 1]?.norm !== 'that';

/** The base form needs a plural subject, "to" or an auxiliary before it. */
export function baseFits(doc: Document, at: number, subject: Subject): boolean {
  let back = at - 1;
  while (back > 0 && isAdverb(doc.tokens[back] as Token)) back--;
  const before = doc.tokens[back] as Token;
  if (before.norm === 'to' || en.AUXILIARIES.has(before.norm)) return true;
  if (/^(?:i|we|they|you|who)$/.test(before.norm)) return true;
  if (subject.source.kind !== 'mention') return false;
  for (let index = subject.source.range.from; index < subject.source.range.to; index++) {
    const word = doc.tokens[index]?.norm ?? '';
    if (en.GROUP_NOUNS.has(word) || word === 'and' || /[^s'’]s$/.test(word)) return true;
  }
  return false;
}
