import { hash } from 'node:crypto';
import type { DueTime, Plan } from '../store/claims.ts';
import type { StoredSubscription } from '../store/subscriptions.ts';
import { nextDue } from './due.ts';

/** The same row has the same key wherever it is worked out: 24 hexadecimal digits. */
export function ledgerKey(subscriptionId: string, dueAt: number): string {
  return hash('sha256', `${subscriptionId}/${dueAt}`).slice(0, 24);
}

export type Planner = ReturnType<typeof createPlanner>;

/** Following times kept. */
const KEPT = 10_000;

/**
 * What becomes of subscriptions due at `now`: the due times past the grace are missed, the first within it is claimed.
 * Many have the same schedule, so each following time is worked out once. Throws UserError as `nextDue` does.
 */
export function createPlanner(graceMs: number) {
  const known = new Map<string, number>();

  function following(subscription: StoredSubscription, dueAt: number): number {
    const { zone, time, weekdays } = subscription;
    const name = `${zone} ${time} ${weekdays} ${dueAt}`;
    const found = known.get(name) ?? nextDue(subscription, dueAt);
    if (known.size >= KEPT) known.clear();
    known.set(name, found);
    return found;
  }

  return (subscription: StoredSubscription, now: number): Plan => {
    const { id, kind, nextDueAt } = subscription;
    const at = (dueAt: number): DueTime => ({ key: ledgerKey(id, dueAt), dueAt });
    const missed: DueTime[] = [];
    if (nextDueAt === null) return { missed, claim: null, next: undefined };
    if (kind === 'follows') {
      // Nothing later would cover what is due: late, it is due anew at once.
      const isLate = now - nextDueAt > graceMs;
      return { missed: isLate ? [at(nextDueAt)] : [], claim: at(isLate ? now : nextDueAt), next: null };
    }
    let dueAt = nextDueAt;
    for (; now - dueAt > graceMs; dueAt = following(subscription, dueAt)) missed.push(at(dueAt));
    if (dueAt > now) return { missed, claim: null, next: dueAt };
    return { missed, claim: at(dueAt), next: following(subscription, dueAt) };
  };
}
