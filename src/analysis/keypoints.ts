import type { KeyPoint, Span, Statement } from '../briefing/schema.ts';
import { terms } from '../text/terms.ts';
import { sentenceSpan, shortened } from './clauses.ts';
import type { Document, Range } from './document.ts';

const LENGTH = 240;
const MOST_SENTENCES = 400;
const FEWEST_WORDS = 6;

interface Candidate {
  readonly span: Span;
  readonly words: ReadonlySet<string>;
  readonly number: number;
  score: number;
}

/**
 * Two to five sentences that cover the story: scored by place, by the article's and the title's telling words and by the
 * statements in them, and taken one by one, each time the best that repeats least (maximal marginal relevance,
 * Carbonell and Goldstein 1998). In the text's order after the first.
 */
export function keyPoints(doc: Document, title: string, statements: readonly Statement[]): KeyPoint[] {
  const candidates = toCandidates(doc, title, statements);
  const wanted = Math.min(5, Math.max(2, Math.round(Math.sqrt(doc.sentences.length))));
  const chosen: Candidate[] = [];
  while (chosen.length < wanted && candidates.length > 0) {
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const [index, candidate] of candidates.entries()) {
      const repeated = Math.max(0, ...chosen.map((other) => overlap(candidate.words, other.words)));
      const score = repeated > 0.6 ? Number.NEGATIVE_INFINITY : candidate.score * (1 - repeated);
      if (score > bestScore) [best, bestScore] = [index, score];
    }
    if (bestScore === Number.NEGATIVE_INFINITY) break;
    chosen.push(...candidates.splice(best, 1));
  }
  const ordered = chosen.sort((a, b) => a.number - b.number);
  return ordered.map(({ span }) => ({ text: doc.text.slice(span.start, span.end), evidence: [span] }));
}

function toCandidates(doc: Document, title: string, statements: readonly Statement[]): Candidate[] {
  const sentences = doc.sentences.slice(0, MOST_SENTENCES);
  const spans = sentences.map((sentence) => pointSpan(doc, sentence));
  const words = spans.map((span) => new Set(span ? terms(doc.text.slice(span.start, span.end)) : []));
  const frequency = new Map<string, number>();
  for (const set of words) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const titleWords = new Set(terms(title));
  const starts = statements.map((statement) => ({
    start: statement.evidence[0]?.start ?? 0,
    named: statement.mention !== null,
  }));
  const candidates: Candidate[] = [];
  for (const [number, span] of spans.entries()) {
    const set = words[number] as Set<string>;
    if (!span || set.size < FEWEST_WORDS || isTitle(doc, span, title)) continue;
    const central =
      [...set].reduce((sum, word) => sum + Math.log(frequency.get(word) ?? 1), 0) / Math.sqrt(set.size + 4);
    const titled = [...set].filter((word) => titleWords.has(word)).length;
    const inside = starts.filter(({ start }) => start >= span.start && start < span.end);
    const place = 2.4 / (1 + candidates.length * 0.6);
    const spoken = Math.min(2, inside.length) * 0.35 + (inside.some(({ named }) => named) ? 0.5 : 0);
    candidates.push({
      span,
      words: set,
      number,
      score: 0.6 + place + central * 0.5 + titled * 0.25 + spoken,
    });
  }
  return candidates;
}

/** A sentence as a point that stands alone: no connective it hangs by, cut at a clause when long. */
function pointSpan(doc: Document, sentence: Range): Span | null {
  let from = sentence.from;
  while (from < sentence.to - 3 && DANGLING.has(doc.tokens[from]?.norm ?? '') && doc.quotationAt[from] === -1)
    from++;
  if (doc.tokens[from]?.text === ',' || doc.tokens[from]?.text === '،') from++;
  const span = sentenceSpan(doc, { from, to: sentence.to });
  return span && shortened(doc, span, from, LENGTH);
}

const DANGLING = new Set(
  'but and yet however meanwhile still also moreover so then instead indeed من جانبه جهته جانبها جهتها ناحيته جهه اخري ناحيه كما لكن ولكن كذلك هذا وقد فيما بينما وفيما بدوره بدورها غير ان الي ذلك سياق متصل في'.split(
    ' ',
  ),
);

function isTitle(doc: Document, span: Span, title: string): boolean {
  return doc.text.slice(span.start, span.end).trim() === title.trim();
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.max(1, Math.min(a.size, b.size));
}
