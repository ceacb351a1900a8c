import { setTimeout as wait } from 'node:timers/promises';
import { RespondError, webApi } from '@slack/bolt';
import { postErrorOf } from './errors.ts';

const LONGEST_WAIT_MS = 10_000;

/**
 * Sends an answer, and once more where Slack was busy or not reached: a person waits for it. Deliveries do not go this
 * way: only their ledger retries.
 */
export async function sendAnswer<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const delay = delayOf(error);
    if (delay === null || delay > LONGEST_WAIT_MS) throw error;
    await wait(delay);
    return send();
  }
}

/** ms to wait before another try; null where it is no use, or the answer may already stand. */
function delayOf(error: unknown): number | null {
  if (error instanceof RespondError) {
    const { statusCode } = error;
    return statusCode === 429 || statusCode >= 500 ? 1000 : null;
  }
  // What `fetch` throws when it gets no answer; the web client wraps it by itself.
  const bare = error instanceof TypeError || error instanceof DOMException;
  const known = postErrorOf(bare ? new webApi.WebAPIRequestError(error) : error);
  return known.kind === 'retry' && !known.maybePosted ? (known.retryAfterMs ?? 1000) : null;
}
