import { type Document, quotationFrom, quotationTo, type Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { type ArabicForm, arabicForm } from '../lexicon-ar.ts';
import type { Source } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { type Complement, complementOf } from './complement.ts';
import {
  agrees,
  beginsSpeaker,
  isAddress,
  isComma,
  subjectAfter,
  subjectBefore,
  withoutConjunction,
} from './subject.ts';

/** A cue with its source and the start of its words; where the words end is settled once all cues are known. */
export interface Candidate {
  readonly rule: string;
  readonly reason: string;
  readonly cue: Range;
  readonly form: ArabicForm;
  readonly source: Source;
  readonly via: Range[];
  readonly to: Range[];
  readonly complement: Complement | null;
  /** Words before the cue instead: a quotation or clause it follows. */
  readonly preceding?: Range | undefined;
  /** Where the clause of the cue begins: words of an earlier report end here. */
  readonly clauseStart: number;
  /** The cue opens its own clause, so it cuts the words before it. */
  readonly cuts: boolean;
}

export function candidatesIn(doc: Document, sentence: Range): Candidate[] {
  const found: Candidate[] = [];
  let unfinished = openingSubject(doc, sentence);
  for (let at = sentence.from; at < sentence.to; at++) {
    if (doc.quotationAt[at] !== -1) continue;
    const token = doc.tokens[at] as Token;
    if (token.kind !== 'word') continue;
    const form = arabicForm(token.norm);
    if (!form || isNoun(doc, at, form)) continue;
    if (found.at(-1)?.cue.from === at) continue;
    const candidate = candidateAt(doc, sentence, at, form, unfinished);
    if (candidate && !found.some((other) => other.cue.from === candidate.cue.from)) {
      found.push(candidate);
      unfinished = undefined;
    } else if (form.shape === 'past' || form.shape === 'present') {
      const before = opensClause(doc, at, sentence.from) ? null : subjectBefore(doc, at, sentence.from);
      unfinished = before ?? subjectAfter(doc, at + 1, Math.min(sentence.to, at + 16)) ?? unfinished;
    }
  }
  return found;
}

/** «وشككت وزارة الدفاع … نافية»: the subject of a sentence that opens with another verb. */
function openingSubject(doc: Document, sentence: Range): Range | undefined {
  const at = sentence.from;
  if (beginsSpeaker(doc, at) || !beginsSpeaker(doc, at + 1) || ar.NOT_SUBJECT.has(doc.tokens[at]?.norm ?? ''))
    return undefined;
  return subjectAfter(doc, at + 1, Math.min(sentence.to, at + 20)) ?? undefined;
}

/** After a preposition or with an article a form like ذكر or بين is a noun or particle, not a verb. */
function isNoun(doc: Document, at: number, form: ArabicForm): boolean {
  if (form.shape === 'noun' || form.shape === 'participle') return false;
  const before = doc.tokens[at - 1]?.norm ?? '';
  return (
    [
      'من',
      'في',
      'الي',
      'عن',
      'على',
      'علي',
      'بعد',
      'قبل',
      'اي',
      'كل',
      'دون',
      'عند',
      'ذو',
      'ذات',
      'هذا',
      'ان',
      'بين',
    ].includes(before) &&
    form.verb.past.length <= 4 &&
    form.shape === 'past' &&
    before !== 'ان'
  );
}

function candidateAt(
  doc: Document,
  sentence: Range,
  at: number,
  form: ArabicForm,
  unfinished: Range | undefined,
): Candidate | null {
  if (form.shape === 'noun') return nounCandidate(doc, sentence, at, form);
  if (form.shape === 'participle') return participleCandidate(doc, sentence, at, form, unfinished);
  if (form.verb.takes.includes('relay')) return relayCandidate(doc, sentence, at, form);
  const before = afterQuotation(doc, sentence, at, form);
  if (before) return before;
  const complement = complementOf(doc, at, sentence.to, form.verb);
  if (!complement) return null;
  if (isImpersonal(doc, at, form, complement) || CONDITIONAL.has(doc.tokens[at - 1]?.norm ?? '')) return null;
  const opening = startOfClause(doc, at, sentence.from);
  const region = { from: at + 1, to: complement.at };
  const { source, reason } = sourceOf(doc, sentence, at, form, complement, opening, unfinished);
  const first = source.kind === 'mention' ? Math.min(at, source.range.from) : at;
  const clauseStart = startOfClause(doc, first, sentence.from);
  if (
    form.verb.takes.includes('weak') &&
    source.kind !== 'mention' &&
    complement.kind !== 'clause' &&
    complement.kind !== 'colon' &&
    complement.kind !== 'quotation'
  )
    return null;
  return {
    rule: `verb-${complement.kind}`,
    reason,
    cue: { from: at, to: at + 1 },
    form,
    source,
    via: channelsIn(doc, region),
    to: addresseesIn(doc, region),
    complement,
    clauseStart,
    cuts: form.joined || first === sentence.from || cutsBefore(doc, first, clauseStart),
  };
}

/** «إذا طالبت»: nothing has been said yet. */
const CONDITIONAL = new Set(['اذا', 'واذا', 'لو', 'ولو']);

/** «ويذكر أن», «يعتقد أن»: nobody is said to speak. */
function isImpersonal(doc: Document, at: number, form: ArabicForm, complement: Complement): boolean {
  if (form.shape !== 'present' || complement.at !== at + 1 || complement.kind !== 'clause') return false;
  return (
    ['ذكر', 'اعتقد', 'توقع', 'رجح', 'زعم', 'قدر', 'لاحظ'].includes(form.verb.past) && opensClause(doc, at, 0)
  );
}

/** A conjunction of coordination between the clause before and this one. */
function cutsBefore(doc: Document, first: number, clauseStart: number): boolean {
  for (let at = clauseStart; at < first; at++) if (ar.CUTTERS.has(doc.tokens[at]?.norm ?? '')) return true;
  return false;
}

function opensClause(doc: Document, at: number, from: number): boolean {
  if (at === from) return true;
  const before = doc.tokens[at - 1];
  if (before === undefined || before.line !== doc.tokens[at]?.line || ar.OPENERS.has(before.norm))
    return true;
  return before.kind === 'mark' && before.text !== ')' && doc.quotationAt[at - 1] === -1;
}

function startOfClause(doc: Document, at: number, from: number): number {
  let start = at;
  while (start > from) {
    const before = doc.tokens[start - 1] as Token;
    if (!ar.OPENERS.has(before.norm) || doc.quotationAt[start - 1] !== -1) break;
    start--;
  }
  return start;
}

function sourceOf(
  doc: Document,
  sentence: Range,
  at: number,
  form: ArabicForm,
  complement: Complement,
  clauseStart: number,
  unfinished: Range | undefined,
): { source: Source; reason: string } {
  const after = spokenBy(doc, at, complement, form);
  if (after) return { source: { kind: 'mention', range: after }, reason: 'subject after the verb' };
  const before = doc.tokens[at - 1];
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
    if (subject && !startsWithPreposition(doc, subject)) {
      return {
        source: { kind: 'mention', range: subject },
        reason: relative ? 'antecedent of the relative' : 'subject before the verb',
      };
    }
  }
  if (unfinished && clauseStart > unfinished.to - 1 && isComma(doc.tokens[clauseStart - 1])) {
    return { source: { kind: 'mention', range: unfinished }, reason: 'subject of the verb before' };
  }
  return {
    source: { kind: 'implicit', features: form.features },
    reason: 'the verb has no subject: speaker carried on',
  };
}

