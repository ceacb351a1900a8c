import { type Document, quotationFrom } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { ArabicVerb } from '../languages/ar-verbs.ts';
import { arabicForm } from '../lexicon-ar.ts';
import { foldWord, type Token } from '../tokens.ts';
import { beginsSpeaker, isAla, isBanKiMoon, isComma, subjectAfter, withoutConjunction } from './subject.ts';

/** Where the reported words begin after a verb. */
export interface Complement {
  readonly kind: 'clause' | 'colon' | 'quotation' | 'preposition' | 'noun';
  /** First token that belongs to the subject and adverbs no more. */
  readonly at: number;
  /** First token of the reported words. */
  readonly start: number;
}

const REACH = 60;
const PREPOSITIONS = new Set(['الي', 'علي', 'عن', 'من']);
const NAME_WORDS = 6;

/** Finds the complement of the verb at `verb`, before `to`; null when the verb governs no words. */
export function complementOf(doc: Document, verb: number, to: number, cue: ArabicVerb): Complement | null {
  const takes = new Set(cue.takes.map(foldWord));
  const limit = Math.min(to, verb + REACH);
  const other = markedComplement(doc, verb, limit, takes);
  const noun = takes.has('np')
    ? nounComplement(doc, verb, other ? other.at : limit, cue.stance, other === null)
    : null;
  if (takes.has('weak') && other && other.kind !== 'colon' && !closeBy(doc, verb, other.at)) return noun;
  return noun ?? other;
}

/** A verb that is speech only sometimes has its complement right after its subject. */
function closeBy(doc: Document, verb: number, at: number): boolean {
  const subject = subjectAfter(doc, verb + 1, at);
  if (subject && (beginsSpeaker(doc, subject.from) || doc.names.has(doc.tokens[subject.from]?.norm ?? '')))
    return true;
  if (subject && doc.tokens[subject.from]?.norm.startsWith('ال')) return false;
  return at - (subject?.to ?? verb + 1) <= 1;
}

function markedComplement(
  doc: Document,
  verb: number,
  limit: number,
  takes: ReadonlySet<string>,
): Complement | null {
  const weak = takes.has('weak');
  let brackets = 0;
  for (let at = verb + 1; at < limit; at++) {
    const token = doc.tokens[at] as Token;
    if (token.text === '(') brackets++;
    if (token.text === ')') brackets--;
    const quotation = quotationFrom(doc, at);
    if (quotation) {
      if (
        brackets > 0 ||
        placed(doc, at, takes) ||
        isName(doc, quotation.open, quotation.close, limit, at - verb, takes)
      ) {
        at = quotation.close;
        continue;
      }
      const bare =
        takes.has('quote') || (!weak && (takes.has('np') || takes.has('an') || takes.has('suffixed')));
      return bare ? { kind: 'quotation', at, start: at } : null;
    }
    if (token.text === ':')
      return takes.has('an') || takes.has('quote') || takes.has('np')
        ? { kind: 'colon', at, start: at + 1 }
        : null;
    if (isComplementiser(doc, at, verb, takes)) return { kind: 'clause', at, start: at + 1 };
    if (at > verb + 1 && startsAnotherReport(doc, at)) return null;
    const preposition = prepositional(doc, at, takes, weak);
    if (preposition) return preposition;
    if (token.text === '؛' || (token.text === '.' && !ar.ABBREVIATIONS.has(doc.tokens[at - 1]?.norm ?? '')))
      return null;
  }
  return null;
}

/** أن, إن, بأن that the verb at `verb` can govern; not «دون أن», «يجب أن». */
function isComplementiser(doc: Document, at: number, verb: number, takes: ReadonlySet<string>): boolean {
  const norm = doc.tokens[at]?.norm ?? '';
  if (!ar.COMPLEMENTISERS.has(norm) || isBanKiMoon(doc, at)) return false;
  if (at > verb + 1) {
    const before = doc.tokens[at - 1] as Token;
    if (ar.OTHER_AN.has(before.norm) || ar.OTHER_AN.has(withoutConjunction(before.norm))) return false;
    if (PREPOSITIONS.has(before.norm) && !takes.has(before.norm) && (before.norm !== 'علي' || isAla(before)))
      return false;
  }
  return takes.has('an') || (norm.startsWith('ب') && takes.has('ب'));
}

function prepositional(
  doc: Document,
  at: number,
  takes: ReadonlySet<string>,
  weak: boolean,
): Complement | null {
  const token = doc.tokens[at] as Token;
  const next = doc.tokens[at + 1];
  if (
    PREPOSITIONS.has(token.norm) &&
    takes.has(token.norm) &&
    next &&
    (token.norm !== 'علي' || isAla(token)) &&
    doc.tokens[at - 1]?.norm !== 'اول'
  ) {
    if (ar.COMPLEMENTISERS.has(next.norm)) return { kind: 'clause', at, start: at + 2 };
    if (!weak && next.kind !== 'mark') return { kind: 'preposition', at, start: at + 1 };
    if (!weak && quotationFrom(doc, at + 1)) return { kind: 'quotation', at, start: at + 1 };
    return null;
  }
  for (const letter of ['ب', 'ل']) {
    if (!takes.has(letter) || weak || (letter === 'ل' && towards(doc, at))) continue;
    if (token.norm.startsWith(letter) && token.norm.length > 3 && isAttached(token.norm, letter)) {
      return { kind: 'preposition', at, start: at };
    }
  }
  return null;
}

