import * as en from '../languages/en.ts';
import { englishForm } from '../lexicon-en.ts';
import type { Token } from '../tokens.ts';

const NOT_ADVERBS = new Set([
  'family',
  'ally',
  'reply',
  'assembly',
  'july',
  'italy',
  'only',
  'rally',
  'bully',
  'daily',
  'early',
  'weekly',
  'monthly',
  'anomaly',
  'supply',
  'fly',
  'monopoly',
  'holy',
  'ugly',
  'friendly',
  'likely',
  'elderly',
]);

export const isCapital = (token: Token | undefined): boolean =>
  token?.kind === 'word' && /^\p{Lu}/u.test(token.text);
export const isComma = (token: Token | undefined): boolean => token?.text === ',';
export const isDash = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:—|–|--|-)$/.test(token.text);
export const isTime = (token: Token | undefined): boolean =>
  token !== undefined && (en.TIME_WORDS.has(token.norm) || en.MONTHS.has(token.norm));

export function isAdverb(token: Token): boolean {
  if (en.ADVERBS.has(token.norm)) return !isCapital(token);
  return (
    token.norm.length > 4 && token.norm.endsWith('ly') && !isCapital(token) && !NOT_ADVERBS.has(token.norm)
  );
}

/** Closed-class words and verbs cannot stand in a name or a plain noun phrase. */
export function isNounLike(token: Token | undefined): boolean {
  if (!token || token.kind === 'mark') return false;
  const { norm } = token;
  if (token.kind === 'number') return true;
  if (en.PREPOSITIONS.has(norm) || en.CONJUNCTIONS.has(norm) || en.SUBORDINATORS.has(norm)) return false;
  if (en.AUXILIARIES.has(norm) || en.SUBJECT_PRONOUNS.has(norm) || en.DETERMINERS.has(norm)) return false;
  if (isCapital(token)) return true;
  if (en.COMMON_VERBS.has(norm) || isAdverb(token)) return false;
  const form = englishForm(norm);
  return !form || form.shape === 'base' || form.shape === 's' || norm === 'called';
}

/** Likely a finite verb: an auxiliary, a frequent verb, a verb of speech, or a word in -ed. */
export function isFiniteVerb(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  const { norm } = token;
  if (en.AUXILIARIES.has(norm) || en.COMMON_VERBS.has(norm)) return true;
  if (isCapital(token)) return false;
  const form = englishForm(norm);
  if (form) return form.shape === 'past' || form.shape === 's';
  return norm.length > 4 && norm.endsWith('ed') && !norm.includes('-');
}

export const isPossessive = (token: Token | undefined): boolean =>
  token !== undefined && (/'s$|s'$/.test(token.norm) || en.POSSESSIVES.has(token.norm));
