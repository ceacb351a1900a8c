import { type Document, quotationTo, type Range } from '../document.ts';
import * as en from '../languages/en.ts';
import type { Source } from '../reports.ts';
import type { Token } from '../tokens.ts';
import {
  isAdverb,
  isCapital,
  isComma,
  isDash,
  isFiniteVerb,
  isNounLike,
  isPossessive,
  isTime,
} from './words.ts';

export interface Subject {
  readonly source: Source;
  /** First token of the subject: what was said may end before it. */
  readonly start: number;
  readonly negated: boolean;
  readonly passive: boolean;
  /** "who said": the clause hangs on a noun and ends at the next comma. */
  readonly relative: boolean;
}

const NICKNAME = 3;
const PARENTHESIS = 40;

/** The subject of the verb at `verb`, looking back no further than `from`; null when none is found. */
export function subjectBefore(doc: Document, verb: number, from: number): Subject | null {
  let at = verb - 1;
  let negated = false;
  let passive = false;
  let auxiliary = false;
  for (; at >= from; at--) {
    const token = doc.tokens[at] as Token;
    if (token.kind !== 'word' || doc.quotationAt[at] !== -1) break;
    if (token.norm === 'to' && chain(doc, at, from)) {
      if (/^(?:declin|refus|fail)/.test(doc.tokens[at - 1]?.norm ?? '')) negated = true;
      at--;
      continue;
    }
    if (en.AUXILIARIES.has(token.norm)) {
      if (!auxiliary && en.PASSIVE_AUXILIARIES.has(token.norm)) passive = true;
      auxiliary = true;
      if (token.norm.endsWith("n't") || token.norm === 'cannot') negated = true;
      continue;
    }
    const time = timePhrase(doc, at, from);
    if (time < at) {
      at = time + 1;
      continue;
    }
    const floating = /^(?:both|all|each)$/.test(token.norm) && isNounLike(doc.tokens[at - 1]) && at > from;
    if (floating) continue;
    if (token.norm === 'not' || token.norm === 'never') negated = true;
    else if (!isAdverb(token) && !(isTime(token) && !isCapital(token))) {
      if (isTime(token) && doc.tokens[at - 1]?.norm === 'on') at--;
      else break;
    }
  }
  const found = nounPhraseEndingAt(doc, at, from);
  return found && { ...found, negated, passive };
}

/** "last week", "two days ago", "on Monday" before a verb: the index before the phrase, or `at` when there is none. */
function timePhrase(doc: Document, at: number, from: number): number {
  const norm = doc.tokens[at]?.norm ?? '';
  const before = doc.tokens[at - 1]?.norm ?? '';
  if (
    /^(?:week|month|year|night|spring|summer|fall|winter)$/.test(norm) &&
    /^(?:last|this|next|that)$/.test(before)
  )
    return at - 2;
  if (norm === 'ago') {
    let back = at - 1;
    while (
      back > from &&
      at - back < 5 &&
      !isCapital(doc.tokens[back]) &&
      !/^(?:less|more|about|some|a|an|two|three|four|five|six)$/.test(doc.tokens[back]?.norm ?? '')
    )
      back--;
    while (back > from && /^(?:less|more|than|about|some|only|just)$/.test(doc.tokens[back - 1]?.norm ?? ''))
      back--;
    return back - 1;
  }
  if (en.TIME_WORDS.has(norm) && before === 'on') return at - 2;
  return at;
}

function chain(doc: Document, to: number, from: number): boolean {
  const before = doc.tokens[to - 1];
  return to > from && before !== undefined && (en.CHAIN_VERBS.has(before.norm) || before.norm === 'on');
}

type Found = Pick<Subject, 'source' | 'start' | 'relative'>;

