import type { Document, Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { ArabicVerb } from '../languages/ar-verbs.ts';
import { arabicForm } from '../lexicon-ar.ts';
import type { Token } from '../tokens.ts';
import { isAttached } from './attached.ts';
import type { Complement } from './complement.ts';
import { startsAnotherReport } from './next-report.ts';
import { isAddress, subjectAfter } from './subject.ts';
import { beginsSpeaker, isComma, isDefinite, withoutConjunction } from './words.ts';

/** «أكد شكري التزام مصر»: a verbal noun right after the subject, bare, with a pronoun or with «هذه». */
export function nounComplement(
  doc: Document,
  verb: number,
  limit: number,
  cue: ArabicVerb,
  alone: boolean,
): Complement | null {
  if (cue.takes.includes('liable')) return blamed(doc, verb, limit);
  if (cue.takes.includes('charge')) return charged(doc, verb, limit);
  const { stance } = cue;
  const judging = stance === 'condemns' || stance === 'praises' || stance === 'denies';
  const again = cue.past === 'جدد' || cue.past === 'كرر' ? renewed(doc, verb, limit) : null;
  if (again) return again;
  if (beginsMatter(doc, verb + 1, judging)) return from(verb + 1);
  if (
    alone &&
    /^(?:است|ا[^ل]ت|ان)/.test(doc.tokens[verb + 1]?.norm ?? '') &&
    isVerbalNoun(doc, verb + 1, judging)
  )
    return from(verb + 1);
  if (judging) {
    const rumour = rumoured(doc, verb, limit);
    if (rumour) return rumour;
  }
  const subject = subjectAfter(doc, verb + 1, limit);
  if (!subject) return afterAddress(doc, verb, limit, judging);
  if (stance === 'accuses') return accused(doc, subject.from, limit);
  if (alone && cue.takes.includes('obj')) return calledUpon(doc, subject.from, limit);
  if (stance === 'confirms' && alone) {
    const charge = charged(doc, verb, limit);
    if (charge && /^(?:هذه|تلك)$/.test(doc.tokens[charge.at]?.norm ?? '')) return charge;
  }
  for (let at = subject.from + 1; at < limit && at < subject.from + 30; at++) {
    const token = doc.tokens[at] as Token;
    if (token.text === '.' || startsAnotherReport(doc, at)) return null;
    const complete = at >= subject.to || subjectComplete(doc, subject.from, at);
    if (complete && beginsMatter(doc, at, judging)) return from(at);
    if (alone && complete && !opensName(doc, subject.from, at) && isVerbalNoun(doc, at, judging))
      return from(at);
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
      return from(at);
  }
  const after = alone && judging ? afterName(doc, subject) : -1;
  return after < 0 ? null : from(after);
}

const from = (at: number): Complement => ({ kind: 'noun', at, start: at });

/** «انتقد رئيس النادي طارق الزين | أداء الحكم»: after a name that ended in a surname a bare noun is the matter. */
function afterName(doc: Document, subject: Range): number {
  let changes = 0;
  for (let at = subject.from + 1; at < subject.to; at++) {
    const before = doc.tokens[at - 1] as Token;
    const token = doc.tokens[at] as Token;
    if (isComma(token) || token.kind !== 'word') return -1;
    if (!isDefinite(before) || isDefinite(token)) continue;
    if (ar.TITLES.has(token.norm) || /^(?:بن|آل|ال|ابو|عبد)$/.test(token.norm)) return -1;
    changes++;
    if (changes === 2) return at;
  }
  return -1;
}

/** «جدد الوزير التأكيد على أهمية»: what is said again begins after its preposition. */
function renewed(doc: Document, verb: number, limit: number): Complement | null {
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
function blamed(doc: Document, verb: number, limit: number): Complement | null {
  const end = Math.min(limit, verb + 14);
  for (let at = verb + 1; at < end; at++) {
    const token = doc.tokens[at] as Token;
    if (token.text === '.' || (isComma(token) && doc.quotationAt[at] === -1)) return null;
    if (!ar.BLAME.has(token.norm)) continue;
    const subject = subjectAfter(doc, verb + 1, at);
    for (let next = (subject?.from ?? at) + 1; next < at; next++)
      if (beginsSpeaker(doc, next) && subjectComplete(doc, subject?.from ?? at, next)) return from(next);
    return from(at);
  }
  return null;
}

/** «رفضت الوزارة هذه الاتهامات»: words are refused, not a deed. */
function charged(doc: Document, verb: number, limit: number): Complement | null {
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
function rumoured(doc: Document, verb: number, limit: number): Complement | null {
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
function calledUpon(doc: Document, subject: number, limit: number): Complement | null {
  for (let at = subject; at < Math.min(limit, subject + 12); at++) {
    const { norm, text } = doc.tokens[at] as Token;
    if (text === '.' || isComma(doc.tokens[at])) return null;
    const called = ar.CALLED_UPON.has(norm) || (at > subject && beginsSpeaker(doc, at));
    if (called && (at === subject || subjectComplete(doc, subject, at))) return from(at);
  }
  return null;
}

/** After a title the first word without an article begins a name: «الأمين العام | إرشاد هورموزلو». */
function opensName(doc: Document, subject: number, at: number): boolean {
  if (!ar.TITLES.has(doc.tokens[subject]?.norm ?? '') || !isDefinite(doc.tokens[at - 1])) return false;
  for (let next = subject + 1; next < at; next++)
    if (isDefinite(doc.tokens[next - 1]) && !isDefinite(doc.tokens[next])) return false;
  return true;
}

const VERBAL_NOUN = /^(?:است..ا.|ا[^ل]ت.ا.|ان..ا.|ت..ي.)$/;

/** «استفعال», «افتعال», «انفعال», «تفعيل», «إفعال»: forms that are verbal nouns, but for known bodies. */
function isVerbalNoun(doc: Document, at: number, judging: boolean): boolean {
  const token = doc.tokens[at] as Token;
  const definite = token.norm.startsWith('ال');
  if (definite && !judging) return false;
  const bare = definite ? token.norm.slice(2) : token.norm;
  const causative = /^(?:ال)?إ.{2}ا.$/.test(token.text) && bare.length === 5;
  if ((!VERBAL_NOUN.test(bare) && !causative) || ar.NO_VERBAL_NOUN.has(bare)) return false;
  const before = doc.tokens[at - 1] as Token;
  if (
    doc.names.has(token.norm) ||
    ar.CAPITALS.has(bare) ||
    ar.INSTITUTIONS.has(before.norm) ||
    arabicForm(token.norm)
  )
    return false;
  return doc.tokens[at + 1]?.kind === 'word';
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
      // «واتهمت الحركة بخرقه»: one noun alone is the accused.
      const alone = object < 0 && at - from <= 2 && doc.tokens[from - 1]?.norm.startsWith('و');
      const start = object < 0 ? (alone ? from : at) : object;
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
