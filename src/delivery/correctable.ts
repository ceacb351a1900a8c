import type { Found } from '../answers/answers.ts';
import type { Briefing } from '../briefing/schema.ts';
import type { Remembered } from '../store/shown.ts';
import type { Card } from '../views/card.ts';

export type { Remembered };

/** A briefing as a post is to show it now. */
export interface Reshown {
  /** With what became of it; of one that is withdrawn the words last shown, of a hidden one none. */
  readonly found: Found;
  /** As it was posted: what is kept of the post speaks of this one. Null where that is no longer known. */
  readonly told: Briefing | null;
}

/** Draws a post of one kind again from what was kept of it. The same gives the same card. */
export type Redraw = (drawn: unknown, shown: ReadonlyMap<string, Reshown>) => Card;

export function versionsOf(shown: readonly Found[]): Remembered['versions'] {
  return Object.fromEntries(
    shown.flatMap(({ briefing, version }) => (version === undefined ? [] : [[briefing.id, version]])),
  );
}
