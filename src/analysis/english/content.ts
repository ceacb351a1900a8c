import type { Span } from '../../briefing/schema.ts';
import { afterDateline } from '../dateline.ts';
import { type Document, quotationFrom, quotationTo, type Range } from '../document.ts';
import * as en from '../languages/en.ts';
import type { Candidate } from './candidates.ts';
import { endOfClause } from './clause-end.ts';
import { spanOf } from './spans.ts';
import { isComma, isDash, isFiniteVerb, isTime } from './words.ts';

export function contentOf(
  doc: Document,
  sentence: Range,
  candidate: Candidate,
  all: readonly Candidate[],
  index: number,
): Span[] {
  const parts: Span[] = [];
  const { after } = candidate;
  if (candidate.before !== null) {
    parts.push(...wordsBefore(doc, sentence, candidate, all, index));
    if (after.kind === 'none') {
      const rest = interrupted(doc, sentence, candidate, after.mark, all, index);
      // "On Thursday, Smith testified": what stands before is no statement.
      if (rest.length === 0 && !saysSomething(doc, parts[0], candidate.before)) return [];
      parts.push(...rest);
    }
  }
  if (after.kind === 'colon' && after.start >= sentence.to) return nextParagraph(doc, after.start);
  if (after.kind !== 'none')
    parts.push(...wordsAfter(doc, sentence, after.start, after.kind, candidate, all, index));
  return parts;
}

function wordsBefore(
  doc: Document,
  sentence: Range,
  candidate: Candidate,
  all: readonly Candidate[],
  index: number,
): Span[] {
  const end = candidate.before as number;
  const previous = all[index - 1];
  let from = afterDateline(doc, sentence);
  // Words before the cue that end the sentence with it are all of it, whatever is told inside them.
  const whole =
    candidate.after.kind === 'none' && previous?.before === null && previous.after.kind !== 'quotation';
  if (previous && previous.cue.to < end && !whole) {
    from = previous.after.kind === 'none' ? previous.after.mark + 1 : previous.cue.to;
    if (previous.after.kind !== 'none' && !quotationTo(doc, end - 1) && !quotationTo(doc, end - 2)) return [];
  }
  const quotation =
    quotationTo(doc, end - 1) ?? (isComma(doc.tokens[end - 1]) ? quotationTo(doc, end - 2) : undefined);
  if (quotation && quotation.open >= from) {
    // A whole quotation stands alone; a fragment takes its clause along.
    const alone = quotation.open === from || /^\p{Lu}/u.test(doc.tokens[quotation.open + 1]?.text ?? '');
    if (alone) from = quotation.open;
  }
  return [...earlierParagraphs(doc, from), ...spanOf(doc, from, end)];
}

/** A quotation opened anew in each paragraph and closed once: the paragraphs before the one that opens at `open`. */
function earlierParagraphs(doc: Document, open: number): Span[] {
  const parts: Span[] = [];
  let quotation = quotationFrom(doc, open);
  while (quotation?.continues && parts.length < 20) {
    quotation = doc.quotations[doc.quotationAt[quotation.open - 1] ?? -1];
    if (quotation) parts.unshift(...spanOf(doc, quotation.open, quotation.close));
  }
  return parts;
}

/** In marks, or a clause with its verb. */
function saysSomething(doc: Document, span: Span | undefined, end: number): boolean {
  if (!span) return false;
  let verb = false;
  let comma = false;
  let at = end - 1;
  for (; at >= 0 && (doc.tokens[at]?.end ?? 0) > span.start; at--) {
    if (end - at > CLAUSE_REACH) return true;
    if (doc.quotationAt[at] !== -1) return true;
    verb ||= isFiniteVerb(doc.tokens[at]) || PRONOUNS.has(doc.tokens[at]?.norm ?? '');
    comma ||= isComma(doc.tokens[at]) && at < end - 1;
  }
  // "After the vote was held, Smith testified": a fronted clause alone.
  const first = doc.tokens[at + 1]?.norm === 'even' ? doc.tokens[at + 2] : doc.tokens[at + 1];
  if (first === undefined || (FRONTED.has(first.norm) && !comma)) return false;
  const circumstance = en.PREPOSITIONS.has(first.norm) || (isTime(first) && first.norm !== 'this');
  return verb || ((!circumstance || comma) && end - at > PLAIN_CLAUSE);
}

