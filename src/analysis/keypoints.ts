import type { Claim, KeyPoint, Span, Statement } from '../briefing/schema.ts';
import { terms } from '../text/terms.ts';
import { asSentence, shortened, standingAlone } from './clauses.ts';
import { type Document, firstToken } from './document.ts';
import type { Token } from './tokens.ts';

const LENGTH = 240;
const MOST_SENTENCES = 400;
const FEWEST_TERMS = 5;
const REPEATED = 0.6;

interface Candidate {
  readonly span: Span;
  readonly words: ReadonlySet<string>;
  readonly number: number;
  /** `speaker stance` of every statement in it. */
  readonly voices: ReadonlySet<string>;
  /** `claim position` for every disputed claim a statement in it bears on. */
  readonly sides: ReadonlySet<string>;
  readonly score: number;
}

/**
 * Two to five sentences that cover the story: the lede, then one by one the best that repeats least (maximal marginal
 * relevance, Carbonell and Goldstein 1998), scored by place, by the article's and the title's telling words and by the
 * statements in them. A side of a dispute not yet told is worth more, the same speaker's same stance less. In the text's
 * order after the first.
 */
export function keyPoints(
  doc: Document,
  title: string,
  statements: readonly Statement[],
  claims: readonly Claim[] = [],
): KeyPoint[] {
  const candidates = toCandidates(doc, title, statements, claims);
  const wanted = Math.min(5, Math.max(2, Math.ceil(Math.sqrt(doc.sentences.length))));
  const lede = candidates.shift();
  const chosen: Candidate[] = lede ? [lede] : [];
  while (chosen.length < wanted) {
    let best = -1;
    let bestScore = 0;
    for (const [index, candidate] of candidates.entries()) {
      const score = marginal(candidate, chosen);
      if (score > bestScore) [best, bestScore] = [index, score];
    }
    if (best === -1) break;
    chosen.push(...candidates.splice(best, 1));
  }
  const ordered = chosen.sort((a, b) => a.number - b.number);
  return ordered.map(({ span }) => ({
    text: asSentence(doc.text.slice(span.start, span.end)).slice(0, 2000).toWellFormed(),
    evidence: [span],
  }));
}

/** What a candidate adds to those chosen; nothing when it repeats one. */
function marginal(candidate: Candidate, chosen: readonly Candidate[]): number {
  const repeated = Math.max(0, ...chosen.map((other) => overlap(candidate.words, other.words)));
  if (repeated > REPEATED) return 0;
  const told = (pick: (one: Candidate) => ReadonlySet<string>, key: string): boolean =>
    chosen.some((other) => pick(other).has(key));
  const voices = [...candidate.voices];
  const sameVoice = voices.length > 0 && voices.every((voice) => told((one) => one.voices, voice));
  const sameSpeaker =
    voices.length > 0 &&
    voices.every((voice) => chosen.some(({ voices: others }) => [...others].some(bySame(voice))));
  const newSide = [...candidate.sides].some((side) => !told((one) => one.sides, side));
  return candidate.score * (1 - repeated) * (sameVoice ? 0.3 : sameSpeaker ? 0.6 : 1) + (newSide ? 1.6 : 0);
}

const bySame =
  (voice: string) =>
  (other: string): boolean =>
    other.split(' ')[0] === voice.split(' ')[0];

