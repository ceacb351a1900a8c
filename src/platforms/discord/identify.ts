import { setTimeout as wait } from 'node:timers/promises';

/** One session may be begun in this time (ms): https://docs.discord.com/developers/events/gateway#rate-limiting */
const APART_MS = 5_000;

/**
 * Lets the shards of a process begin sessions one after another. A connection that is no longer wanted waits until
 * it is closed: a session then could be another process's shard.
 */
export function createIdentifyGate(clock: () => number) {
  let last: Promise<unknown> = Promise.resolve();
  let next = Number.NEGATIVE_INFINITY;

  return async function mayIdentify(isWanted: () => boolean, signal: AbortSignal): Promise<void> {
    const turn = last.then(async () => {
      const pauseMs = Math.min(next - clock(), APART_MS);
      if (pauseMs > 0) await wait(pauseMs, undefined, { signal });
      if (isWanted()) next = clock() + APART_MS;
    });
    last = turn.catch(() => {});
    await turn;
    if (isWanted()) return;
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  };
}
