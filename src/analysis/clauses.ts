import type { Span } from '../briefing/schema.ts';
import type { Document, Range } from './document.ts';
import type { Token } from './tokens.ts';

const BREAKS = new Set([',', '،', '؛', ';', '—', '–', ':']);
const EDGES = /^[\s,،;؛:.…—–\-|]+|[\s,،;؛:—–\-|]+$/gu;

/** The sentence's characters without marks at its edges. */
export function sentenceSpan(doc: Document, sentence: Range): Span | null {
  return tidy(doc.text, doc.tokens[sentence.from]?.start ?? 0, doc.tokens[sentence.to - 1]?.end ?? 0);
}

/** The clause of the sentence round token `at`, at most about `max` characters, whole words. */
export function clauseAround(doc: Document, at: number, max: number): Span | null {
  const sentence = doc.sentences[doc.sentenceAt[at] ?? 0] as Range;
  const whole = sentenceSpan(doc, sentence);
  if (!whole || whole.end - whole.start <= max) return whole;
  let from = at;
  let to = at + 1;
  const length = (): number => (doc.tokens[to - 1]?.end ?? 0) - (doc.tokens[from]?.start ?? 0);
  const isBreak = (index: number): boolean =>
    BREAKS.has(doc.tokens[index]?.text ?? '') && doc.quotationAt[index] === -1;
  // Clause by clause, first what stands before (where the subject is), then what follows.
  while (from > sentence.from && length() < max && !isBreak(from - 1)) from--;
  while (to < sentence.to && length() < max && !isBreak(to)) to++;
  while (from > sentence.from && length() < max * 0.6) from--;
  while (to < sentence.to && length() < max * 0.8) to++;
  return tidy(doc.text, doc.tokens[from]?.start ?? 0, doc.tokens[to - 1]?.end ?? 0);
}

/** Cuts a span at the last clause break before `max` characters, or at a word. */
export function shortened(doc: Document, span: Span, first: number, max: number): Span {
  if (span.end - span.start <= max) return span;
  let cut = -1;
  let word = -1;
  for (let at = first; at < doc.tokens.length; at++) {
    const token = doc.tokens[at] as Token;
    if (token.end - span.start > max) break;
    word = token.end;
    if (BREAKS.has(token.text) && doc.quotationAt[at] === -1 && token.start - span.start > max / 3)
      cut = token.start;
  }
  const end = cut > 0 ? cut : word > span.start ? word : Math.min(span.end, span.start + max);
  return tidy(doc.text, span.start, end) ?? span;
}

/** Without marks and white space at the edges; null when nothing is left. */
export function tidy(text: string, start: number, end: number): Span | null {
  const slice = text.slice(start, end);
  const lead = /^[\s,،;؛:.…—–|-]+/u.exec(slice)?.[0].length ?? 0;
  const rest = slice.slice(lead);
  const trail = rest.length - rest.replace(EDGES, '').length;
  const trimmedEnd = end - Math.min(trail, rest.length);
  return trimmedEnd > start + lead ? { start: start + lead, end: trimmedEnd } : null;
}
