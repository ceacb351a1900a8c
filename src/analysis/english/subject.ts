import { type Document, quotationTo } from '../document.ts';
import * as en from '../languages/en.ts';
import type { Source } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { antecedent, beforeAside, bracketOpening, describedHead, type Found } from './antecedent.ts';
import { phraseStart } from './noun-phrase.ts';
import { timePhrase } from './time-phrase.ts';
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

function chain(doc: Document, to: number, from: number): boolean {
  const before = doc.tokens[to - 1];
  return to > from && before !== undefined && (en.CHAIN_VERBS.has(before.norm) || before.norm === 'on');
}

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
    // "Santos, 44, a fisherman, said"
    if (isAge(doc, at, from)) {
      at -= 2;
      break;
    }
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
  if (start === at && !isHead(doc.tokens[at] as Token) && doc.tokens[at - 1]?.norm !== 'in') return null;
  return { source: { kind: 'mention', range: { from: start, to: at + 1 } }, start, relative: false };
}

const isAge = (doc: Document, at: number, from: number): boolean =>
  /^\d{1,3}$/.test(doc.tokens[at]?.text ?? '') &&
  isComma(doc.tokens[at - 1]) &&
  isCapital(doc.tokens[at - 2]) &&
  at - 2 >= from;

/** A number, or one bare noun in the singular ("criminal", "campaign"), is the end of something that was not read. */
function isHead(token: Token): boolean {
  const { norm } = token;
  if (token.kind === 'number') return false;
  if (isCapital(token) || /[^s]s$/.test(norm) || UNCOUNTED.test(norm)) return true;
  return [en.GROUP_NOUNS, en.ROLE_NOUNS, en.DOCUMENT_NOUNS].some((list) => list.has(norm));
}

const UNCOUNTED =
  /^(?:this|that|these|those|one|some|many|most|others?|few|both|all|each|none|everyone|everybody|someone|somebody|nobody|anyone|people|research|evidence|media|data|management|leadership|opposition|counsel|staff|polling|law|men|women|children)$/;

/** Between two commas a name of two words or more, and nothing else. */
function isNameAside(doc: Document, from: number, to: number): boolean {
  if (to - from < 2 || to - from > 5) return false;
  for (let at = from; at < to; at++)
    if (!isCapital(doc.tokens[at]) && doc.tokens[at]?.text !== '.') return false;
  return true;
}

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

/** The comma or dash that opens the aside which the one at `close` closes. */
function openingOf(doc: Document, close: number, from: number): number {
  const dash = isDash(doc.tokens[close]);
  for (let at = close - 1; at > from && close - at < PARENTHESIS; at--) {
    if (doc.quotationAt[at] !== -1 && quotationTo(doc, at)) return -1;
    if (dash ? isDash(doc.tokens[at]) : isComma(doc.tokens[at])) return at;
  }
  return -1;
}

/** The phrase at `start` is itself an aside ("Republican of Alabama", "who …") after another comma. */
function continuesApposition(doc: Document, start: number, from: number): boolean {
  if (start <= from || !isComma(doc.tokens[start - 1])) return false;
  const first = doc.tokens[start] as Token;
  const before = doc.tokens[start - 2];
  return (
    isNounLike(before) &&
    ((/^(?:a|an|the|r|d|r-|d-)/.test(first.norm) && !isCapital(first)) ||
      // "Santos, 44, a fisherman, said"
      /^[RD]-/.test(first.text) ||
      first.norm === 'who')
  );
}