/** The subject after the verb; where a judged thing may stand there instead, only what can be a speaker. */
function spokenBy(doc: Document, at: number, complement: Complement, form: ArabicForm): Range | null {
  const subject = subjectAfter(doc, at + 1, complement.at);
  if (!subject || !agrees(doc, subject, form.features.gender)) return null;
  // «قرار يدعو الحكومة إلى»: what follows is called upon, what stands before calls.
  const before = doc.tokens[at - 1];
  const attached =
    before?.kind === 'word' &&
    !form.joined &&
    ar.DOCUMENTS.has(before.norm) &&
    form.verb.takes.includes('obj');
  return attached ? null : subject;
}

function startsWithPreposition(doc: Document, range: Range): boolean {
  const norm = withoutConjunction(doc.tokens[range.from]?.norm ?? '');
  return ar.NOT_SUBJECT.has(norm) || ar.SUBJECT_STOPS.has(norm);
}

/** «"…" يقول الكاتب»: the words stand before, in marks, and the subject ends the clause. */
function afterQuotation(doc: Document, sentence: Range, at: number, form: ArabicForm): Candidate | null {
  if (form.joined || form.shape === 'participle') return null;
  let mark = at - 1;
  if (isComma(doc.tokens[mark])) mark--;
  const quotation = quotationTo(doc, mark);
  if (!quotation || quotation.close - quotation.open < 4) return null;
  const subject = subjectAfter(doc, at + 1, sentence.to);
  if (!subject || complementOf(doc, at, sentence.to, form.verb)) return null;
  return {
    rule: 'verb-after-quotation',
    reason: 'subject after the verb that follows the quotation',
    cue: { from: at, to: at + 1 },
    form,
    source: { kind: 'mention', range: subject },
    via: [],
    to: [],
    complement: null,
    preceding: { from: quotation.open, to: quotation.close + 1 },
    clauseStart: at,
    cuts: true,
  };
}

