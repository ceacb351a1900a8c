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

  /** Throws Held where the request is not to be made now. */
  async function pass(place: Place, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw new Held(null);
    const again = refusals.admit(place.platform);
    if (again !== null) throw new Held(again);
    const at = await budget.place(place);
    const left = at - clock();
    if (left > FARTHEST_MS) throw new Held(at);
    if (left > 0) await wait(left);
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
        await pass(place, signal);
        return await work();
      });
    },
  };
}
