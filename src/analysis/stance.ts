import type { Stance } from '../briefing/schema.ts';
import { byRun, remembered } from '../text/remembered.ts';
import type { Document, Range } from './document.ts';
import * as words from './languages/stances.ts';
import { foldWord } from './tokens.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean).map(foldWord));

const NEGATIVE = set(words.NEGATIVE);
const PAST_NEGATIVE = set(words.PAST_NEGATIVE);
const OBLIGATION = set(words.OBLIGATION);
const NO_NEGATION_BEFORE = set(words.NO_NEGATION_BEFORE);
const KNOWING = set(words.KNOWING);
const DENIED = set(words.DENIED);
const REFUSING = set(words.REFUSING);
const LOOSE_BEFORE = set(words.LOOSE_BEFORE);
const COPULA = set(words.COPULA);
const NO_MORE = set(words.NO_MORE);
const EXCEPT = set(words.BUT_FOR);
const SO_FAR = set(words.SO_FAR);
const AFTER = 'بعد';
const CONDITIONS = new Set(words.CONDITIONS.map((pair) => pair.split(' ').map(foldWord).join(' ')));

const PLAIN: ReadonlySet<Stance> = new Set(['asserts', 'announces']);
/** Undone when their cue is negated: who "did not deny" neither denies nor confirms. */
const UNDONE: ReadonlySet<Stance> = new Set([
  'denies',
  'confirms',
  'threatens',
  'accuses',
  'promises',
  'announces',
]);
const REQUEST = /^["“«]?(?!(?:whether|if|how|why|what|who|when|where)\s)(?:[\p{L}'’-]+\s+){0,4}to\s+\p{Ll}/iu;
const OPENING = 7;
const REACH = 4;
const FAR = 6;
const LONGEST = 60;

/**
 * Cue first: a verb that denies, confirms, threatens decides. After a plain one ("said") the words do: a question asks,
 * an obligation demands, a negated deed or plan denies. Regret ("should not have been released") does neither.
 */
export function stanceOf(cue: Stance, text: string): Stance {
  // "asked the government to leave", not "asked whether" or "Why?".
  if (cue === 'asks') return REQUEST.test(text) && !/[?؟]/.test(text) ? 'demands' : cue;
  if (!PLAIN.has(cue)) return cue;
  if (/[?؟]["”»]?$/.test(text)) return 'asks';
  const said = wordsOf(text, LONGEST);
  if (isRegret(said)) return cue;
  if (said.slice(0, OPENING).some((word) => OBLIGATION.has(word))) return 'demands';
  return said.some((_, at) => deniesAt(said, at)) ? 'denies' : cue;
}

/** As {@link stanceOf}, with what stands before the cue: negated or refused, it does not do what it says. */
export function stanceInContext(doc: Document, cue: Range | null, stance: Stance, text: string): Stance {
  if (cue && UNDONE.has(stance)) {
    const sentence = doc.sentenceAt[cue.from];
    for (let at = Math.max(0, cue.from - 3); at < cue.to; at++) {
      const norm = doc.tokens[at]?.norm ?? '';
      if (doc.tokens[at]?.kind === 'mark') continue;
      const undone = isNegation(norm) || (at < cue.from && REFUSING.has(norm));
      if (undone && doc.sentenceAt[at] === sentence && isAdjacent(doc, at, cue.from)) return 'asserts';
    }
  }
  return stanceOf(stance, text);
}

/** No comma or mark between the two tokens. */
function isAdjacent(doc: Document, at: number, cue: number): boolean {
  for (let index = at + 1; index < cue; index++) if (doc.tokens[index]?.kind === 'mark') return false;
  return true;
}

const isNegation = (norm: string): boolean => NEGATIVE.has(norm) || norm.endsWith("n't");

/** "did not order", «لم يتخذ», "no plan", «لا نية»: a deed or plan denied; not "do not know", «لا تزال». */
function deniesAt(said: readonly string[], at: number): boolean {
  const word = said[at] ?? '';
  if (!isNegation(word) || NO_NEGATION_BEFORE.has(said[at + 1] ?? '')) return false;
  if (CONDITIONS.has(`${said[at - 1]} ${word}`)) return false;
  const next = said.slice(at + 1, at + 1 + REACH);
  if (next.slice(0, 2).some((one) => KNOWING.has(one))) return false;
  if (isOnlySoFar(said, at)) return false;
  if (next.some((one) => DENIED.has(one))) return true;
  // "when they did not answer", «خرجنا حفاة، ولم يبق»: told along the way.
  const before = said[word === 'not' ? at - 2 : at - 1] ?? '';
  if (LOOSE_BEFORE.has(before) || (at > 0 && word === 'ولم' && !COPULA.has(said[at + 1] ?? ''))) return false;
  const past =
    PAST_NEGATIVE.has(word) || (word === 'not' && PAST_NEGATIVE.has(`${said[at - 1]} not`.replace(' ', '_')));
  return past && at < OPENING;
}

/** «لم تصل بعد», "has not decided yet", «لا وجود لها إلا على الورق», «لم يعد»: how far it is, not that it is not. */
function isOnlySoFar(said: readonly string[], at: number): boolean {
  if (NO_MORE.has(said[at + 1] ?? '')) return true;
  const ahead = said.slice(at + 1, at + 1 + FAR);
  // «إلا أن» is "but".
  if (ahead.some((one, index) => EXCEPT.has(one) && !/^[اإأ]ن/.test(ahead[index + 1] ?? ''))) return true;
  return ahead.some((one, index) => SO_FAR.has(one) && (one !== AFTER || isLast(ahead, index)));
}

/** «بعد» at the end of its clause is "yet", before a noun "after". */
const isLast = (ahead: readonly string[], at: number): boolean =>
  at + 1 >= ahead.length || /^(?:ال[يى]|حت[يى]|في|عن|و.*)$/.test(ahead[at + 1] ?? '');

/** "should (not) have", «كان ينبغي»: said of what is past. */
function isRegret(said: readonly string[]): boolean {
  return said.some((word, at) => {
    if (!OBLIGATION.has(word)) return false;
    const around = said.slice(at + 1, at + 4);
    return /^(?:should|ought|shouldn't|must)$/.test(word)
      ? around.includes('have')
      : said.slice(Math.max(0, at - 2), at).some((one) => /^[وف]?كانت?$/.test(one));
  });
}

/** A clause says no when a negation stands in its opening. */
export function isNegated(text: string): boolean {
  const said = wordsOf(text, OPENING + 2);
  return said.some((word, at) => isNegation(word) && !NO_NEGATION_BEFORE.has(said[at + 1] ?? ''));
}

export const isObligation = (word: string): boolean => OBLIGATION.has(word);

/** The word negates the next: "not", «لم»; not "no longer", not "do not know". */
export const deniesNext = (word: string, next: string): boolean =>
  isNegation(word) && !NO_NEGATION_BEFORE.has(next) && !KNOWING.has(next);

/** A negation stands within reach before word `at`. */
export function isNegatedAt(said: readonly string[], at: number, reach = REACH + 1): boolean {
  for (let index = at - 1; index >= 0 && index >= at - reach; index--)
    if (isNegation(said[index] ?? '') && !NO_NEGATION_BEFORE.has(said[index + 1] ?? '')) return true;
  return false;
}

/** The first `count` words of a text, folded as tokens are. */
export function wordsOf(text: string, count: number): string[] {
  const found = byRun(text.slice(0, count * 24), wordsOfRun);
  if (found.length > count) found.length = count;
  return found;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/gu;
const wordsOfRun = remembered((run): readonly string[] => run.match(WORD)?.map(foldWord) ?? []);
