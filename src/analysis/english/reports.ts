import type { Span } from '../../briefing/schema.ts';
import { type Document, quotationFrom, type Range } from '../document.ts';
import { innerReports, type Report } from '../reports.ts';
import { according } from './according.ts';
import { type Candidate, candidatesIn } from './candidates.ts';
import { carriersIn, channelsIn, isOutlet } from './channels.ts';
import { contentOf } from './content.ts';
import { quotationsAlone } from './quotation-alone.ts';
import { sharedSubject } from './shared-subject.ts';
import { spanOf } from './spans.ts';

/** Every report of speech in an English article, in text order. */
export function englishReports(doc: Document): Report[] {
  const reports: Report[] = [];
  for (const [number, sentence] of doc.sentences.entries()) {
    const candidates = candidatesIn(doc, sentence);
    const found: Report[] = [];
    for (const [index, candidate] of candidates.entries()) {
      const content = contentOf(doc, sentence, candidate, candidates, index);
      if (content.length > 0) found.push(toReport(doc, sentence, candidate, content));
    }
    if (found.length === 0) found.push(...colonQuotation(doc, sentence));
    const all = withoutInner(according(doc, sentence, carried(doc, sentence, found)));
    if (all.length === 0) quotationsAlone(doc, number, reports);
    reports.push(...all);
  }
  return reports;
}

function toReport(doc: Document, sentence: Range, candidate: Candidate, content: Span[]): Report {
  const { rule, reason, cue, form, source, negated, after } = candidate;
  // "did not deny" is no confirmation, "would not confirm" no denial.
  const stance = negated ? 'asserts' : form.verb.stance;
  const inverted = rule === 'verb-inverted' && source.kind === 'mention';
  const from = inverted ? source.range.to : cue.to;
  const end = after.kind === 'none' ? sentence.to : after.start;
  const channels =
    after.kind === 'noun' ? { via: [], to: [] } : channelsIn(doc, from, end, form.verb.takes.has('o'));
  const carried = after.kind === 'noun' ? [] : carriersIn(doc, sentence, cue.from, content);
  const via = [...(candidate.via ?? []), ...channels.via, ...carried];
  return { rule, reason, cue, lemma: form.verb.base, stance, source, via, to: channels.to, content };
}

/** "The bank denied it, Reuters reported": who opens the sentence speaks, through the outlet at its end. */
function carried(doc: Document, sentence: Range, found: readonly Report[]): Report[] {
  const first = found[0];
  const last = found.at(-1);
  if (!first || !last || first === last || !first.cue || first.source.kind !== 'mention') return [...found];
  const start = doc.tokens[sentence.from]?.start;
  const whole = last.rule === 'verb-none' && last.content[0]?.start === start;
  const { from, to } = first.source.range;
  const opens = from <= sentence.from + 1 && first.cue.from >= to && first.cue.from - to < 3;
  if (!whole || !opens || last.source.kind !== 'mention' || !isOutlet(doc, last.source.range))
    return [...found];
  const outlet = last.source.range;
  const end = last.content.at(-1)?.end ?? 0;
  const within = (report: Report): boolean => (report.content.at(-1)?.end ?? 0) <= end;
  return found
    .slice(0, -1)
    .map((report) =>
      report === first && within(report)
        ? { ...report, via: [...report.via.filter((one) => one.from !== outlet.from), outlet] }
        : report,
    );
}

const NESTING = new Set(['say', 'add', 'suggest', 'argue', 'warn', 'claim']);

/** Inside another's words only plain speech is a report of its own; "he said they promised help" is one. */
function withoutInner(found: readonly Report[]): Report[] {
  const inner = innerReports(found);
  return found.filter(
    (report) => !inner.has(report) || (NESTING.has(report.lemma) && report.rule !== 'verb-noun'),
  );
}

const FEWEST_QUOTED = 4;

/** «The office issued a statement: “…”»: no verb of speech, but a colon and marks after a clause. */
function colonQuotation(doc: Document, sentence: Range): Report[] {
  for (let at = sentence.from + 2; at < sentence.to; at++) {
    if (doc.tokens[at]?.text !== ':' || doc.quotationAt[at] !== -1) continue;
    const quotation = quotationFrom(doc, at + 1);
    if (!quotation || quotation.close - quotation.open <= FEWEST_QUOTED) return [];
    const subject = sharedSubject(doc, sentence.from, at);
    const content = spanOf(doc, quotation.open, quotation.closed ? quotation.close + 1 : quotation.close);
    if (!subject || subject.passive || content.length === 0) return [];
    const { source } = subject;
    const cue = { from: at, to: at + 1 };
    return [
      {
        rule: 'colon-quotation',
        reason: 'subject of the clause before the colon',
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
  return [];
}
