import type { Span } from '../briefing/schema.ts';
import { OWN_WAW } from '../text/data/arabic-words.ts';
import { afterDateline } from './dateline.ts';
import type { Document, Range } from './document.ts';
import { AND_PARTICLES, CONNECTIVE_PHRASES, CONNECTIVES, LEANING } from './languages/openings.ts';
import { arabicForm } from './lexicon-ar.ts';
import { foldWord, type Token } from './tokens.ts';

const BREAKS = new Set([',', '،', '؛', ';', '—', '–', ':']);
const LEADING = /[\s,،;؛:.…—–|)\]-]/;
const TRAILING = /[\s,،;؛:—–|-]/;
const LEAST_WORDS = 3;
/** Tokens looked at for a clause's end beyond the longest text: time stays linear. */
const FURTHEST = 60;
const SINGLE: ReadonlySet<string> = new Set(CONNECTIVES.map(foldWord));
const LEANS: ReadonlySet<string> = new Set(LEANING.map(foldWord));
const PARTICLES: ReadonlySet<string> = new Set(AND_PARTICLES.map(foldWord));
const PHRASES = byFirstWord(CONNECTIVE_PHRASES.map((phrase) => phrase.map(foldWord)));

function byFirstWord(
  phrases: readonly (readonly string[])[],
): ReadonlyMap<string, readonly (readonly string[])[]> {
  const map = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases) {
    const first = phrase[0] ?? '';
    map.set(first, [...(map.get(first) ?? []), phrase]);
  }
  return map;
}

/** The sentence's characters without marks at its edges. */
export function sentenceSpan(doc: Document, sentence: Range): Span | null {
  return tidy(doc.text, doc.tokens[sentence.from]?.start ?? 0, doc.tokens[sentence.to - 1]?.end ?? 0);
}

/** The part of `range` that stands alone: without the connectives it hangs by, «و» attached to its first word included. */
export function standingAlone(doc: Document, range: Range): Span | null {
  let from = afterDateline(doc, range);
  while (from < range.to - LEAST_WORDS && doc.quotationAt[from] === -1) {
    const width = BREAKS.has(doc.tokens[from]?.text ?? '') ? 1 : connectiveWidth(doc, from);
    if (width === 0) break;
    from += width;
  }
  const span = tidy(doc.text, doc.tokens[from]?.start ?? 0, doc.tokens[range.to - 1]?.end ?? 0);
  if (!span) return null;
  const first = doc.tokens[from];
  return first && first.start === span.start && hasAttachedAnd(first)
    ? { ...span, start: span.start + 1 }
    : span;
}

/** How many tokens of a connective stand at `at`; 0 when none does. */
function connectiveWidth(doc: Document, at: number): number {
  const norm = doc.tokens[at]?.norm ?? '';
  const bare = norm.startsWith('و') ? norm.slice(1) : norm;
  for (const first of bare === norm ? [norm] : [norm, bare]) {
    for (const phrase of PHRASES.get(first) ?? []) {
      if (phrase.every((word, index) => index === 0 || doc.tokens[at + index]?.norm === word))
        return phrase.length;
    }
  }
  return SINGLE.has(norm) ? 1 : 0;
}

/** «وقال», «والرئيس»: an attached "and"; no root letter («وزير»). */
function hasAttachedAnd({ norm, text, kind }: Token): boolean {
  // Persian letters: «وزیر» is no word of ours.
  if (kind !== 'word' || !text.startsWith('و') || /[یکپچژگ]/.test(text)) return false;
  const form = arabicForm(norm);
  if (form) return form.joined;
  if (PARTICLES.has(norm)) return true;
  if (norm.length < 4) return false;
  return /^وال.{2,}/.test(norm) ? true : !OWN_WAW.some((own) => norm.startsWith(own));
}

/**
 * The shortest run of clauses round the tokens from `at` to `until` that is at least about `min` characters, at most about `max`, whole words,
 * within its sentence.
 */
export function clauseAround(doc: Document, at: number, max: number, min = max, until = at + 1): Span | null {
  const sentence = doc.sentences[doc.sentenceAt[at] ?? 0] as Range;
  const whole = standingAlone(doc, sentence);
  if (!whole || whole.end - whole.start <= min) return whole;
  // In a Latin script a clause cut out of its sentence seldom has its subject: the whole sentence, or its beginning.
  if (/^\p{Script=Latin}/u.test(doc.text.slice(whole.start)) || isLatinQuotation(doc.text, whole)) {
    if (whole.end - whole.start <= max) return whole;
    const through = doc.tokens[Math.min(until, sentence.to) - 1]?.end ?? whole.end;
    const short = shortened(doc, whole, sentence.from, max);
    if (short.end >= through) return short;
    let end = Math.min(until, sentence.to);
    const last = Math.min(sentence.to, end + FURTHEST);
    while (end < last && !isClauseBreak(doc, end)) end++;
    return { start: whole.start, end: doc.tokens[end - 1]?.end ?? whole.end };
  }
  const isBreak = (index: number): boolean => isClauseBreak(doc, index);
  let from = at;
  let to = Math.min(until, sentence.to);
  const length = (): number => (doc.tokens[to - 1]?.end ?? 0) - (doc.tokens[from]?.start ?? 0);
  const backward = (): void => {
    if (from > sentence.from && isBreak(from - 1)) from--;
    while (from > sentence.from && !isBreak(from - 1) && length() < max) from--;
  };
  const forward = (): void => {
    if (to < sentence.to && isBreak(to)) to++;
    while (to < sentence.to && !isBreak(to) && length() < max) to++;
  };
  backward();
  forward();
  // Clause by clause, first what stands before (where the subject is), then what follows.
  while (length() < min && from > sentence.from) backward();
  while (length() < min && to < sentence.to) forward();
  const leans = (): boolean => LEANS.has(doc.tokens[from]?.norm ?? '');
  while (leans() && from > sentence.from && length() < max) backward();
  return standingAlone(doc, { from, to });
}

const isClauseBreak = (doc: Document, index: number): boolean =>
  BREAKS.has(doc.tokens[index]?.text ?? '') && doc.quotationAt[index] === -1;

const isLatinQuotation = (text: string, { start }: Span): boolean =>
  /^["“'‘(]\p{Script=Latin}/u.test(text.slice(start, start + 3));

/** Cuts a span at the last clause break before `max` characters, or at a word. */
export function shortened(doc: Document, span: Span, first: number, max: number): Span {
  if (span.end - span.start <= max) return span;
  let cut = -1;
  let word = -1;
  for (let at = first; at < doc.tokens.length; at++) {
    const token = doc.tokens[at] as Token;
    if (token.end - span.start > max) break;
    word = token.end;
    if (BREAKS.has(token.text) && doc.quotationAt[at] === -1 && token.start - span.start > max / 3)
      cut = token.start;
  }
  const end = cut > 0 ? cut : word > span.start ? word : Math.min(span.end, span.start + max);
  return tidy(doc.text, span.start, end) ?? span;
}

/** A span's words as a sentence of its own: white space folded, the first letter a capital. */
export function asSentence(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** Without marks and white space at the edges; null when nothing is left. A full stop at the end stays. */
function tidy(text: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && LEADING.test(text.charAt(from))) from++;
  while (to > from && TRAILING.test(text.charAt(to - 1))) to--;
  return to > from ? { start: from, end: to } : null;
}
