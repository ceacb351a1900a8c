import type { Document } from '../document.ts';
import * as en from '../languages/en.ts';
import { englishForm } from '../lexicon-en.ts';
import type { Source } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { phraseStart } from './noun-phrase.ts';
import { timePhrase } from './time-phrase.ts';
import { isCapital, isComma, isNounLike } from './words.ts';

const PARENTHESIS = 40;
const RELATIVE_REACH = 10;

export type Found = { readonly source: Source; readonly start: number; readonly relative: boolean };

export function antecedent(doc: Document, pronoun: number, from: number): Found | null {
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

/**
 * "a report obtained by the Star", "passengers who survived the crash": the phrase at `start` only describes the one
 * before it, which is the subject. Null where it does not.
 */
export function describedHead(doc: Document, start: number, from: number): Found | null {
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

const opensPhrase = (token: Token | undefined): boolean =>
  isCapital(token) || en.DETERMINERS.has(token?.norm ?? '') || en.SUBJECT_PRONOUNS.has(token?.norm ?? '');

/** "who think the president said": what follows is told by its own subject. */
const takesClause = (norm: string): boolean =>
  /^(?:think|thinks|thought|believe|believes|believed|know|knows|knew|hope|hopes|feel|feels|that|if|when|as|after|because)$/.test(
    norm,
  ) || englishForm(norm)?.verb.takes.has('c') === true;

/**
 * "Phillips, who lost her daughter in Aurora, Colorado, said", "Trump, speaking in Wilmington, N.C., warned": what stands
 * at `start` is the end of an aside with commas of its own. Null where it is not.
 */
export function beforeAside(doc: Document, start: number, from: number): Found | null {
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

export function bracketOpening(doc: Document, close: number, from: number): number {
  for (let at = close - 1; at >= from && close - at < PARENTHESIS; at--)
    if (doc.tokens[at]?.text === '(') return at;
  return from;
}
