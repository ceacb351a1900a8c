import type { Span } from '../../briefing/schema.ts';
import { type Document, quotationFrom } from '../document.ts';
import type { Token } from '../tokens.ts';

const EDGES = new Set(['،', ',', '.', '؛', ':', '..', '...', '…', '-', '–', '؟!', '|']);
const DANGLING = new Set(['و', 'كما', 'ثم', 'لكن', 'ولكن', 'وقد', 'فيما', 'بينما', 'حيث', 'اذ']);

/** The characters of tokens [from, to) without marks and connectives at the edges. */
export function spanOf(doc: Document, from: number, to: number): Span[] {
  let start = from;
  let end = to;
  while (start < end && EDGES.has(doc.tokens[start]?.text ?? '')) start++;
  while (end > start) {
    const token = doc.tokens[end - 1] as Token;
    const strayMark = doc.quotationAt[end - 1] === -1 && /^["“”«»]$/.test(token.text);
    if (!EDGES.has(token.text) && !strayMark && !(DANGLING.has(token.norm) && end - start > 2)) break;
    end--;
  }
  const first = doc.tokens[start];
  const last = doc.tokens[end - 1];
  if (!first || !last || end <= start) return [];
  const whole = quotationFrom(doc, start);
  if (whole?.closed && whole.close === end - 1) return spanOf(doc, start + 1, end - 1);
  return [{ start: first.start, end: last.end }];
}
