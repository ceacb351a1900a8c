import type { Claim, Statement } from '../briefing/schema.ts';
import { terms } from '../text/terms.ts';
import { positionOf } from './stance.ts';

const SHARED_TERMS = 3;
const OVERLAP = 0.34;
const OVERLAP_OF_TWO = 0.5;
const POSTINGS = 60;
const MOST = 12;

export interface Grouping {
  readonly claims: Claim[];
  /** Statement id → claims it bears on. */
  readonly positions: Map<string, Statement['claims']>;
  /** Why statements were put together, a line each. */
  readonly reasons: string[];
}

/**
 * Statements that bear on one proposition: those that share at least three of their telling words, weighed by how rare
 * a word is among the statements. Opposed positions in a group make it disputed.
 */
export function groupClaims(statements: readonly Statement[]): Grouping {
  const words = statements.map((statement) => new Set(terms(statement.text.slice(0, 1500)).map(skeleton)));
  const index = new Map<string, number[]>();
  for (const [number, set] of words.entries()) {
    for (const word of set) {
      const postings = index.get(word);
      if (postings) postings.push(number);
      else index.set(word, [number]);
    }
  }
  const weight = (word: string): number => Math.log((statements.length + 1) / (index.get(word)?.length ?? 1));
  const total = words.map((set) => [...set].reduce((sum, word) => sum + weight(word), 0));
  const parent = statements.map((_, number) => number);
  const root = (number: number): number => {
    let at = number;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const reasons: string[] = [];
  for (const [number, set] of words.entries()) {
    const shared = new Map<number, string[]>();
    for (const word of set) {
      const postings = index.get(word) ?? [];
      if (postings.length > POSTINGS) continue;
      for (const other of postings)
        if (other < number) shared.set(other, [...(shared.get(other) ?? []), word]);
    }
    for (const [other, common] of shared) {
      const sum = common.reduce((all, word) => all + weight(word), 0);
      const smaller = Math.min(total[number] as number, total[other] as number);
      if (common.length < 2 || sum < (common.length < SHARED_TERMS ? OVERLAP_OF_TWO : OVERLAP) * smaller)
        continue;
      parent[root(number)] = root(other);
      reasons.push(`${statements[other]?.id} + ${statements[number]?.id}: ${common.join(', ')}`);
    }
  }
  return {
    ...assemble(
      statements,
      statements.map((_, number) => root(number)),
    ),
    reasons,
  };
}

/** «انسحاب» and «سينسحب» share their consonants; long vowels and the future's prefix aside. */
function skeleton(term: string): string {
  if (!/^[\u0600-\u06ff]/.test(term)) return term;
  const bones = term.replace(/^س(?=[يتن].{3})/, '').replace(/[اوي]/g, '');
  return bones.length > 2 ? bones : term;
}

function assemble(statements: readonly Statement[], roots: readonly number[]): Omit<Grouping, 'reasons'> {
  const groups = new Map<number, Statement[]>();
  for (const [number, statement] of statements.entries()) {
    const group = groups.get(roots[number] as number) ?? [];
    group.push(statement);
    groups.set(roots[number] as number, group);
  }
  const claims: Claim[] = [];
  const positions = new Map<string, Statement['claims']>();
  for (const group of groups.values()) {
    const speakers = new Set(group.map((statement) => statement.speaker));
    if (group.length < 2 || speakers.size < 2 || claims.length >= MOST) continue;
    const id = `c${claims.length + 1}`;
    const sides = new Map<string, Set<string>>();
    for (const statement of group) {
      const position = positionOf(statement);
      positions.set(statement.id, [{ id, position }]);
      sides.set(position, (sides.get(position) ?? new Set()).add(statement.speaker ?? '-'));
    }
    const opposed = [...(sides.get('against') ?? [])].some((speaker) =>
      [...(sides.get('for') ?? [])].some((other) => other !== speaker),
    );
    claims.push({ id, text: representative(group).slice(0, 2000), disputed: opposed });
  }
  return { claims, positions };
}

/** The plainest wording of what is at issue: an affirmative one, of middling length. */
function representative(group: readonly Statement[]): string {
  const cost = (statement: Statement): number =>
    Math.abs(statement.text.length - 110) + (positionOf(statement) === 'for' ? 0 : 60);
  return [...group].sort((a, b) => cost(a) - cost(b))[0]?.text ?? '';
}
