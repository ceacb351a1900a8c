import type { Document, Range } from '../document.ts';
import * as ar from '../languages/ar.ts';
import { type ArabicForm, arabicForm } from '../lexicon-ar.ts';
import type { Source } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { addresseesIn, calledUpon } from './addressees.ts';
import { channelsIn } from './channels.ts';
import { cutsBefore, opensClause, startOfClause } from './clause.ts';
import { type Complement, complementOf } from './complement.ts';
import { answered, answersWhile, CONDITIONAL, isImpersonal, isNoun, isUnsaid, points } from './cues.ts';
import { startsAnotherReport } from './next-report.ts';
import { afterQuotation, nounCandidate, participleCandidate, relayCandidate } from './nominal.ts';
import { asFor, isKnown, sourceOf } from './speaker.ts';
import { subjectAfter } from './subject.ts';
import { subjectBefore } from './subject-before.ts';
import { endsName } from './subject-end.ts';
import { beginsSpeaker } from './words.ts';
import { writtenIn } from './written.ts';

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
  const cues = new Set<number>();
  let unfinished = openingSubject(doc, sentence);
  for (let at = sentence.from; at < sentence.to; at++) {
    if (doc.quotationAt[at] !== -1) continue;
    const token = doc.tokens[at] as Token;
    if (token.kind !== 'word') continue;
    const written = writtenIn(doc, sentence, at);
    if (written) {
      found.push(written);
      cues.add(at);
      continue;
    }
    const form = arabicForm(token.norm) ?? answered(doc, at);
    if (!form || isNoun(doc, at, form)) continue;
    if (found.at(-1)?.cue.from === at) continue;
    const candidate = candidateAt(
      doc,
      sentence,
      at,
      form,
      unfinished,
      found.at(-1)?.source.kind === 'mention',
    );
    // «وأضاف الوزير يقول: «…»»: two cues of the same words.
    const again = /^[يت]قول$/.test(token.norm) && candidate?.complement?.start;
    if (again && again === found.at(-1)?.complement?.start) continue;
    if (candidate && !cues.has(candidate.cue.from)) {
      found.push(candidate);
      cues.add(candidate.cue.from);
      if (candidate.source.kind === 'mention') remember(doc, candidate.source.range);
      unfinished = undefined;
    } else if (found.length === 0 && (form.shape === 'past' || form.shape === 'present')) {
      unfinished = unfinishedSubject(doc, sentence, at) ?? unfinished;
    }
  }
  return found;
}

/** «الوزير أكد لدى سؤاله … قائلا»: a cue without words of its own leaves its subject to the participle after it. */
function unfinishedSubject(doc: Document, sentence: Range, at: number): Range | undefined {
  const before = opensClause(doc, at, sentence.from) ? null : subjectBefore(doc, at, sentence.from);
  const subject = before ?? subjectAfter(doc, at + 1, Math.min(sentence.to, at + 16));
  return subject && (beginsSpeaker(doc, subject.from) || isKnown(doc, subject)) ? subject : undefined;
}

/** «وشككت وزارة الدفاع … نافية»: the subject of a sentence that opens with another verb. */
function openingSubject(doc: Document, sentence: Range): Range | undefined {
  const at = sentence.from;
  if (beginsSpeaker(doc, at) || !beginsSpeaker(doc, at + 1)) return undefined;
  if (ar.NOT_SUBJECT.has(doc.tokens[at]?.norm ?? '')) return undefined;
  let to = Math.min(sentence.to, at + 20);
  for (let next = at + 2; next < to; next++) {
    const { norm } = doc.tokens[next] as Token;
    // Its object or the next verb ends it: «أصدرت اللجنة | بيانا | أكدت».
    const object = norm.endsWith('ا') && ar.DOCUMENTS.has(norm.slice(0, -1));
    const form = ar.TITLES.has(norm) ? undefined : arabicForm(norm);
    if (object || form?.shape === 'past' || endsName(doc, at + 1, next)) to = next;
  }
  return subjectAfter(doc, at + 1, to) ?? undefined;
}

