import type { Span } from '../../briefing/schema.ts';
import { type Document, quotationFrom, type Range } from '../document.ts';
import type { Quotation } from '../quotations.ts';
import type { Report } from '../reports.ts';
import { spanOf } from './spans.ts';

/**
 * A sentence with no cue that is a quotation goes on with the statement right before it, in the same paragraph or the
 * next. Changes the list of reports in place.
 */
export function quotationsAlone(doc: Document, number: number, reports: Report[]): void {
  const sentence = doc.sentences[number] as Range;
  const quotation = quotationFrom(doc, sentence.from);
  const position = latestQuoted(doc, reports);
  const previous = reports[position];
  if (!quotation || !previous || quotation.close < sentence.to - 2) return;
  // Left open, it is told by the paragraph that goes on with it.
  if (!quotation.closed && quotationFrom(doc, quotation.close)?.continues) return;
  const content = quotationContent(doc, quotation, sentence);
  const last = previous.content.at(-1);
  if (!last || content.length === 0) return;
  const start = content[0]?.start ?? 0;
  const between = doc.text.slice(Math.max(last.end, cueEnd(doc, previous)), start);
  if (between.length > 160) return;
  if (!isQuoted(doc, previous) && quotation.close - quotation.open < 4) return;
  reports[position] = { ...previous, content: [...previous.content, ...content] };
}

/** Among the reports of the last sentence the one in marks, else the last. */
function latestQuoted(doc: Document, reports: readonly Report[]): number {
  const last = reports.length - 1;
  const sentence = doc.sentenceAt[reports[last]?.cue?.from ?? -1];
  for (let index = last; index >= 0 && index > last - 4; index--) {
    const report = reports[index] as Report;
    if (report.cue && doc.sentenceAt[report.cue.from] !== sentence) break;
    if (isQuoted(doc, report)) return index;
  }
  return last;
}

function quotationContent(doc: Document, quotation: Quotation, sentence: Range): Span[] {
  return spanOf(
    doc,
    quotation.open,
    quotation.closed ? quotation.close + 1 : Math.min(quotation.close, sentence.to),
  );
}

function cueEnd(doc: Document, report: Report): number {
  return report.cue ? (doc.tokens[report.cue.to - 1]?.end ?? 0) : 0;
}

function isQuoted(doc: Document, report: Report): boolean {
  const last = report.content.at(-1);
  if (!last) return false;
  const mark =
    doc.text.slice(Math.max(0, last.start - 2), last.start) + doc.text.slice(last.end, last.end + 2);
  return /["“”]|''/.test(mark);
}
