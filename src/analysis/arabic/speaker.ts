import { type Document, quotationFrom, type Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { ARABIC_GIVEN_NAMES } from '../languages/spoken-of.ts';
import type { ArabicForm } from '../lexicon-ar.ts';
import type { Features, Source } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { issuerOf } from './addressees.ts';
import { agrees } from './agreement.ts';
import { opensClause } from './clause.ts';
import type { Complement } from './complement.ts';
import { isAddress, subjectAfter } from './subject.ts';
import { subjectBefore } from './subject-before.ts';
import { beforeAccused, beforeCalledUpon, beforeDescribed, isCalled } from './subject-end.ts';
import { beginsSpeaker, isComma, isDefinite, withoutConjunction } from './words.ts';

export function sourceOf(
  doc: Document,
  sentence: Range,
  at: number,
  form: ArabicForm,
  complement: Complement,
  clauseStart: number,
  unfinished: Range | undefined,
  spokenBefore: boolean,
): { source: Source; reason: string; document?: Range } {
  const before = doc.tokens[at - 1];
  const topic = asFor(doc, sentence, at);
  if (topic) return { source: { kind: 'mention', range: topic }, reason: 'subject after أما' };
  // «كان البرلمان قد طالب العام الماضي»: what follows كان comes before what follows the verb.
  if (before?.norm === 'قد') {
    const subject = subjectBefore(doc, at, sentence.from);
    const sure = subject && (beginsSpeaker(doc, subject.from) || isDefinite(doc.tokens[subject.from]));
    if (subject && sure)
      return { source: { kind: 'mention', range: subject }, reason: 'subject of كان before the verb' };
  }
  const opening = form.joined ? null : (openingApposed(doc, sentence, at) ?? afterBut(doc, sentence, at));
  if (opening)
    return { source: { kind: 'mention', range: opening }, reason: 'subject that opens the sentence' };
  const issuer = isAttached(doc, at, form) ? issuerOf(doc, sentence, at) : null;
  if (issuer && issuer.to < at) {
    const document = { from: at - 1, to: at };
    return {
      source: { kind: 'mention', range: issuer },
      reason: 'who issued the document that calls',
      document,
    };
  }
  const range = spokenBy(doc, at, complement, form);
  if (range) {
    const orCarried = maybeCalledUpon(doc, at, range, form, complement.at, spokenBefore)
      ? form.features
      : undefined;
    const sameSentence = orCarried !== undefined && spokenBefore;
    return { source: { kind: 'mention', range, orCarried, sameSentence }, reason: 'subject after the verb' };
  }
  const was = before && /^[وف]?قد$/.test(before.norm);
  if (was) {
    const subject = subjectBefore(doc, at, sentence.from);
    if (subject)
      return { source: { kind: 'mention', range: subject }, reason: 'subject of كان before the verb' };
  }
  const relative = before !== undefined && ar.RELATIVES.has(before.norm);
  if (
    at > sentence.from &&
    !form.joined &&
    (relative || !opensClause(doc, at, sentence.from) || isComma(before))
  ) {
    const subject = subjectBefore(doc, at, sentence.from);
    if (subject && !startsWithPreposition(doc, subject) && (relative || plausible(doc, subject))) {
      return {
        source: { kind: 'mention', range: subject },
        reason: relative ? 'antecedent of the relative' : 'subject before the verb',
      };
    }
  }
  // «وأصدرت اللجنة بيانا أكدت فيه أن»: within the sentence the verb speaks for its subject.
  const carried =
    unfinished && !form.joined && at > unfinished.to && agrees(doc, unfinished, form.features.gender);
  if (unfinished && (carried || (clauseStart > unfinished.to - 1 && isComma(doc.tokens[clauseStart - 1])))) {
    return { source: { kind: 'mention', range: unfinished }, reason: 'subject of the verb before' };
  }
  return {
    source: { kind: 'implicit', features: ofOne(form.features) },
    reason: 'the verb has no subject: speaker carried on',
  };
}

/** A masculine singular verb with no subject is said of one: people are followed by «قالوا». */
const ofOne = (features: Features): Features =>
  features.gender === 'm' && features.number === undefined ? { ...features, number: 'one' } : features;

/** «أما زميلها فيعتبر أن»: who stands between أما and the verb with ف. */
export function asFor(doc: Document, sentence: Range, verb: number): Range | null {
  if (!/^و?اما$/.test(doc.tokens[sentence.from]?.norm ?? '')) return null;
  const joined = doc.tokens[verb - 1]?.norm === 'فقد' ? verb - 1 : verb;
  if (!doc.tokens[joined]?.norm.startsWith('ف') || verb - sentence.from > 24) return null;
  if (/^(?:عن|في|فيما|حول|من|علي|بشان|ب.{4,})$/.test(doc.tokens[sentence.from + 1]?.norm ?? '')) return null;
  return subjectAfter(doc, sentence.from + 1, joined);
}

export const isKnown = (doc: Document, range: Range): boolean =>
  doc.names.has(doc.tokens[range.from]?.norm ?? '');

/**
 * «ودعا الشعب اليمني إلى»: a people or body after a verb of calling may be the one called upon; the speaker before is
 * then the subject.
 */
function maybeCalledUpon(
  doc: Document,
  at: number,
  subject: Range,
  form: ArabicForm,
  to: number,
  spokenBefore: boolean,
): boolean {
  if (!form.joined || form.verb.stance !== 'demands' || !form.verb.takes.includes('obj')) return false;
  const head = doc.tokens[subject.from]?.norm ?? '';
  // «ودعت السلطات السكان إلى»: another is called upon.
  if (subject.to < to && isCalled(doc.tokens[subject.to]?.norm ?? '')) return false;
  const unknown = spokenBefore || !doc.names.has(head);
  return !ar.TITLES.has(head) && unknown && subject.from === at + 1;
}

/** «الممثلة رنا سعادة، بطلة الفيلم، وصفت»: the subject opens the sentence and an aside parts it from its verb. */
function openingApposed(doc: Document, sentence: Range, at: number): Range | null {
  if (!isComma(doc.tokens[at - 1]) || !beginsSpeaker(doc, sentence.from)) return null;
  const subject = subjectAfter(doc, sentence.from, at);
  return subject && subject.to === at - 1 ? subject : null;
}

/** «…، لكن مصدرا في البنك، طلب عدم الكشف عن اسمه، قال»: an aside parts the subject after a particle from its verb. */
function afterBut(doc: Document, sentence: Range, at: number): Range | null {
  if (!isComma(doc.tokens[at - 1])) return null;
  for (let but = at - 3; but >= Math.max(sentence.from, at - ASIDE); but--) {
    const { norm } = doc.tokens[but] as Token;
    if (doc.quotationAt[but] !== -1) return null;
    const an = norm === 'ان' && /^(?:غير|الا|بيد)$/.test(doc.tokens[but - 1]?.norm ?? '');
    if (!an && !/^و?لكن$/.test(norm)) continue;
    const subject = beginsSpeaker(doc, but + 1) ? subjectAfter(doc, but + 1, at) : null;
    return subject && isComma(doc.tokens[subject.to]) ? subject : null;
  }
  return null;
}

const ASIDE = 24;

/** «قرار يدعو الحكومة إلى»: a verb of calling said of an indefinite document. */
function isAttached(doc: Document, at: number, form: ArabicForm): boolean {
  const before = doc.tokens[at - 1];
  const norm = before?.norm ?? '';
  const document = ar.DOCUMENTS.has(norm) || (norm.endsWith('ا') && ar.DOCUMENTS.has(norm.slice(0, -1)));
  return before?.kind === 'word' && !form.joined && document && form.verb.takes.includes('obj');
}

const takesPerson = (take: string): boolean => take === 'obj' || take === 'liable';

/** «وقال لـ«الشرق الأوسط» مصدر مطلع إن»: the subject may follow whom it was said to. */
function afterAddress(doc: Document, from: number, to: number): number {
  if (!isAddress(doc, from, to)) return from;
  const quoted = quotationFrom(doc, from + 1) ?? quotationFrom(doc, from + 2);
  if (quoted?.closed) return beginsSpeaker(doc, quoted.close + 1) ? quoted.close + 1 : from;
  for (let at = from + 1; at < Math.min(to, from + 5); at++) {
    const { norm } = doc.tokens[at] as Token;
    if (ar.TITLES.has(norm) || ar.GROUPS.has(norm)) return at;
  }
  return from;
}

/** The subject after the verb, when it can be one. */
function spokenBy(doc: Document, at: number, complement: Complement, form: ArabicForm): Range | null {
  // «حملوا الحكومة مسؤولية»: a plural verb has its subject before it.
  if (form.shape !== 'participle' && form.features.number !== undefined && form.verb.takes.some(takesPerson))
    return null;
  const subject = subjectAfter(doc, afterAddress(doc, at + 1, complement.at), complement.at);
  if (!subject || !agrees(doc, subject, form.features.gender)) return null;
  // «أبلغ «الشرق الأوسط» أن»: told to the newspaper.
  if (form.verb.takes.includes('obj') && doc.quotationAt[subject.from] !== -1) return null;
  // «قرار يدعو الحكومة إلى»: what follows is called upon, what stands before calls.
  if (isAttached(doc, at, form)) return null;
  // «ودعت جميع المتمردين إلى»: they are called upon.
  const head = doc.tokens[subject.from]?.norm ?? '';
  if (form.joined && form.verb.takes.includes('obj') && /^(?:جميع|كافه|كل|ال.{3,}ين)$/.test(head))
    return null;
  if (form.verb.past === 'وصف') return beforeDescribed(doc, subject, complement.at);
  if (!form.verb.takes.includes('obj')) return subject;
  return beforeAccused(doc, beforeCalledUpon(doc, subject, form), form);
}

/** A subject before its verb is a speaker by its words, is known, or is short and holds no verb or negation. */
function plausible(doc: Document, range: Range): boolean {
  const only = range.to - range.from === 1 ? (doc.tokens[range.from]?.norm ?? '') : '';
  if (only.endsWith('ا') && ar.DOCUMENTS.has(only.slice(0, -1))) return false;
  if (doc.tokens[range.from]?.text === '(' || beginsSpeaker(doc, range.from) || isKnown(doc, range))
    return true;
  if (range.to - range.from > 4) return false;
  if (/^و.{3,}/.test(doc.tokens[range.from]?.norm ?? '')) return false;
  for (let at = range.from; at < range.to; at++) {
    const { norm } = doc.tokens[at] as Token;
    if (ARABIC_GIVEN_NAMES.has(norm)) continue;
    if (
      ar.NEGATIONS.has(norm) ||
      /^(?:ي|ت)\p{L}{3,}$/u.test(norm) ||
      norm.startsWith('ب') ||
      ar.CONTENT_NOUNS.has(norm)
    )
      return false;
  }
  return true;
}

function startsWithPreposition(doc: Document, range: Range): boolean {
  const norm = withoutConjunction(doc.tokens[range.from]?.norm ?? '');
  return ar.NOT_SUBJECT.has(norm) || ar.SUBJECT_STOPS.has(norm);
}
