import type { Document } from '../document.ts';
import type { Token } from '../tokens.ts';
import { isComma } from './words.ts';

export function opensClause(doc: Document, start: number, from: number): boolean {
  if (start <= from) return true;
  const before = doc.tokens[start - 1] as Token;
  return (
    /^(?:and|but|while|although|though|as|when|;|:|—|–)$/.test(before.norm) ||
    isComma(before) ||
    before.kind === 'mark'
  );
}

export function clauseStartOf(doc: Document, start: number, from: number): number {
  let at = start;
  while (
    at > from &&
    /^(?:and|but|while|although|though|as|when|after)$/.test(doc.tokens[at - 1]?.norm ?? '')
  )
    at--;
  return at;
}
