import type { Span } from '../../briefing/schema.ts';
import { type Document, quotationFrom } from '../document.ts';
import type { Token } from '../tokens.ts';

const EDGES = new Set([',', '.', ';', ':', '—', '–', '-', '--', '…', '...', '..', '|', '?', '!']);
const DANGLING = new Set([
  'and',
  'but',
  'or',
  'while',
  'as',
  'when',
  'although',
  'though',
  'that',
  'after',
  'by',
  'in',
  'with',
  'before',
  'without',
]);
const STRAY = /^(?:["“”]|'')$/;

/** The characters of tokens [from, to) without marks and connectives at the edges. */
export function spanOf(doc: Document, from: number, to: number): Span[] {
  let start = from;
  let end = to;
  while (start < end && EDGES.has(doc.tokens[start]?.text ?? '')) start++;
  while (end > start) {
    const token = doc.tokens[end - 1] as Token;
    const outside = doc.quotationAt[end - 1] === -1;
    const loose =
      outside &&
      (EDGES.has(token.text) || STRAY.test(token.text) || (DANGLING.has(token.norm) && end - start > 1));
    if (!loose) break;
    end--;
  }
  const whole = quotationFrom(doc, start);
  if (whole && whole.close >= end - 1 && end - start > 1) {
    start++;
    if (whole.closed && whole.close === end - 1) end--;
    if (end - start > 1 && doc.tokens[end - 1]?.text === ',') end--;
  }
  const first = doc.tokens[start];
  const last = doc.tokens[end - 1];
  if (!first || !last || end <= start) return [];
  return [{ start: first.start, end: last.end }];
}