/** Subjects: a verb goes with each, known or not. */
const PRONOUNS = new Set(['he', 'she', 'they', 'we', 'i', 'there']);

/** «he declared:» at a paragraph's end: the words are the next paragraph, or the quotation that opens it. */
function nextParagraph(doc: Document, from: number): Span[] {
  const opening = quotationFrom(doc, from);
  if (opening) return spanOf(doc, opening.open, opening.closed ? opening.close + 1 : opening.close);
  const line = doc.tokens[from]?.line;
  let to = from;
  while (to < doc.tokens.length && doc.tokens[to]?.line === line) to++;
  return spanOf(doc, from, to);
}

/** "The plan, he said, would cost": words before without a verb go on after the comma. */
function interrupted(
  doc: Document,
  sentence: Range,
  candidate: Candidate,
  mark: number,
  all: readonly Candidate[],
  index: number,
): Span[] {
  if (!isComma(doc.tokens[mark])) return [];
  const end = candidate.before as number;
  if (end - sentence.from > FRONTED_REACH) return [];
  const fronted = FRONTED.has(doc.tokens[sentence.from]?.norm ?? '');
  for (let at = sentence.from; at < end; at++) {
    if (doc.quotationAt[at] !== -1) return [];
    if (isFiniteVerb(doc.tokens[at]) && !fronted && !RESUMING.has(doc.tokens[mark + 1]?.norm ?? ''))
      return [];
  }
  const next = all[index + 1];
  const stop =
    next?.cuts && next.clauseStart > mark ? next.clauseStart : Math.min(sentence.to, mark + CLAUSE_REACH);
  return spanOf(doc, mark + 1, stop);
}

function wordsAfter(
  doc: Document,
  sentence: Range,
  start: number,
  kind: string,
  candidate: Candidate,
  all: readonly Candidate[],
  index: number,
): Span[] {
  let end = Math.min(sentence.to, start + CLAUSE_REACH);
  for (const other of all.slice(index + 1, index + 6)) {
    if (other.clauseStart <= start + 1 || !other.cuts) continue;
    end = Math.min(
      end,
      other.before !== null && other.before > start ? endBefore(doc, other, start) : other.clauseStart,
    );
    break;
  }
  const opening = quotationFrom(doc, start);
  if (opening) {
    const last = opening.closed ? opening.close : opening.close - 1;
    const following = doc.tokens[last + 1];
    if (!following || last + 1 >= end || (following.kind === 'mark' && !isDash(following)))
      return spanOf(doc, start, Math.min(last + 1, sentence.to));
    if (following.kind === 'word' && last + 1 >= end) return spanOf(doc, start, last + 1);
  }
  return spanOf(doc, start, endOfClause(doc, start, end, kind, candidate));
}

/** A later cue with words before it: those words begin at its quotation, else at the comma. */
function endBefore(doc: Document, other: Candidate, start: number): number {
  const quotation = quotationTo(doc, (other.before as number) - 1);
  return quotation && quotation.open > start ? quotation.open : other.clauseStart;
}

/** "It makes sense, strategists said, for Democrats to …": these go on with the clause the cue parted. */
const RESUMING = new Set([
  'because',
  'to',
  'for',
  'that',
  'unless',
  'if',
  'since',
  'so',
  'or',
  'until',
  'even',
]);

/** Longest words before a cue that may go on after it, and longest clause, in tokens: time stays linear. */
/** Words before a cue that make a clause even where no verb of it is known, in tokens. */
const PLAIN_CLAUSE = 4;
const FRONTED_REACH = 80;

const CLAUSE_REACH = 400;

const FRONTED = new Set([
  'if',
  'when',
  'after',
  'because',
  'as',
  'since',
  'while',
  'once',
  'unless',
  'although',
  'though',
  'until',
]);
