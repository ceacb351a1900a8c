import type { Document } from '../document.ts';
import * as en from '../languages/en.ts';
import { englishForm } from '../lexicon-en.ts';
import { type Subject, subjectBefore } from './subject.ts';
import { isNoun } from './verb-or-noun.ts';
import { isFiniteVerb, isNounLike, isPossessive } from './words.ts';

/** "the prescribed route": a form in -ed after a determiner describes. */
function isAttribute(doc: Document, at: number): boolean {
  const before = doc.tokens[at - 1];
  // "a captain accused of sailing in fog", "a house owned by the city"
  const follows = doc.tokens[at + 1]?.norm;
  if ((follows === 'of' || follows === 'by') && isNounLike(before) && /ed$/.test(doc.tokens[at]?.norm ?? ''))
    return true;
  return (
    /ed$/.test(doc.tokens[at]?.norm ?? '') &&
    before !== undefined &&
    (en.DETERMINERS.has(before.norm) || isPossessive(before))
  );
}

/** The subject a participle or a second verb at `to` shares: that of the nearest clause before it. */
export function sharedSubject(doc: Document, from: number, to: number): Subject | null {
  let fallback: Subject | null = null;
  for (let at = to - 1; at > from && to - at < 50; at--) {
    if (doc.quotationAt[at] !== -1 || !isFiniteVerb(doc.tokens[at]) || isAttribute(doc, at)) continue;
    // "ruled out criminal charges, but said"
    const form = englishForm(doc.tokens[at]?.norm ?? '');
    if (form?.shape === 's' && isNoun(doc, at, form)) continue;
    const subject = subjectBefore(doc, at, from);
    if (!subject) continue;
    if (!subject.relative) return subject;
    fallback ??= subject;
  }
  return fallback;
}
