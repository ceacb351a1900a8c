import { type Document, quotationFrom } from '../document.ts';
import * as ar from '../languages/ar.ts';
import type { ArabicVerb } from '../languages/ar-verbs.ts';
import { ARABIC_GIVEN_NAMES } from '../languages/spoken-of.ts';
import { foldWord, type Token } from '../tokens.ts';
import { isAttached, towards } from './attached.ts';
import { isContentNoun } from './matter.ts';
import { startsAnotherReport } from './next-report.ts';
import { nounComplement } from './noun-complement.ts';
import { subjectAfter } from './subject.ts';
import { beginsSpeaker, isAla, isBanKiMoon, isComma, isDefinite, withoutConjunction } from './words.ts';

/** Where the reported words begin after a verb. */
export interface Complement {
  readonly kind: 'clause' | 'colon' | 'quotation' | 'preposition' | 'noun';
  /** First token that belongs to the subject and adverbs no more. */
  readonly at: number;
  /** First token of the reported words. */
  readonly start: number;
}

const REACH = 60;

const PREPOSITIONS = new Set(['الي', 'علي', 'عن', 'من', 'في']);
/** What takes a noun phrase without a preposition. */
const BARE = ['np', 'charge', 'liable', 'owed'];

const NAME_WORDS = 6;

/** Finds the complement of the verb at `verb`, before `to`; null when the verb governs no words. */
export function complementOf(doc: Document, verb: number, to: number, cue: ArabicVerb): Complement | null {
  const takes = new Set(cue.takes.map(foldWord));
  const limit = Math.min(to, verb + REACH);
  const other = markedComplement(doc, verb, limit, takes);
  const noun = BARE.some((take) => takes.has(take))
    ? nounComplement(doc, verb, other ? other.at : limit, cue, other === null)
    : null;
  if (takes.has('weak') && other && other.kind !== 'colon' && !closeBy(doc, verb, other)) return noun;
  return noun ?? other;
}

/** «واصل العمال إضرابهم في المصنع …، «…»»: a place stands between verb and marks, not words in which something is said. */
function isElsewhere(doc: Document, verb: number, at: number): boolean {
  for (let next = verb + 1; next < at; next++) {
    const place = /^(?:في|من|الي)$/.test(doc.tokens[next]?.norm ?? '');
    if (place && !ar.SAYING_NOUNS.has(doc.tokens[next + 1]?.norm ?? '')) return true;
  }
  return false;
}

/** A verb that is speech only sometimes has its complement right after its subject. */
function closeBy(doc: Document, verb: number, { at, kind }: Complement): boolean {
  const subject = subjectAfter(doc, verb + 1, at);
  if (kind === 'quotation' && isElsewhere(doc, verb, at)) return false;
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
  let passed: Complement | null = null;
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
        // «أدانت باريس «بأشد العبارات قصف المستشفى»، على لسان»: words, when nothing better follows.
        const several = quotation.close - quotation.open > 4 && quotation.closed;
        if (several && brackets === 0 && takes.has('np') && at > verb + 1 && !placed(doc, at, takes))
          passed ??= { kind: 'quotation', at, start: at };
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
    // «يرد قائلا: …»: the participle takes the words.
    if ((at > verb + 1 || /^قائل/.test(token.norm)) && startsAnotherReport(doc, at)) return passed;
    const preposition = prepositional(doc, verb, at, takes, weak);
    if (preposition) return preposition;
    if (token.text === '؛' || (token.text === '.' && !ar.ABBREVIATIONS.has(doc.tokens[at - 1]?.norm ?? '')))
      return passed;
  }
  return passed;
}

/** أن, إن, بأن that the verb at `verb` can govern; not «دون أن», «يجب أن». */
function isComplementiser(doc: Document, at: number, verb: number, takes: ReadonlySet<string>): boolean {
  const norm = doc.tokens[at]?.norm ?? '';
  if (!ar.COMPLEMENTISERS.has(norm) || isBanKiMoon(doc, at)) return false;
  if (at > verb + 1) {
    const before = doc.tokens[at - 1] as Token;
    const name = before.norm === 'حتي' && !before.text.endsWith('ى');
    if (!name && (ar.OTHER_AN.has(before.norm) || ar.OTHER_AN.has(withoutConjunction(before.norm))))
      return false;
    if (PREPOSITIONS.has(before.norm) && !takes.has(before.norm) && (before.norm !== 'علي' || isAla(before)))
      return false;
  }
  return takes.has('an') || (norm.startsWith('ب') && takes.has('ب'));
}

/** «أوليغ بانين … بأنه»: no article after the letter, and the clause still ahead. */
function mayBeName(doc: Document, at: number): boolean {
  const norm = doc.tokens[at]?.norm ?? '';
  const before = doc.tokens[at - 1];
  if (norm.startsWith('بال') || isContentNoun(norm.slice(1)) || isDefinite(before)) return false;
  const given = ARABIC_GIVEN_NAMES.has(before?.norm ?? '');
  if (given && isDefinite(doc.tokens[at - 2])) return true;
  for (let next = at + 1; next < at + 7; next++)
    if (/^بان(?:ه|ها|هم|هما)?$/.test(doc.tokens[next]?.norm ?? '')) return true;
  return false;
}

const followsSubject = (doc: Document, verb: number, at: number): boolean =>
  at === verb + 1 || subjectAfter(doc, verb + 1, at)?.to === at;

function prepositional(
  doc: Document,
  verb: number,
  at: number,
  takes: ReadonlySet<string>,
  weak: boolean,
): Complement | null {
  const token = doc.tokens[at] as Token;
  const next = doc.tokens[at + 1];
  // «تحدث شريطة عدم الكشف عن هويته»
  if (doc.tokens[at - 2]?.norm === 'عدم' && ar.ANONYMITY.has(doc.tokens[at - 1]?.norm ?? '')) return null;
  if (
    PREPOSITIONS.has(token.norm) &&
    takes.has(token.norm) &&
    next &&
    (token.norm !== 'علي' || isAla(token)) &&
    doc.tokens[at - 1]?.norm !== 'اول'
  ) {
    if (token.norm === 'في' && !isContentNoun(next.norm) && !ar.COMPLEMENTISERS.has(next.norm)) return null;
    if (ar.COMPLEMENTISERS.has(next.norm)) return { kind: 'clause', at, start: at + 2 };
    // «أكد على أهمية», but not «أكد بعد توقيعه على الاتفاق أن».
    const far =
      takes.has('np') && token.norm === 'علي' && !isContentNoun(next.norm) && !followsSubject(doc, verb, at);
    if (far) return null;
    if (!weak && next.kind !== 'mark') return { kind: 'preposition', at, start: at + 1 };
    if (!weak && quotationFrom(doc, at + 1)) return { kind: 'quotation', at, start: at + 1 };
    return null;
  }
  if (takes.has('بم') && token.norm.startsWith('ب') && isContentNoun(token.norm.slice(1)))
    return { kind: 'preposition', at, start: at };
  for (const letter of ['ب', 'ل']) {
    if (!takes.has(letter) || weak || (letter === 'ل' && towards(doc, at))) continue;
    // «ندد بـ"الجريمة"»
    if (token.norm === letter && letter === 'ب' && quotationFrom(doc, at + 1))
      return { kind: 'quotation', at, start: at + 1 };
    if (token.norm.startsWith(letter) && token.norm.length > 3 && isAttached(token.norm, letter)) {
      if (letter === 'ب' && mayBeName(doc, at)) continue;
      return { kind: 'preposition', at, start: at };
    }
  }
  return null;
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