function nounPhraseEndingAt(doc: Document, end: number, from: number): Found | null {
  let at = end;
  let appositions = 0;
  while (at > from && (isComma(doc.tokens[at]) || isDash(doc.tokens[at])) && appositions < 4) {
    const open = openingOf(doc, at, from);
    if (open < 0) return null;
    at = open - 1;
    appositions++;
    const start = phraseStart(doc, at, from);
    if (start > at || !continuesApposition(doc, start, from)) break;
  }
  const token = doc.tokens[at];
  if (!token || at < from) return null;
  if (token.text === ')') {
    const open = bracketOpening(doc, at, from);
    return open > from ? nounPhraseEndingAt(doc, open - 1, from) : null;
  }
  if (
    token.norm === 'who' ||
    token.norm === 'which' ||
    (token.norm === 'that' && isNounLike(doc.tokens[at - 1]) && at > from)
  ) {
    return antecedent(doc, at, from);
  }
  if (en.SUBJECT_PRONOUNS.has(token.norm)) {
    return { source: { kind: 'pronoun', range: { from: at, to: at + 1 } }, start: at, relative: false };
  }
  const start = phraseStart(doc, at, from);
  if (start > at) return null;
  return { source: { kind: 'mention', range: { from: start, to: at + 1 } }, start, relative: false };
}

function antecedent(doc: Document, pronoun: number, from: number): Found | null {
  let at = pronoun - 1;
  if (isComma(doc.tokens[at])) at--;
  if (doc.tokens[at]?.norm === 'of') at--; // "many of whom say"
  if (doc.tokens[at]?.text === ')') at = bracketOpening(doc, at, from) - 1;
  const start = phraseStart(doc, at, from);
  if (start > at) return null;
  return { source: { kind: 'mention', range: { from: start, to: pronoun + 1 } }, start, relative: true };
}

/** The comma or dash that opens the aside which the one at `close` closes. */
function openingOf(doc: Document, close: number, from: number): number {
  const dash = isDash(doc.tokens[close]);
  for (let at = close - 1; at > from && close - at < PARENTHESIS; at--) {
    if (doc.quotationAt[at] !== -1 && quotationTo(doc, at)) return -1;
    if (dash ? isDash(doc.tokens[at]) : isComma(doc.tokens[at])) return at;
  }
  return -1;
}

function bracketOpening(doc: Document, close: number, from: number): number {
  for (let at = close - 1; at >= from && close - at < PARENTHESIS; at--)
    if (doc.tokens[at]?.text === '(') return at;
  return from;
}

/** The phrase at `start` is itself an aside ("Republican of Alabama", "who …") after another comma. */
function continuesApposition(doc: Document, start: number, from: number): boolean {
  if (start <= from || !isComma(doc.tokens[start - 1])) return false;
  const first = doc.tokens[start] as Token;
  const before = doc.tokens[start - 2];
  return (
    isNounLike(before) &&
    ((/^(?:a|an|the|r|d|r-|d-)/.test(first.norm) && !isCapital(first)) ||
      /^[RD]-/.test(first.text) ||
      first.norm === 'who')
  );
}

/** First token of the noun phrase that ends at `end`; greater than `end` when there is none. */
export function phraseStart(doc: Document, end: number, from: number): number {
  let start = end + 1;
  let at = end;
  while (at >= from && end - at < 30) {
    const token = doc.tokens[at] as Token;
    if (doc.quotationAt[at] !== -1) {
      const nickname = quotationTo(doc, at);
      if (!nickname || nickname.close - nickname.open > NICKNAME + 1 || nickname.open <= from || at === end)
        break;
      if (/^[.,?!]/.test(doc.tokens[at - 1]?.text ?? '')) break;
      at = nickname.open - 1;
      continue;
    }
    if (en.DETERMINERS.has(token.norm)) {
      start = at;
      if (!linked(doc, at - 1, from)) {
        if (!en.DETERMINERS.has(doc.tokens[at - 1]?.norm ?? '') || at - 1 < from) break;
        at--;
        continue;
      }
      at -= 1;
      continue;
    }
    if (isNounLike(token)) {
      if (isTime(token) && !isCapital(token)) break;
      start = at;
      at--;
      continue;
    }
    if (start <= end && (linked(doc, at, from) || joined(doc, at, from))) {
      at--;
      continue;
    }
    if (
      token.text === '&' ||
      (token.text === '.' && at !== end && doc.tokens[at - 1]?.kind === 'word' && at > from)
    ) {
      at--;
      continue;
    }
    if (
      token.kind === 'word' &&
      isAdverb(token) &&
      start <= end &&
      en.DETERMINERS.has(doc.tokens[at - 1]?.norm ?? '')
    ) {
      at--;
      continue;
    }
    break;
  }
  return start;
}

