import type { PlatformName } from '../briefing/audience.ts';
import type { Log } from '../log.ts';
import { type Batch, type ClaimedRow, type Cursor, claimDue, type DueClaims } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import type { StoredSubscription } from '../store/subscriptions.ts';
import { takeUp } from '../store/take-up.ts';
import type { Terms } from '../store/turns.ts';
import type { DeliveryEvent } from './events.ts';
import type { Planner } from './plan.ts';

/** Rows claimed at once: they have their turn well before their lease runs out. */
const BATCH = 256;

export interface ClaimingDeps {
  readonly database: Database;
  readonly log: Log;
  readonly planOf: Planner;
  readonly observe: (event: DeliveryEvent) => void;
  /** Platforms that can be posted to now. */
  readonly served: () => readonly PlatformName[];
  readonly terms: () => Terms;
  /** A subscription of which nothing can be made is put aside. */
  readonly putAside: (id: string, error: unknown) => Promise<void>;
}

/** Batches of rows to work on, claimed as they are asked for: those left unfinished, then what is due. */
export async function* claimBatches(
  deps: ClaimingDeps,
  signal: AbortSignal,
): AsyncGenerator<readonly ClaimedRow[]> {
  const { database } = deps;
  yield* batches(deps, signal, (batch) => takeUp(database, 'claimed', batch));
  yield* batches(deps, signal, (batch) => takeUp(database, 'retry', batch));
  yield* batches(deps, signal, async (batch) => {
    const claims = await claimDue(database, batch, planning(deps, batch.now));
    await report(deps, batch.now, claims);
    return claims;
  });
}

async function* batches(
  { served, terms, observe }: ClaimingDeps,
  signal: AbortSignal,
  claim: (batch: Batch) => Promise<{ readonly rows: readonly ClaimedRow[]; readonly last: Cursor | null }>,
): AsyncGenerator<readonly ClaimedRow[]> {
  let after: Cursor | null = null;
  do {
    const platforms = served();
    if (signal.aborted || platforms.length === 0) return;
    const { rows, last }: Awaited<ReturnType<typeof claim>> = await claim({
      ...terms(),
      ...{ platforms, limit: BATCH, after },
    });
    for (const { key, place } of rows) observe({ step: 'claimed', key, platform: place.platform });
    yield rows;
    after = last;
  } while (after !== null);
}

function planning({ planOf, observe }: ClaimingDeps, now: number) {
  return (subscription: StoredSubscription) => {
    const plan = planOf(subscription, now);
    const { platform } = subscription.place;
    if (plan.claim) observe({ step: 'due', key: plan.claim.key, platform });
    return plan;
  };
}

async function report(
  { log, observe, putAside }: ClaimingDeps,
  now: number,
  { missed, broken }: DueClaims,
): Promise<void> {
  for (const { key, place, subscriptionId, dueAt } of missed) {
    observe({ step: 'missed', key, platform: place.platform, outcome: 'missed', lagMs: now - dueAt });
    log.warn({ subscription: subscriptionId, dueAt }, 'a digest was missed; the next one covers it');
  }
  for (const { id, error } of broken) await putAside(id, error);
}
