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
  /** The name and what an editor says is the same. */
  spellings(name: string): string[];
}

export function createNaming(decisions: NameDecisions): Naming {
  const folded = (groups: readonly (readonly string[])[]) => groups.map((group) => new Set(group.map(fold)));
  const [same, different] = [folded(decisions.same), folded(decisions.different)];
  return {
    same(a, b) {
      const [one, other] = [fold(a), fold(b)];
      if (one === other || same.some((group) => group.has(one) && group.has(other))) return true;
      if (different.some((group) => group.has(one) && group.has(other))) return false;
      return compareNames(a, b).same;
    },
    spellings(name) {
      return [name, ...decisions.same.filter((_, index) => same[index]?.has(fold(name))).flat()];
    },
  };
}
