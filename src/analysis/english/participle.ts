import { type Document, quotationTo, type Range } from '../document.ts';
import * as en from '../languages/en.ts';
import type { EnglishForm } from '../lexicon-en.ts';
import type { Source } from '../reports.ts';
import type { Token } from '../tokens.ts';
import type { Candidate } from './candidates.ts';
import { type After, complementAfter } from './complement.ts';
import { subjectAfter } from './noun-phrase.ts';
import { sharedSubject } from './shared-subject.ts';
import { type Subject, subjectBefore } from './subject.ts';
import { isAdverb, isCapital, isComma, isDash, isNounLike, isTime } from './words.ts';

/** "… and said": the subject is that of the cue or verb before. */
export function coordinate(
  doc: Document,
  sentence: Range,
  at: number,
  found: readonly Candidate[],
): Subject | null {
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

/**
 * Whose participle it is, where the sentence has a cue already: after a comma the speaker of the sentence, else the
 * one before. A clause of its own in between ("…, and the union has sued, saying") takes it away.
 */
function carrier(doc: Document, at: number, found: readonly Candidate[]): Source | undefined {
  const afterComma = isComma(doc.tokens[at - 1]) || isDash(doc.tokens[at - 1]);
  const near = found.slice(-CANDIDATES);
  const main =
    near.findLast((one) => one.before !== null) ??
    found.slice(0, CANDIDATES).find((one) => !one.relative && one.rule !== 'noun-that');
  const one = afterComma ? main : near.findLast((other) => !other.relative);
  if (!one || one.source.kind === 'nobody') return undefined;
  for (let back = at - 2; back > one.cue.to + 1 && at - back < REACH; back--) {
    const token = doc.tokens[back] as Token;
    const clause =
      (token.norm === 'and' || token.norm === 'but') &&
      isComma(doc.tokens[back - 1]) &&
      doc.quotationAt[back] === -1;
    if (clause) return sharedSubject(doc, back, at)?.source ?? one.source;
  }
  return one.source;
}

/** "since announcing his bid", "for criticizing", "stopped writing": told of, not reported. */
const NO_SPEECH = new Set([
  'since',
  'without',
  'for',
  'from',
  'within',
  'of',
  'not',
  'stopped',
  'stop',
  'avoid',
  'avoided',
]);

/** "after the paper quoted a minister as saying": the minister speaks, through the paper; where that clause begins. */
function quotedSource(
  doc: Document,
  sentence: Range,
  as: number,
): { source: Source; via: Range[]; start: number } | null {
  let verb = as - 1;
  while (verb > sentence.from && as - verb < QUOTED_REACH && !QUOTING.test(doc.tokens[verb]?.norm ?? ''))
    verb--;
  if (!QUOTING.test(doc.tokens[verb]?.norm ?? '')) return null;
  const quoting = subjectBefore(doc, verb, sentence.from);
  if (!quoting) return null;
  let start = quoting.start;
  while (start > sentence.from && /^(?:after|when|while|as|and|but)$/.test(doc.tokens[start - 1]?.norm ?? ''))
    start--;
  if (quoting.passive) {
    const by = subjectAfter(doc, verb + 2, as);
    const via = doc.tokens[verb + 1]?.norm === 'by' && by ? [by] : [];
    return { source: quoting.source, via, start };
  }
  const range = subjectAfter(doc, verb + 1, as);
  if (!range) return null;
  const pronoun = /^(?:him|her|them|it)$/.test(doc.tokens[range.from]?.norm ?? '');
  if (pronoun) return null;
  return {
    source: { kind: 'mention', range },
    via: quoting.source.kind === 'mention' ? [quoting.source.range] : [],
    start,
  };
}

const QUOTING = /^(?:quoted|quotes|quote|quoting|cited|cites|reported)$/;
const QUOTED_REACH = 14;
const CANDIDATES = 12;
const REACH = 60;

/** "saying", "adding that", "by promising": the subject is the speaker before or the sentence's subject. */
export function participle(
  doc: Document,
  sentence: Range,
  at: number,
  form: EnglishForm,
  found: readonly Candidate[],
): Candidate | null {
  const before = doc.tokens[at - 1];
  if (before && at > sentence.from && (en.DETERMINERS.has(before.norm) || /'s$/.test(before.norm)))
    return null;
  if (before && NO_SPEECH.has(before.norm)) return null;
  const own =
    before && en.PASSIVE_AUXILIARIES.has(before.norm) ? subjectBefore(doc, at, sentence.from) : null;
  const after = complementAfter(doc, at, sentence.to, form.verb);
  if (!after || after.kind === 'none') return null;
  if (at === sentence.from) {
    return {
      ...candidate(doc, sentence, at, form, { kind: 'nobody' }, after, 'subject of the clause that follows'),
      subordinate: true,
    };
  }
  const quoted = before?.norm === 'as' ? quotedSource(doc, sentence, at - 1) : null;
  if (quoted) {
    const made = candidate(doc, sentence, at, form, quoted.source, after, 'who is quoted "as saying"');
    return { ...made, clauseStart: quoted.start, cuts: true, via: quoted.via };
  }
  // "business reporting style", "referring to the flood": told of, or an aside about the words before.
  if (form.verb.base === 'refer' || (form.verb.base === 'report' && after.kind !== 'that')) return null;
  const noun = before !== undefined && isNounLike(before) && !isComma(before) && at > sentence.from;
  if (noun && !own) {
    const document = en.DOCUMENT_NOUNS.has(before.norm) || isTime(before);
    const phrase =
      (document ? sharedSubject(doc, sentence.from, at) : null) ?? subjectBefore(doc, at, sentence.from);
    if (!phrase || (form.verb.takes.has('n') && !document && !isCapital(before))) return null;
    return candidate(doc, sentence, at, form, phrase.source, after, 'noun before the participle');
  }
  // "Obama won by promising change": whose clause it stands in.
  const means = before?.norm === 'by' ? sharedSubject(doc, sentence.from, at) : null;
  const source =
    own?.source ?? means?.source ?? carrier(doc, at, found) ?? sharedSubject(doc, sentence.from, at)?.source;
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
      quotationTo(doc, at - 1) !== undefined ||
      doc.tokens[at - 1]?.norm === 'and' ||
      at === sentence.from ||
      en.PREPOSITIONS.has(doc.tokens[at - 1]?.norm ?? ''),
    relative: false,
    subordinate: false,
    negated: false,
  };
}