function candidateAt(
  doc: Document,
  sentence: Range,
  at: number,
  form: ArabicForm,
  unfinished: Range | undefined,
  spokenBefore: boolean,
): Candidate | null {
  if (form.shape === 'noun') return nounCandidate(doc, sentence, at, form);
  if (form.shape === 'participle') return participleCandidate(doc, sentence, at, form, unfinished);
  if (form.verb.takes.includes('relay')) return relayCandidate(doc, sentence, at, form);
  if (isUnsaid(doc, at, form) || points(doc, at)) return null;
  const before = afterQuotation(doc, sentence, at, form);
  if (before) return before;
  const governed = complementOf(doc, at, sentence.to, form.verb);
  const complement = governed
    ? withImplicitSubject(doc, at, governed, form)
    : bareClause(doc, at, sentence.to, form);
  if (!complement) return null;
  if (
    (isImpersonal(doc, at, form, complement) && !asFor(doc, sentence, at)) ||
    CONDITIONAL.has(doc.tokens[at - 1]?.norm ?? '')
  )
    return null;
  const opening = startOfClause(doc, at, sentence.from);
  const region = { from: at + 1, to: complement.at };
  const { source, reason, document } = sourceOf(
    doc,
    sentence,
    at,
    form,
    complement,
    opening,
    unfinished,
    spokenBefore,
  );
  const first = source.kind === 'mention' ? Math.min(at, source.range.from) : at;
  const clauseStart = startOfClause(doc, first, sentence.from);
  if (
    form.verb.takes.includes('weak') &&
    !form.verb.takes.includes('liable') &&
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
    via: [...(document ? [document] : []), ...channelsIn(doc, region)],
    to: [...addresseesIn(doc, region), ...calledUpon(doc, at, form, source, complement)],
    complement,
    clauseStart,
    cuts:
      form.joined ||
      first === sentence.from ||
      cutsBefore(doc, first, clauseStart) ||
      answersWhile(doc, sentence, at, source),
  };
}

/** Words that named a speaker before in this article: «شكري» after «سامح شكري». */
function remember(doc: Document, range: Range): void {
  for (let at = range.from; at < range.to; at++) {
    const { norm, kind } = doc.tokens[at] as Token;
    if (kind === 'word' && norm.length > 3 && !ar.TITLES.has(norm)) doc.names.add(norm);
  }
}

/** «كما أدان النظام القضائي»: what is judged stands where the subject would; the verb alone speaks. */
function withImplicitSubject(
  doc: Document,
  at: number,
  complement: Complement,
  form: ArabicForm,
): Complement {
  const first = doc.tokens[at + 1];
  const matter = complement.kind === 'quotation' || complement.kind === 'noun';
  if (
    !first ||
    !matter ||
    !form.verb.takes.includes('np') ||
    form.verb.takes.includes('quote') ||
    form.suffixed
  )
    return complement;
  const judging = form.verb.stance === 'condemns' || form.verb.stance === 'praises';
  if (!judging || !first.norm.startsWith('ال') || beginsSpeaker(doc, at + 1) || doc.names.has(first.norm))
    return complement;
  return { kind: 'noun', at: at + 1, start: at + 1 };
}

const BARE = new Set(['قال', 'أضاف', 'تابع', 'أردف']);

/** «وأضاف أمام هذه الكارثة …»: the words follow with nothing to open them. */
function bareClause(doc: Document, at: number, to: number, form: ArabicForm): Complement | null {
  if (!BARE.has(form.verb.past) || !form.joined || form.shape !== 'past' || to - at < 6) return null;
  if (beginsSpeaker(doc, at + 1) || doc.names.has(doc.tokens[at + 1]?.norm ?? '')) return null;
  for (let next = at + 1; next < Math.min(to, at + 6); next++)
    if (startsAnotherReport(doc, next)) return null;
  const first = doc.tokens[at + 1];
  return first?.kind === 'word' && ar.NOT_SUBJECT.has(first.norm)
    ? { kind: 'clause', at: at + 1, start: at + 1 }
    : null;
}
