import { type Document, quotationFrom, quotationTo, type Range } from '../document.ts';
import { type EnglishForm, englishForm } from '../lexicon-en.ts';
import type { Source } from '../reports.ts';
import type { Token } from '../tokens.ts';
import { clauseStartOf, opensClause } from './clause-start.ts';
import { type After, complementAfter } from './complement.ts';
import { followingQuotation, inversion } from './inversion.ts';
import { nounCandidate } from './nouns.ts';
import { coordinate, participle } from './participle.ts';
import { askedBy, citedSource } from './relayed.ts';
import { sharedSubject } from './shared-subject.ts';
import { type Subject, subjectBefore } from './subject.ts';
import { baseFits, isNoun, isNounReport } from './verb-or-noun.ts';
import { isCapital, isComma, isDash } from './words.ts';

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
  /** Through whom the words came, where the cue's own clause tells it. */
  readonly via?: readonly Range[];
}

export function candidatesIn(doc: Document, sentence: Range): Candidate[] {
  const found: Candidate[] = [];
  const titled = inTitleCase(doc, sentence);
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
    if (!form || (isCapital(token) && at > sentence.from && isCapital(doc.tokens[at - 1]) && !titled))
      continue;
    const candidate =
      form.shape === 'ing'
        ? participle(doc, sentence, at, form, found)
        : finite(doc, sentence, at, form, found);
    if (candidate) found.push(candidate);
  }
  return withFollowingSource(doc, sentence, found);
}

/** "Promising that …, Bolton said": a participle that opens the sentence has the subject that follows it. */
function withFollowingSource(doc: Document, sentence: Range, found: readonly Candidate[]): Candidate[] {
  return found.flatMap((candidate, index) => {
    if (candidate.source.kind !== 'nobody') return [candidate];
    const next = found[index + 1];
    if (next && !next.relative && next.source.kind !== 'nobody')
      return [{ ...candidate, source: next.source }];
    // "Adding: “…”": a sentence of its own goes on with the speaker before.
    if (candidate.after.kind === 'quotation')
      return [{ ...candidate, source: { kind: 'same' }, subordinate: false }];
    for (let at = candidate.cue.to; at < Math.min(sentence.to, candidate.cue.to + 60); at++) {
      if (!isComma(doc.tokens[at])) continue;
      const subject = sharedSubject(doc, at, Math.min(sentence.to, at + 16));
      return subject ? [{ ...candidate, source: subject.source }] : [];
    }
    return [];
  });
}

/** A headline: nearly every word of it has a capital. */
function inTitleCase(doc: Document, sentence: Range): boolean {
  if (doc.tokens[sentence.from]?.line !== 0 || sentence.to - sentence.from > 25) return false;
  let capitals = 0;
  let words = 0;
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = doc.tokens[at] as Token;
    if (token.kind !== 'word' || token.text.length < 4) continue;
    words++;
    if (isCapital(token)) capitals++;
  }
  return words > 3 && capitals / words > 0.8;
}

function finite(
  doc: Document,
  sentence: Range,
  at: number,
  form: EnglishForm,
  found: readonly Candidate[],
): Candidate | null {
  if (isNoun(doc, at, form) || isUnsaid(doc, at)) return null;
  const inverted = inversion(doc, sentence, at, form);
  if (inverted) return inverted;
  const subject = subjectBefore(doc, at, sentence.from) ?? coordinate(doc, sentence, at, found);
  if (subject?.passive) return askedBy(doc, sentence, at, form);
  if (!subject) return null;
  if (form.shape === 'base' && (isNounReport(doc, at, form) || !baseFits(doc, at, subject))) return null;
  const cited = citedSource(doc, subject, at);
  const before = wordsBefore(doc, sentence, subject.start, found);
  const quoted = before !== null && quotationTo(doc, before - 1) !== undefined;
  const governed = afterFrontedAs(doc, sentence, subject, complementAfter(doc, at, sentence.to, form.verb));
  const named = governed?.kind === 'quotation' && isTitleQuotation(doc, governed.start);
  // "she reads “The Long Road”", "he wrote “Home”": a work, not words.
  if (named && !quoted && (form.verb.base === 'read' || form.verb.base === 'write')) return null;
  // "…,” she told the paper when asked about fears that": too far off to be its clause.
  const far = governed?.kind === 'that' && governed.start - at > FAR;
  const addressed =
    before !== null && form.verb.base === 'write' && governed !== null && isNameAlone(doc, governed);
  const afterQuotation = addressed || (quoted && (!governed || named || far || LOOSE.has(governed.kind)));
  const mark = governed?.kind === 'none' ? governed.mark : at + 1;
  const settled: After | null = afterQuotation ? { kind: 'none', mark: at + 1 } : governed;
  const after = quoted && settled?.kind === 'none' ? followingQuotation(doc, mark, sentence.to) : settled;
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
    source: cited ? { kind: 'mention', range: cited } : subject.source,
    ...(cited && subject.source.kind === 'mention' && { via: [subject.source.range] }),
    after,
    before: takesBefore ? before : null,
    clauseStart: clauseStartOf(doc, subject.start, sentence.from),
    cuts,
    relative: subject.relative,
    subordinate: SUBORDINATE.has(doc.tokens[subject.start - 1]?.norm ?? '') && subject.start > sentence.from,
    negated: subject.negated,
  };
}

