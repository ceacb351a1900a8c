import { type Document, quotationFrom, quotationTo, type Range } from '../document.ts';
import * as en from '../languages/en.ts';
import { type EnglishForm, englishForm } from '../lexicon-en.ts';
import type { Source } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { type After, complementAfter } from './complement.ts';
import { nounCandidate } from './nouns.ts';
import { type Subject, sharedSubject, subjectAfter, subjectBefore } from './subject.ts';
import { isAdverb, isCapital, isComma, isDash, isNounLike, isTime } from './words.ts';

export interface Candidate {
  readonly rule: string;
  readonly reason: string;
  readonly cue: Range;
  readonly form: EnglishForm;
  readonly source: Source;
  readonly after: After;
  /** Words before end at this token (a comma or closing mark), when words stand before. */
  readonly before: number | null;
  /** Where this cue's clause begins and, when it is a clause of its own, earlier words end. */
  readonly clauseStart: number;
  readonly cuts: boolean;
  readonly relative: boolean;
  /** "While he said X, Y": the words end at the comma. */
  readonly subordinate: boolean;
  readonly negated: boolean;
}

export function candidatesIn(doc: Document, sentence: Range): Candidate[] {
  const found: Candidate[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    if (doc.quotationAt[at] !== -1) continue;
    const token = doc.tokens[at] as Token;
    if (token.kind !== 'word') continue;
    const noun = nounCandidate(doc, sentence, at);
    if (noun) {
      found.push(noun);
      continue;
    }
    const form = englishForm(token.norm);
    if (!form || (isCapital(token) && at > sentence.from && isCapital(doc.tokens[at - 1]))) continue;
    const candidate =
      form.shape === 'ing'
        ? participle(doc, sentence, at, form, found)
        : finite(doc, sentence, at, form, found);
    if (candidate) found.push(candidate);
  }
  return found;
}

function finite(
  doc: Document,
  sentence: Range,
  at: number,
  form: EnglishForm,
  found: readonly Candidate[],
): Candidate | null {
  if (isNoun(doc, at, form)) return null;
  const inverted = inversion(doc, sentence, at, form);
  if (inverted) return inverted;
  const subject = subjectBefore(doc, at, sentence.from) ?? coordinate(doc, sentence, at, found);
  if (!subject || subject.passive) return null;
  if (form.shape === 'base' && !baseFits(doc, at, subject)) return null;
  const before = wordsBefore(doc, sentence, subject.start, found);
  const quoted = before !== null && quotationTo(doc, before - 1) !== undefined;
  const found1 = complementAfter(doc, at, sentence.to, form.verb);
  const named = quoted && found1?.kind === 'quotation' && isTitleQuotation(doc, found1.start);
  const after = named || (!found1 && quoted) ? ({ kind: 'none', mark: at + 1 } as const) : found1;
  if (!after) return null;
  const coordinated = /^(?:and|but|,)$/.test(doc.tokens[subject.start]?.norm ?? '');
  const cuts = coordinated || opensClause(doc, subject.start, sentence.from);
  const quotable = form.verb.takes.has('q') || form.verb.takes.has('c');
  if (after.kind === 'none' && (before === null || !quotable)) return null;
  const takesBefore =
    before !== null &&
    quotable &&
    (after.kind === 'none' || (after.kind === 'quotation' && quotationTo(doc, before - 1) !== undefined));
  return {
    rule: `verb-${after.kind}`,
    reason: subject.relative ? 'antecedent of "who"' : 'subject before the verb',
    cue: { from: at, to: at + 1 },
    form,
    source: subject.source,
    after,
    before: takesBefore ? before : null,
    clauseStart: clauseStartOf(doc, subject.start, sentence.from),
    cuts,
    relative: subject.relative,
    subordinate: SUBORDINATE.has(doc.tokens[subject.start - 1]?.norm ?? '') && subject.start > sentence.from,
    negated: subject.negated,
  };
}

/** «told "Fox and Friends,"»: a name in marks, not words said. */
function isTitleQuotation(doc: Document, open: number): boolean {
  const quotation = quotationFrom(doc, open);
  if (!quotation || quotation.close - open > 7) return false;
  return (
    isCapital(doc.tokens[open + 1]) && !isComma(doc.tokens[open - 1]) && doc.tokens[open - 1]?.text !== ':'
  );
}

