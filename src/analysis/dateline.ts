import type { Document, Range } from './document.ts';

const LONGEST = 12;

/** "HARBOUR TOWN, March 3 (Agency) - Talks …": the first token after the line's place and date; `from` without one. */
export function afterDateline(doc: Document, { from, to }: Range): number {
  if (!/^\p{Lu}{3,}$/u.test(doc.tokens[from]?.text ?? '')) return from;
  for (let at = from + 1; at < to - 2 && at < from + LONGEST; at++) {
    const { text, norm } = doc.tokens[at] ?? { text: '', norm: '' };
    if (/^(?:—|–|--|-)$/.test(text)) return at + 1;
    const inside = /^[\d(),./]+$/.test(text) || /^\p{Lu}/u.test(text) || norm.length <= 2;
    if (!inside) return from;
  }
  return from;
}
