import type { Span, Statement } from '../briefing/schema.ts';
import type { Document, Range } from './document.ts';
import type { Resolved } from './resolve.ts';

export function charSpan(doc: Document, range: Range): Span {
  return { start: doc.tokens[range.from]?.start ?? 0, end: doc.tokens[range.to - 1]?.end ?? 0 };
}

/** Statements in source order, with the text their evidence gives. */
export function toStatements(doc: Document, resolved: readonly Resolved[]): Statement[] {
  const inOrder = [...resolved].sort((a, b) => (a.report.content[0]?.start ?? 0) - (b.report.content[0]?.start ?? 0));
  return inOrder.map((one, index) => toStatement(doc, one, `s${index + 1}`));
}

function toStatement(doc: Document, { report, speaker, mention, via, to }: Resolved, id: string): Statement {
  const parts = report.content.map((span) => trimSpan(doc.text, span)).filter((span) => span.end > span.start);
  const evidence = [...parts].sort((a, b) => b.end - b.start - (a.end - a.start));
  const cue = report.cue && charSpan(doc, report.cue);
  const statement: Statement = {
    id,
    speaker: speaker?.id ?? null,
    mention: mention ? charSpan(doc, mention) : null,
    cue: cue && cue.end > cue.start ? { text: doc.text.slice(cue.start, cue.end).slice(0, 200), ...cue } : null,
    kind: kindOf(doc, parts),
    text: evidence.map((span) => doc.text.slice(span.start, span.end)).join(' … '),
    stance: report.stance,
    to: [...new Set(to.map((entity) => entity.id))],
    via: [...new Set(via.map((entity) => entity.id))],
    claims: [],
    evidence,
  };
  return statement;
}

function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

const MARKS = new Set(['"', '“', '”', '«', '»', '″', "''", '„', '‘', '’', '``']);

/** Direct: all in marks; mixed: some of it; indirect: none. */
function kindOf(doc: Document, parts: readonly Span[]): Statement['kind'] {
  let quoted = 0;
  let all = 0;
  for (const part of parts) {
    for (let at = firstToken(doc, part.start); at < doc.tokens.length; at++) {
      const token = doc.tokens[at];
      if (!token || token.start >= part.end) break;
      if (token.kind === 'mark' && MARKS.has(token.text)) continue;
      all++;
      if (doc.quotationAt[at] !== -1) quoted++;
    }
  }
  if (quoted === 0) return 'indirect';
  return quoted === all ? 'direct' : 'mixed';
}

/** Index of the first token that ends after `offset`. */
export function firstToken(doc: Document, offset: number): number {
  let low = 0;
  let high = doc.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((doc.tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
