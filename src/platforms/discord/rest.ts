import { REST } from 'discord.js';

export interface RestSettings {
  readonly token: string;
  /** Base address without the version; Discord's own when absent. */
  readonly apiUrl?: string | undefined;
  /** Requests a second that the client itself allows; Discord's own limit when absent. */
  readonly perSecond?: number | undefined;
}

/** No request of a post lasts longer (ms): the ledger's lease must outlast it. */
export const REQUEST_TIMEOUT_MS = 10_000;

export const apiOf = (settings: RestSettings) => (settings.apiUrl ? { api: settings.apiUrl } : {});

/** A client that never repeats a request nor waits out a rate limit: whoever calls decides. */
export function createRest(settings: RestSettings): () => REST {
  const rest = new REST({
    ...apiOf(settings),
    version: '10',
    retries: 0,
    ...(settings.perSecond !== undefined && { globalRequestsPerSecond: settings.perSecond }),
    timeout: REQUEST_TIMEOUT_MS,
    rejectOnRateLimit: () => true,
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
  });
  // After a 401 it forgets the token, and would then fail in words that say nothing.
  return () => rest.setToken(settings.token);
}