const SUBORDINATE = new Set([
  'while',
  'although',
  'though',
  'when',
  'if',
  'after',
  'before',
  'because',
  'since',
  'whereas',
]);

/** A verb form after a determiner, preposition or adjective is a noun: "his claims", "the report". */
function isNoun(doc: Document, at: number, form: EnglishForm): boolean {
  if (form.shape === 'past' || form.shape === 'pastpart') {
    const before = doc.tokens[at - 1];
    return (
      before !== undefined &&
      (en.DETERMINERS.has(before.norm) || (en.PREPOSITIONS.has(before.norm) && before.norm !== 'as'))
    );
  }
  const before = doc.tokens[at - 1];
  if (!before) return true;
  if (en.DETERMINERS.has(before.norm) || (en.PREPOSITIONS.has(before.norm) && before.norm !== 'to'))
    return true;
  return /'s$/.test(before.norm);
}

/** The base form needs a plural subject, "to" or an auxiliary before it. */
function baseFits(doc: Document, at: number, subject: Subject): boolean {
  let back = at - 1;
  while (back > 0 && isAdverb(doc.tokens[back] as Token)) back--;
  const before = doc.tokens[back] as Token;
  if (before.norm === 'to' || en.AUXILIARIES.has(before.norm)) return true;
  if (/^(?:i|we|they|you|who)$/.test(before.norm)) return true;
  if (subject.source.kind !== 'mention') return false;
  const head = doc.tokens[subject.source.range.to - 1]?.norm ?? '';
  if (/[^s]s$/.test(head) || en.GROUP_NOUNS.has(head)) return true;
  for (let index = subject.source.range.from; index < subject.source.range.to; index++) {
    const word = doc.tokens[index]?.norm ?? '';
    if (en.GROUP_NOUNS.has(word) || word === 'and') return true;
  }
  return false;
}

/** "“…,” said Senator Tim Scott": only right after a quotation or the comma that ends the words. */
function inversion(doc: Document, sentence: Range, at: number, form: EnglishForm): Candidate | null {
  if (at <= sentence.from || !form.verb.takes.has('q') || form.shape === 'base') return null;
  let previous = at - 1;
  while (previous > sentence.from && isAdverb(doc.tokens[previous] as Token)) previous--;
  const quoted =
    quotationTo(doc, previous) ??
    (isComma(doc.tokens[previous]) ? quotationTo(doc, previous - 1) : undefined);
  const next = doc.tokens[at + 1];
  if (!next || at + 1 >= sentence.to || next.norm === 'that' || isTime(next)) return null;
  const clause =
    isComma(doc.tokens[previous]) && ['said', 'says', 'wrote', 'added'].includes(doc.tokens[at]?.norm ?? '');
  if (!quoted && !clause) return null;
  const pronoun = en.SUBJECT_PRONOUNS.has(next.norm);
  const range = pronoun ? { from: at + 1, to: at + 2 } : subjectAfter(doc, at + 1, sentence.to);
  if (!range) return null;
  if (!quoted) {
    const ending = doc.tokens[range.to];
    if (ending && range.to < sentence.to && !/^[.,]$/.test(ending.text)) return null;
    if (subjectBefore(doc, at, sentence.from) && !isCapital(next) && !en.DETERMINERS.has(next.norm))
      return null;
  }
  return {
    rule: 'verb-inverted',
    reason: 'subject after the verb',
    cue: { from: at, to: at + 1 },
    form,
    source: pronoun ? { kind: 'pronoun', range } : { kind: 'mention', range },
    after: followingQuotation(doc, range.to, sentence.to),
    before: previous + (isComma(doc.tokens[previous]) ? 0 : 1),
    clauseStart: at,
    cuts: false,
    relative: false,
    subordinate: false,
    negated: false,
  };
}

/** After "said X, a senator from Y," a second quotation may follow in the same sentence. */
function followingQuotation(doc: Document, from: number, to: number): After {
  for (let at = from; at < to; at++) {
    const quotation = doc.quotations[doc.quotationAt[at] ?? -1];
    if (quotation?.open === at) {
      const before = doc.tokens[at - 1];
      const speech =
        quotation.close - at > 4 &&
        before !== undefined &&
        (isComma(before) || before.text === ':' || isDash(before));
      return speech ? { kind: 'quotation', start: at } : { kind: 'none', mark: from };
    }
  }
  return { kind: 'none', mark: from };
}

