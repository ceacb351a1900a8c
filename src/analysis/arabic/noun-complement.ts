import type { Document } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { Token } from '../tokens.ts';
import { isAttached } from './attached.ts';
import type { Complement } from './complement.ts';
import { startsAnotherReport } from './next-report.ts';
import { isAddress, subjectAfter } from './subject.ts';
import { beginsSpeaker, isComma, withoutConjunction } from './words.ts';

/** «أكد شكري التزام مصر»: a verbal noun right after the subject, bare, with a pronoun or with «هذه». */
export function nounComplement(
  doc: Document,
  verb: number,
  limit: number,
  stance: string,
  alone: boolean,
): Complement | null {
  const judging = stance === 'condemns' || stance === 'praises' || stance === 'denies';
  if (beginsMatter(doc, verb + 1, judging)) return { kind: 'noun', at: verb + 1, start: verb + 1 };
  const subject = subjectAfter(doc, verb + 1, limit);
  if (!subject) return afterAddress(doc, verb, limit, judging);
  if (stance === 'accuses') return accused(doc, subject.from, limit);
  for (let at = subject.from + 1; at < limit && at < subject.from + 30; at++) {
    const token = doc.tokens[at] as Token;
    if (token.text === '.' || startsAnotherReport(doc, at)) return null;
    if (beginsMatter(doc, at, judging) && (at >= subject.to || subjectComplete(doc, subject.from, at)))
      return { kind: 'noun', at, start: at };
    const bare =
      at === subject.from + 1 &&
      (ar.GROUPS.has(doc.tokens[subject.from]?.norm ?? '') ||
        ar.CAPITALS.has(doc.tokens[subject.from]?.norm ?? ''));
    if (
      alone &&
      bare &&
      judging &&
      token.kind === 'word' &&
      at < subject.to &&
      !/ون$|ين$|ه$/.test(token.norm)
    )
      return { kind: 'noun', at, start: at };
  }
  return null;
}

/** «أكدا لوكالة فرانس برس صحة الرسالة»: no subject, an outlet, then the matter. */
function afterAddress(doc: Document, verb: number, limit: number, judging: boolean): Complement | null {
  if (!isAddress(doc, verb + 1, limit)) return null;
  for (let at = verb + 2; at < Math.min(limit, verb + 8); at++) {
    if (isComma(doc.tokens[at]) || startsAnotherReport(doc, at)) return null;
    if (beginsMatter(doc, at, judging)) return { kind: 'noun', at, start: at };
  }
  return null;
}

/** «اتهمت الجماعة جبهة النصرة بخطف»: the one accused follows a complete subject, then ب. */
function accused(doc: Document, from: number, limit: number): Complement | null {
  let object = -1;
  for (let at = from + 1; at < limit && at < from + 20; at++) {
    const token = doc.tokens[at] as Token;
    if (object < 0 && beginsSpeaker(doc, at) && subjectComplete(doc, from, at)) object = at;
    if (token.norm.startsWith('ب') && token.norm.length > 3 && isAttached(token.norm, 'ب')) {
      const start = object < 0 ? at : object;
      return { kind: 'noun', at: start, start };
    }
    if (token.text === '.' || ar.COMPLEMENTISERS.has(token.norm)) return null;
  }
  return null;
}

function beginsMatter(doc: Document, at: number, judging: boolean): boolean {
  const norm = doc.tokens[at]?.norm ?? '';
  if (ar.ACCORDING.has(norm)) return false;
  if (isContentNoun(norm)) return true;
  const next = doc.tokens[at + 1]?.norm ?? '';
  // «نفت الشركة ذلك»
  if (norm === 'ذلك' && judging && (at + 1 >= doc.tokens.length || doc.tokens[at + 1]?.kind === 'mark'))
    return true;
  if (/^(?:هذه|هذا|تلك|ذلك)$/.test(norm))
    return judging && next.startsWith('ال') && !/^ال(?:اسبوع|شهر|عام|يوم|صدد|سياق|اطار)/.test(next);
  return judging && norm.startsWith('ال') && isContentNoun(norm.slice(2));
}

export function isContentNoun(norm: string): boolean {
  if (ar.CONTENT_NOUNS.has(norm)) return true;
  return ar.SUFFIXES.some((suffix) => {
    if (!norm.endsWith(suffix)) return false;
    const stem = norm.slice(0, -suffix.length);
    return (
      ar.CONTENT_NOUNS.has(stem) || (stem.endsWith('ت') && ar.CONTENT_NOUNS.has(`${stem.slice(0, -1)}ه`))
    );
  });
}

/** A title alone («وزير», «مجلس») needs its complement before anything else may begin. */
function subjectComplete(doc: Document, from: number, at: number): boolean {
  const last = doc.tokens[at - 1]?.norm ?? '';
  if (at - from === 1) {
    const definite =
      last.startsWith('ال') || ar.CAPITALS.has(last) || ar.CAPITALS.has(withoutConjunction(last));
    return definite || ar.GROUPS.has(last) || (!ar.TITLES.has(last) && !ar.INSTITUTIONS.has(last));
  }
  return !ar.TITLES.has(last) || last.startsWith('ال');
}
