import { type Document, quotationFrom, quotationTo, type Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { type ArabicForm, arabicForm } from '../lexicon-ar.ts';
import type { Source } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { addresseesIn } from './addressees.ts';
import type { Candidate } from './candidates.ts';
import { channelsIn } from './channels.ts';
import { startOfClause } from './clause.ts';
import { type Complement, complementOf } from './complement.ts';
import { subjectAfter } from './subject.ts';
import { subjectBefore } from './subject-before.ts';
import { isComma } from './words.ts';

/** «"…" يقول الكاتب»: the words stand before, in marks, and the subject ends the clause. */
export function afterQuotation(
  doc: Document,
  sentence: Range,
  at: number,
  form: ArabicForm,
): Candidate | null {
  const weak = form.verb.takes.includes('weak') && !form.verb.takes.includes('quote');
  if (form.joined || form.shape === 'participle' || weak) return null;
  let mark = at - 1;
  if (isComma(doc.tokens[mark])) mark--;
  const quotation = quotationTo(doc, mark);
  if (!quotation || quotation.close - quotation.open < 4) return null;
  const subject = subjectAfter(doc, at + 1, sentence.to);
  if ((!subject && !saidSo(doc, at, form)) || complementOf(doc, at, sentence.to, form.verb)) return null;
  return {
    rule: 'verb-after-quotation',
    reason: subject
      ? 'subject after the verb that follows the quotation'
      : 'the verb after the quotation has no subject',
    cue: { from: at, to: at + 1 },
    form,
    source: subject ? { kind: 'mention', range: subject } : { kind: 'implicit', features: form.features },
    via: [],
    to: [],
    complement: null,
    preceding: { from: quotation.open, to: quotation.close + 1 },
    clauseStart: at,
    cuts: true,
  };
}

/** «"…"، تقول ضاحكة.»: a verb that takes quotations, with nothing but the manner after it. */
function saidSo(doc: Document, at: number, form: ArabicForm): boolean {
  const next = doc.tokens[at + 1];
  const ends = !next || next.kind === 'mark' || next.line !== doc.tokens[at]?.line;
  return form.verb.takes.includes('quote') && (ends || ar.MANNERS.has(next.norm));
}

/** «مشيرا إلى أن», «مضيفة»: the speaker is the one before. */
export function participleCandidate(
  doc: Document,
  sentence: Range,
  at: number,
  form: ArabicForm,
  unfinished: Range | undefined,
): Candidate | null {
  const token = doc.tokens[at] as Token;
  if (/ات$/.test(token.norm) && form.verb.past !== 'قال') return null;
  // «وكشف ناشره زياد»: right after a verb it is the subject.
  const spoken = arabicForm(doc.tokens[at - 1]?.norm ?? '')?.shape;
  if (
    token.norm.endsWith('ه') &&
    !form.joined &&
    form.verb.past !== 'قال' &&
    (spoken === 'past' || spoken === 'present')
  )
    return null;
  const before = doc.tokens[at - 1];
  if (doc.tokens[at + 1]?.norm === 'عدم' && ar.ANONYMITY.has(doc.tokens[at + 2]?.norm ?? '')) return null;
  const complement = complementOf(doc, at, sentence.to, form.verb);
  if (!complement) return null;
  const close = complement.at - at <= 6 || complement.kind === 'quotation';
  if (!close) return null;
  // An indefinite feminine after an indefinite noun is its adjective.
  const attribute = before?.kind === 'word' && !form.joined && at > sentence.from && token.norm.endsWith('ه');
  if (
    attribute &&
    form.verb.past !== 'قال' &&
    complement.kind !== 'clause' &&
    !/^(?:و?ال|.*ه$)/.test(before.norm)
  )
    return null;
  const region = { from: at + 1, to: complement.at };
  return {
    rule: `participle-${complement.kind}`,
    reason: unfinished
      ? 'subject of the verb the participle belongs to'
      : 'a participle carries its speaker on',
    cue: { from: at, to: at + 1 },
    form,
    source: unfinished ? { kind: 'mention', range: unfinished } : { kind: 'same', features: form.features },
    via: channelsIn(doc, region),
    // «أكد لصحفيين … قائلا»: the verb before told whom.
    to: addresseesIn(doc, unfinished ? { from: sentence.from, to: complement.at } : region),
    complement,
    clauseStart: at,
    cuts: true,
  };
}

/** «نقلت وكالة عن المتحدث قوله إن»: the one after عن speaks, the one before carries. */
export function relayCandidate(
  doc: Document,
  sentence: Range,
  at: number,
  form: ArabicForm,
): Candidate | null {
  let about = -1;
  for (let i = at + 1; i < sentence.to && i < at + 24; i++) {
    const norm = doc.tokens[i]?.norm;
    if (norm === 'عن' && doc.quotationAt[i] === -1) {
      about = i;
      break;
    }
  }
  if (about < 0) return null;
  for (let i = about + 1; i < sentence.to && i < about + 30; i++) {
    const token = doc.tokens[i] as Token;
    const inner = arabicForm(token.norm);
    const said = inner?.shape === 'noun' && inner.suffixed;
    const clause = ar.COMPLEMENTISERS.has(token.norm);
    if (!said && !clause && token.text !== ':' && !quotationFrom(doc, i)) continue;
    const complement = said
      ? complementOf(doc, i, sentence.to, inner.verb)
      : complementOf(doc, i - 1, sentence.to, form.verb);
    const speaker = subjectAfter(doc, about + 1, i);
    if (!complement || !speaker) return null;
    const carrier = subjectAfter(doc, at + 1, about) ?? subjectBefore(doc, at, sentence.from);
    return {
      rule: 'relay',
      reason: 'speaker after عن, the subject of the relay is the channel',
      cue: said ? { from: i, to: i + 1 } : { from: at, to: at + 1 },
      form: said ? inner : form,
      source: { kind: 'mention', range: speaker },
      via: carrier ? [carrier] : [],
      to: [],
      complement,
      clauseStart: startOfClause(doc, at, sentence.from),
      cuts: true,
    };
  }
  return null;
}

/** «قول وكالات إن», «تهديد الرئيس … بفرض», «دعوة المالكي إلى»: a verbal noun with its subject. */
export function nounCandidate(
  doc: Document,
  sentence: Range,
  at: number,
  form: ArabicForm,
): Candidate | null {
  const next = doc.tokens[at + 1];
  if (!next) return null;
  const complement = complementOf(doc, at, sentence.to, form.verb);
  if (!complement || complement.kind === 'noun' || (complement.kind === 'quotation' && !form.suffixed))
    return null;
  if (form.suffixed) {
    if (complement.at !== at + 1 || complement.kind === 'preposition') return null;
    return nounReport(
      doc,
      at,
      form,
      complement,
      { kind: 'implicit', features: form.features },
      'pronoun on the verbal noun',
    );
  }
  const titled =
    ar.TITLES.has(next.norm) ||
    ar.INSTITUTIONS.has(next.norm) ||
    ar.OUTLETS.has(next.norm) ||
    ar.CAPITALS.has(next.norm);
  if (!titled || form.verb.takes.includes('weak') || complement.at - at > 14) return null;
  const subject = subjectAfter(doc, at + 1, complement.at);
  return (
    subject &&
    nounReport(doc, at, form, complement, { kind: 'mention', range: subject }, 'subject of the verbal noun')
  );
}

function nounReport(
  doc: Document,
  at: number,
  form: ArabicForm,
  complement: Complement,
  source: Source,
  reason: string,
): Candidate {
  return {
    rule: `noun-${complement.kind}`,
    reason,
    cue: { from: at, to: at + 1 },
    form,
    source,
    via: channelsIn(doc, { from: at + 1, to: complement.at }),
    to: [],
    complement,
    clauseStart: at,
    cuts: false,
  };
}
