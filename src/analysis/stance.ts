import type { Stance, Statement } from '../briefing/schema.ts';
import { foldWord } from './tokens.ts';

const pattern = (words: string): RegExp => new RegExp(`^(?:${words.split(' ').map(foldWord).join('|')})$`);

const NEGATIVE = pattern(
  "not no never nothing nobody none don't doesn't didn't won't wouldn't isn't aren't wasn't weren't can't cannot couldn't haven't hasn't hadn't there's_no لم لن لا ليس ليست لسنا لست ولم ولن ولا",
);
const OBLIGATION = pattern("should must ought shouldn't needs يجب ينبغي لابد ضرورة وجوب المطلوب يتعين");
/** «لا تزال»: no negation of what follows. */
const STILL = pattern('تزال يزال يزالون زالت زال شك بد doubt only longer');
const PLAIN: ReadonlySet<Stance> = new Set(['asserts', 'announces', 'confirms']);

/** The words that open a reported clause decide: a negation there denies, an obligation demands, a question asks. */
export function stanceOf(cue: Stance, text: string): Stance {
  if (!PLAIN.has(cue)) return cue;
  if (/[?؟]["”»]?$/.test(text)) return 'asks';
  const words = openingWords(text, 7);
  if (words.some((word) => OBLIGATION.test(word))) return 'demands';
  if (words.slice(0, 5).some((word, index) => NEGATIVE.test(word) && !STILL.test(words[index + 1] ?? '')))
    return 'denies';
  return cue;
}

/** A clause says no when a negation stands in its opening. */
export function isNegated(text: string): boolean {
  return openingWords(text, 9).some((word) => NEGATIVE.test(word));
}

function openingWords(text: string, count: number): string[] {
  return (text.slice(0, 200).match(/[\p{L}\p{M}'’]+/gu) ?? []).slice(0, count).map(foldWord);
}

/** Which side a statement takes on what its words say. */
export function positionOf(statement: Statement): 'for' | 'against' | 'unclear' {
  if (statement.stance === 'asks') return 'unclear';
  const opposes = statement.stance === 'denies' && !isNegated(statement.text);
  const negative = isNegated(statement.text) || opposes || statement.stance === 'condemns';
  return negative ? 'against' : 'for';
}
