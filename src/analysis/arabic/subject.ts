import { type Document, quotationFrom, type Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { arabicForm } from '../lexicon-ar.ts';
import type { Token } from '../tokens.ts';
import { endsName } from './subject-end.ts';
import {
  beginsSpeaker,
  isAla,
  isBanKiMoon,
  isComma,
  isDefinite,
  isWeekday,
  withoutConjunction,
} from './words.ts';

const APPOSITION_LIMIT = 40;

/** «لـ«الشرق الأوسط»», «لوكالة رويترز», «للصحفيين»: whom or which outlet it was said to. */
export function isAddress(doc: Document, at: number, to: number): boolean {
  const token = doc.tokens[at];
  if (!token || at >= to) return false;
  if (token.norm === 'ل' || token.norm === 'لـ') return true;
  if (!token.norm.startsWith('ل') || token.norm.length < 4) return false;
  const bare = token.norm.startsWith('لل') ? `ال${token.norm.slice(2)}` : token.norm.slice(1);
  return (
    ar.OUTLETS.has(bare) ||
    ar.OUTLET_NAMES.has(bare) ||
    bare.startsWith('الصحف') ||
    bare.startsWith('الصحاف') ||
    bare.startsWith('صحف') ||
    bare.startsWith('صحاف') ||
    bare === 'مراسل' ||
    bare.startsWith('الاعلام')
  );
}

function isSayingPhrase(doc: Document, at: number): boolean {
  const token = doc.tokens[at];
  const next = doc.tokens[at + 1];
  if (!token || !next) return false;
  const preposition =
    withoutConjunction(token.norm) === 'في' || token.norm === 'عبر' || token.norm === 'خلال';
  return preposition && (next.kind === 'number' || ar.SAYING_NOUNS.has(next.norm) || isWeekday(next.norm));
}

const PERIOD = /^(?:العام|الشهر|الاسبوع|اليوم|السنه|الليله|القرن)$/;
const WHICH =
  /^(?:الماضي|الماضيه|الحالي|الحاليه|الجاري|الجاريه|المقبل|المقبله|القادم|القادمه|المنصرم|الفايت|الفائت|نفسه)$/;

/** «العام الماضي»: either word of a time told by its period. */
function isTime(doc: Document, at: number): boolean {
  const norm = doc.tokens[at]?.norm ?? '';
  if (PERIOD.test(norm)) return WHICH.test(doc.tokens[at + 1]?.norm ?? '');
  return WHICH.test(norm) && PERIOD.test(doc.tokens[at - 1]?.norm ?? '');
}

function stopsSubject(doc: Document, at: number, to: number): boolean {
  const token = doc.tokens[at] as Token;
  if (token.text === '.' && !token.spaced && ar.ABBREVIATIONS.has(doc.tokens[at - 1]?.norm ?? ''))
    return false;
  if (isBanKiMoon(doc, at)) return false;
  if (/^(?:ف(?:ان|انه|انها|انهم)|وه[ويم])$/.test(token.norm)) return true;
  if (ar.COMPLEMENTISERS.has(token.norm) || token.text === ':' || token.text === '.' || token.text === '"')
    return true;
  if (
    ar.SUBJECT_STOPS.has(token.norm) ||
    isWeekday(token.norm) ||
    isTime(doc, at) ||
    ar.RELATIVES.has(token.norm)
  )
    return true;
  if (isAla(token) || token.norm === 'ان' || token.text === '-' || token.text === '–' || token.text === '؛')
    return true;
  if (/^[بل]?(?:ه|ها|هم)$/.test(token.norm)) return true;
  // «مسؤول طلب عدم الكشف عن اسمه», «أضاف الوزير يقول»
  const unnamed = doc.tokens[at + 1]?.norm === 'عدم' && ar.ANONYMITY.has(doc.tokens[at + 2]?.norm ?? '');
  if (unnamed || /^[يت]قول$/.test(token.norm) || /^أمام$/.test(token.text)) return true;
  // «اتهم الحكومة بـ"التضليل"»
  if (token.norm === 'ب' && quotationFrom(doc, at + 1)) return true;
  if (!ar.TITLES.has(token.norm) && /ا$/.test(token.norm) && arabicForm(token.norm)?.shape === 'participle')
    return true;
  if (token.norm === 'من' && beginsSpeaker(doc, at + 1) && isDefinite(doc.tokens[at - 1])) return true;
  return (
    isSayingPhrase(doc, at) || isAddress(doc, at, to) || ar.ACCORDING.has(withoutConjunction(token.norm))
  );
}

/** After a comma: is what follows still about the subject (a title, a name), closed by another comma or the report? */
function apposition(doc: Document, at: number, to: number): boolean {
  const token = doc.tokens[at];
  if (!token || at >= to || token.kind !== 'word') return false;
  if (stopsSubject(doc, at, to) || ar.NOT_SUBJECT.has(token.norm)) return false;
  if (ar.ABOUT_SPEAKER.has(token.norm)) return false;
  if (ar.TITLES.has(token.norm) || ar.INSTITUTIONS.has(token.norm)) return true;
  if (token.norm.startsWith('و') && !ar.TITLES.has(token.norm.slice(1))) return false;
  return arabicForm(token.norm) === undefined;
}

/**
 * The subject that stands at `from`, at most up to `to` (where the report begins); null when there is none and the
 * verb alone speaks.
 */
export function subjectAfter(doc: Document, from: number, to: number): Range | null {
  let at = from;
  while (at < to && skippable(doc, at)) at++;
  if (doc.tokens[at]?.norm === 'كل' && doc.tokens[at + 1]?.norm === 'من') at += 2;
  const first = doc.tokens[at];
  if (!first || at >= to) return null;
  const opensName = (quotationFrom(doc, at)?.close ?? to) < to;
  if (first.kind !== 'word' && first.text !== '(' && !opensName) return null;
  if (!opensName && (stopsSubject(doc, at, to) || isNoSubject(doc, at))) return null;
  if (ar.MANNERS.has(first.norm)) return null;
  if (/^ب?(?:أن|إن|ان)/.test(first.text) && ar.COMPLEMENTISERS.has(first.norm) && !isBanKiMoon(doc, at))
    return null;
  if (/^ب(?:هذا|هذه|ذلك|ال.+)$/.test(first.norm)) return null;
  // «وقال متوجها إلى»: an adverb; a single letter is a name's only before its full stop («د.»).
  if (/^م\p{L}{3,}ا$/u.test(first.norm) && !ar.TITLES.has(first.norm.slice(0, -1))) return null;
  if (first.kind === 'word' && first.norm.length === 1 && doc.tokens[at + 1]?.text !== '.') return null;
  const start = at;
  let depth = 0;
  while (at < to && at - start < APPOSITION_LIMIT) {
    const token = doc.tokens[at] as Token;
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
    if (depth === 0 && at > start && doc.quotationAt[at] === -1) {
      if (isComma(token)) {
        if (!apposition(doc, at + 1, to)) break;
      } else if (stopsSubject(doc, at, to) || endsName(doc, start, at)) break;
    }
    at++;
  }
  let end = at;
  while (end > start && (isComma(doc.tokens[end - 1]) || doc.tokens[end - 1]?.norm === 'في')) end--;
  return end > start ? { from: start, to: end } : null;
}

/** Particles, but for names written alike: «فيليب حتي» is no «حتى», «أم وليد» no «or». */
function isNoSubject(doc: Document, at: number): boolean {
  const token = doc.tokens[at] as Token;
  if (token.norm === 'حتي') return token.text.endsWith('ى');
  if (token.norm === 'ام') return doc.tokens[at + 1]?.norm.startsWith('ال') === true;
  return ar.NOT_SUBJECT.has(token.norm);
}

const LEADING = new Set([
  'امس',
  'اليوم',
  'ايضا',
  'مجددا',
  'كذلك',
  'بدوره',
  'بدورها',
  'لاحقا',
  'رسميا',
  'سابقا',
  'بشده',
]);

export function skippable(doc: Document, at: number): boolean {
  const token = doc.tokens[at];
  return token !== undefined && (LEADING.has(token.norm) || isWeekday(token.norm) || isTime(doc, at));
}
