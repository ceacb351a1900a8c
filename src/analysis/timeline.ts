import type { TimelineEntry } from '../briefing/schema.ts';
import { clauseAround } from './clauses.ts';
import type { DateMention } from './dates.ts';
import type { Document } from './document.ts';

const MOST = 16;
const LENGTH = 260;

/** What happened when: the dated clauses in order of date, one for each date and sentence. */
export function toTimeline(doc: Document, dates: readonly DateMention[]): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  const seen = new Set<string>();
  for (const date of dates) {
    const key = `${date.date} ${doc.sentenceAt[date.from]}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const span = clauseAround(doc, date.from, LENGTH);
    if (!span || span.end - span.start < 12) continue;
    entries.push({
      date: date.date,
      precision: date.precision,
      text: doc.text.slice(span.start, span.end).slice(0, 2000),
      evidence: [span],
    });
    if (entries.length >= MOST) break;
  }
  return entries.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
