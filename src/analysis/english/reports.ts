import type { Span } from '../../briefing/schema.ts';
import type { Document } from '../document.ts';
import { innerReports, type Report } from '../reports.ts';
import { according } from './according.ts';
import { type Candidate, candidatesIn } from './candidates.ts';
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
      if (content.length > 0) found.push(toReport(candidate, content));
    }
    const all = withoutInner(according(doc, sentence, found));
    if (all.length === 0) quotationsAlone(doc, number, reports);
    reports.push(...all);
  }
  return reports;
}

function toReport(candidate: Candidate, content: Span[]): Report {
  const { rule, reason, cue, form, source, negated } = candidate;
  // "did not deny" is no confirmation, "would not confirm" no denial.
  const stance = negated ? 'asserts' : form.verb.stance;
  return { rule, reason, cue, lemma: form.verb.base, stance, source, via: [], to: [], content };
}

const NESTING = new Set(['say', 'add', 'suggest', 'argue', 'warn', 'claim']);

/** Inside another's words only plain speech is a report of its own; "he said they promised help" is one. */
function withoutInner(found: readonly Report[]): Report[] {
  const inner = innerReports(found);
  return found.filter(
    (report) => !inner.has(report) || (NESTING.has(report.lemma) && report.rule !== 'verb-noun'),
  );
}
