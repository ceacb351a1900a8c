import { type Document, quotationTo, type Range } from '../document.ts';
import * as en from '../languages/en.ts';
import type { Token } from '../tokens.ts';
import { isAdverb, isCapital, isFiniteVerb, isNounLike, isTime } from './words.ts';

const NICKNAME = 3;

/** First token of the noun phrase that ends at `end`; greater than `end` when there is none. */
export function phraseStart(doc: Document, end: number, from: number): number {
  let start = end + 1;
  let at = end;
  while (at >= from && end - at < 30) {
    const token = doc.tokens[at] as Token;
    if (doc.quotationAt[at] !== -1) {
      const nickname = quotationTo(doc, at);
      if (!nickname || nickname.close - nickname.open > NICKNAME + 1 || nickname.open <= from || at === end)
        break;
      if (/^[.,?!]/.test(doc.tokens[at - 1]?.text ?? '')) break;
      at = nickname.open - 1;
      continue;
    }
    if (en.DETERMINERS.has(token.norm)) {
      start = at;
      if (!linked(doc, at - 1, from)) {
        const another = coordinated(doc, at, from);
        if (another < at) return another;
        if (!en.DETERMINERS.has(doc.tokens[at - 1]?.norm ?? '') || at - 1 < from) break;
        at--;
        continue;
      }
      at -= 1;
      continue;
    }
    if (isNounLike(token)) {
      if (isTime(token) && !isCapital(token)) break;
      start = at;
      at--;
      continue;
    }
    if (start <= end && (linked(doc, at, from) || joined(doc, at, from))) {
      at--;
      continue;
    }
    if (
      token.text === '&' ||
      (token.text === '$' && at !== end) ||
      (token.text === '.' && at !== end && doc.tokens[at - 1]?.kind === 'word' && at > from)
    ) {
      at--;
      continue;
    }
    if (
      token.kind === 'word' &&
      isAdverb(token) &&
      start <= end &&
      en.DETERMINERS.has(doc.tokens[at - 1]?.norm ?? '')
    ) {
      at--;
      continue;
    }
    break;
  }
  return start;
}

/** "an American official and an Iraqi one": the start of the first phrase, where both open the clause; else `at`. */
function coordinated(doc: Document, at: number, from: number): number {
  if (doc.tokens[at - 1]?.norm !== 'and' || at - 2 < from || !isNounLike(doc.tokens[at - 2])) return at;
  const start = phraseStart(doc, at - 2, from);
  if (start > at - 2 || !en.DETERMINERS.has(doc.tokens[start]?.norm ?? '')) return at;
  const before = doc.tokens[start - 1];
  const opens =
    start <= from || before === undefined || en.CONJUNCTIONS.has(before.norm) || before.kind === 'mark';
  return opens ? start : at;
}

/** A preposition after a noun joins two noun phrases: "a spokesman for the campaign". */
function linked(doc: Document, at: number, from: number): boolean {
  const token = doc.tokens[at];
  const before = doc.tokens[at - 1];
  if (!token || at <= from || !en.NOUN_LINKS.has(token.norm)) return false;
  return (
    (isNounLike(before) && !isTime(before) && !isFiniteVerb(before)) ||
    (token.norm === 'of' && before !== undefined && en.DETERMINERS.has(before.norm))
  );
}

/** "Cruz and Rubio said": two names. */
function joined(doc: Document, at: number, from: number): boolean {
  const token = doc.tokens[at];
  if (at <= from || token?.norm !== 'and') return false;
  const before = doc.tokens[at - 1];
  const after = doc.tokens[at + 1];
  return isCapital(before) && isCapital(after) && !en.TIME_WORDS.has(before?.norm ?? '');
}

/** What a participle that describes stands after. */
const describes = (before: Token | undefined): boolean =>
  before !== undefined &&
  (en.DETERMINERS.has(before.norm) || en.PREPOSITIONS.has(before.norm) || isAdverb(before));

/** "said Senator Tim Scott, Republican of South Carolina.": the subject after the verb, at most up to `to`. */
export function subjectAfter(doc: Document, from: number, to: number): Range | null {
  let at = from;
  while (at < to && at - from < 16) {
    const token = doc.tokens[at] as Token;
    if (doc.quotationAt[at] !== -1) break;
    if (token.kind === 'mark' && token.text !== '.' && token.text !== '&') break;
    if (token.text === '.' && !(at > from && doc.tokens[at - 1]?.text.length === 1)) {
      if (!en.ABBREVIATIONS.has(doc.tokens[at - 1]?.norm ?? '')) break;
    }
    const link =
      at > from &&
      (en.NOUN_LINKS.has(token.norm) || token.norm === 'and') &&
      isNounLike(doc.tokens[at - 1]) &&
      (isNounLike(doc.tokens[at + 1]) || en.DETERMINERS.has(doc.tokens[at + 1]?.norm ?? '')) &&
      !isTime(doc.tokens[at + 1]);
    if (token.kind === 'word' && !isNounLike(token) && !en.DETERMINERS.has(token.norm) && !link) break;
    if (isTime(token) && at > from) break;
    // "said the family deserved better": a verb after its noun, unlike "the retired general".
    if (at > from && !isCapital(token) && /[a-z]{2}ed$/.test(token.norm) && !describes(doc.tokens[at - 1]))
      break;
    if (at > from && en.DETERMINERS.has(token.norm) && !en.PREPOSITIONS.has(doc.tokens[at - 1]?.norm ?? ''))
      break;
    at++;
  }
  while (at > from && doc.tokens[at - 1]?.kind === 'mark') at--;
  return at > from ? { from, to: at } : null;
}