/** "… and said": the subject is that of the cue or verb before. */
function coordinate(doc: Document, sentence: Range, at: number, found: readonly Candidate[]): Subject | null {
  let back = at - 1;
  while (back > sentence.from && isAdverb(doc.tokens[back] as Token)) back--;
  const before = doc.tokens[back] as Token;
  if (back <= sentence.from || !(before.norm === 'and' || before.norm === 'but' || isComma(before)))
    return null;
  const previous = found.at(-1);
  const source = previous?.source ?? sharedSubject(doc, sentence.from, back)?.source;
  if (!source || source.kind === 'nobody') return null;
  return { source, start: back, negated: false, passive: false, relative: false };
}

/** "saying", "adding that", "by promising": the subject is the speaker before or the sentence's subject. */
function participle(
  doc: Document,
  sentence: Range,
  at: number,
  form: EnglishForm,
  found: readonly Candidate[],
): Candidate | null {
  const before = doc.tokens[at - 1];
  if (before && at > sentence.from && (en.DETERMINERS.has(before.norm) || /'s$/.test(before.norm)))
    return null;
  const own =
    before && en.PASSIVE_AUXILIARIES.has(before.norm) ? subjectBefore(doc, at, sentence.from) : null;
  const after = complementAfter(doc, at, sentence.to, form.verb);
  if (!after || after.kind === 'none') return null;
  const noun = before !== undefined && isNounLike(before) && !isComma(before) && at > sentence.from;
  if (noun && !own) {
    const document = en.DOCUMENT_NOUNS.has(before.norm) || isTime(before);
    const phrase =
      (document ? sharedSubject(doc, sentence.from, at) : null) ?? subjectBefore(doc, at, sentence.from);
    if (!phrase || (form.verb.takes.has('n') && !document && !isCapital(before))) return null;
    return candidate(doc, sentence, at, form, phrase.source, after, 'noun before the participle');
  }
  const previous = found.at(-1);
  const source =
    own?.source ??
    (previous && !previous.relative
      ? previous.source
      : (sharedSubject(doc, sentence.from, at)?.source ?? previous?.source));
  if (!source) return null;
  return candidate(doc, sentence, at, form, source, after, 'a participle carries its speaker on');
}

function candidate(
  doc: Document,
  sentence: Range,
  at: number,
  form: EnglishForm,
  source: Source,
  after: After,
  reason: string,
): Candidate {
  return {
    rule: `participle-${after.kind}`,
    reason,
    cue: { from: at, to: at + 1 },
    form,
    source,
    after,
    before: null,
    clauseStart: at,
    cuts:
      isComma(doc.tokens[at - 1]) ||
      isDash(doc.tokens[at - 1]) ||
      doc.tokens[at - 1]?.norm === 'and' ||
      at === sentence.from ||
      en.PREPOSITIONS.has(doc.tokens[at - 1]?.norm ?? ''),
    relative: false,
    subordinate: false,
    negated: false,
  };
}

/** Where words before the subject end, when some stand there: at a comma or a closing mark. */
function wordsBefore(
  doc: Document,
  sentence: Range,
  start: number,
  found: readonly Candidate[],
): number | null {
  const mark = start - 1;
  if (mark <= sentence.from) return null;
  const floor = found.at(-1)?.cue.to ?? sentence.from;
  if (quotationTo(doc, mark)) return mark + 1;
  if (!isComma(doc.tokens[mark]) && !isDash(doc.tokens[mark])) return null;
  if (mark <= floor) return null;
  return mark;
}

function opensClause(doc: Document, start: number, from: number): boolean {
  if (start <= from) return true;
  const before = doc.tokens[start - 1] as Token;
  return (
    /^(?:and|but|while|although|though|as|when|;|:|—|–)$/.test(before.norm) ||
    isComma(before) ||
    before.kind === 'mark'
  );
}

function clauseStartOf(doc: Document, start: number, from: number): number {
  let at = start;
  while (
    at > from &&
    /^(?:and|but|while|although|though|as|when|after)$/.test(doc.tokens[at - 1]?.norm ?? '')
  )
    at--;
  return at;
}
