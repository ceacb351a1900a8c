import type { Stance, Statement } from '../briefing/schema.ts';
import type { Part, Setting } from './claims.ts';
import { ALLEGATIONS, FALSE_WORDS } from './languages/acts.ts';
import { wordsOf } from './stance.ts';
import { foldWord } from './tokens.ts';

const FEW = 9;
const BACK = 4;
const SAID: ReadonlySet<Stance> = new Set(['asserts', 'announces', 'confirms', 'accuses']);
const folded = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldWord));
const POINTING = folded(['هذه', 'هذا', 'تلك', 'these', 'those', 'this', 'that', 'the', 'such']);
const NAMED = folded(ALLEGATIONS);
const FALSE = folded(FALSE_WORDS);

/**
 * «رفضت السلطات هذه الاتهامات», "the report was false": a short statement about what another said right before. It is put
 * with that, in the group that holds it or one of their own.
 */
export function refersBack(
  statements: readonly Statement[],
  settings: readonly Setting[],
  groups: readonly (readonly Part[])[],
  reasons: string[],
): Part[][] {
  const all = groups.map((group) => [...group]);
  const groupOf = new Map<number, Part[]>();
  for (const group of all)
    for (const { number } of group) if (!groupOf.has(number)) groupOf.set(number, group);
  for (const [number, statement] of statements.entries()) {
    const sign = verdict(statement, settings[number]);
    if (sign === 0) continue;
    const before = spokenBefore(statements, number);
    if (before < 0) continue;
    const text = statements[before]?.text ?? '';
    const part = (which: number, side: 1 | -1): Part => ({
      number: which,
      sign: side,
      about: new Set(),
      near: new Set(),
      own: 0,
      text,
    });
    reasons.push(`${statements[before]?.id} + ${statement.id}: refers back`);
    const holding = groupOf.get(before);
    const said = holding?.find((one) => one.number === before);
    if (holding?.some((one) => one.number === number)) continue;
    if (holding && said) holding.push(part(number, (sign * said.sign) as 1 | -1));
    else {
      const group = [part(before, 1), part(number, sign)];
      all.push(group);
      groupOf.set(before, group);
    }
  }
  return all;
}

/** What it says of the words before: 1 that they are so or, under a cue that denies, what is denied; -1 false; 0 nothing. */
function verdict(statement: Statement, setting: Setting | undefined): 1 | -1 | 0 {
  const words = wordsOf(statement.text, FEW + 1);
  if (words.length > FEW) return 0;
  const at = words.findIndex((word) => NAMED.has(word.replace(/^(?:بال|ال)/, '')));
  // «ووصف هذه المعلومات بأنها كاذبة»: what is called false stands before the words.
  if (at === -1) return words.length <= 3 && words.some((word) => FALSE.has(word)) && named(setting) ? -1 : 0;
  const pointed =
    words.slice(Math.max(0, at - 2), at).some((word) => POINTING.has(word)) || /^ال/.test(words[at] ?? '');
  if (!pointed) return 0;
  if (words.some((word) => FALSE.has(word))) return setting?.cue === 'denies' ? 0 : -1;
  return setting?.cue === 'denies' || setting?.cue === 'confirms' ? 1 : 0;
}

/** Its sentence points at what was said: «هذه المعلومات». */
function named(setting: Setting | undefined): boolean {
  const words = wordsOf(setting?.sentence ?? '', 20);
  return words.some(
    (word, at) => at > 0 && POINTING.has(words[at - 1] ?? '') && NAMED.has(word.replace(/^ال/, '')),
  );
}

/** The latest accusation before by another, else what the only other one there said. */
function spokenBefore(statements: readonly Statement[], number: number): number {
  const { speaker } = statements[number] as Statement;
  const said: number[] = [];
  for (let at = number - 1; at >= Math.max(0, number - BACK); at--) {
    const one = statements[at] as Statement;
    if (one.speaker !== null && one.speaker !== speaker && SAID.has(one.stance)) said.push(at);
  }
  const accusing = said.find((at) => statements[at]?.stance === 'accuses');
  const speakers = new Set(said.map((at) => statements[at]?.speaker));
  return accusing ?? (speakers.size === 1 ? (said[0] ?? -1) : -1);
}
