import { fold } from '../text/fold.ts';
import { compareNames } from '../text/names.ts';

/** An editor's word on which names are one person's; it overrides what matching finds. */
export interface NameDecisions {
  readonly same: readonly (readonly string[])[];
  readonly different: readonly (readonly string[])[];
}

export interface Naming {
  /** Whether two spellings can be one name. */
  same(a: string, b: string): boolean;
  /** Whether somebody decided that the two are different people's. */
  apart(a: string, b: string): boolean;
  /** The name and what an editor says is the same. */
  spellings(name: string): string[];
  /** The same, with what a channel decided; an editor's word is above it. */
  withApart(pairs: readonly (readonly [string, string])[]): Naming;
}

export function createNaming(decisions: NameDecisions): Naming {
  const folded = (groups: readonly (readonly string[])[]) => groups.map((group) => new Set(group.map(fold)));
  const [same, different] = [folded(decisions.same), folded(decisions.different)];
  const within = (groups: readonly ReadonlySet<string>[], a: string, b: string) =>
    groups.some((group) => group.has(a) && group.has(b));
  const apart = (a: string, b: string) => {
    const [one, other] = [fold(a), fold(b)];
    return one !== other && !within(same, one, other) && within(different, one, other);
  };
  return {
    same(a, b) {
      const [one, other] = [fold(a), fold(b)];
      if (one === other || within(same, one, other)) return true;
      return !within(different, one, other) && compareNames(a, b).same;
    },
    apart,
    spellings(name) {
      return [name, ...decisions.same.filter((_, index) => same[index]?.has(fold(name))).flat()];
    },
    withApart(pairs) {
      if (pairs.length === 0) return this;
      return createNaming({ same: decisions.same, different: [...decisions.different, ...pairs] });
    },
  };
}
