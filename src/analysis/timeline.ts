import type { Span, TimelineEntry } from '../briefing/schema.ts';
import { terms } from '../text/terms.ts';
import { asSentence, clauseAround } from './clauses.ts';
import type { DateMention } from './dates.ts';
import type { Document } from './document.ts';

const MOST = 16;
const MOST_OF_A_DAY = 4;
const SHORTEST = 90;
const LONGEST = 240;
const FEWEST_TERMS = 3;
const REPEATED = 0.5;

interface Told extends TimelineEntry {
  readonly words: ReadonlySet<string>;
}

/** What happened when: the dated clauses in order of date, the events of one day each once. */
export function toTimeline(doc: Document, dates: readonly DateMention[]): TimelineEntry[] {
  const entries: Told[] = [];
  for (const date of dates) {
    if (entries.length >= MOST) break;
    const span = clauseAround(doc, date.from, LONGEST, SHORTEST, date.to);
    if (!span || /^\p{Ll}(?!\p{Lu})/u.test(doc.text.slice(span.start, span.start + 2))) continue;
    const slice = doc.text.slice(span.start, span.end);
    const words = new Set(terms(slice));
    const sameDay = entries.filter((entry) => entry.date === date.date);
    const told = entries.some(
      (entry) => isNear(entry.date, date.date) && share(words, entry.words) > REPEATED,
    );
    // The day in a sentence tells more than the year in passing: one entry for both.
    const vaguer = entries.findIndex(
      (entry) => date.precision === 'day' && entry.precision !== 'day' && isSame(entry.evidence[0], span),
    );
    const aside =
      date.precision !== 'day' && entries.some((entry) => entry.evidence[0]?.start === span.start);
    if (words.size < FEWEST_TERMS || told || aside || sameDay.length >= MOST_OF_A_DAY) continue;
    if (vaguer !== -1) entries.splice(vaguer, 1);
    entries.push({
      date: date.date,
      precision: date.precision,
      text: asSentence(slice).slice(0, 2000).toWellFormed(),
      evidence: [span],
      words,
    });
  }
  return entries
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(({ words: _, ...entry }) => entry);
}

const isSame = (a: Span | undefined, b: Span): boolean => a?.start === b.start && a.end === b.end;

/** The same date, or one within the other: «أمس الأحد» and its month. */
const isNear = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / Math.max(1, Math.min(a.size, b.size));
}
