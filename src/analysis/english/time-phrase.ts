import type { Document } from '../document.ts';
import * as en from '../languages/en.ts';
import { isCapital } from './words.ts';

/** "last week", "two days ago", "on Monday" before a verb: the index before the phrase, or `at` when there is none. */
export function timePhrase(doc: Document, at: number, from: number): number {
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
