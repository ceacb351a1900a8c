import { type Document, quotationTo } from '../document.ts';
import * as en from '../languages/en.ts';
import { englishForm } from '../lexicon-en.ts';
import type { Source } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { phraseStart } from './noun-phrase.ts';
import { isAdverb, isCapital, isComma, isDash, isNounLike, isTime } from './words.ts';

export interface Subject {
  readonly source: Source;
  /** First token of the subject: what was said may end before it. */
  readonly start: number;
  readonly negated: boolean;
  readonly passive: boolean;
  /** "who said": the clause hangs on a noun and ends at the next comma. */
  readonly relative: boolean;
}

const PARENTHESIS = 40;
const RELATIVE_REACH = 10;

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
      if (doc.tokens[at]?.norm === 'on' && /^(?:went|goes|gone)$/.test(doc.tokens[at - 1]?.norm ?? '')) at--;
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
    // "the police chief, Errol Baines, said": a description and its name.
    if (start <= at && en.DETERMINERS.has(doc.tokens[start]?.norm ?? '') && isNameAside(doc, open + 1, end))
      break;
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
  if (start > at || isBareVerb(doc, start, at, from)) return null;
  const described =
    describedHead(doc, start, from) ?? (appositions > 0 ? beforeAside(doc, start, from) : null);
  if (described !== null) return described;
  return { source: { kind: 'mention', range: { from: start, to: at + 1 } }, start, relative: false };
}

/** Between two commas a name of two words or more, and nothing else. */
function isNameAside(doc: Document, from: number, to: number): boolean {
  if (to - from < 2 || to - from > 5) return false;
  for (let at = from; at < to; at++)
    if (!isCapital(doc.tokens[at]) && doc.tokens[at]?.text !== '.') return false;
  return true;
}

/**
 * "a report obtained by the Star", "passengers who survived the crash": the phrase at `start` only describes the one
 * before it, which is the subject. Null where it does not.
 */
function describedHead(doc: Document, start: number, from: number): Found | null {
  const by =
    doc.tokens[start - 1]?.norm === 'by' &&
    /(?:ed|en|un|ld|nt|de|ght)$/.test(doc.tokens[start - 2]?.norm ?? '');
  if (by && start - 3 >= from && isNounLike(doc.tokens[start - 3])) {
    const head = phraseStart(doc, start - 3, from);
    if (head > start - 3) return null;
    return {
      source: { kind: 'mention', range: { from: head, to: start - 2 } },
      start: head,
      relative: false,
    };
  }
  for (let at = start - 1; at > from && start - at < RELATIVE_REACH; at--) {
    const token = doc.tokens[at] as Token;
    if (token.kind === 'mark' || doc.quotationAt[at] !== -1 || takesClause(token.norm)) return null;
    if (token.norm !== 'who' || !isNounLike(doc.tokens[at - 1])) continue;
    const found = start - at > 1 && !opensPhrase(doc.tokens[at + 1]) ? antecedent(doc, at, from) : null;
    return found && { ...found, relative: false };
  }
  return null;
}

/**
 * "Phillips, who lost her daughter in Aurora, Colorado, said", "Trump, speaking in Wilmington, N.C., warned": what stands
 * at `start` is the end of an aside with commas of its own. Null where it is not.
 */
function beforeAside(doc: Document, start: number, from: number): Found | null {
  for (let at = start - 1; at > from + 1 && start - at < PARENTHESIS; at--) {
    const token = doc.tokens[at] as Token;
    if (doc.quotationAt[at] !== -1 || /^[;:.]$|^and$|^but$/.test(token.norm)) return null;
    if (!isComma(doc.tokens[at - 1]) || !ASIDE.test(token.norm) || !isNounLike(doc.tokens[at - 2])) continue;
    const head = phraseStart(doc, at - 2, from);
    if (head > at - 2) return null;
    return { source: { kind: 'mention', range: { from: head, to: at - 1 } }, start: head, relative: false };
  }
  return null;
}

const ASIDE = /^(?:who|whose|[a-z]{3,}ing)$/;

const opensPhrase = (token: Token | undefined): boolean =>
  isCapital(token) || en.DETERMINERS.has(token?.norm ?? '') || en.SUBJECT_PRONOUNS.has(token?.norm ?? '');

/** "who think the president said": what follows is told by its own subject. */
const takesClause = (norm: string): boolean =>
  /^(?:think|thinks|thought|believe|believes|believed|know|knows|knew|hope|hopes|feel|feels|that|if|when|as|after|because)$/.test(
    norm,
  ) || englishForm(norm)?.verb.takes.has('c') === true;

/** "did not confirm reports that": one plain word after an auxiliary is the verb it helps. */
function isBareVerb(doc: Document, start: number, end: number, from: number): boolean {
  if (start !== end || start <= from || isCapital(doc.tokens[start])) return false;
  const before = doc.tokens[start - 1]?.norm ?? '';
  return (
    before === 'to' ||
    before === 'not' ||
    /^(?:do|does|did|will|would|can|could|may|might|must|should)(?:n't)?$/.test(before)
  );
}

function antecedent(doc: Document, pronoun: number, from: number): Found | null {
  let at = pronoun - 1;
  if (isComma(doc.tokens[at])) at--;
  const time = timePhrase(doc, at, from);
  if (time < at && time > from) at = time;
  if (doc.tokens[at]?.norm === 'of') at--; // "many of whom say"
  if (doc.tokens[at]?.text === ')') at = bracketOpening(doc, at, from) - 1;
  const start = phraseStart(doc, at, from);
  if (start > at) return null;
  // "said Father Luis, the parish priest, who added": the name is told before what he is.
  const described = isComma(doc.tokens[start - 1]) && en.DETERMINERS.has(doc.tokens[start]?.norm ?? '');
  if (described && isCapital(doc.tokens[start - 2])) {
    const name = phraseStart(doc, start - 2, from);
    if (name < start - 1 && isCapital(doc.tokens[name]))
      return {
        source: { kind: 'mention', range: { from: name, to: pronoun + 1 } },
        start: name,
        relative: true,
      };
  }
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
