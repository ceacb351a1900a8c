import type { Document, Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { arabicForm } from '../lexicon-ar.ts';
import type { Token } from '../tokens.ts';
import { subjectAfter } from './subject.ts';
import { beginsSpeaker, isComma, withoutConjunction } from './words.ts';

const LONGEST_TOPIC = 12;
const PREPOSITIONS = /^(?:في|من|الي|عن|مع|علي|لدي|عند|بعد|قبل|خلال|كان|كانت|كانوا)$/;
const ENDS = /^(?:في|من|الي|عن|مع|بين|لدي|ب.{5,}|ل.{5,})$/;

/**
 * Who is the subject of a sentence that reports nothing by it, in text order: «استقبل الوزير سامي ناصر السفير. وأكد أن»,
 * «أما رئيس الاتحاد فلا يتردد». Only titles, bodies and documents count, and no sentence that looks back with كان.
 */
export function namedSubjects(doc: Document): Range[] {
  return doc.sentences.flatMap((sentence) => {
    const first = doc.tokens[sentence.from];
    if (first?.kind !== 'word' || sentence.to - sentence.from < 4) return [];
    const subject = /^و?اما$/.test(first.norm) ? asFor(doc, sentence) : afterVerb(doc, sentence, first);
    return subject ? [subject] : [];
  });
}

function asFor(doc: Document, { from, to }: Range): Range | null {
  for (let at = from + 2; at < Math.min(to, from + LONGEST_TOPIC); at++) {
    const { norm } = doc.tokens[at] as Token;
    if (norm.startsWith('ف') && norm.length > 2) {
      return beginsSpeaker(doc, from + 1) ? subjectAfter(doc, from + 1, at) : null;
    }
  }
  return null;
}

function afterVerb(doc: Document, { from, to }: Range, first: Token): Range | null {
  if (beginsSpeaker(doc, from) || !beginsSpeaker(doc, from + 1) || arabicForm(first.norm)) return null;
  const verb = withoutConjunction(first.norm);
  if (PREPOSITIONS.test(verb) || ar.NOT_SUBJECT.has(first.norm) || first.norm.startsWith('ال')) return null;
  let end = from + 1;
  while (end < Math.min(to, from + LONGEST_TOPIC) && !isComma(doc.tokens[end])) {
    if (end > from + 1 && ENDS.test(doc.tokens[end]?.norm ?? '')) break;
    end++;
  }
  return subjectAfter(doc, from + 1, end);
}