/** A preposition after a noun joins two noun phrases: "a spokesman for the campaign". */
function linked(doc: Document, at: number, from: number): boolean {
  const token = doc.tokens[at];
  const before = doc.tokens[at - 1];
  if (!token || at <= from || !en.NOUN_LINKS.has(token.norm)) return false;
  return (
    (isNounLike(before) && !isTime(before) && !isFiniteVerb(before)) ||
    (token.norm === 'of' && before !== undefined && en.DETERMINERS.has(before.norm))
  );
}

/** "Cruz and Rubio said": two names. */
function joined(doc: Document, at: number, from: number): boolean {
  const token = doc.tokens[at];
  if (at <= from || token?.norm !== 'and') return false;
  const before = doc.tokens[at - 1];
  const after = doc.tokens[at + 1];
  return isCapital(before) && isCapital(after) && !en.TIME_WORDS.has(before?.norm ?? '');
}

/** "said Senator Tim Scott, Republican of South Carolina.": the subject after the verb, at most up to `to`. */
export function subjectAfter(doc: Document, from: number, to: number): Range | null {
  let at = from;
  while (at < to && at - from < 16) {
    const token = doc.tokens[at] as Token;
    if (doc.quotationAt[at] !== -1) break;
    if (token.kind === 'mark' && token.text !== '.' && token.text !== '&') break;
    if (token.text === '.' && !(at > from && doc.tokens[at - 1]?.text.length === 1)) {
      if (!en.ABBREVIATIONS.has(doc.tokens[at - 1]?.norm ?? '')) break;
    }
    const link =
      at > from &&
      (en.NOUN_LINKS.has(token.norm) || token.norm === 'and') &&
      isNounLike(doc.tokens[at - 1]) &&
      (isNounLike(doc.tokens[at + 1]) || en.DETERMINERS.has(doc.tokens[at + 1]?.norm ?? '')) &&
      !isTime(doc.tokens[at + 1]);
    if (token.kind === 'word' && !isNounLike(token) && !en.DETERMINERS.has(token.norm) && !link) break;
    if (isTime(token) && at > from) break;
    if (at > from && !isCapital(token) && /ed$/.test(token.norm) && isCapital(doc.tokens[at - 1])) break;
    if (at > from && en.DETERMINERS.has(token.norm) && !en.PREPOSITIONS.has(doc.tokens[at - 1]?.norm ?? ''))
      break;
    at++;
  }
  while (at > from && doc.tokens[at - 1]?.kind === 'mark') at--;
  return at > from ? { from, to: at } : null;
}

/** "the prescribed route": a form in -ed after a determiner describes. */
function isAttribute(doc: Document, at: number): boolean {
  const before = doc.tokens[at - 1];
  return (
    /ed$/.test(doc.tokens[at]?.norm ?? '') &&
    before !== undefined &&
    (en.DETERMINERS.has(before.norm) || isPossessive(before))
  );
}

/** The subject a participle or a second verb at `to` shares: that of the nearest clause before it. */
export function sharedSubject(doc: Document, from: number, to: number): Subject | null {
  let fallback: Subject | null = null;
  for (let at = to - 1; at > from && to - at < 50; at--) {
    if (doc.quotationAt[at] !== -1 || !isFiniteVerb(doc.tokens[at]) || isAttribute(doc, at)) continue;
    const subject = subjectBefore(doc, at, from);
    if (!subject) continue;
    if (!subject.relative) return subject;
    fallback ??= subject;
  }
  return fallback;
}
