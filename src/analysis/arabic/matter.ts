import type { Document, Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { ARABIC_GIVEN_NAMES } from '../languages/spoken-of.ts';
import { arabicForm } from '../lexicon-ar.ts';
import type { Token } from '../tokens.ts';
import { isComma, isDefinite, withoutConjunction } from './words.ts';

/** Tells the matter of a report, a bare noun phrase, from the subject before it. */
export function beginsMatter(doc: Document, at: number, judging: boolean): boolean {
  const norm = doc.tokens[at]?.norm ?? '';
  if (ar.ACCORDING.has(norm)) return false;
  if (norm === 'عدم' && ar.ANONYMITY.has(doc.tokens[at + 1]?.norm ?? '')) return false;
  if (judging && /^(?:اي|كل|جميع|كافه|مجمل)$/.test(norm)) return doc.tokens[at + 1]?.kind === 'word';
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
export function subjectComplete(doc: Document, from: number, at: number): boolean {
  const last = doc.tokens[at - 1]?.norm ?? '';
  if (at - from === 1) {
    const definite =
      last.startsWith('ال') || ar.CAPITALS.has(last) || ar.CAPITALS.has(withoutConjunction(last));
    return definite || ar.GROUPS.has(last) || (!ar.TITLES.has(last) && !ar.INSTITUTIONS.has(last));
  }
  return !ar.TITLES.has(last) || last.startsWith('ال');
}

/** «انتقد رئيس النادي طارق الزين | أداء الحكم»: after a name that ended in a surname a bare noun is the matter. */
export function afterName(doc: Document, subject: Range): number {
  let changes = 0;
  let commas = 0;
  for (let at = subject.from + 1; at < subject.to; at++) {
    // «رئيس الاتحاد، نور العوفي، | هدر الوقت»
    if (isComma(doc.tokens[at]) && ++commas === 2) return isDefinite(doc.tokens[at + 1]) ? -1 : at + 1;
    if (commas > 0) continue;
    const before = doc.tokens[at - 1] as Token;
    const token = doc.tokens[at] as Token;
    if (isComma(token) || token.kind !== 'word') return -1;
    if (!isDefinite(before) || isDefinite(token)) continue;
    if (ar.TITLES.has(token.norm) || /^(?:بن|آل|ال|ابو|عبد)$/.test(token.norm)) return -1;
    changes++;
    const body = !ar.TITLES.has(doc.tokens[subject.from]?.norm ?? '') && !/^[بل].{3,}/.test(token.norm);
    if (changes === 2 || (body && isBody(doc.tokens[subject.from]?.norm ?? ''))) return at;
  }
  return -1;
}

/** After a title the first word without an article begins a name: «الأمين العام | إرشاد هورموزلو». */
export function opensName(doc: Document, subject: number, at: number): boolean {
  if (!ar.TITLES.has(doc.tokens[subject]?.norm ?? '') || !isDefinite(doc.tokens[at - 1])) return false;
  for (let next = subject + 1; next < at; next++)
    if (isDefinite(doc.tokens[next - 1]) && !isDefinite(doc.tokens[next])) return false;
  return true;
}

const VERBAL_NOUN = /^(?:است..ا.|ا[^ل]ت.ا.|ان..ا.|ت..ي.)$/;

/** «استفعال», «افتعال», «انفعال», «تفعيل», «إفعال»: forms that are verbal nouns, but for known bodies. */
export function isVerbalNoun(doc: Document, at: number, judging: boolean): boolean {
  const token = doc.tokens[at];
  if (token?.kind !== 'word') return false;
  const definite = token.norm.startsWith('ال');
  if (definite && !judging) return false;
  const bare = definite ? token.norm.slice(2) : token.norm;
  const causative = /^(?:ال)?إ.{2}ا.$/.test(token.text) && bare.length === 5;
  if ((!VERBAL_NOUN.test(bare) && !causative) || ar.NO_VERBAL_NOUN.has(bare)) return false;
  if (ARABIC_GIVEN_NAMES.has(bare)) return false;
  const before = doc.tokens[at - 1] as Token;
  if (
    doc.names.has(token.norm) ||
    ar.CAPITALS.has(bare) ||
    ar.INSTITUTIONS.has(before.norm) ||
    arabicForm(token.norm)
  )
    return false;
  return doc.tokens[at + 1]?.kind === 'word' || doc.tokens[at + 1]?.kind === 'number';
}

const isBody = (norm: string): boolean =>
  ar.INSTITUTIONS.has(norm) || ar.GROUPS.has(norm) || ar.DOCUMENTS.has(norm);

/** «لكنه انتقد توقيت المباراة»: the particle has the subject, what follows is the matter. */
export function saidByPronoun(doc: Document, verb: number): boolean {
  const next = doc.tokens[verb + 1];
  if (!/^و?(?:لكنه|لكنها|لكنهم|انه|انها)$/.test(doc.tokens[verb - 1]?.norm ?? '')) return false;
  return next?.kind === 'word' && !ar.NOT_SUBJECT.has(next.norm) && !ar.SUBJECT_STOPS.has(next.norm);
}
