import type { Document, Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { arabicForm } from '../lexicon-ar.ts';
import type { Candidate } from './candidates.ts';
import { startOfClause } from './clause.ts';
import { isComma, withoutConjunction } from './words.ts';

const CAME = new Set(['جاء', 'ورد']);
const REACH = 16;

/** «وجاء في الرسالة أن», «ورد في تقرير للجنة أن»: a document says what stands in it. */
export function writtenIn(doc: Document, sentence: Range, at: number): Candidate | null {
  if (!CAME.has(withoutConjunction(doc.tokens[at]?.norm ?? '')) || doc.tokens[at + 1]?.norm !== 'في')
    return null;
  if (!ar.DOCUMENTS.has(doc.tokens[at + 2]?.norm ?? '')) return null;
  const form = arabicForm('ذكر');
  let end = -1;
  for (let next = at + 3; form && next < Math.min(sentence.to, at + REACH); next++) {
    const token = doc.tokens[next];
    if (end < 0 && (isComma(token) || token?.text === ':')) end = next;
    const colon = token?.text === ':';
    if (!colon && !ar.COMPLEMENTISERS.has(token?.norm ?? '')) continue;
    return {
      rule: 'written-in',
      reason: 'the document the words stand in',
      cue: { from: at, to: at + 1 },
      form: { ...form, features: {} },
      source: { kind: 'mention', range: { from: at + 2, to: end < 0 ? next : end } },
      via: [],
      to: [],
      complement: { kind: 'clause', at: next, start: next + 1 },
      clauseStart: startOfClause(doc, at, sentence.from),
      cuts: true,
    };
  }
  return null;
}
