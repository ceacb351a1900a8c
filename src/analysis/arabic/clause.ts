import type { Document } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { Token } from '../tokens.ts';

/** A conjunction of coordination between the clause before and this one. */
export function cutsBefore(doc: Document, first: number, clauseStart: number): boolean {
  if (/^(?:قبل|الا)$/.test(doc.tokens[clauseStart]?.norm ?? '')) return true;
  for (let at = clauseStart; at < first; at++) if (ar.CUTTERS.has(doc.tokens[at]?.norm ?? '')) return true;
  return false;
}

/** The word at `at` begins a clause: nothing of its own sentence, a mark or a connective stands before it. */
export function opensClause(doc: Document, at: number, from: number): boolean {
  if (at === from) return true;
  const before = doc.tokens[at - 1];
  if (before === undefined || before.line !== doc.tokens[at]?.line || isOpener(before)) return true;
  return before.kind === 'mark' && before.text !== ')' && doc.quotationAt[at - 1] === -1;
}

/** Where the clause of the word at `at` begins, its connectives included. */
export function startOfClause(doc: Document, at: number, from: number): number {
  let start = at;
  while (start > from) {
    const before = doc.tokens[start - 1] as Token;
    if (/^[وف]?في$/.test(before.norm) && doc.tokens[start]?.norm === 'حين') return start - 1;
    if (before.norm === 'قبل' && doc.tokens[start]?.norm === 'ان') return start - 1;
    if (!isOpener(before) || doc.quotationAt[start - 1] !== -1) break;
    start--;
  }
  return start;
}

const isOpener = (token: Token): boolean => ar.OPENERS.has(token.norm) || ar.COMPLEMENTISERS.has(token.norm);
