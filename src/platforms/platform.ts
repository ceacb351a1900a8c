import type { PlatformName } from '../briefing/audience.ts';
import type { Poster } from '../delivery/poster.ts';

/** A platform the bot serves on; app.ts starts each by itself, so that one that fails does not stop another. */
export interface Platform {
  readonly name: PlatformName;
  readonly poster: Poster;
  /**
   * Begins connecting and returns once the first attempt is decided; failures are logged and retried with back-off
   * until `stop`. Throws only for settings that can never work.
   */
  start(): Promise<void>;
  /** Waits for what is in flight, 4 s at most, then disconnects. */
  stop(): Promise<void>;
  /** For readiness. */
  state(): State;
}

interface State {
  readonly connected: boolean;
  readonly detail: string;
  /** Not connected, since another process is: all is well. */
  readonly standby?: boolean | undefined;
}

/** What a process has while it holds a lease. */
export interface Hold {
  /** Whether the lease can be proven this very moment. */
  isHeld(): boolean;
  /** Aborts when the lease is lost or to be given up: what it covers must end at once. */
  readonly signal: AbortSignal;
}

/** What only one of several processes may do at a time. */
export interface Leases {
  /** Works whenever the lease is ours, until stopped. `first`: whether it was had at the first try. */
  keep(
    name: string,
    work: (hold: Hold) => Promise<void>,
  ): { readonly first: Promise<boolean>; stop(): Promise<void> };
  /** Names of the leases that begin so, held by whomever. */
  names(prefix: string): Promise<readonly string[]>;
}
