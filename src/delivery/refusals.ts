import type { PlatformName } from '../briefing/audience.ts';
import type { PostError } from './poster.ts';

/** A refused token is refused to every channel: after so many in a row no more is asked. */
const TOKEN_REFUSALS = 3;
/** Channels that bar the bot, in a row: a few are theirs alone, so many are not. */
const BARRED_CHANNELS = 30;
/** The first stop lasts this long (ms), each further one twice as long, up to the most. */
const FIRST_STOP_MS = 60_000;
const LONGEST_STOP_MS = 30 * 60_000;
/** While one request tries whether it is over, the others ask again after this (ms). */
const TRIAL_MS = 10_000;

interface Refused {
  token: number;
  barred: number;
  stops: number;
  until: number;
  /** The one request that tries was let through at (ms). */
  trialAt: number;
  reason: string;
}

export interface Stop {
  /** ms */
  readonly until: number;
  readonly reason: string;
}

export type Refusals = ReturnType<typeof createRefusals>;

/**
 * Stops requests to a platform that keeps refusing them: Discord blocks an address after 10,000 refusals in ten minutes
 * (https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans). After a stop one
 * request tries; its success ends it.
 */
export function createRefusals(clock: () => number) {
  const refused = new Map<PlatformName, Refused>();

  return {
    /** Null: ask. Else when to ask again, ms. */
    admit(platform: PlatformName): number | null {
      const state = refused.get(platform);
      if (state === undefined || state.stops === 0) return null;
      const now = clock();
      if (now < state.until) return state.until;
      if (now < state.trialAt + TRIAL_MS) return state.trialAt + TRIAL_MS;
      state.trialAt = now;
      return null;
    },

    succeeded(platform: PlatformName): void {
      refused.delete(platform);
    },

    /** Answers a stop where this refusal begins one, or makes it last longer. */
    failed(platform: PlatformName, error: PostError): (Stop & { readonly first: boolean }) | null {
      if (error.refusal === undefined) return null;
      const now = clock();
      const state = refused.get(platform) ?? fresh();
      refused.set(platform, state);
      state[error.refusal] += 1;
      state.reason = error.message;
      const isOver = state.token >= TOKEN_REFUSALS || state.barred >= BARRED_CHANNELS;
      // Requests that were under way when the stop began prolong nothing.
      if (!isOver || now < state.until) return null;
      state.stops += 1;
      state.trialAt = Number.NEGATIVE_INFINITY;
      state.until = now + Math.min(LONGEST_STOP_MS, FIRST_STOP_MS * 2 ** (state.stops - 1));
      return { until: state.until, reason: state.reason, first: state.stops === 1 };
    },

    /** Platforms that are not asked for now, or only to try. */
    stopped(): ReadonlyMap<PlatformName, Stop> {
      const stopped = [...refused].filter(([, { stops }]) => stops > 0);
      return new Map(stopped.map(([platform, { until, reason }]) => [platform, { until, reason }]));
    },
  };
}

const fresh = (): Refused => ({
  token: 0,
  barred: 0,
  stops: 0,
  until: Number.NEGATIVE_INFINITY,
  trialAt: Number.NEGATIVE_INFINITY,
  reason: '',
});
