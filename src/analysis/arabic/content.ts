import type { Span } from '../../briefing/schema.ts';
import { type Document, quotationFrom, type Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { Token } from '../tokens.ts';
import type { Candidate } from './candidates.ts';
import { spanOf } from './spans.ts';
import { isAddress } from './subject.ts';
import { isComma } from './words.ts';

/** The reported words: from the complement to the next cue, an attribution, an aside or the sentence's end. */
export function contentOf(
  doc: Document,
  sentence: Range,
  candidate: Candidate,
  later: readonly Candidate[],
): Span[] {
  if (candidate.preceding) return spanOf(doc, candidate.preceding.from + 1, candidate.preceding.to - 1);
  const { complement } = candidate;
  if (!complement) return [];
  let start = complement.start;
  while (start < sentence.to && isComma(doc.tokens[start])) start++;
  let end = Math.min(sentence.to, start + CLAUSE_REACH);
  for (const other of later) {
    if (other.clauseStart > start && other.cuts && other.cue.from > start) {
      end = Math.min(end, other.preceding ? other.preceding.from : other.clauseStart);
      break;
    }
  }
  const opening = quotationFrom(doc, start) ?? quotationFrom(doc, skipComplementiser(doc, start));
  if (opening) {
    const quoted = quotedContent(doc, opening.open, opening.close, opening.closed, end);
    if (quoted) return continuedParts(doc, opening.close, opening.closed, quoted);
  }
  end = endOfClause(doc, start, end, complement.kind);
  return spanOf(doc, start, end);
}

/** Longest clause, in tokens: time stays linear. */
const CLAUSE_REACH = 400;

function skipComplementiser(doc: Document, at: number): number {
  return ar.COMPLEMENTISERS.has(doc.tokens[at]?.norm ?? '') ? at + 1 : at;
}

/** A quotation that is all there is: its inside. One that goes on in the reporter's words: null. */
function quotedContent(
  doc: Document,
  open: number,
  close: number,
  closed: boolean,
  end: number,
): Span[] | null {
  const last = closed ? close : close - 1;
  if (last >= end && !closed) return spanOf(doc, open + 1, Math.min(end, close));
  const after = doc.tokens[close + 1];
  const alone =
    !closed ||
    close + 1 >= end ||
    after === undefined ||
    after.kind === 'mark' ||
    after.line !== doc.tokens[close]?.line;
  if (!alone) return null;
  const last2 = lastAdjoining(doc, close, end);
  if (last2 > close) return spanOf(doc, open, last2 + 1);
  let from = open + 1;
  if (ar.COMPLEMENTISERS.has(doc.tokens[from]?.norm ?? '')) from++;
  return spanOf(doc, from, closed ? close : close);
}

/** «…»، و«…»: quotations joined by a comma and و are one statement; the index of the last closing mark. */
function lastAdjoining(doc: Document, close: number, end: number): number {
  let last = close;
  for (let at = close + 1; at < end && at <= last + 3; at++) {
    const next = quotationFrom(doc, at);
    const token = doc.tokens[at] as Token;
    if (next?.closed && next.close < end && token.kind === 'mark' && doc.tokens[at - 1]?.norm === 'و') {
      last = next.close;
      at = last;
    } else if (!isComma(token) && token.norm !== 'و') break;
  }
  return last;
}

/** A quotation left open at its paragraph's end goes on in the next. */
function continuedParts(doc: Document, close: number, closed: boolean, parts: Span[]): Span[] {
  const all = [...parts];
  let next = closed ? undefined : quotationFrom(doc, close);
  while (next?.continues && all.length < 20) {
    all.push(...spanOf(doc, next.open + 1, next.close));
    next = next.closed ? undefined : quotationFrom(doc, next.close);
  }
  return all;
}

/** Ends the clause that begins at `from`, before `to`. */
function endOfClause(doc: Document, from: number, to: number, kind: string): number {
  let depth = 0;
  for (let at = from; at < to; at++) {
    const token = doc.tokens[at] as Token;
    if (doc.quotationAt[at] !== -1) continue;
    if (token.text === '(') depth++;
    if (token.text === ')' && --depth < 0) return at;
    if (at === from) continue;
    const next = doc.tokens[at + 1];
    if (kind === 'noun' && isAddress(doc, at, to)) return at;
    if (isAccording(doc, at) || (isComma(token) && next && isAccording(doc, at + 1))) return at;
    const clause = kind === 'clause' || kind === 'colon';
    if (!clause && (ar.CONTENT_STOPS.has(token.norm) || ar.NARRATIVE.has(token.norm))) return at;
    if (isComma(token) && next && ar.GROUNDED.has(next.norm)) return at;
    if (!clause && isComma(token) && next && ar.CIRCUMSTANCES.has(next.norm)) return at;
    if (isComma(token) && (onBehalf(doc, at + 1) || closesWithOccasion(doc, at + 1, to))) return at;
    if (
      isComma(token) &&
      next &&
      (ar.CLAUSE_STOPS.has(next.norm) || (next.norm === 'وذلك' && aside(doc, at + 1, to)))
    )
      return at;
  }
  return to;
}

/** «…، في تصريحات صحفية.» at the sentence's end. */
function closesWithOccasion(doc: Document, at: number, to: number): boolean {
  const occasion = doc.tokens[at]?.norm === 'في' && ar.CLOSING_NOUNS.has(doc.tokens[at + 1]?.norm ?? '');
  if (!occasion || to - at > 10) return false;
  for (let next = at; next < to; next++) if (isComma(doc.tokens[next])) return false;
  return true;
}

/** «على لسان المتحدثة»: through whose mouth. */
export const onBehalf = (doc: Document, at: number): boolean =>
  doc.tokens[at]?.norm === 'علي' && doc.tokens[at + 1]?.norm === 'لسان';

/** «، وذلك بعد …» to the end is the reporter's; closed by another comma it is part of the words. */
function aside(doc: Document, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (isComma(doc.tokens[at])) return ar.COMPLEMENTISERS.has(doc.tokens[at + 1]?.norm ?? '');
  }
  return true;
}

function isAccording(doc: Document, at: number): boolean {
  const norm = doc.tokens[at]?.norm ?? '';
  return ar.ACCORDING.has(norm) && !ar.ACCORDING_FALSE.has(doc.tokens[at + 1]?.norm ?? '');
}
