import type { Document, Range } from '../document.ts';
import * as en from '../languages/en.ts';
import type { Token } from '../tokens.ts';
import { subjectAfter } from './noun-phrase.ts';
import { isAdverb, isCapital, isComma, isFiniteVerb } from './words.ts';

/** The subjects that open a sentence and name a person ("But Governor Amina Soliman ordered …"), in text order. */
export function namedSubjects(doc: Document): Range[] {
  return doc.sentences.flatMap((sentence) => {
    let from = sentence.from;
    if (en.CONJUNCTIONS.has(doc.tokens[from]?.norm ?? '')) from++;
    const range = subjectAfter(doc, from, sentence.to);
    if (!range || range.from !== from || !isPersonName(doc, range)) return [];
    let verb = afterAside(doc, range.to, sentence.to);
    while (verb < sentence.to && isAdverb(doc.tokens[verb] as Token)) verb++;
    // In a headline the verb has a capital too.
    return isFiniteVerb(doc.tokens[verb]) && !isCapital(doc.tokens[verb]) ? [range] : [];
  });
}

/** "Kwame Asante, who missed a penalty, apologised": where the sentence goes on. */
function afterAside(doc: Document, from: number, to: number): number {
  if (!isComma(doc.tokens[from])) return from;
  for (let at = from + 1; at < to && at - from < ASIDE; at++)
    if (isComma(doc.tokens[at]) && doc.quotationAt[at] === -1) return at + 1;
  return from;
}

const ASIDE = 24;

/** Two capitals or more at the end, and nothing in between that names a thing. */
function isPersonName(doc: Document, { from, to }: Range): boolean {
  const words = doc.tokens.slice(from, to).filter(({ kind }) => kind === 'word');
  const capitals = words.filter(isCapital).length;
  const thing = words.some(
    ({ norm }) =>
      en.PREPOSITIONS.has(norm) ||
      norm === 'and' ||
      en.INSTITUTION_NOUNS.has(norm) ||
      en.OUTLET_NAMES.has(norm) ||
      en.GROUP_NOUNS.has(norm),
  );
  return capitals >= 2 && capitals <= 5 && !thing && isCapital(words.at(-1));
}
