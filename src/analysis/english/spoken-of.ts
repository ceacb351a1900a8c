import type { Document, Range } from '../document.ts';
import * as en from '../languages/en.ts';
import { ENGLISH_PERSON_TITLES } from '../languages/spoken-of.ts';
import type { Token } from '../tokens.ts';
import { isCapital } from './words.ts';

const LONGEST = 4;

/** Persons named with their title, "Prime Minister Amal Haddad": title, then two or three capitals that are no title. */
export function titledPersons(doc: Document): Range[] {
  const found: Range[] = [];
  for (let at = 0; at < doc.tokens.length - 2; at++) {
    if (!isTitle(doc.tokens[at])) continue;
    let name = at + 1;
    if (doc.tokens[name]?.text === '.') name++;
    // "Secretary of State John Kerry"
    if (doc.tokens[name]?.norm === 'of' && isCapital(doc.tokens[name + 1])) name += 2;
    let to = name;
    const { line } = doc.tokens[at] as Token;
    while (to < name + LONGEST && isNameWord(doc.tokens[to]) && doc.tokens[to]?.line === line) {
      // "George W. Bush"
      to += doc.tokens[to]?.text.length === 1 && doc.tokens[to + 1]?.text === '.' ? 2 : 1;
    }
    if (doc.tokens[to - 1]?.text === '.') continue;
    if (to - name < 2) continue;
    found.push({ from: titleStart(doc, at), to });
    at = to - 1;
  }
  return found;
}

/** "Prime Minister", "Russian President": the capitals before the title, at most two. */
function titleStart(doc: Document, at: number): number {
  let from = at;
  while (
    from > at - 2 &&
    isQualifier(doc.tokens[from - 1]) &&
    doc.tokens[from - 1]?.line === doc.tokens[at]?.line
  )
    from--;
  return from;
}

const QUALIFIER = /^(?:prime|vice|deputy|foreign|defense|defence|interior|finance|.*(?:ian|ish|ese))$/;
const isQualifier = (token: Token | undefined): boolean =>
  token?.kind === 'word' && isCapital(token) && QUALIFIER.test(token.norm);

const isTitle = (token: Token | undefined): boolean =>
  token?.kind === 'word' && isCapital(token) && ENGLISH_PERSON_TITLES.has(token.norm);

const isNameWord = (token: Token | undefined): boolean =>
  token?.kind === 'word' &&
  isCapital(token) &&
  !en.PREPOSITIONS.has(token.norm) &&
  !en.AUXILIARIES.has(token.norm) &&
  !en.DETERMINERS.has(token.norm) &&
  !/['’]s$/.test(token.text) &&
  !ENGLISH_PERSON_TITLES.has(token.norm) &&
  !en.ROLE_NOUNS.has(token.norm) &&
  !en.INSTITUTION_NOUNS.has(token.norm) &&
  !en.GROUP_NOUNS.has(token.norm) &&
  !en.OUTLET_NAMES.has(token.norm);
