import type { Span, Statement } from '../briefing/schema.ts';
import { sliceText } from '../briefing/slices.ts';
import type { DateMention } from './dates.ts';
import { type Document, firstToken, type Range } from './document.ts';
import type { Resolved } from './resolve.ts';

function charSpan(doc: Document, range: Range): Span {
  return { start: doc.tokens[range.from]?.start ?? 0, end: doc.tokens[range.to - 1]?.end ?? 0 };
}

const LONGEST_TEXT = 19_000;
const LONGEST_CUE = 200;
const DATE_REACH = 14;

/** Reports in the order of their words in the text, as statements are numbered. */
export function inTextOrder(resolved: readonly Resolved[]): Resolved[] {
  return [...resolved].sort((a, b) => (a.report.content[0]?.start ?? 0) - (b.report.content[0]?.start ?? 0));
}

/** Statements in source order, with the text their evidence gives and their cue's own stance. */
export function toStatements(
  doc: Document,
  resolved: readonly Resolved[],
  dates: readonly DateMention[],
): Statement[] {
  return resolved.map((one, index) => toStatement(doc, one, `s${index + 1}`, dates));
}

function toStatement(doc: Document, one: Resolved, id: string, dates: readonly DateMention[]): Statement {
  const { report, speaker, mention, via, to } = one;
  const parts = withinLimit(
    report.content.map((span) => trimSpan(doc.text, span)).filter((span) => span.end > span.start),
  );
  const evidence = [...parts].sort((a, b) => b.end - b.start - (a.end - a.start));
  const text = sliceText(doc.text, evidence);
  const cue = report.cue && charSpan(doc, report.cue);
  const statement: Statement = {
    id,
    speaker: speaker?.id ?? null,
    mention: mention ? charSpan(doc, mention) : null,
    cue:
      cue && cue.end > cue.start && cue.end - cue.start <= LONGEST_CUE
        ? { text: doc.text.slice(cue.start, cue.end), ...cue }
        : null,
    kind: kindOf(doc, parts),
    text,
    stance: report.stance,
    to: [...new Set(to.map((entity) => entity.id))],
    via: [...new Set(via.map((entity) => entity.id))],
    claims: [],
    evidence,
  };
  const saidAt = dateOf(doc, one, dates);
  if (saidAt) statement.saidAt = saidAt;
  return statement;
}

/** A day told beside the cue and outside the words: when it was said. */
function dateOf(doc: Document, { report }: Resolved, dates: readonly DateMention[]): string | undefined {
  if (!report.cue) return undefined;
  const { from } = report.cue;
  const sentence = doc.sentenceAt[from];
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle]?.from ?? 0) < from - DATE_REACH) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < dates.length; index++) {
    const date = dates[index] as DateMention;
    if (date.from > from + DATE_REACH * 2) return undefined;
    const start = doc.tokens[date.from]?.start ?? 0;
    const inside = report.content.some((span) => start >= span.start && start < span.end);
    if (!inside && date.precision === 'day' && doc.sentenceAt[date.from] === sentence) return date.date;
  }
  return undefined;
}

/** The parts up to the longest text a briefing may hold. */
function withinLimit(parts: readonly Span[]): Span[] {
  const kept: Span[] = [];
  let length = 0;
  for (const part of parts) {
    const room = LONGEST_TEXT - length;
    if (room <= 0) break;
    const end = Math.min(part.end, part.start + room);
    kept.push({ start: part.start, end });
    length += end - part.start + 3;
  }
  return kept;
}

function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
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
