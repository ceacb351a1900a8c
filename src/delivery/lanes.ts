/** Runs what is handed in for one name in turn, whatever becomes of what went before. */
export function createLanes() {
  const last = new Map<string, Promise<unknown>>();

  return function inLane<T>(name: string, work: () => Promise<T>): Promise<T> {
    const result = (last.get(name) ?? Promise.resolve()).then(work);
    const settled = result
      .catch(() => {})
      .finally(() => {
        if (last.get(name) === settled) last.delete(name);
      });
    last.set(name, settled);
    return result;
  };
}

/** Runs the works, `width` of them at a time, until done or told to stop; what has begun is finished. */
export async function runSeveral(
  works: readonly (() => Promise<void>)[],
  width: number,
  signal: AbortSignal,
): Promise<void> {
  const queue = works.values();
  const worker = async () => {
    for (const work of queue) {
      if (signal.aborted) return;
      await work();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}