function toCandidates(
  doc: Document,
  title: string,
  statements: readonly Statement[],
  claims: readonly Claim[],
): Candidate[] {
  const sentences = doc.sentences.slice(0, MOST_SENTENCES);
  const spans = sentences.map((sentence) => {
    const span = standingAlone(doc, sentence);
    return span && shortened(doc, span, sentence.from, LENGTH);
  });
  const words = spans.map((span) => (span ? termsIn(doc, span) : new Set<string>()));
  const frequency = new Map<string, number>();
  for (const set of words) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const titleWords = new Set(terms(title));
  const bySentence = statementsBySentence(doc, statements);
  const disputed = new Set(claims.filter((claim) => claim.disputed).map((claim) => claim.id));
  const candidates: Candidate[] = [];
  for (const [number, span] of spans.entries()) {
    const set = words[number] as Set<string>;
    if (
      !span ||
      set.size < FEWEST_TERMS ||
      isFragment(doc, number) ||
      isHeadline(doc, number, span, title, titleWords, set)
    )
      continue;
    const inside = bySentence.get(number) ?? [];
    const central =
      [...set].reduce((sum, word) => sum + Math.log(frequency.get(word) ?? 1), 0) / Math.sqrt(set.size + 4);
    const titled = [...set].filter((word) => titleWords.has(word)).length;
    const place = 1.6 / (1 + candidates.length * 0.5);
    const named = inside.some((statement) => statement.mention != null) ? 0.5 : 0;
    candidates.push({
      span,
      words: set,
      number,
      voices: new Set(inside.map(({ speaker, stance }) => `${speaker} ${stance}`)),
      sides: new Set(
        inside.flatMap((statement) =>
          statement.claims
            .filter(({ id, position }) => disputed.has(id) && position !== 'unclear')
            .map(({ id, position }) => `${id} ${position}`),
        ),
      ),
      score: 0.6 + place + central * 0.5 + titled * 0.2 + Math.min(2, inside.length) * 0.3 + named,
    });
  }
  return candidates;
}

function statementsBySentence(doc: Document, statements: readonly Statement[]): Map<number, Statement[]> {
  const found = new Map<number, Statement[]>();
  for (const statement of statements) {
    const starts = [statement.cue?.start, ...statement.evidence.map(({ start }) => start)];
    const numbers = starts.map((start) =>
      start === undefined ? undefined : doc.sentenceAt[firstToken(doc, start)],
    );
    for (const number of new Set(numbers)) if (number !== undefined) add(found, number, statement);
  }
  return found;
}

function add(found: Map<number, Statement[]>, number: number, statement: Statement): void {
  const known = found.get(number);
  if (known) known.push(statement);
  else found.set(number, [statement]);
}

/** In a Latin script a sentence that begins with a small letter is the rest of one. */
function isFragment(doc: Document, number: number): boolean {
  const first = doc.tokens[doc.sentences[number]?.from ?? -1];
  return first?.kind === 'word' && /^(?=\p{Script=Latin})\p{Ll}{2}/u.test(first.text);
}

/** The title again, or a first line that says the same without a full stop. */
function isHeadline(
  doc: Document,
  number: number,
  span: Span,
  title: string,
  titleWords: ReadonlySet<string>,
  words: ReadonlySet<string>,
): boolean {
  const text = doc.text.slice(span.start, span.end).trim();
  if (saysTitle(text, title)) return true;
  return number === 0 && !/[.!?؟]["”»]?$/.test(text) && overlap(words, titleWords) > 0.8;
}

/** The search terms of a span; a word cut by its edge counts as far as it stands in it. */
function termsIn(doc: Document, { start, end }: Span): Set<string> {
  const found = new Set<string>();
  for (let at = firstToken(doc, start); at < doc.tokens.length; at++) {
    const token = doc.tokens[at] as Token;
    if (token.start >= end) break;
    let last = token;
    // «60مليون» is one word to a search.
    for (let next = doc.tokens[at + 1]; isGlued(last, next) && next.start < end; next = doc.tokens[at + 1]) {
      last = next;
      at++;
    }
    const isWhole = last === token && token.start >= start && token.end <= end;
    const told = isWhole
      ? token.lexeme.terms
      : terms(doc.text.slice(Math.max(start, token.start), Math.min(end, last.end)));
    for (let index = 0; index < told.length; index++) found.add(told[index] as string);
  }
  return found;
}

const isGlued = (token: Token, next: Token | undefined): next is Token =>
  token.kind !== 'mark' && next !== undefined && !next.spaced && next.kind !== 'mark';

/** Most sentences differ from the title in their first letter. */
const saysTitle = (text: string, title: string): boolean =>
  text.charCodeAt(0) === title.trimStart().charCodeAt(0) && bare(text) === bare(title);

const bare = (text: string): string => text.replace(/[\s.]+/g, ' ').trim();

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.max(1, Math.min(a.size, b.size));
}
