import type { Document, Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { ARABIC_GIVEN_NAMES, ARABIC_PERSON_TITLES } from '../languages/spoken-of.ts';
import { arabicForm } from '../lexicon-ar.ts';
import type { Token } from '../tokens.ts';
import { isDefinite } from './words.ts';

const REACH = 7;
const PARTS = /^(?:بن|ابن|ال|بنت|ولد|ابو)$/;
const NO_SURNAME = /^(?:في|من|الي|عن|علي|مع|بعد|قبل|خلال|[وفبلك].{4,}|[يت].{3,}|.*(?:ها|هم|هما))$/;

/** Persons named with their title, «استقبل وزير الخارجية سامي ناصر السفير»: title, a known given name and what follows it. */
export function titledPersons(doc: Document): Range[] {
  const found: Range[] = [];
  for (let at = 1; at < doc.tokens.length; at++) {
    const token = doc.tokens[at] as Token;
    if (token.kind !== 'word' || !beginsName(doc, at)) continue;
    const title = titleBefore(doc, at);
    const to = title < 0 ? -1 : nameEnd(doc, at);
    if (to - at < 2) continue;
    found.push({ from: title, to });
    at = to - 1;
  }
  return found;
}

const beginsName = (doc: Document, at: number): boolean => {
  const norm = doc.tokens[at]?.norm ?? '';
  return norm === 'عبد' ? isDefinite(doc.tokens[at + 1]) : ARABIC_GIVEN_NAMES.has(norm) && norm !== 'علي';
};

/** The title that the name ends: «وزير الخارجية |», «الرئيس الأميركي |», «الدكتور |». */
function titleBefore(doc: Document, name: number): number {
  const last = doc.tokens[name - 1] as Token;
  const own = ARABIC_PERSON_TITLES.has(bare(last.norm));
  if (last.kind !== 'word' || !(own || isDefinite(last) || ar.CAPITALS.has(last.norm))) return -1;
  for (let at = name - 1; at >= Math.max(0, name - REACH); at--) {
    const token = doc.tokens[at] as Token;
    if (token.kind !== 'word' || token.line !== last.line || arabicForm(token.norm)?.shape === 'past')
      return -1;
    if (ARABIC_PERSON_TITLES.has(bare(token.norm))) return at;
    if (/^(?:في|من|الي|عن|مع|و|ان)$/.test(token.norm)) return -1;
  }
  return -1;
}

const bare = (norm: string): string =>
  /^و?لل/.test(norm)
    ? `ال${norm.replace(/^و?لل/, '')}`
    : ARABIC_PERSON_TITLES.has(norm)
      ? norm
      : norm.replace(/^[وفلب]/, '');

function nameEnd(doc: Document, from: number): number {
  let to = from + (doc.tokens[from]?.norm === 'عبد' ? 2 : 1);
  while (to < from + 6) {
    const token = doc.tokens[to];
    if (token?.kind !== 'word' || token.line !== doc.tokens[from]?.line) break;
    if (token.norm === 'ال') return to + 2;
    if (PARTS.test(token.norm) || token.norm === 'عبد') to += 2;
    else if (ARABIC_GIVEN_NAMES.has(token.norm) && !isDefinite(token)) to++;
    else return isSurname(doc, token) ? to + 1 : to;
  }
  return to;
}

function isSurname(doc: Document, token: Token): boolean {
  const { norm } = token;
  if (doc.names.has(norm)) return true;
  if (
    ar.TITLES.has(norm) ||
    ar.INSTITUTIONS.has(norm) ||
    ar.SUBJECT_STOPS.has(norm) ||
    ar.NOT_SUBJECT.has(norm)
  )
    return false;
  if ((norm.startsWith('و') && ar.TITLES.has(norm.slice(1))) || /^ال.*ه$/.test(norm)) return false;
  const listed =
    ar.CONTENT_NOUNS.has(norm) || ar.DOCUMENTS.has(norm) || ar.WEEKDAYS.has(norm) || ar.CAPITALS.has(norm);
  return !listed && !arabicForm(norm) && !NO_SURNAME.test(norm) && norm.length > 2;
}
