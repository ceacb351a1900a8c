export interface InFlight {
  /** Runs the work and counts it until it has settled. */
  track<T>(work: () => Promise<T>): Promise<T>;
  /** Settles once nothing is under way. */
  idle(): Promise<void>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    track(work) {
      const promise = work();
      const settled = promise.then(
        () => {},
        () => {},
      );
      running.add(settled);
      settled.then(() => running.delete(settled));
      return promise;
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
