import type { Statement } from '../briefing/schema.ts';
import type { Resolved } from './resolve.ts';

/** Why one statement stands as it does, or two were put under one claim: for editors, and for us. */
export interface Explanation {
  /** Statement id; `claims` for the grouping of statements. */
  readonly id: string;
  /** Which rule found the words. */
  readonly rule: string;
  readonly cue: string | null;
  readonly speaker: string | null;
  /** Why this speaker, or which words the grouped statements share. */
  readonly reason: string;
  readonly text: string;
}

export function explainStatement(statement: Statement, resolved: Resolved): Explanation {
  return {
    id: statement.id,
    rule: resolved.report.rule,
    cue: statement.cue?.text ?? null,
    speaker: resolved.speaker?.name ?? null,
    reason: resolved.reason,
    text: statement.text,
  };
}

const LONGEST = 100;

/** One explanation as a block of lines, e.g. for `isnad analyse --explain`. */
export function printExplanation({ id, rule, cue, speaker, reason, text }: Explanation): string {
  const words = text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
  const head = cue === null ? `${id}  ${rule}` : `${id}  ${rule}  cue: ${cue}`;
  const lines = [head, `    speaker: ${speaker ?? '(nobody named)'}`, `    because: ${reason}`];
  return [...lines, ...(words ? [`    words:   ${words.replace(/\s+/g, ' ')}`] : [])].join('\n');
}
