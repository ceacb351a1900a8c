import { type Document, quotationFrom, type Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { ARABIC_GIVEN_NAMES } from '../languages/spoken-of.ts';
import type { ArabicForm } from '../lexicon-ar.ts';
import { isContentNoun } from './matter.ts';
import { isAla, isBanKiMoon, isDefinite } from './words.ts';

/** «وصفت مصادر تركية الحادث بأنه»: after an indefinite subject a definite noun is what is described. */
export function beforeDescribed(doc: Document, subject: Range, clause: number): Range {
  // «وصف ميلي الرسالة بأنها»: the pronoun of the clause tells which noun it is about.
  const last = doc.tokens[subject.to - 1];
  const feminine = /ها$/.test(doc.tokens[clause]?.norm ?? '') && /^ال.*(?:ه|ات)$/.test(last?.norm ?? '');
  if (feminine && subject.to - subject.from > 1) return { from: subject.from, to: subject.to - 1 };
  if (doc.tokens[subject.from]?.norm.startsWith('ال') || !ar.GROUPS.has(doc.tokens[subject.from]?.norm ?? ''))
    return subject;
  for (let at = subject.from + 1; at < subject.to; at++) {
    if (doc.tokens[at]?.norm.startsWith('ال')) return { from: subject.from, to: at };
  }
  return subject;
}

const isListed = (norm: string): boolean =>
  [ar.TITLES, ar.CAPITALS, ar.INSTITUTIONS, ar.GROUPS].some((list) => list.has(norm));

/** «السكان», «المراجعين»: who is called upon, after a subject. */
export const isCalled = (norm: string): boolean => ar.CALLED_UPON.has(norm) || /^ال.{3,}ين$/.test(norm);

const TELLING = new Set(['أبلغ', 'أخبر']);

/** The subject without whom the verb calls upon or tells. */
export function beforeCalledUpon(doc: Document, subject: Range, form: ArabicForm): Range {
  for (let at = subject.from + 1; at < subject.to; at++) {
    const norm = doc.tokens[at]?.norm ?? '';
    // «لجنة المستأجرين» is one body.
    const complete = isDefinite(doc.tokens[at - 1]) || !isListed(doc.tokens[at - 1]?.norm ?? '');
    // «أبلغت المنظمة بغداد»
    const capital = ar.CAPITALS.has(norm) && isDefinite(doc.tokens[at - 1]);
    const told = quotationFrom(doc, at) !== undefined && TELLING.has(form.verb.past);
    if (told) return { from: subject.from, to: at };
    if ((isCalled(norm) || capital) && complete && doc.tokens[at - 1]?.norm !== 'و')
      return { from: subject.from, to: at };
  }
  return subject;
}

/**
 * «اتهم زعيم المعارضة نبيل شاهين الحداد بتضليل»: a verb with a person for its object does not leave two in one name. A
 * surname known from before, after given names that are not, is the object.
 */
export function beforeAccused(doc: Document, subject: Range, form: ArabicForm): Range {
  if (form.suffixed) return subject;
  const [one, other] = [doc.tokens[subject.to - 2]?.norm ?? '', doc.tokens[subject.to - 1]?.norm ?? ''];
  // «حث السيستاني العبادي على»: two known by their surnames.
  const two = [one, other].every((norm) => norm.startsWith('ال') && doc.names.has(norm) && !isListed(norm));
  if (two && subject.to - subject.from === 2) return { from: subject.from, to: subject.to - 1 };
  if (subject.to - subject.from < 3) return subject;
  const [given, name, last] = doc.tokens.slice(subject.to - 3, subject.to).map(({ norm }) => norm);
  if (!given || !name || !last?.startsWith('ال') || !doc.names.has(last)) return subject;
  const partOfName = [given, name].some((norm) => norm.startsWith('ال') || doc.names.has(norm));
  const titled = ar.TITLES.has(name) || ar.TITLES.has(given) || /^(?:عبد|ابو|بن|ال)$/.test(name);
  return partOfName || titled ? subject : { from: subject.from, to: subject.to - 1 };
}

const AFTER_NAME = /^(?:عن|الي|مع|لدي|يوم|خلال|بعد|قبل|عقب|اثر|لل.{2,}|بال.{2,}|ب(?!ن|و|ل|ا).{4,})$/;

/** «وزير المالية محمد سالم | عن المشروع»: a preposition after a title with a given name and another begins the rest. */
export function endsName(doc: Document, from: number, at: number): boolean {
  const token = doc.tokens[at];
  if (!token || isBanKiMoon(doc, at)) return false;
  const matter = token.norm.startsWith('ال') && isContentNoun(token.norm.slice(2));
  if (!AFTER_NAME.test(token.norm) && !isAla(token) && !matter) return false;
  for (let given = at - 2; given >= from && given > at - 5; given--) {
    if (doc.tokens[given + 1]?.kind !== 'word') return false;
    if (ARABIC_GIVEN_NAMES.has(doc.tokens[given]?.norm ?? '')) return true;
  }
  return false;
}