/** «دعا الأمين العام للأمم المتحدة الأطراف إلى»: the إلى still ahead is the verb's. */
function towards(doc: Document, at: number): boolean {
  for (let next = at + 1; next < at + 10; next++) {
    const token = doc.tokens[next];
    if (!token || isComma(token) || token.text === '.') return false;
    if (token.norm === 'الي') return true;
  }
  return false;
}

const NOT_ATTACHED = new Set(
  'بشار بغداد بيان بن بنت باسم بشان بعد بين بشكل بشده بصوره بلاده بلادها بوش بوتين باراك بيروت باريس بكين برلين بحري بنك بريطانيا بعثه بيت بلير بعض باسيل بدوره بدورها بانه بانها لدي لكن لان ليبيا لبنان لندن لقاء لجنه لاعب لازاريني لعل لقناه لوكاله لصحيفه لها لهم لهذا بوضوح بدوي بلدان بلدي بندر بدر بكر بسام بشير باقر بهاء براون بايدن بيل بول بيتر بان بالاسم بالقول بالعاصمه باكستان بلجيكا بلغاريا بولندا بيع بدء بناء بحث بارز بارزين بارزه بالغ باهظ بعيدا بدلا بناءا بعثات بيانات بحسب بموجب بعيد بمناسبه بينما'.split(
    ' ',
  ),
);

function isAttached(norm: string, letter: string): boolean {
  if (NOT_ATTACHED.has(norm)) return false;
  return letter === 'ب' || norm.startsWith('لل') || ar.CONTENT_NOUNS.has(norm.slice(1));
}

/** «في «مصنع النسيج»»: a preposition that is not the verb's stands before the marks. */
function placed(doc: Document, open: number, takes: ReadonlySet<string>): boolean {
  const before = doc.tokens[open - 1];
  if (!before || !/^و?(?:في|من|الي|عن|علي|مع|الى)$/.test(before.norm)) return false;
  return !takes.has(before.norm);
}

/** A short stretch in marks inside the subject: a newspaper, an institution, a nickname. */
function isName(
  doc: Document,
  open: number,
  close: number,
  limit: number,
  distance: number,
  takes: ReadonlySet<string>,
): boolean {
  if (close >= limit || close - open - 1 > NAME_WORDS) return false;
  const before = doc.tokens[open - 1];
  if (before && (before.norm === 'ل' || ar.OUTLETS.has(before.norm) || ar.INSTITUTIONS.has(before.norm)))
    return true;
  if (before && ar.COMPLEMENTISERS.has(before.norm)) return false;
  // Followed in the same breath by what only a subject is followed by.
  for (let at = close + 1; at < limit && at < close + 14; at++) {
    const token = doc.tokens[at] as Token;
    if (ar.COMPLEMENTISERS.has(token.norm) || token.text === ':') return true;
    if (at === close + 1 && (isComma(token) || token.norm.startsWith('و'))) return distance > 1;
    if (token.text === '.' || startsAnotherReport(doc, at)) return false;
    if (at < close + 5 && PREPOSITIONS.has(token.norm) && takes.has(token.norm) && distance === 1)
      return true;
    if (quotationFrom(doc, at)) {
      const said = ar.COMPLEMENTISERS.has(doc.tokens[at + 1]?.norm ?? '');
      return said || doc.tokens[at - 1]?.norm === 'و';
    }
  }
  return false;
}

/** A verb of speech that begins its own clause: what follows is no longer the first verb's. */
export function startsAnotherReport(doc: Document, at: number): boolean {
  const token = doc.tokens[at] as Token;
  if (ar.TITLES.has(token.norm)) return false;
  const form = arabicForm(token.norm);
  if (!form || form.verb.takes.includes('weak')) return false;
  if (form.shape === 'participle') return !/ات$|ين$/.test(token.norm) || isComma(doc.tokens[at - 1]);
  if (form.shape === 'noun') return form.suffixed && form.verb.past === 'قال';
  return (
    form.joined ||
    isComma(doc.tokens[at - 1]) ||
    ar.OPENERS.has(doc.tokens[at - 1]?.norm ?? '') ||
    (beginsSpeaker(doc, at + 1) && form.verb.takes.includes('an'))
  );
}

/** «أكد شكري التزام مصر»: a verbal noun right after the subject, bare, with a pronoun or with «هذه». */
function nounComplement(
  doc: Document,
  verb: number,
  limit: number,
  stance: string,
  alone: boolean,
): Complement | null {
  const judging = stance === 'condemns' || stance === 'praises' || stance === 'denies';
  if (beginsMatter(doc, verb + 1, judging)) return { kind: 'noun', at: verb + 1, start: verb + 1 };
  const subject = subjectAfter(doc, verb + 1, limit);
  if (!subject) return null;
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
  if (/^(?:هذه|هذا|تلك|ذلك)$/.test(norm))
    return judging && next.startsWith('ال') && !/^ال(?:اسبوع|شهر|عام|يوم|صدد|سياق|اطار)/.test(next);
  return judging && norm.startsWith('ال') && isContentNoun(norm.slice(2));
}

function isContentNoun(norm: string): boolean {
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
