const BASE_MS = 30_000;
const CAP_MS = 30 * 60_000;

/**
 * How long to wait after the `attempts`-th failure, ms: doubling from half a minute to half an hour, spread over its
 * upper half so that many channels do not come back at once. What the platform asked for is a lower bound.
 */
export function backoff(attempts: number, random: () => number, retryAfterMs = 0): number {
  const full = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(attempts - 1, 16));
  const wait = full / 2 + (full / 2) * random();
  return Math.ceil(retryAfterMs > wait ? retryAfterMs + BASE_MS * random() : wait);
}
