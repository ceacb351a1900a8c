import { fold } from '../text/fold.ts';

/** The first of each spelling, in order. */
export function distinct(texts: readonly string[], limit: number): string[] {
  const byFold = new Map<string, string>();
  for (const text of texts) if (!byFold.has(fold(text))) byFold.set(fold(text), text);
  return [...byFold.values()].slice(0, limit);
}
