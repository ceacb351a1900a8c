import { type Document, quotationFrom } from '../document.ts';
import * as en from '../languages/en.ts';
import type { EnglishVerb } from '../languages/en-verbs.ts';
import type { Token } from '../tokens.ts';
import { hasVerb, startsAmount, startsClause, startsPhrase } from './phrase-starts.ts';
import { isAdverb, isCapital, isComma, isFiniteVerb, isNounLike, isTime } from './words.ts';

export type After =
  /** Words follow: they begin at `start`. */
  | {
      readonly kind: 'that' | 'zero' | 'quotation' | 'colon' | 'question' | 'infinitive' | 'noun';
      readonly start: number;
    }
  /** Nothing follows but a mark, at `mark`: the words stand before. */
  | { readonly kind: 'none'; readonly mark: number };

const QUESTION_WORDS = new Set(['whether', 'if', 'how', 'why', 'what', 'when', 'where', 'who', 'which']);
const REACH = 18;

/** What follows the verb at `verb`, before `to`. */
export function complementAfter(doc: Document, verb: number, to: number, cue: EnglishVerb): After | null {
  const { takes } = cue;
  let at = verb + 1;
  while (
    at < to &&
    doc.tokens[at]?.kind === 'word' &&
    isAdverb(doc.tokens[at] as Token) &&
    doc.quotationAt[at] === -1
  )
    at++;
  if (takes.has('out') || takes.has('on') || takes.has('to')) {
    const particle = doc.tokens[at]?.norm ?? '';
    if (particle === 'out' && takes.has('out')) at++;
    else if (takes.has(particle) && particle !== 'on') return objectFrom(doc, at + 1, to);
    else if (!takes.has('for') && !takes.has('n') && !takes.has('name')) return null;
    if (particle === 'out')
      return (
        clauseFrom(doc, at, to) ??
        objectFrom(doc, at, to) ??
        (isComma(doc.tokens[at]) ? { kind: 'none', mark: at } : null)
      );
  }
  const mark = markAt(doc, at, to, takes);
  if (mark) return mark;
  if (takes.has('o')) {
    const person = personFrom(doc, at, to);
    // "asked the court to act": the one asked is part of what was asked for.
    if (person > at && doc.tokens[person]?.norm === 'to' && cue.base !== 'tell')
      return { kind: 'infinitive', start: at };
    if (person > at) at = person;
    while (at < to && doc.tokens[at]?.kind === 'word' && isAdverb(doc.tokens[at] as Token)) at++;
    const after = markAt(doc, at, to, takes);
    if (after) return after;
  }
  // "wrote the following: …"
  if (
    doc.tokens[at]?.norm === 'the' &&
    doc.tokens[at + 1]?.norm === 'following' &&
    doc.tokens[at + 2]?.text === ':'
  )
    return { kind: 'colon', start: at + 3 };
  const clause = clauseFrom(doc, at, to);
  if (clause && ['c', 't', 'o', 'n', 'q'].some((flag) => takes.has(flag))) return clause;
  const token = doc.tokens[at] as Token;
  if (takes.has('w') && QUESTION_WORDS.has(token.norm)) return { kind: 'question', start: at };
  if (token.norm === 'to' && takes.has('i')) return { kind: 'infinitive', start: at };
  if (token.norm === 'to' && takes.has('o')) return { kind: 'infinitive', start: at };
  for (const preposition of ['for', 'of', 'about', 'against', 'on']) {
    if (takes.has(preposition) && token.norm === preposition)
      return objectFrom(doc, preposition === 'on' ? personEnd(doc, at + 1, to) : at + 1, to);
  }
  if (takes.has('name')) return naming(doc, at, to);
  const adjunct = afterAdjunct(doc, at, to, takes);
  if (adjunct) return adjunct;
  const pronoun = /^(?:he|she|they|it|we|i)(?:['’]|$)/.test(token.norm);
  if (takes.has('t') && pronoun) return { kind: 'zero', start: at };
  if (takes.has('c') && startsClause(doc, at) && (!mayTakeNoun(cue) || hasVerb(doc, at, to)))
    return { kind: 'zero', start: at };
  if (takes.has('n') && startsPhrase(doc, at)) return { kind: 'noun', start: at };
  return null;
}

/** "added another facet", "claimed the prize", "reported a profit": what follows is words only where it has a verb. */
const mayTakeNoun = ({ base, takes }: EnglishVerb): boolean => takes.has('n') || ALSO_DEEDS.has(base);
const ALSO_DEEDS = new Set([
  'add',
  'claim',
  'report',
  'explain',
  'post',
  'recall',
  'reveal',
  'assert',
  'maintain',
]);

function markAt(doc: Document, at: number, to: number, takes: ReadonlySet<string>): After | null {
  const token = doc.tokens[at];
  if (!token || at >= to) return { kind: 'none', mark: at };
  const quotes = takes.has('q') || takes.has('c') || takes.has('t') || takes.has('n');
  if (quotationFrom(doc, at)) return quotes ? { kind: 'quotation', start: at } : null;
  if (token.text === ':') return { kind: 'colon', start: at + 1 };
  if (isComma(token) && quotationFrom(doc, at + 1))
    return quotes ? { kind: 'quotation', start: at + 1 } : null;
  const beyond = isComma(token) ? beyondAside(doc, at, to) : -1;
  if (beyond > 0) return { kind: 'that', start: beyond };
  if (token.kind === 'mark' && /^[.,;?!)—–-]/.test(token.text)) return { kind: 'none', mark: at };
  return null;
}

/** "said, among other things, that": the clause after an aside, or -1. */
function beyondAside(doc: Document, comma: number, to: number): number {
  for (let at = comma + 1; at < to && at < comma + 9; at++) {
    if (isComma(doc.tokens[at])) return doc.tokens[at + 1]?.norm === 'that' ? at + 1 : -1;
  }
  return -1;
}

function clauseFrom(doc: Document, at: number, to: number): After | null {
  if (at >= to || doc.tokens[at]?.norm !== 'that') return null;
  const next = doc.tokens[at + 1];
  if (isComma(next) && quotationFrom(doc, at + 2)) return { kind: 'quotation', start: at + 2 };
  if (!next || (next.kind === 'mark' && !isComma(next) && !quotationFrom(doc, at + 1))) return null;
  return { kind: 'that', start: at };
}

function objectFrom(doc: Document, at: number, to: number): After | null {
  return at < to && (startsPhrase(doc, at) || quotationFrom(doc, at)) ? { kind: 'noun', start: at } : null;
}

/** "called him a liar", "called the deal “a disaster”": an object, then what it is called. */
function naming(doc: Document, at: number, to: number): After | null {
  const first = doc.tokens[at];
  if (!first || !startsPhrase(doc, at)) return null;
  for (let next = at; next < to && next < at + 16; next++) {
    const token = doc.tokens[next] as Token;
    if (quotationFrom(doc, next)) return { kind: 'noun', start: at };
    if (/^[.,;:]/.test(token.text) || token.norm === 'and') break;
    const object =
      /^(?:him|her|them|it|himself|herself|themselves)$/.test(first.norm) ||
      isCapital(first) ||
      en.DETERMINERS.has(first.norm);
    if (next > at && object && /^(?:a|an|too|very|not)$/.test(token.norm)) return { kind: 'noun', start: at };
  }
  return /^(?:him|her|them|it|himself|herself|themselves)$/.test(first.norm)
    ? { kind: 'noun', start: at }
    : null;
}

/** "call on Congress to …": the words are the infinitive, and the person called on. */
function personEnd(_doc: Document, at: number, _to: number): number {
  return at;
}

/** End of the person told: a pronoun, or a noun phrase up to the next one. */
function personFrom(doc: Document, from: number, to: number): number {
  const first = doc.tokens[from];
  if (first?.kind !== 'word' || first.norm === 'that') return from;
  if (/^(?:him|her|them|me|us|you|it)$/.test(first.norm)) return from + 1;
  let at = from;
  if (en.DETERMINERS.has(first.norm)) at++;
  while (at < to && at - from < 12) {
    const token = doc.tokens[at] as Token;
    const link =
      at > from &&
      (token.norm === 'of' || token.norm === 'and' || token.norm === '&') &&
      isNounLike(doc.tokens[at + 1]);
    if (!isNounLike(token) && !link) break;
    if (isTime(token)) break;
    at++;
  }
  return at;
}

/** "said this week", not "confirmed this account". */
const POINTING = new Set(['this', 'last', 'next']);
const SPANS =
  /^(?:week|weekend|month|year|night|morning|afternoon|evening|spring|summer|fall|autumn|winter|\p{L}+day)$/u;

/** "said in an interview Monday that", "said on Twitter.": time and place before the words or the mark. */
function afterAdjunct(doc: Document, from: number, to: number, takes: ReadonlySet<string>): After | null {
  const first = doc.tokens[from] as Token;
  if (startsAmount(doc, from)) return null;
  const time = isTime(first) && (!POINTING.has(first.norm) || SPANS.test(doc.tokens[from + 1]?.norm ?? ''));
  if (!time && !en.PREPOSITIONS.has(first.norm)) return null;
  if (first.norm === 'of' || first.norm === 'about') {
    // "said of the plan" names a topic; only marks may bring the words.
  }
  for (let at = from; at < to && at < from + REACH; at++) {
    const token = doc.tokens[at] as Token;
    if (doc.quotationAt[at] !== -1) {
      const quotation = quotationFrom(doc, at);
      if (
        quotation &&
        quotation.close - at < 7 &&
        !isComma(doc.tokens[at - 1]) &&
        doc.tokens[at - 1]?.text !== ':'
      ) {
        at = quotation.close;
        continue;
      }
      return takes.has('q') || takes.has('c') ? { kind: 'quotation', start: at } : null;
    }
    if (token.norm === 'that' && at > from && !isFiniteVerb(doc.tokens[at + 1]))
      return takes.has('c') || takes.has('t') || takes.has('o') ? { kind: 'that', start: at } : null;
    if (token.text === ':') return { kind: 'colon', start: at + 1 };
    if (token.kind === 'mark' && /^[.,;?!—–]/.test(token.text)) {
      if (token.text === '.' && at + 1 < to && en.ABBREVIATIONS.has(doc.tokens[at - 1]?.norm ?? '')) continue;
      return isComma(token) && quotationFrom(doc, at + 1) && !isWork(doc, at)
        ? { kind: 'quotation', start: at + 1 }
        : { kind: 'none', mark: at };
    }
    const closed = en.SUBJECT_PRONOUNS.has(token.norm) || en.DETERMINERS.has(token.norm) || isCapital(token);
    if (at > from && takes.has('c') && isTime(doc.tokens[at - 1]) && !isTime(token) && closed)
      return { kind: 'zero', start: at };
    if (at > from + 1 && takes.has('c') && /^(?:he|she|they|it|we|i)$/.test(token.norm))
      return { kind: 'zero', start: at };
  }
  return null;
}

/** "said in his book, “An American Son.”": its title, not words said. */
function isWork(doc: Document, comma: number): boolean {
  const quotation = quotationFrom(doc, comma + 1);
  const work = en.DOCUMENT_NOUNS.has(doc.tokens[comma - 1]?.norm ?? '') && isCapital(doc.tokens[comma + 2]);
  return work && quotation !== undefined && quotation.close - quotation.open < LONGEST_TITLE;
}

const LONGEST_TITLE = 8;
