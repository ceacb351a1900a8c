import type { Stance } from './schema.ts';

type Position = 'for' | 'against' | 'unclear';

/** What changed between two versions, as a reader would tell it. Names are null where the source names nobody. */
export type Change =
  | {
      readonly kind: 'speaker';
      readonly was: string | null;
      readonly now: string | null;
      readonly words: string;
    }
  | {
      readonly kind: 'stance';
      readonly speaker: string | null;
      readonly was: Stance;
      readonly now: Stance;
      readonly words: string;
    }
  | {
      readonly kind: 'position';
      readonly speaker: string | null;
      readonly was: Position;
      readonly now: Position;
      /** The claim it is on. */
      readonly words: string;
    }
  /** `quotation`: they stood in quotation marks; `quoted`: they may now. */
  | {
      readonly kind: 'words';
      readonly speaker: string | null;
      readonly quotation: boolean;
      readonly quoted: boolean;
      readonly words: string;
    }
  | { readonly kind: 'name'; readonly was: string; readonly now: string }
  | { readonly kind: 'role'; readonly name: string; readonly now: string | null }
  | { readonly kind: 'via' | 'said-at'; readonly speaker: string | null }
  | { readonly kind: 'added' | 'removed'; readonly count: number }
  | { readonly kind: 'disputed'; readonly words: string; readonly now: boolean }
  | { readonly kind: 'figure'; readonly was: Measure; readonly now: Measure }
  | { readonly kind: 'published'; readonly now: string }
  | { readonly kind: 'title' | 'points' | 'claims' | 'figures' | 'timeline' | 'source' }
  | { readonly kind: 'withdrawn'; readonly reason: string | null }
  | { readonly kind: 'restored' };

/** What became of a briefing in one post since it was posted. */
export interface Amendment {
  /** hidden: those who read the post may no longer see it. */
  readonly state: 'shown' | 'withdrawn' | 'hidden';
  /** What readers have to know, oldest first; `at`: when it was changed (ms). */
  readonly trail: readonly { readonly at: number; readonly changes: readonly Change[] }[];
}

export interface Measure {
  readonly value: number;
  readonly max?: number | undefined;
  readonly unit?: string | undefined;
}

/** Both told of one matter cannot hold; the order within a pair says nothing. */
const OPPOSED: readonly (readonly [Stance, Stance])[] = [
  ['denies', 'asserts'],
  ['denies', 'confirms'],
  ['denies', 'announces'],
  ['denies', 'promises'],
  ['denies', 'expects'],
  ['praises', 'condemns'],
  ['praises', 'accuses'],
  ['promises', 'threatens'],
];

/** What those who read the old version have to be told anew: who said it, the opposite of it, or other words of a quotation. */
export function isReversal(change: Change): boolean {
  switch (change.kind) {
    case 'speaker':
      return true;
    case 'stance':
      return (
        change.was !== change.now &&
        OPPOSED.some((pair) => pair.includes(change.was) && pair.includes(change.now))
      );
    case 'position':
      return change.was !== 'unclear' && change.now !== 'unclear';
    case 'words':
      return change.quotation || change.quoted;
    default:
      return false;
  }
}
