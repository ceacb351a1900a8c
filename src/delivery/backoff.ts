const BASE_MS = 30_000;
const CAP_MS = 30 * 60_000;

/** Spread over what was asked for (ms), so that not all come back at once. */
const APART_MS = 5_000;

/**
 * How long to wait after the `attempts`-th failure, ms: doubling from half a minute to half an hour, spread over its
 * upper half so that many channels do not come back at once. Where the platform said how long, that, and a little more.
 */
export function backoff(attempts: number, random: () => number, retryAfterMs?: number): number {
  if (retryAfterMs !== undefined) return Math.ceil(retryAfterMs + APART_MS * random());
  const full = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempts - 1, 16));
  return Math.ceil(full / 2 + (full / 2) * random());
}
