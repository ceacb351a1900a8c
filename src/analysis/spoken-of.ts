import type { Document, Range } from './document.ts';
import { INSTITUTION_PHRASES } from './languages/spoken-of.ts';

const BY_FIRST = new Map<string, (readonly string[])[]>();
for (const phrase of INSTITUTION_PHRASES) {
  const first = phrase[0] ?? '';
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), phrase]);
}

/** Well-known bodies named anywhere, by their full names. */
export function namedBodies(doc: Document): Range[] {
  const found: Range[] = [];
  for (let at = 0; at < doc.tokens.length; at++) {
    const norm = doc.tokens[at]?.norm ?? '';
    const phrase = BY_FIRST.get(norm)?.find((words) =>
      words.every((word, index) => index === 0 || doc.tokens[at + index]?.norm === word),
    );
    if (!phrase) continue;
    found.push({ from: at, to: at + phrase.length });
    at += phrase.length - 1;
  }
  return found;
}
