import type { Document, Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { arabicForm } from '../lexicon-ar.ts';
import type { Token } from '../tokens.ts';
import { subjectAfter } from './subject.ts';
import { beginsSpeaker, isAla, isComma, withoutConjunction } from './words.ts';

const CLAUSE_MARKS = new Set(['،', ',', '؛', ':', '.', '!', '؟', '?', '-', '–', '—', '(', '..']);

/** The subject before its verb: «الكنبوري اعتبر أن», «مصادر قالت», «(التحالف) قال», «الرئيس … الذي أكد». */
export function subjectBefore(doc: Document, verb: number, from: number): Range | null {
  let end = verb;
  const beyond = subjectBeyondRelative(doc, verb, from);
  if (beyond) return beyond;
  const previous = doc.tokens[verb - 1];
  if (previous?.norm === 'قد' || previous?.norm === 'وقد' || previous?.norm === 'فقد')
    return subjectOfWas(doc, verb - 1, from);
  if (previous && ar.RELATIVES.has(previous.norm)) end--;
  while (end > from && isComma(doc.tokens[end - 1]) && end < verb) end--;
  let start = end;
  let inBrackets = doc.tokens[end - 1]?.text === ')';
  while (start > from && end - start < 16) {
    const token = doc.tokens[start - 1] as Token;
    if (inBrackets) {
      start--;
      if (token.text === '(') inBrackets = false;
      continue;
    }
    if (CLAUSE_MARKS.has(token.text) && doc.quotationAt[start - 1] === -1) break;
    if (ar.COMPLEMENTISERS.has(token.norm) || (ar.OPENERS.has(token.norm) && token.norm !== 'هذا')) break;
    const form = arabicForm(token.norm);
    if (
      form &&
      (form.shape === 'past' || form.shape === 'present') &&
      !ar.TITLES.has(token.norm) &&
      form.verb.takes[0] !== 'weak'
    )
      break;
    start--;
  }
  while (start < end && isOpening(doc, start)) {
    // «في الوقت نفسه اعتبر»: a circumstance before the verb, no subject.
    if (CIRCUMSTANCE.has(doc.tokens[start]?.norm ?? '') && end === verb) return null;
    start++;
  }
  if (end < verb) start = startOfTitle(doc, start, end);
  if (start >= end) return null;
  const head = doc.tokens[start] as Token;
  if (head.kind !== 'word' && head.text !== '(') return null;
  if (end - start === 1 && head.text.length < 3) return null;
  return { from: start, to: end };
}

/** «التحالف الذي تقوده واشنطن، أبلغ»: the comma closes a relative clause on the subject. */
function subjectBeyondRelative(doc: Document, verb: number, from: number): Range | null {
  if (!isComma(doc.tokens[verb - 1])) return null;
  for (let at = verb - 2; at > from && verb - at < 30; at--) {
    const token = doc.tokens[at] as Token;
    if (ar.RELATIVES.has(token.norm) && !token.norm.startsWith('و')) {
      let start = at;
      while (
        start > from &&
        !ar.COMPLEMENTISERS.has(doc.tokens[start - 1]?.norm ?? '') &&
        doc.tokens[start - 1]?.kind !== 'mark' &&
        at - start < 8
      )
        start--;
      return start < at && beginsSpeaker(doc, start) ? { from: start, to: at } : null;
    }
    if (isComma(token) || token.kind === 'mark') continue;
  }
  return null;
}

const CIRCUMSTANCE = new Set(
  'في من الي عن بعد قبل خلال مع عند لدي منذ وفي ومن وبعد وقبل وخلال ومع طبقا وفقا وفق بحسب حسب'.split(' '),
);

function isOpening(doc: Document, at: number): boolean {
  const token = doc.tokens[at] as Token;
  const listed = ar.SUBJECT_STOPS.has(token.norm) || ar.NOT_SUBJECT.has(token.norm);
  return listed || CIRCUMSTANCE.has(token.norm) || isAla(token);
}

/** An antecedent begins at its first title, where it has one. */
function startOfTitle(doc: Document, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const norm = doc.tokens[at]?.norm ?? '';
    if (ar.TITLES.has(norm) || ar.INSTITUTIONS.has(norm) || ar.GROUPS.has(norm)) return at;
  }
  return Math.max(from, to - 4);
}

/** «وكان مروان دماج، الأمين العام…، قد أكد»: the subject follows كان. */
function subjectOfWas(doc: Document, particle: number, from: number): Range | null {
  for (let at = particle - 1; at >= Math.max(from, particle - 60); at--) {
    const norm = withoutConjunction(doc.tokens[at]?.norm ?? '');
    if (norm === 'كان' || norm === 'كانت' || norm === 'كانوا') {
      const subject = subjectAfter(doc, at + 1, particle);
      return subject;
    }
  }
  return null;
}
