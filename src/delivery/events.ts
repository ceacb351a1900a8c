import type { PlatformName } from '../briefing/audience.ts';
import type { Settlement } from '../store/ledger.ts';

/**
 * A step of a delivery: due, before it is claimed; claimed, once that is written down; posting, once it is written down
 * what will be posted; accepted, when the platform's answer is in hand and not yet recorded; and when it is recorded how
 * the attempt ended, `settled` or what came in its place.
 */
export interface DeliveryEvent {
  readonly step: 'due' | 'claimed' | 'posting' | 'accepted' | EndingStep;
  readonly key: string;
  readonly platform: PlatformName;
  /** With a step that ends an attempt. */
  readonly outcome?: Settlement['state'] | undefined;
  /** From the due time to that step, ms. */
  readonly lagMs?: number | undefined;
}

type EndingStep = 'settled' | 'retried' | 'failed' | 'missed' | 'uncertain';

export function endingStep(outcome: Settlement['state']): EndingStep {
  if (outcome === 'sent' || outcome === 'nothing') return 'settled';
  return outcome === 'retry' ? 'retried' : outcome;
}
