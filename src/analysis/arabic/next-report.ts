import type { Document } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { arabicForm } from '../lexicon-ar.ts';
import type { Token } from '../tokens.ts';
import { beginsSpeaker, isComma } from './words.ts';

/** A verb of speech that begins its own clause: what follows is no longer the first verb's. */
export function startsAnotherReport(doc: Document, at: number): boolean {
  const token = doc.tokens[at] as Token;
  if (ar.TITLES.has(token.norm) || (/^[وف]?راي$/.test(token.norm) && !token.text.endsWith('ى'))) return false;
  const form = arabicForm(token.norm);
  if (!form || form.verb.takes.includes('weak')) return false;
  if (ar.ANONYMITY.has(doc.tokens[at + 2]?.norm ?? '') && doc.tokens[at + 1]?.norm === 'عدم') return false;
  if (form.shape === 'participle') return !/ات$|ين$/.test(token.norm) || isComma(doc.tokens[at - 1]);
  if (form.shape === 'noun') return form.suffixed && form.verb.past === 'قال';
  return (
    form.joined ||
    isComma(doc.tokens[at - 1]) ||
    ar.OPENERS.has(doc.tokens[at - 1]?.norm ?? '') ||
    (beginsSpeaker(doc, at + 1) && form.verb.takes.includes('an'))
  );
}
