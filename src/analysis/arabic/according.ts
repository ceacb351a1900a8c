import type { Document, Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { arabicForm } from '../lexicon-ar.ts';
import type { Report } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { channelsIn } from './channels.ts';
import { spanOf } from './spans.ts';
import { subjectAfter } from './subject.ts';
import { isComma, withoutConjunction } from './words.ts';

interface Attribution {
  readonly from: number;
  readonly source: Range;
  /** The agency the source spoke to: «لوكالة …». */
  readonly address: Range[];
  readonly end: number;
}

/**
 * «بحسب», «وفقا لـ», «حسب ما أعلنت», «كما أفادت»: where the sentence already has a report, the source named is a
 * channel of it; otherwise the clause beside the phrase is what the source said.
 */
export function according(doc: Document, sentence: Range, found: readonly Report[]): Report[] {
  const reports = [...found];
  for (let at = sentence.from; at < sentence.to; at++) {
    if (doc.quotationAt[at] !== -1) continue;
    const attribution = attributionAt(doc, at, sentence, found);
    if (!attribution) continue;
    at = attribution.end - 1;
    const position = doc.tokens[attribution.from]?.start ?? 0;
    const near = nearest(reports, position);
    if (near !== -1) {
      const report = reports[near] as Report;
      const outlet = quotingOutlet(doc, attribution.from, report);
      if (outlet) {
        const source = { kind: 'mention', range: attribution.source } as const;
        reports[near] = { ...report, reason: 'whom the outlet quotes', source, via: [outlet, ...report.via] };
        continue;
      }
      reports[near] = { ...report, via: [...attribution.address, attribution.source, ...report.via] };
      continue;
    }
    const content = wordsBeside(doc, sentence, attribution);
    if (content.length === 0) continue;
    reports.push({
      rule: 'according-to',
      reason: 'source of the phrase of attribution',
      cue: { from: attribution.from, to: attribution.source.from },
      lemma: 'بحسب',
      stance: 'asserts',
      source: { kind: 'mention', range: attribution.source },
      via: attribution.address,
      to: [],
      content,
    });
  }
  return reports.sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0));
}

/** «ذكرت صحيفة الميناء نقلا عن مسؤول أمني»: the official speaks, the paper is the channel. */
function quotingOutlet(doc: Document, phrase: number, report: Report): Range | undefined {
  if (report.source.kind !== 'mention' || doc.tokens[phrase]?.norm !== 'نقلا') return undefined;
  const { range } = report.source;
  const head = doc.tokens[range.from]?.norm ?? '';
  const agency = ar.OUTLETS.has(head) || ar.OUTLET_NAMES.has(head);
  const within = range.to <= phrase && phrase - range.to < 3;
  return agency && within ? range : undefined;
}

const NEAR = 8;

/** A report whose words end right before the phrase, or that the phrase interrupts. */
function nearest(reports: readonly Report[], position: number): number {
  for (let index = reports.length - 1; index >= Math.max(0, reports.length - NEAR); index--) {
    const report = reports[index] as Report;
    const last = report.content.at(-1);
    if (!last) continue;
    if (report.rule !== 'according-to' && last.end <= position && position - last.end < 5) return index;
    if (last.start > position && last.start - position < 160) return index;
    if (last.start <= position && last.end > position) return index;
  }
  return -1;
}

function attributionAt(
  doc: Document,
  at: number,
  sentence: Range,
  found: readonly Report[],
): Attribution | null {
  const token = doc.tokens[at] as Token;
  const norm = withoutConjunction(token.norm);
  const phrase = ar.ACCORDING.has(norm) || ar.ACCORDING.has(token.norm);
  const like =
    norm === 'كما' && arabicForm(doc.tokens[at + 1]?.norm ?? '')?.shape !== undefined && at > sentence.from;
  if (!phrase && !like) return null;
  if (phrase && ar.ACCORDING_FALSE.has(doc.tokens[at + 1]?.norm ?? '')) return null;
  if (like && found.some((report) => report.cue?.from === at + 1)) return null;
  let from = at + 1;
  let verb = like;
  while (from < sentence.to && from < at + 4) {
    const word = (doc.tokens[from] as Token).norm;
    const form = arabicForm(word);
    if (form && form.shape !== 'noun' && !ar.TITLES.has(word)) verb = true;
    else if (
      ar.ACCORDING_LINKS.has(doc.tokens[from - 1]?.norm ?? '') &&
      /^.{2,}(?:ه|ها)$/.test(word) &&
      !ar.OUTLETS.has(word) &&
      !ar.INSTITUTIONS.has(word) &&
      /^(?:ما|لما)$/.test(doc.tokens[from - 1]?.norm ?? '')
    )
      verb = true;
    else if (!ar.ACCORDING_LINKS.has(word)) break;
    from++;
  }
  if (like && !verb) return null;
  const source = sourceAt(doc, from, sentence.to);
  if (!source) return null;
  const address = channelsIn(doc, { from: source.to, to: Math.min(sentence.to, source.to + 7) });
  return { from: at, source, address, end: Math.max(source.to, ...address.map((range) => range.to)) };
}

/** The source after the phrase; ل may be glued to it («وفقا لمصادر»), which the range keeps. */
function sourceAt(doc: Document, from: number, to: number): Range | null {
  const token = doc.tokens[from];
  if (!token || from >= to) return null;
  if (token.norm.startsWith('ل') && token.norm.length > 3) {
    const rest = subjectAfter(doc, from + 1, to);
    return {
      from,
      to:
        rest && rest.from === from + 1 && !isComma(doc.tokens[from + 1])
          ? untilComma(doc, rest).to
          : from + 1,
    };
  }
  // «بحسب أرقام نشرتها المنظمة»: who published them.
  const published = /^(?:نشر|اصدر|اعلن|اعد|اجر|بث|قدم)ت?ها?$/.test(doc.tokens[from + 1]?.norm ?? '');
  const source = subjectAfter(doc, published ? from + 2 : from, to);
  return source && untilComma(doc, source);
}

/** «بحسب مصادر محلية، مدينة …»: after the comma the clause goes on, unless a title follows a name. */
function untilComma(doc: Document, range: Range): Range {
  for (let at = range.from; at < range.to; at++) {
    if (isComma(doc.tokens[at]) && !ar.TITLES.has(doc.tokens[at + 1]?.norm ?? ''))
      return { from: range.from, to: at };
  }
  return range;
}

function wordsBeside(doc: Document, sentence: Range, attribution: Attribution) {
  const before = spanOf(doc, sentence.from, attribution.from);
  let after = attribution.end;
  while (
    after < sentence.to &&
    !isComma(doc.tokens[after]) &&
    doc.tokens[after]?.text !== '.' &&
    !/^ف(?:ان|انه|انها)$/.test(doc.tokens[after]?.norm ?? '')
  )
    after++;
  while (
    after < sentence.to &&
    (isComma(doc.tokens[after]) || /^ف(?:ان|انه|انها)$/.test(doc.tokens[after]?.norm ?? ''))
  )
    after++;
  const following = spanOf(doc, after, sentence.to);
  const length = (spans: readonly { start: number; end: number }[]): number =>
    spans.reduce((sum, span) => sum + span.end - span.start, 0);
  if (length(before) < 12) return following;
  return length(following) > 2 * length(before) ? following : before;
}
