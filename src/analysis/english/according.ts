import type { Document, Range } from '../document.ts';
import type { Report } from '../reports.ts';
import { subjectAfter } from './noun-phrase.ts';
import { spanOf } from './spans.ts';
import { isComma, isFiniteVerb } from './words.ts';

const REACH = 400;
const NEAR = 8;
const ASIDE = 16;

/** "according to X", before or after the words. */
export function according(doc: Document, sentence: Range, found: readonly Report[]): Report[] {
  const reports = [...found];
  for (let at = sentence.from; at + 2 < sentence.to; at++) {
    if (
      doc.quotationAt[at] !== -1 ||
      doc.tokens[at]?.norm !== 'according' ||
      doc.tokens[at + 1]?.norm !== 'to'
    )
      continue;
    const source = subjectAfter(doc, at + 2, sentence.to);
    if (!source) continue;
    const before = Math.max(endingAt(doc, at, reports), tellingAt(doc, at, reports));
    if (before >= 0) {
      const report = reports[before] as Report;
      reports[before] = { ...report, via: [source, ...report.via] };
      continue;
    }
    const content =
      at <= sentence.from + 1 || isBare(doc, sentence.from, at)
        ? following(doc, source.to, sentence)
        : preceding(doc, at, sentence);
    if (content.length === 0) continue;
    reports.push({
      rule: 'according-to',
      reason: 'source of "according to"',
      cue: { from: at, to: at + 2 },
      lemma: 'according to',
      stance: 'asserts',
      source: { kind: 'mention', range: source },
      via: [],
      to: [],
      content,
    });
  }
  return reports.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
}

function following(doc: Document, from: number, sentence: Range) {
  let at = from;
  while (at < sentence.to && !isComma(doc.tokens[at])) at++;
  // "according to Ann Lee, an economist at the bank, prices rose": an aside about the source is none of the words.
  if (/^(?:an?|the|who|whose)$/.test(doc.tokens[at + 1]?.norm ?? '')) {
    let close = at + 1;
    while (close < sentence.to && close - at < ASIDE && !isComma(doc.tokens[close])) close++;
    const clause = doc.tokens.slice(at + 1, close).some((token, index) => index > 0 && isFiniteVerb(token));
    const relative = /^who/.test(doc.tokens[at + 1]?.norm ?? '');
    if (isComma(doc.tokens[close]) && (relative || !clause)) at = close;
  }
  return spanOf(doc, at + 1, sentence.to);
}

/** "The upshot, according to the aide, is that …": a phrase without a verb is none of the words by itself. */
function isBare(doc: Document, from: number, at: number): boolean {
  if (at - from > SHORT || doc.tokens[at - 1]?.text !== ',') return false;
  for (let index = from; index < at; index++)
    if (doc.quotationAt[index] !== -1 || isFiniteVerb(doc.tokens[index])) return false;
  return true;
}

const SHORT = 5;

function preceding(doc: Document, at: number, sentence: Range) {
  return spanOf(doc, Math.max(sentence.from, at - REACH), at);
}

/**
 * The report whose own cue stands right before the phrase ("“…,” he told the radio, according to a transcript"), or whose
 * words begin with it ("said that according to its count"); -1 for none.
 */
function tellingAt(doc: Document, at: number, reports: readonly Report[]): number {
  const position = doc.tokens[at]?.start ?? 0;
  return reports.findLastIndex(({ cue, content }) => {
    const [first] = content;
    const last = content.at(-1);
    if (!cue || !first || !last) return false;
    if (first.start <= position && position < first.start + OPENING) return true;
    return last.end <= (doc.tokens[cue.from]?.start ?? 0) && cue.from < at && at - cue.to < NEAR;
  });
}

const OPENING = 6;

/** The report whose words end right before the phrase at `at`: the source named is how they came; -1 for none. */
function endingAt(doc: Document, at: number, reports: readonly Report[]): number {
  const position = doc.tokens[at]?.start ?? 0;
  for (let index = reports.length - 1; index >= Math.max(0, reports.length - NEAR); index--) {
    const end = reports[index]?.content.at(-1)?.end ?? 0;
    if (end <= position && position - end < 5) return index;
  }
  return -1;
}
