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
  /** Replaces what an earlier post shows; with its `key` it is found by that afterwards too. Throws PostError. */
  edit(place: Place, ref: MessageRef, card: Card, key?: string): Promise<void>;
  /**
   * Writes to a person of the place's workspace directly, where the platform has people: once, never again by itself.
   * Throws PostError, also where the person cannot be written to.
   */
  write?(place: Place, user: string, card: Card): Promise<void>;
}

/** retry: try again (after `retryAfterMs` if given); gone: channel deleted, bot removed or not allowed; rejected: this payload will never pass. */
export class PostError extends Error {
  override readonly name = 'PostError';
  readonly kind: 'retry' | 'gone' | 'rejected';
  readonly retryAfterMs: number | undefined;
  /** Whether the platform may have accepted the post before the failure showed (a broken connection, a time-out). */
  readonly maybePosted: boolean;
  /** What `retryAfterMs` is asked for. */
  readonly scope: 'channel' | 'workspace' | 'platform';
  /** The token was refused, or the channel bars the bot (401, 403 and what amounts to them). */
  readonly refusal: 'token' | 'barred' | undefined;

  constructor(kind: PostError['kind'], message: string, more: PostErrorDetails = {}) {
    super(message, { cause: more.cause });
    this.kind = kind;
    this.retryAfterMs = more.retryAfterMs;
    this.maybePosted = more.maybePosted ?? false;
    this.scope = more.scope ?? 'channel';
    this.refusal = more.refusal;
  }
}

type PostErrorDetails = Partial<
  Pick<PostError, 'retryAfterMs' | 'maybePosted' | 'scope' | 'refusal' | 'cause'>
>;
