import type { Stance } from '../../briefing/schema.ts';
import type { Document, Range } from '../document.ts';
import * as en from '../languages/en.ts';
import { ENGLISH_NOUNS } from '../languages/en-verbs.ts';
import type { Source } from '../reports.ts';
import type { Candidate } from './candidates.ts';
import { phraseStart } from './noun-phrase.ts';
import { sharedSubject } from './shared-subject.ts';
import { isFiniteVerb } from './words.ts';

const NOUNS: ReadonlyMap<string, Stance> = new Map(Object.entries(ENGLISH_NOUNS));

/** "Trump's claim that", "made the point that": a noun of speech with its clause. */
export function nounCandidate(doc: Document, sentence: Range, at: number): Candidate | null {
  const stance = NOUNS.get(doc.tokens[at]?.norm ?? '');
  if (!stance) return null;
  const next = doc.tokens[at + 1];
  if (next?.norm !== 'that' || at + 3 >= sentence.to || doc.tokens[at + 2]?.kind === 'mark') return null;
  // "a comment that reopened old wounds": a clause about it, not what was said.
  if (isFiniteVerb(doc.tokens[at + 2])) return null;
  const source = sourceOf(doc, sentence, at);
  if (!source) return null;
  return {
    rule: 'noun-that',
    reason: 'owner of the noun of speech',
    cue: { from: at, to: at + 1 },
    form: { verb: { base: doc.tokens[at]?.norm ?? '', stance, takes: new Set(['t']) }, shape: 'base' },
    source,
    after: { kind: 'that', start: at + 1 },
    before: null,
    clauseStart: at,
    cuts: false,
    relative: false,
    subordinate: /'s$|s'$/.test(doc.tokens[at - 1]?.norm ?? ''),
    negated: false,
  };
}

function sourceOf(doc: Document, sentence: Range, at: number): Source | null {
  const before = doc.tokens[at - 1];
  if (!before || at - 1 < sentence.from) return null;
  if (/^(?:his|her|their|its)$/.test(before.norm))
    return { kind: 'pronoun', range: { from: at - 1, to: at } };
  if (/'s$|s'$/.test(before.norm)) {
    const start = phraseStart(doc, at - 1, sentence.from);
    return start < at ? { kind: 'mention', range: { from: start, to: at } } : null;
  }
  if (!en.DETERMINERS.has(before.norm)) return null;
  return sharedSubject(doc, sentence.from, at)?.source ?? null;
}
