import type { Direction } from '../text/direction.ts';

/**
 * What is shown, before any platform's syntax: a Card is plain data that every platform can draw.
 * Nothing in it is escaped; platforms escape. A platform splits what exceeds its limits and keeps the rest behind *More*.
 */

/** A run of text. Styles combine. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly strike?: boolean | undefined;
  /** http(s) only. */
  readonly url?: string | undefined;
  /** An instant (ms since the epoch, UTC) the platform may draw in the reader's zone; `text` is the fallback. */
  readonly at?: number | undefined;
}

/** One field in one language: the platform gives it that direction, whatever stands around it. */
export interface Field {
  readonly runs: readonly Run[];
  readonly dir: Direction;
}

export interface Button {
  readonly label: string;
  /** `action:state`, any length; the presenter shortens what exceeds 100 characters. */
  readonly token: string;
  readonly style?: 'primary' | 'danger' | undefined;
  /** Opens a page instead of acting; `token` is then ignored. http(s) only. */
  readonly url?: string | undefined;
}

export interface Choice {
  readonly label: string;
  readonly token: string;
  readonly selected?: boolean | undefined;
}

export type Block =
  | ({ readonly type: 'heading' } & Field)
  | ({ readonly type: 'text' } & Field)
  /** Words of a statement, set off from the text round them. */
  | ({ readonly type: 'quote' } & Field)
  | {
      readonly type: 'list';
      readonly items: readonly Field[];
      readonly ordered?: boolean | undefined;
      /** Number of the first item of an ordered list; 1 unless it goes on from another page. */
      readonly start?: number | undefined;
    }
  /** Small print. */
  | ({ readonly type: 'note' } & Field)
  | { readonly type: 'divider' }
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] }
  /** At most 25 choices. */
  | { readonly type: 'select'; readonly label: string; readonly choices: readonly Choice[] };

export type ChromeLanguage = 'ar' | 'en';

export interface Card {
  /** Language and direction of labels and of what has no language of its own. */
  readonly chrome: ChromeLanguage;
  /** For notifications and screen readers, one line. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly tone?: 'neutral' | 'error' | 'disputed' | undefined;
}

/** A platform's drawing of a card: the payload, and what did not fit. Pure. */
export type Render<P> = (card: Card, more: Button) => { readonly payload: P; readonly rest: Card | null };
