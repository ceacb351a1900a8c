import type { Document } from '../document.ts';
import * as en from '../languages/en.ts';
import { englishForm } from '../lexicon-en.ts';
import type { Token } from '../tokens.ts';
import { isCapital, isFiniteVerb, isNounLike } from './words.ts';

export function startsClause(doc: Document, at: number): boolean {
  const token = doc.tokens[at];
  if (!token || token.kind === 'mark') return false;
  const next = doc.tokens[at + 1];
  if (/^(?:it|them|this|that)$/.test(token.norm) && (!next || next.kind === 'mark')) return false;
  if (token.kind === 'number' || startsAmount(doc, at)) return true;
  if (/^(?:that|there|it|he|she|they|we|i|you|what|who)['’]/.test(token.norm)) return true;
  if (en.SUBJECT_PRONOUNS.has(token.norm) || en.DETERMINERS.has(token.norm) || isCapital(token)) return true;
  if (en.CONJUNCTIONS.has(token.norm) || en.AUXILIARIES.has(token.norm)) return false;
  if (
    token.norm === 'there' ||
    token.norm === 'if' ||
    token.norm === 'when' ||
    token.norm === 'while' ||
    token.norm === 'because'
  )
    return true;
  if (en.PREPOSITIONS.has(token.norm) || en.SUBORDINATORS.has(token.norm) || token.norm === 'to')
    return false;
  return isNounLike(token) || token.norm.endsWith('ing');
}

/** "about 60,000 homes", "at least four people", "more than half" */
export function startsAmount(doc: Document, at: number): boolean {
  const norm = doc.tokens[at]?.norm ?? '';
  const next = doc.tokens[at + 1];
  if (/^(?:about|around|over|under|up|roughly)$/.test(norm) && next?.kind === 'number') return true;
  const amount = `${norm} ${next?.norm}`;
  return /^(?:at least|at most|up to|more than|fewer than|less than|as many)$/.test(amount);
}

/** A clause has its verb before it ends; "announced the winner of the race" is none. */
export function hasVerb(doc: Document, from: number, to: number): boolean {
  for (let at = from; at < to && at < from + 40; at++) {
    const token = doc.tokens[at] as Token;
    if (doc.quotationAt[at] !== -1 || isFiniteVerb(token) || /['’](?:s|re|ve|ll|d|m)$/.test(token.norm))
      return true;
    if (/^[.;:]/.test(token.text)) return false;
  }
  return false;
}

export function startsPhrase(doc: Document, at: number): boolean {
  const token = doc.tokens[at];
  if (!token || token.kind === 'mark') return false;
  if (en.DETERMINERS.has(token.norm) || isNounLike(token)) return true;
  if (/^(?:him|her|them|us|it|himself|herself|themselves|itself|he|she|they|how|what)$/.test(token.norm))
    return true;
  return englishForm(token.norm)?.shape === 'ing' || (token.norm.endsWith('ing') && token.norm.length > 4);
}
