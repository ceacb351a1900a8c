import type { Document, Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { Token } from '../tokens.ts';

const FEMININE = /(?:ة|اء|ات)$/;

/**
 * A verb agrees with the subject after it: «أبلغ بغداد» is no report by Baghdad, «قالت وزير» none by a minister. Only
 * words whose gender is sure count.
 */
export function agrees(doc: Document, subject: Range, gender: 'm' | 'f' | undefined): boolean {
  const head = doc.tokens[subject.from] as Token;
  if (QUANTITIES.has(head.norm)) return true;
  if (gender === 'm' && /^(?:ال)?(?:دول|سلطات)$/.test(head.norm)) return false;
  if (gender === 'm')
    return (
      !(ar.CAPITALS.has(head.norm) && !MASCULINE_PLACES.has(head.norm)) &&
      !(
        FEMININE.test(head.text) &&
        (ar.INSTITUTIONS.has(head.norm) || ar.DOCUMENTS.has(head.norm) || ar.OUTLETS.has(head.norm))
      )
    );
  if (gender === 'f')
    return !(ar.TITLES.has(head.norm) && !ar.GROUPS.has(head.norm) && !FEMININE.test(head.text));
  return true;
}

/** The verb agrees with what is counted. */
const QUANTITIES = new Set(['بعض', 'عدد', 'كل', 'معظم', 'اغلب', 'احدي']);

const MASCULINE_PLACES = new Set([
  'العراق',
  'لبنان',
  'الاردن',
  'المغرب',
  'اليمن',
  'السودان',
  'حزب',
  'الحوثيون',
  'داعش',
  'اليابان',
  'الكويت',
]);
