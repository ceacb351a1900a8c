import type { Span } from '../../briefing/schema.ts';
import type { Document, Range } from '../document.ts';
import { innerReports, type Report } from '../reports.ts';
import { according } from './according.ts';
import { type Candidate, candidatesIn } from './candidates.ts';
import { channelsIn } from './channels.ts';
import { contentOf } from './content.ts';
import { quotationsAlone } from './quotation-alone.ts';

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
    const all = withoutInner(according(doc, sentence, found));
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
  const { via, to } =
    after.kind === 'noun' ? { via: [], to: [] } : channelsIn(doc, from, end, form.verb.takes.has('o'));
  return { rule, reason, cue, lemma: form.verb.base, stance, source, via, to, content };
}

const NESTING = new Set(['say', 'add', 'suggest', 'argue', 'warn', 'claim']);

/** Inside another's words only plain speech is a report of its own; "he said they promised help" is one. */
function withoutInner(found: readonly Report[]): Report[] {
  const inner = innerReports(found);
  return found.filter(
    (report) => !inner.has(report) || (NESTING.has(report.lemma) && report.rule !== 'verb-noun'),
  );
}
