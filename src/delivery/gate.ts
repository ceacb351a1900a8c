import { setTimeout as wait } from 'node:timers/promises';
import type { Place } from '../briefing/audience.ts';
import { FARTHEST_MS } from '../store/budgets.ts';
import type { Budget } from './budget.ts';
import { createGangway } from './lanes.ts';
import type { Refusals } from './refusals.ts';

/** Nothing was asked: wait until then, or, with no time, we are told to stop. */
export class Held extends Error {
  override readonly name = 'Held';
  readonly until: number | null;

  constructor(until: number | null) {
    super(until === null ? 'told to stop' : 'the platform is to be left alone for a while');
    this.until = until;
  }
}

export type Gate = ReturnType<typeof createGate>;

/** Every request of deliveries goes through it: so many at a time, each when the limits let it. */
export function createGate(deps: {
  readonly budget: Budget;
  readonly refusals: Refusals;
  readonly clock: () => number;
  /** Requests under way at once. */
  readonly width: number;
}) {
  const { budget, refusals, clock } = deps;
  const through = createGangway(deps.width);

  function admit({ platform }: Place, signal: AbortSignal | undefined): void {
    if (signal?.aborted) throw new Held(null);
    const again = refusals.admit(platform);
    if (again !== null) throw new Held(again);
  }

  return {
    /** Makes the request when its turn comes, not before `notBefore` (ms). Throws Held where that is not now. */
    async request<T>(
      place: Place,
      notBefore: number,
      signal: AbortSignal | undefined,
      work: () => Promise<T>,
    ): Promise<T> {
      const early = notBefore - clock();
      if (early > 0) await wait(early);
      return await through(async () => {
        admit(place, signal);
        return await work();
      });
    },

    /** The last thing before a request: waits for its place under the platform's limit. Throws Held where that is far. */
    async pace(place: Place): Promise<void> {
      const at = await budget.place(place);
      const left = at - clock();
      if (left > FARTHEST_MS) throw new Held(at);
      if (left > 0) await wait(left);
    },
  };
}