/** «مشيرا إلى أن», «مضيفة»: the speaker is the one before. */
function participleCandidate(
  doc: Document,
  sentence: Range,
  at: number,
  form: ArabicForm,
  unfinished: Range | undefined,
): Candidate | null {
  const token = doc.tokens[at] as Token;
  if (/ات$/.test(token.norm) && form.verb.past !== 'قال') return null;
  const before = doc.tokens[at - 1];
  const complement = complementOf(doc, at, sentence.to, form.verb);
  if (!complement) return null;
  const close = complement.at - at <= 6 || complement.kind === 'quotation';
  if (!close) return null;
  const attribute =
    before?.kind === 'word' &&
    !form.joined &&
    at > sentence.from &&
    !/[اة]$/.test(token.text.replace(/[\u064b-\u065f]/g, '')) &&
    /ين$/.test(token.norm) === false;
  if (
    attribute ||
    (before?.norm.startsWith('ال') &&
      token.norm.endsWith('ه') &&
      !isComma(before) &&
      complement.kind !== 'clause')
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
    to: addresseesIn(doc, region),
    complement,
    clauseStart: at,
    cuts: true,
  };
}

/** «نقلت وكالة عن المتحدث قوله إن»: the one after عن speaks, the one before carries. */
function relayCandidate(doc: Document, sentence: Range, at: number, form: ArabicForm): Candidate | null {
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
function nounCandidate(doc: Document, sentence: Range, at: number, form: ArabicForm): Candidate | null {
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

/** «في بيان», «عبر حسابه», «لـ«الشرق الأوسط»», «وفقا لـ…» between the verb and its words. */
export function channelsIn(doc: Document, region: Range): Range[] {
  const found: Range[] = [];
  for (let at = region.from; at < region.to; at++) {
    const token = doc.tokens[at] as Token;
    const next = doc.tokens[at + 1];
    const norm = withoutConjunction(token.norm);
    if ((norm === 'في' || norm === 'عبر' || norm === 'خلال') && next && ar.CHANNEL_NOUNS.has(next.norm)) {
      const quoted = [1, 2, 3]
        .map((step) => quotationFrom(doc, at + 1 + step))
        .find((quotation) => quotation && quotation.close < region.to);
      found.push(
        quoted
          ? { from: quoted.open, to: quoted.close + 1 }
          : { from: at + 1, to: Math.min(at + 2, region.to) },
      );
      if (quoted) at = quoted.close;
    } else if (isAddress(doc, at, region.to) && !isPressAddress(token.norm)) {
      const quoted = quotationFrom(doc, at + 1) ?? quotationFrom(doc, at + 2) ?? quotationFrom(doc, at + 3);
      const end = quoted && quoted.close < region.to ? quoted.close + 1 : outletEnd(doc, at + 1, region.to);
      const start = token.norm === 'ل' || token.norm === 'لـ' ? at + 1 : at;
      if (end > start) found.push({ from: start, to: end });
      at = Math.max(at, end - 1);
    }
  }
  return found;
}

const isPressAddress = (norm: string): boolean => /^لل?(?:صحف|صحاف)/.test(norm) && !norm.startsWith('لصحيف');

function outletEnd(doc: Document, from: number, to: number): number {
  let end = from;
  while (end < to && end < from + 3) {
    const token = doc.tokens[end] as Token;
    if (
      token.kind !== 'word' ||
      ar.SUBJECT_STOPS.has(token.norm) ||
      ar.WEEKDAYS.has(token.norm) ||
      ar.NOT_SUBJECT.has(token.norm)
    )
      break;
    end++;
  }
  return end;
}

function addresseesIn(doc: Document, region: Range): Range[] {
  const found: Range[] = [];
  for (let at = region.from; at < region.to; at++) {
    const norm = doc.tokens[at]?.norm ?? '';
    if (isPressAddress(norm)) found.push({ from: at, to: at + 1 });
  }
  return found;
}
