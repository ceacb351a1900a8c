import { type Document, quotationFrom, type Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { arabicForm } from '../lexicon-ar.ts';
import type { Token } from '../tokens.ts';

const APPOSITION_LIMIT = 40;

export const isComma = (token: Token | undefined): boolean => token?.text === '،' || token?.text === ',';

/** و or ف glued to a word that is known without it. */
export function withoutConjunction(norm: string): string {
  return norm.length > 2 && (norm.startsWith('و') || norm.startsWith('ف')) ? norm.slice(1) : norm;
}

/** «بان كي مون» begins like «بأن». */
export const isBanKiMoon = (doc: Document, at: number): boolean =>
  doc.tokens[at]?.norm === 'بان' && doc.tokens[at + 1]?.norm === 'كي';

const isDefinite = (token: Token | undefined): boolean => token?.norm.startsWith('ال') === true;

/** «على» and not the name «علي», which folding makes one. */
export const isAla = (token: Token): boolean => token.norm === 'علي' && token.text.endsWith('ى');

/** The words at `at` can begin a speaker: a title, an institution, a group, a capital, an outlet or a document. */
export function beginsSpeaker(doc: Document, at: number): boolean {
  const norm = doc.tokens[at]?.norm ?? '';
  const bare = norm.startsWith('ال') ? norm.slice(2) : norm;
  return SPEAKERS.some((list) => list.has(norm) || list.has(bare)) || HONORIFICS.has(norm);
}

const SPEAKERS = [
  ar.TITLES,
  ar.INSTITUTIONS,
  ar.GROUPS,
  ar.CAPITALS,
  ar.OUTLETS,
  ar.OUTLET_NAMES,
  ar.DOCUMENTS,
];
const HONORIFICS = new Set(['الدكتور', 'الدكتوره', 'السيد', 'السيده', 'د']);

export function isWeekday(norm: string): boolean {
  return ar.WEEKDAYS.has(norm);
}

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

export function isSayingPhrase(doc: Document, at: number): boolean {
  const token = doc.tokens[at];
  const next = doc.tokens[at + 1];
  if (!token || !next) return false;
  const preposition =
    withoutConjunction(token.norm) === 'في' || token.norm === 'عبر' || token.norm === 'خلال';
  return preposition && (next.kind === 'number' || ar.SAYING_NOUNS.has(next.norm) || isWeekday(next.norm));
}

function stopsSubject(doc: Document, at: number, to: number): boolean {
  const token = doc.tokens[at] as Token;
  if (token.text === '.' && !token.spaced && ar.ABBREVIATIONS.has(doc.tokens[at - 1]?.norm ?? ''))
    return false;
  if (isBanKiMoon(doc, at)) return false;
  if (/^ف(?:ان|انه|انها|انهم)$/.test(token.norm)) return true;
  if (ar.COMPLEMENTISERS.has(token.norm) || token.text === ':' || token.text === '.' || token.text === '"')
    return true;
  if (ar.SUBJECT_STOPS.has(token.norm) || isWeekday(token.norm) || ar.RELATIVES.has(token.norm)) return true;
  if (isAla(token) || token.norm === 'ان' || token.text === '-' || token.text === '–' || token.text === '؛')
    return true;
  if (/^[بل]?(?:ه|ها|هم)$/.test(token.norm)) return true;
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
  const first = doc.tokens[at];
  if (!first || at >= to) return null;
  const opensName = (quotationFrom(doc, at)?.close ?? to) < to;
  if (first.kind !== 'word' && first.text !== '(' && !opensName) return null;
  if (!opensName && (stopsSubject(doc, at, to) || ar.NOT_SUBJECT.has(first.norm))) return null;
  if (/^ب?(?:أن|إن|ان)/.test(first.text) && ar.COMPLEMENTISERS.has(first.norm) && !isBanKiMoon(doc, at))
    return null;
  if (/^ب(?:هذا|هذه|ذلك|ال.+)$/.test(first.norm)) return null;
  const start = at;
  let depth = 0;
  while (at < to && at - start < APPOSITION_LIMIT) {
    const token = doc.tokens[at] as Token;
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
    if (depth === 0 && at > start && doc.quotationAt[at] === -1) {
      if (isComma(token)) {
        if (!apposition(doc, at + 1, to)) break;
      } else if (stopsSubject(doc, at, to)) break;
    }
    at++;
  }
  let end = at;
  while (end > start && (isComma(doc.tokens[end - 1]) || doc.tokens[end - 1]?.norm === 'في')) end--;
  return end > start ? { from: start, to: end } : null;
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

function skippable(doc: Document, at: number): boolean {
  const token = doc.tokens[at];
  return token !== undefined && (LEADING.has(token.norm) || isWeekday(token.norm));
}

const CLAUSE_MARKS = new Set(['،', ',', '؛', ':', '.', '!', '؟', '?', '-', '–', '—', '(', '..']);

const FEMININE = /(?:ة|اء|ات)$/;

/**
 * A verb agrees with the subject after it: «أبلغ بغداد» is no report by Baghdad, «قالت وزير» none by a minister. Only
 * words whose gender is sure count.
 */
export function agrees(doc: Document, subject: Range, gender: 'm' | 'f' | undefined): boolean {
  const head = doc.tokens[subject.from] as Token;
  if (gender === 'm' && /^(?:ال)?(?:دول|سلطات)$/.test(head.norm)) return false;
  if (gender === 'm')
    return (
      !(ar.CAPITALS.has(head.norm) && !MASCULINE_PLACES.has(head.norm)) &&
      !(
        FEMININE.test(head.text) &&
        (ar.INSTITUTIONS.has(head.norm) || ar.DOCUMENTS.has(head.norm) || ar.OUTLETS.has(head.norm))
      )
    );
  if (gender === 'f')
    return !(ar.TITLES.has(head.norm) && !ar.GROUPS.has(head.norm) && !FEMININE.test(head.text));
  return true;
}

const MASCULINE_PLACES = new Set([
  'العراق',
  'لبنان',
  'الاردن',
  'المغرب',
  'اليمن',
  'السودان',
  'حزب',
  'الحوثيون',
  'داعش',
  'اليابان',
  'الكويت',
]);

/** The subject before its verb: «الكنبوري اعتبر أن», «مصادر قالت», «(التحالف) قال», «الرئيس … الذي أكد». */
export function subjectBefore(doc: Document, verb: number, from: number): Range | null {
  let end = verb;
  const beyond = subjectBeyondRelative(doc, verb, from);
  if (beyond) return beyond;
  const previous = doc.tokens[verb - 1];
  if (previous?.norm === 'قد' || previous?.norm === 'وقد' || previous?.norm === 'فقد')
    return subjectOfWas(doc, verb - 1, from);
  if (previous && ar.RELATIVES.has(previous.norm)) end--;
  while (end > from && isComma(doc.tokens[end - 1]) && end < verb) end--;
  let start = end;
  let inBrackets = doc.tokens[end - 1]?.text === ')';
  while (start > from && end - start < 16) {
    const token = doc.tokens[start - 1] as Token;
    if (inBrackets) {
      start--;
      if (token.text === '(') inBrackets = false;
      continue;
    }
    if (CLAUSE_MARKS.has(token.text) && doc.quotationAt[start - 1] === -1) break;
    if (ar.COMPLEMENTISERS.has(token.norm) || ar.OPENERS.has(token.norm)) break;
    const form = arabicForm(token.norm);
    if (
      form &&
      (form.shape === 'past' || form.shape === 'present') &&
      !ar.TITLES.has(token.norm) &&
      form.verb.takes[0] !== 'weak'
    )
      break;
    start--;
  }
  while (start < end && isOpening(doc, start)) {
    // «في الوقت نفسه اعتبر»: a circumstance before the verb, no subject.
    if (CIRCUMSTANCE.has(doc.tokens[start]?.norm ?? '') && end === verb) return null;
    start++;
  }
  if (end < verb) start = startOfTitle(doc, start, end);
  if (start >= end) return null;
  const head = doc.tokens[start] as Token;
  if (head.kind !== 'word' && head.text !== '(') return null;
  if (end - start === 1 && head.text.length < 3) return null;
  return { from: start, to: end };
}

/** «التحالف الذي تقوده واشنطن، أبلغ»: the comma closes a relative clause on the subject. */
function subjectBeyondRelative(doc: Document, verb: number, from: number): Range | null {
  if (!isComma(doc.tokens[verb - 1])) return null;
  for (let at = verb - 2; at > from && verb - at < 30; at--) {
    const token = doc.tokens[at] as Token;
    if (ar.RELATIVES.has(token.norm) && !token.norm.startsWith('و')) {
      let start = at;
      while (
        start > from &&
        !ar.COMPLEMENTISERS.has(doc.tokens[start - 1]?.norm ?? '') &&
        doc.tokens[start - 1]?.kind !== 'mark' &&
        at - start < 8
      )
        start--;
      return start < at && beginsSpeaker(doc, start) ? { from: start, to: at } : null;
    }
    if (isComma(token) || token.kind === 'mark') continue;
  }
  return null;
}

const CIRCUMSTANCE = new Set(
  'في من الي عن بعد قبل خلال مع عند لدي منذ وفي ومن وبعد وقبل وخلال ومع طبقا وفقا وفق بحسب حسب'.split(' '),
);

function isOpening(doc: Document, at: number): boolean {
  const token = doc.tokens[at] as Token;
  const listed = ar.SUBJECT_STOPS.has(token.norm) || ar.NOT_SUBJECT.has(token.norm);
  return listed || CIRCUMSTANCE.has(token.norm) || isAla(token);
}

/** An antecedent begins at its first title, where it has one. */
function startOfTitle(doc: Document, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const norm = doc.tokens[at]?.norm ?? '';
    if (ar.TITLES.has(norm) || ar.INSTITUTIONS.has(norm) || ar.GROUPS.has(norm)) return at;
  }
  return Math.max(from, to - 4);
}

/** «وكان مروان دماج، الأمين العام…، قد أكد»: the subject follows كان. */
function subjectOfWas(doc: Document, particle: number, from: number): Range | null {
  for (let at = particle - 1; at >= Math.max(from, particle - 60); at--) {
    const norm = withoutConjunction(doc.tokens[at]?.norm ?? '');
    if (norm === 'كان' || norm === 'كانت' || norm === 'كانوا') {
      const subject = subjectAfter(doc, at + 1, particle);
      return subject;
    }
  }
  return null;
}
