import type { Span } from './schema.ts';

/** What stands between the parts of a discontinuous statement. */
const PART_SEPARATOR = ' … ';

/** The words of `text` at the evidence, in source order. Spans past the end give what there is. */
export function sliceText(text: string, evidence: readonly Span[]): string {
  return inSourceOrder(evidence)
    .map((span) => text.slice(span.start, span.end))
    .join(PART_SEPARATOR);
}

export function inSourceOrder(evidence: readonly Span[]): Span[] {
  return evidence.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

const DOUBLE_MARKS = /[“”„‟«»〝〞＂]|″/g;
const SINGLE_MARKS = /[‘’‚‛‹›`´′]/g;

/** Two texts are the same words when these are equal: only white space and the shape of quote marks are folded. */
export function foldQuotedText(text: string): string {
  return text.replace(DOUBLE_MARKS, '"').replace(SINGLE_MARKS, "'").replace(/\s+/g, ' ').trim();
}

/** Whether the span lies within the text and cuts no character in half. */
export function spanFault(text: string, span: Span): string | undefined {
  if (span.end > text.length) return `${span.start}–${span.end} lies beyond the text's end (${text.length})`;
  if (cutsPair(text, span.start) || cutsPair(text, span.end)) {
    return `${span.start}–${span.end} cuts a character in half`;
  }
  return undefined;
}

function cutsPair(text: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
}
