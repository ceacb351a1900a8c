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

/** Lets `width` works run at a time; the others wait in the order in which they came. */
export function createGangway(width: number) {
  const waiting: (() => void)[] = [];
  let free = width;

  return async function through<T>(work: () => Promise<T>): Promise<T> {
    if (free > 0) free -= 1;
    else await new Promise<void>((pass) => waiting.push(pass));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

/**
 * Begins the work on every item of a batch at once and takes the next batch when fewer than `low` are unfinished.
 * Resolves when all is finished; throws then what the batches threw. The work itself must not throw.
 */
export async function runBatches<T>(
  batches: AsyncIterable<readonly T[]>,
  work: (item: T) => Promise<void>,
  low: number,
): Promise<void> {
  let unfinished = 0;
  let wake = () => {};
  const until = async (most: number) => {
    while (unfinished > most) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const finish = () => {
    unfinished -= 1;
    wake();
  };
  try {
    for await (const batch of batches) {
      for (const item of batch) {
        unfinished += 1;
        void work(item).finally(finish);
      }
      await until(low);
    }
  } finally {
    await until(0);
  }
}
