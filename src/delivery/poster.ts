import type { Place } from '../briefing/audience.ts';
import type { Card } from '../views/card.ts';

/** Where a post ended up, enough to edit it later. */
export interface MessageRef {
  readonly channel: string;
  readonly message: string;
}

/**
 * What a platform does for deliveries. Its client's own retries are off: only the ledger retries.
 * `key` names the ledger row (at most 25 characters): Discord's nonce, Slack's message metadata.
 */
export interface Poster {
  /** Posts once. Throws PostError. */
  post(place: Place, card: Card, key: string): Promise<MessageRef>;
  /** Looks for a post that carries `key`, made at or after `since` (ms). `unknown` where the platform cannot tell. */
  find(place: Place, key: string, since: number): Promise<MessageRef | 'absent' | 'unknown'>;
  /** Replaces what an earlier post shows. Throws PostError. */
  edit(place: Place, ref: MessageRef, card: Card): Promise<void>;
}

/** retry: try again (after `retryAfterMs` if given); gone: channel deleted, bot removed or not allowed; rejected: this payload will never pass. */
export class PostError extends Error {
  override readonly name = 'PostError';
  readonly kind: 'retry' | 'gone' | 'rejected';
  readonly retryAfterMs: number | undefined;
  /** Whether the platform may have accepted the post before the failure showed (a broken connection, a time-out). */
  readonly maybePosted: boolean;

  constructor(
    kind: PostError['kind'],
    message: string,
    more: { retryAfterMs?: number | undefined; maybePosted?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.kind = kind;
    this.retryAfterMs = more.retryAfterMs;
    this.maybePosted = more.maybePosted ?? false;
  }
}
