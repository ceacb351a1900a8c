import type { Span } from '../../briefing/schema.ts';
import type { Document, Range } from '../document.ts';
import * as en from '../languages/en.ts';
import type { Token } from '../tokens.ts';
import { subjectAfter } from './noun-phrase.ts';
import { isAdverb, isComma, isNounLike, isTime } from './words.ts';

export interface Channels {
  /** Outlets and documents the words came through. */
  readonly via: Range[];
  /** Persons they were said to. */
  readonly to: Range[];
}

const REACH = 18;
const PRONOUN = /^(?:him|her|them|me|us|you|it|himself|herself)$/;

/**
 * Between a cue and its words, or after it: "told Reuters", "confirmed to Agence France-Presse", "in a statement",
 * "in an interview with the Post". `told`: the verb takes the person told as its object.
 */
export function channelsIn(doc: Document, from: number, to: number, told: boolean): Channels {
  const found: Channels = { via: [], to: [] };
  const end = Math.min(to, from + REACH, doc.tokens.length);
  let at = from;
  while (at < end && isAdverb(doc.tokens[at] as Token)) at++;
  if (told) at = addressee(doc, at, end, found);
  for (; at < end; at++) {
    const { norm } = doc.tokens[at] as Token;
    if (norm === 'to' || norm === 'with') at = addressee(doc, at + 1, end, found) - 1;
    else if (norm.endsWith('ing') && isComma(doc.tokens[at - 1])) break;
    else if (norm === 'in' || norm === 'on' || norm === 'via' || norm === 'through') {
      const phrase = phraseFrom(doc, at + 1, end);
      if (phrase && (isDocument(doc, phrase) || isOutlet(doc, phrase))) found.via.push(phrase);
      if (phrase) at = phrase.to - 1;
    }
  }
  return found;
}

/** Adds the person or outlet that stands at `from`; the index after it. */
function addressee(doc: Document, from: number, end: number, found: Channels): number {
  const phrase = phraseFrom(doc, from, end);
  if (!phrase) return Math.max(from, 1);
  const first = doc.tokens[phrase.from] as Token;
  if (isOutlet(doc, phrase)) found.via.push(phrase);
  else if (!PRONOUN.test(first.norm) && !isDocument(doc, phrase)) found.to.push(upToPreposition(doc, phrase));
  return phrase.to;
}

/** "reporters in Washington": whom, not where. */
function upToPreposition(doc: Document, { from, to }: Range): Range {
  for (let at = from + 1; at < to; at++) {
    if (/^(?:in|on|at|during|after|before)$/.test(doc.tokens[at]?.norm ?? '')) return { from, to: at };
  }
  return { from, to };
}

/** A noun phrase without the determiner it begins with. */
function phraseFrom(doc: Document, from: number, end: number): Range | null {
  const first = doc.tokens[from];
  if (!first || from >= end || isTime(first) || first.norm === 'that') return null;
  if (!isNounLike(first) && !en.DETERMINERS.has(first.norm)) return null;
  const range = subjectAfter(doc, from, end);
  if (!range) return null;
  let start = range.from;
  while (start < range.to && en.DETERMINERS.has(doc.tokens[start]?.norm ?? '')) start++;
  // "a statement carried by": what was done with it is no part of its name.
  for (let at = start + 1; at < range.to; at++)
    if (CARRYING.test(doc.tokens[at]?.norm ?? '')) return { from: start, to: at };
  return range.to > start ? { from: start, to: range.to } : null;
}

const CARRYING = /^(?:seen|obtained|reviewed|carried|published|broadcast|aired|released|issued|read|posted)$/;
const CARRIERS = 3;
/** Tokens either side of the cue: time stays linear in one long sentence. */
const NEARBY = 40;

/** "a letter seen by Reuters", "a statement carried by the Coastal News Agency", outside the words themselves. */
export function carriersIn(doc: Document, sentence: Range, cue: number, content: readonly Span[]): Range[] {
  const found: Range[] = [];
  const to = Math.min(sentence.to, cue + NEARBY);
  for (let at = Math.max(sentence.from + 1, cue - NEARBY); at + 2 < to && found.length < CARRIERS; at++) {
    const { norm, start } = doc.tokens[at] as Token;
    if (!CARRYING.test(norm) || doc.tokens[at + 1]?.norm !== 'by') continue;
    if (content.some((span) => start >= span.start && start < span.end)) continue;
    const phrase = phraseFrom(doc, at + 2, sentence.to);
    if (phrase && isOutlet(doc, phrase)) found.push(phrase);
  }
  return found;
}

export function isOutlet(doc: Document, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    const token = doc.tokens[at] as Token;
    const named = en.OUTLET_NAMES.has(token.norm) && /^\p{Lu}/u.test(token.text);
    if (named || /^(?:newspaper|newspapers|television|radio)$/.test(token.norm)) return true;
  }
  return false;
}

function isDocument(doc: Document, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (en.DOCUMENT_NOUNS.has(doc.tokens[at]?.norm ?? '')) return true;
  return false;
}
