import type { Selectable } from 'kysely';
import type { Place } from '../briefing/audience.ts';
import type { Database, Tables } from './database.ts';
import type { SubscriptionKind } from './subscriptions.ts';

/** digest, follows: of a subscription of that kind; note: a word on a correction, which belongs to none. */
export type PostKind = SubscriptionKind | 'note';

/**
 * The ledger of posts (design §4): one row a due time, written before anything is posted. A row is worked on only by
 * who holds its claim: `attempts` counts the claims, and a holder with an older count changes nothing. Rows are claimed
 * in `claims.ts` and written to by their holder in `journal.ts`.
 */
export interface LedgerRow {
  readonly key: string;
  readonly kind: PostKind;
  readonly subscriptionId: string;
  /** ms, as all times here. */
  readonly dueAt: number;
  readonly place: Place;
  readonly attempts: number;
  /** When a post was begun that may have been made; null when none can have been. */
  readonly postingAt: number | null;
}

/** How an attempt ended. `retry` with `maybePosted` looks for the post before it tries again. */
export type Settlement =
  | { readonly state: 'sent'; readonly channel: string; readonly message: string }
  | { readonly state: 'nothing'; readonly coveredUntil: number }
  | { readonly state: 'uncertain' | 'failed' | 'missed'; readonly error: string }
  | {
      readonly state: 'retry';
      readonly error: string;
      readonly nextAttemptAt: number;
      readonly maybePosted: boolean;
    };

/** Drops settled rows last touched before `before` (ms); answers how many. */
export async function pruneLedger(database: Database, before: number): Promise<number> {
  const result = await database
    .deleteFrom('ledger')
    .where('state', 'not in', ['claimed', 'retry'])
    .where('updated_at', '<', before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** The ids a row lists; none where it holds no list, e.g. one mended by hand. */
export function idsIn(json: string): string[] {
  try {
    const ids: unknown = JSON.parse(json);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** What is not there has the value that promises least: a row may be of another version. */
export function rowOf(row: Selectable<Tables['ledger']>): LedgerRow {
  return {
    key: row.key,
    kind: row.kind as PostKind,
    subscriptionId: row.subscription_id,
    dueAt: row.due_at,
    place: { platform: row.platform as Place['platform'], workspace: row.workspace, channel: row.channel },
    attempts: row.attempts,
    postingAt: row.posting_at,
  };
}
