import { type Document, quotationTo } from '../document.ts';
import * as en from '../languages/en.ts';
import type { Token } from '../tokens.ts';
import type { Candidate } from './candidates.ts';
import { isCapital, isComma, isDash, isFiniteVerb, isTime } from './words.ts';

export function endOfClause(
  doc: Document,
  from: number,
  to: number,
  kind: string,
  candidate: Candidate,
): number {
  let brackets = 0;
  let seenVerb = false;
  const isClause = kind === 'that' || kind === 'zero';
  const insideDash = isDash(doc.tokens[candidate.clauseStart - 1]);
  for (let at = from; at < to; at++) {
    if (doc.quotationAt[at] !== -1) continue;
    const token = doc.tokens[at] as Token;
    const next = doc.tokens[at + 1];
    if (token.text === '(') brackets++;
    if (token.text === ')' && --brackets < 0) return at;
    if (at === from || brackets > 0) continue;
    if (
      isClause &&
      quotationTo(doc, at - 1) &&
      /^(?:after|when|during|following|before|while|as)$/.test(token.norm)
    )
      return at;
    if (isFiniteVerb(token)) {
      // "Her insistence that the novel lives has made her popular": the noun's own verb.
      if (seenVerb && candidate.rule === 'noun-that' && isMainVerb(doc, at)) return at;
      seenVerb = true;
    }
    if (token.text === ';') return at;
    if (token.norm === 'according' && next?.norm === 'to') {
      if (at > from + 1) return at;
      // "said that according to its count, the party won": the words go on after the comma.
      while (at < to && !isComma(doc.tokens[at])) at++;
      continue;
    }
    if (!isClause && next && isTime(next) && /^(?:in|on)$/.test(token.norm)) return at;
    if (!isClause && token.norm === 'and' && next && isFiniteVerb(next)) return at;
    if (insideDash && isDash(token)) return at;
    if (seenVerb && isDash(token) && token.spaced && next && /^(?:a|an|the)$/.test(next.norm)) return at;
    if (!isComma(token) || !next) continue;
    // ", hours after the paper came out": when it was said, not what.
    const later = doc.tokens[at + 2]?.norm ?? '';
    if (isClause && SPELL.test(next.norm) && /^(?:after|before)$/.test(later)) return at;
    const aside = ENDING.has(next.norm) || (isClause && isArticle(next) && seenVerb);
    if (aside) {
      const resumed = resumption(doc, at, to);
      if (resumed < 0) return at;
      at = resumed;
      continue;
    }
    if (candidate.relative && isFiniteSoon(doc, at + 1, to)) return at;
    if (candidate.subordinate && endsSubordinate(next, kind, seenVerb, at - from)) return at;
    if (kind === 'noun' && /^(?:and|who|which|while|as|when|but)$/.test(next.norm)) return at;
  }
  return to;
}

/** "While critics argue that X, the president …": the next clause begins, with a subject of its own. */
function endsSubordinate(next: Token, kind: string, seenVerb: boolean, length: number): boolean {
  if (/^(?:and|or)$/.test(next.norm) || isFiniteVerb(next)) return false;
  const subject =
    isCapital(next) || en.DETERMINERS.has(next.norm) || en.SUBJECT_PRONOUNS.has(next.norm) || kind === 'noun';
  return seenVerb || (subject && length > 2);
}

/** An auxiliary that goes with no subject or verb right before it. */
function isMainVerb(doc: Document, at: number): boolean {
  const before = doc.tokens[at - 1];
  return (
    en.AUXILIARIES.has(doc.tokens[at]?.norm ?? '') &&
    before?.kind === 'word' &&
    !en.AUXILIARIES.has(before.norm) &&
    !en.SUBJECT_PRONOUNS.has(before.norm) &&
    !en.CONJUNCTIONS.has(before.norm) &&
    !en.SUBORDINATORS.has(before.norm) &&
    !isCapital(before)
  );
}

const isArticle = (token: Token): boolean => token.norm === 'a' || token.norm === 'an';

/** The comma that closes the aside opened at `comma`, when the clause goes on after it with its verb; else -1. */
function resumption(doc: Document, comma: number, to: number): number {
  for (let at = comma + 1; at < to && at < comma + 30; at++) {
    if (!isComma(doc.tokens[at]) || doc.quotationAt[at] !== -1) continue;
    const next = doc.tokens[at + 1];
    return at + 1 < to && (isFiniteVerb(next) || next?.norm === 'into') ? at : -1;
  }
  return -1;
}

/** After a comma these begin what the reporter adds to the words reported, more often than not. */
const ENDING = new Set([
  'according',
  'while',
  'although',
  'though',
  'but',
  'which',
  'who',
  'compared',
  'less',
]);

const SPELL = /^(?:minutes|hours|days|weeks|months|years|shortly|just)$/;

function isFiniteSoon(doc: Document, from: number, to: number): boolean {
  for (let at = from; at < to && at < from + 3; at++) if (isFiniteVerb(doc.tokens[at])) return true;
  return false;
}
