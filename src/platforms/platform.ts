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
  /** For readiness and `isnad status`. */
  state(): { readonly connected: boolean; readonly detail: string };
}
