import type { Span, Statement } from '../briefing/schema.ts';

/** Two sides, and not one speaker alone on both. */
export function isDisputed(bearing: readonly { speaker: string | null; position: string }[]): boolean {
  const taken = bearing.filter(({ position }) => position !== 'unclear');
  const sides = new Set(taken.map(({ position }) => position));
  return sides.size === 2 && new Set(taken.map(({ speaker }) => speaker)).size > 1;
}

/** Two speakers, in words that do not stand within one another's. */
export function areIndependent(group: readonly Statement[]): boolean {
  const span = (statement: Statement): Span => statement.evidence[0] ?? { start: 0, end: 0 };
  return group.some((one) =>
    group.some(
      (other) =>
        one.speaker !== other.speaker &&
        (span(one).end <= span(other).start || span(other).end <= span(one).start),
    ),
  );
}
