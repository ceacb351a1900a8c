const KEEP_MS = 60 * 60_000;

/** Remembers for an hour what has been dealt with: Slack sends an event again for up to an hour when in doubt. */
export function createSeen(clock: () => number): { readonly isNew: (id: string) => boolean } {
  const seen = new Map<string, number>();
  return {
    isNew(id) {
      const now = clock();
      // Oldest first, so the first one still young ends the sweep.
      for (const [old, at] of seen) {
        if (now - at < KEEP_MS) break;
        seen.delete(old);
      }
      if (seen.has(id)) return false;
      seen.set(id, now);
      return true;
    },
  };
}
