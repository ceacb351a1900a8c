import type { Span } from '../../briefing/schema.ts';
import { type Document, firstToken, quotationFrom, type Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { innerReports, type Report } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { according } from './according.ts';
import { type Candidate, candidatesIn } from './candidates.ts';
import { channelsIn } from './channels.ts';
import { contentOf, onBehalf } from './content.ts';
import { spanOf } from './spans.ts';
import { isAddress } from './subject.ts';
import { beginsSpeaker } from './words.ts';

/** Every report of speech in an Arabic article, in text order. */
export function arabicReports(doc: Document): Report[] {
  const reports: Report[] = [];
  for (const [number, sentence] of doc.sentences.entries()) {
    const candidates = candidatesIn(doc, sentence);
    const found: Report[] = [];
    for (const [index, candidate] of candidates.entries()) {
      const content = contentOf(doc, sentence, candidate, candidates.slice(index + 1, index + 8));
      if (content.length > 0) found.push(addressed(doc, sentence, toReport(doc, candidate, content)));
    }
    const withSources = according(
      doc,
      sentence,
      withoutInner(doc, found.length > 0 ? found : headline(doc, sentence)),
    );
    const continued = continuation(doc, number, withSources, reports.at(-1));
    reports.push(...withSources, ...continued);
  }
  return reports;
}

/** «أكد مسؤول صحتها لوكالة …»: the agency named after the words carried them. */
function addressed(doc: Document, sentence: Range, report: Report): Report {
  const last = report.content.at(-1);
  let at = last ? firstToken(doc, last.end) : sentence.to;
  while (at < sentence.to && doc.tokens[at]?.kind === 'mark' && doc.tokens[at]?.text !== '.') at++;
  if (onBehalf(doc, at))
    return {
      ...report,
      via: [...report.via, ...channelsIn(doc, { from: at, to: Math.min(sentence.to, at + 2) })],
    };
  at = last ? firstToken(doc, last.end) : sentence.to;
  if (!isAddress(doc, at, sentence.to)) return report;
  return {
    ...report,
    via: [...report.via, ...channelsIn(doc, { from: at, to: Math.min(sentence.to, at + 5) })],
  };
}

function toReport(doc: Document, candidate: Candidate, content: Span[]): Report {
  const { rule, reason, cue, form, source, via, to } = candidate;
  // «لم ينف» is no confirmation, «لم يؤكد» no denial.
  const negated = /^[وف]?(?:لم|لن|لا|ما)$/.test(doc.tokens[cue.from - 1]?.norm ?? '');
  return {
    rule,
    reason,
    cue,
    lemma: form.verb.past,
    stance: negated ? 'asserts' : form.verb.stance,
    cueFeatures: form.shape === 'noun' || reason.includes('before') ? undefined : form.features,
    source,
    via,
    to,
    content,
  };
}

/** A sentence that is nothing but a quotation goes on with the speaker of the one before. */
function continuation(
  doc: Document,
  number: number,
  found: readonly Report[],
  previous: Report | undefined,
): Report[] {
  if (found.length > 0 || !previous) return [];
  const sentence = doc.sentences[number] as Range;
  const quotation = quotationFrom(doc, sentence.from);
  if (!quotation || quotation.continues || quotation.close < sentence.to - 2) return [];
  const before = previous.content.at(-1);
  const opening = doc.tokens[sentence.from] as Token;
  const cue = previous.cue ? (doc.sentenceAt[previous.cue.from] ?? -1) : -1;
  if (
    !before ||
    (opening.start - before.end > 40 && cue !== number - 1) ||
    quotation.close - quotation.open < 5
  )
    return [];
  return [
    {
      rule: 'quotation-continues',
      reason: 'a quotation with no cue right after a report: same speaker',
      cue: null,
      lemma: previous.lemma,
      stance: 'asserts',
      source: { kind: 'same' },
      via: [],
      to: [],
      content: spanOf(doc, quotation.open + 1, quotation.close),
    },
  ];
}

/** Inside another's words only a clause or quotation whose speaker is named there is a report of its own. */
function withoutInner(doc: Document, found: readonly Report[]): Report[] {
  const inner = innerReports(found);
  return found.filter((report) => {
    if (!inner.has(report) || report.rule.startsWith('noun')) return true;
    if (report.source.kind !== 'mention' || report.rule === 'verb-noun') return false;
    const at = report.source.range.from;
    if (report.rule === 'verb-preposition') return beginsSpeaker(doc, at);
    if (report.rule.endsWith('preposition') || report.rule.endsWith('noun')) return false;
    return (
      doc.tokens[at]?.text === '(' || beginsSpeaker(doc, at) || doc.names.has(doc.tokens[at]?.norm ?? '')
    );
  });
}

const HEADLINE_NAME = 8;

/** «وزير الداخلية: …»: a speaker, a colon and what was said, as headlines have it. */
function headline(doc: Document, sentence: Range): Report[] {
  let from = sentence.from;
  for (let at = sentence.from; at < sentence.to - 3; at++) {
    if (doc.tokens[at]?.text !== ':' || doc.quotationAt[at] !== -1) continue;
    if (
      at > from &&
      at - from <= HEADLINE_NAME &&
      beginsSpeaker(doc, from) &&
      !ar.OUTLETS.has(doc.tokens[from]?.norm ?? '')
    ) {
      const content = spanOf(doc, at + 1, sentence.to);
      const source = { kind: 'mention', range: { from, to: at } } as const;
      const cue = { from: at, to: at + 1 };
      return [
        {
          rule: 'headline',
          reason: 'a speaker before a colon',
          cue,
          lemma: ':',
          stance: 'asserts',
          source,
          via: [],
          to: [],
          content,
        },
      ];
    }
    from = at + 1;
  }
  return [];
}