/** "declined to say whether": told already by what was declined. */
const isUnsaid = (doc: Document, at: number): boolean =>
  doc.tokens[at - 1]?.norm === 'to' && /^(?:declin|refus)/.test(doc.tokens[at - 2]?.norm ?? '');

/** "As the minister has explained, three taxes were dropped": the words follow the comma. */
function afterFrontedAs(doc: Document, sentence: Range, subject: Subject, after: After | null): After | null {
  if (after?.kind !== 'none' || !isComma(doc.tokens[after.mark]) || after.mark + 2 >= sentence.to)
    return after;
  const as = subject.start - 1;
  const opens =
    doc.tokens[as]?.norm === 'as' &&
    (as === sentence.from || (isComma(doc.tokens[as - 1]) && as - sentence.from < 4));
  return opens ? { kind: 'zero', start: after.mark + 1 } : after;
}

/** «told "Fox and Friends,"»: a name in marks, not words said. */
function isTitleQuotation(doc: Document, open: number): boolean {
  const quotation = quotationFrom(doc, open);
  if (!quotation || quotation.close - open > 7) return false;
  return (
    isCapital(doc.tokens[open + 1]) && !isComma(doc.tokens[open - 1]) && doc.tokens[open - 1]?.text !== ':'
  );
}

/** "…, Kennedy wrote Linick.": to whom. */
function isNameAlone(doc: Document, { kind, ...after }: After): boolean {
  if (kind !== 'zero' || !('start' in after)) return false;
  let at = after.start;
  while (isCapital(doc.tokens[at])) at++;
  return at > after.start && /^[.,]$/.test(doc.tokens[at]?.text ?? '');
}

/** What may seem to follow a cue whose words are the quotation before it: "…,” he said in a Thursday interview". */
const FAR = 5;
const LOOSE = new Set(['zero', 'colon', 'noun', 'infinitive', 'question']);

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
  const quotation = quotationTo(doc, mark);
  if (quotation) {
    // A fragment in marks belongs to the clause it stands in: «admitted they had “been friends,” he claimed …».
    const before = doc.tokens[quotation.open - 1];
    const fragment = before?.kind === 'word' && !/^\p{Lu}/u.test(doc.tokens[quotation.open + 1]?.text ?? '');
    if (found.length > 0 && fragment && quotation.open > floor) return null;
    return before?.kind === 'word' && isName(doc, quotation.open, mark) ? null : mark + 1;
  }
  if (!isComma(doc.tokens[mark]) && !isDash(doc.tokens[mark])) return null;
  if (mark <= floor) return null;
  return mark;
}

const NAME_WORDS = 6;

/** «on Fox's “Sunday Morning,”»: a few words with capitals after a word are a title, not speech. */
function isName(doc: Document, open: number, close: number): boolean {
  if (close - open > NAME_WORDS + 1) return false;
  for (let at = open + 1; at < close; at++) {
    const token = doc.tokens[at] as Token;
    if (token.kind === 'word' && token.text.length > 3 && !isCapital(token)) return false;
    if (/^[.?!]$/.test(token.text)) return false;
  }
  return true;
}
