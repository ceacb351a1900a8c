import { type Document, quotationFrom } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { Token } from '../tokens.ts';
import { agrees } from './agreement.ts';
import { isAttached } from './attached.ts';
import type { Complement } from './complement.ts';
import { subjectComplete } from './matter.ts';
import { startsAnotherReport } from './next-report.ts';
import { subjectAfter } from './subject.ts';
import { beginsSpeaker, isComma } from './words.ts';

/** A noun phrase that begins there. */
export const from = (at: number): Complement => ({ kind: 'noun', at, start: at });

/** «جدد الوزير التأكيد على أهمية»: what is said again begins after its preposition. */
export function renewed(doc: Document, verb: number, limit: number): Complement | null {
  for (let at = verb + 1; at < Math.min(limit, verb + 16); at++) {
    const token = doc.tokens[at] as Token;
    if (token.text === '.' || startsAnotherReport(doc, at)) return null;
    if (!ar.RENEWED.has(token.norm)) continue;
    const next = doc.tokens[at + 1]?.norm ?? '';
    return { kind: 'preposition', at, start: /^(?:علي|الي|من|عن)$/.test(next) ? at + 2 : at + 1 };
  }
  return null;
}

/** «حمّل الوزير المعارضة مسؤولية»: whom the blame falls on, or the blame. */
export function blamed(doc: Document, verb: number, limit: number): Complement | null {
  const end = Math.min(limit, verb + 14);
  for (let at = verb + 1; at < end; at++) {
    const token = doc.tokens[at] as Token;
    if (token.text === '.' || (isComma(token) && doc.quotationAt[at] === -1)) return null;
    if (!ar.BLAME.has(token.norm)) continue;
    const said = doc.tokens[verb]?.norm ?? '';
    const subject = subjectAfter(doc, verb + 1, at);
    // «حملوا البلدية», «وحمّل كتلة الغد»: no subject follows.
    const agreeing = subject && agrees(doc, subject, /^و?حمل$/.test(said) ? 'm' : undefined);
    if (said.endsWith('وا') || (subject && !agreeing)) return from(verb + 1);
    for (let next = (subject?.from ?? at) + 1; next < at; next++)
      if (beginsSpeaker(doc, next) && subjectComplete(doc, subject?.from ?? at, next)) return from(next);
    return from(at);
  }
  return null;
}

/** «عزا الوزير الحادث إلى تسرب»: from what is explained on. */
export function owed(doc: Document, verb: number, limit: number): Complement | null {
  let to = verb + 1;
  while (to < limit && doc.tokens[to]?.norm !== 'الي' && doc.tokens[to]?.text !== '.') to++;
  if (doc.tokens[to]?.norm !== 'الي') return null;
  const subject = subjectAfter(doc, verb + 1, to);
  const head = doc.tokens[subject?.from ?? verb]?.norm ?? '';
  if (!subject || (!beginsSpeaker(doc, subject.from) && !doc.names.has(head))) return from(verb + 1);
  const next = subject.from + 1;
  return from(next < to && subjectComplete(doc, subject.from, next) ? next : to + 1);
}

/** «رفضت الوزارة هذه الاتهامات»: words are refused, not a deed. */
export function charged(doc: Document, verb: number, limit: number): Complement | null {
  for (let at = verb + 1; at < Math.min(limit, verb + 14); at++) {
    const token = doc.tokens[at] as Token;
    if (token.kind === 'mark' || startsAnotherReport(doc, at)) return null;
    if (/^(?:تاكيد|نفي|التعليق|الرد|الخوض|الكشف)$/.test(token.norm)) return null;
    const bare = token.norm.startsWith('ال') ? token.norm.slice(2) : token.norm;
    if (!ar.CHARGES.has(bare)) continue;
    return from(/^(?:هذه|تلك|كل|جميع|اي)$/.test(doc.tokens[at - 1]?.norm ?? '') ? at - 1 : at);
  }
  return null;
}

/** «نفت الوزارة ما تردد عن انهيار السد»: what has gone round is denied. */
export function rumoured(doc: Document, verb: number, limit: number): Complement | null {
  for (let at = verb + 1; at < Math.min(limit, verb + 14) - 2; at++) {
    const token = doc.tokens[at] as Token;
    if (token.text === '.') return null;
    if (token.norm !== 'ما' || !ar.RUMOURED.has(doc.tokens[at + 1]?.norm ?? '')) continue;
    for (let next = at + 2; next < Math.min(limit, at + 8); next++) {
      const norm = doc.tokens[next]?.norm ?? '';
      if (/^(?:عن|حول|بشان|من)$/.test(norm)) {
        const an = ar.COMPLEMENTISERS.has(doc.tokens[next + 1]?.norm ?? '');
        return { kind: an ? 'clause' : 'noun', at, start: next + (an ? 2 : 1) };
      }
    }
    return from(at);
  }
  return null;
}

/** «ناشدت المديرية المواطنين الابتعاد»: who is called upon begins the matter. */
export function calledUpon(doc: Document, subject: number, limit: number): Complement | null {
  for (let at = subject; at < Math.min(limit, subject + 12); at++) {
    const { norm, text } = doc.tokens[at] as Token;
    if (text === '.' || isComma(doc.tokens[at])) return null;
    const called = ar.CALLED_UPON.has(norm) || (at > subject && beginsSpeaker(doc, at));
    if (called && (at === subject || subjectComplete(doc, subject, at))) return from(at);
  }
  return null;
}

/** «اتهمت الجماعة جبهة النصرة بخطف»: the one accused follows a complete subject, then ب. */
export function accused(doc: Document, from: number, limit: number): Complement | null {
  let object = -1;
  for (let at = from + 1; at < limit && at < from + 20; at++) {
    const token = doc.tokens[at] as Token;
    if (object < 0 && beginsSpeaker(doc, at) && subjectComplete(doc, from, at)) object = at;
    const marked = token.norm === 'ب' && quotationFrom(doc, at + 1) !== undefined;
    if (marked || (token.norm.startsWith('ب') && token.norm.length > 3 && isAttached(token.norm, 'ب'))) {
      // «واتهمت الحركة بخرقه»: one noun alone is the accused.
      const alone = object < 0 && at - from <= 2 && doc.tokens[from - 1]?.norm.startsWith('و');
      const start = object < 0 ? (alone ? from : at) : object;
      return { kind: 'noun', at: start, start };
    }
    if (token.text === '.' || ar.COMPLEMENTISERS.has(token.norm)) return null;
  }
  return null;
}

/** «متهما إياها بخرق الاتفاق» */
export function accusedByPronoun(doc: Document, verb: number, limit: number): Complement | null {
  if (!/^ايا/.test(doc.tokens[verb + 1]?.norm ?? '')) return null;
  const at = verb + 2;
  const norm = doc.tokens[at]?.norm ?? '';
  return at < limit && norm.length > 3 && norm.startsWith('ب') ? from(at) : null;
}
