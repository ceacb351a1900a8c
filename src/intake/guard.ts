import { Agent, fetch, type Response } from 'undici';
import { UserError } from '../errors.ts';
import { createGuardedConnector, type HostAndPort, type Resolve, resolveBySystem } from './address.ts';
import { type Refusal, refuse } from './refusal.ts';
import { parseWebAddress } from './url.ts';

interface FetchOptions {
  /** Media types taken, e.g. `text/html`; a leading part such as `text/` takes all of them. */
  readonly types: readonly string[];
  /** Of the last answer, for a conditional request. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export interface Fetched {
  /** After redirects. */
  readonly url: string;
  readonly status: number;
  /** Of a header, in lower case; undefined where absent. */
  header(name: string): string | undefined;
  /** Unpacked; empty unless the status is 2xx. */
  readonly bytes: Uint8Array;
}

/** Throws UserError where nothing could be fetched; an answer of any status is returned. */
export type GuardedFetch = (url: string, options: FetchOptions) => Promise<Fetched>;

interface FetchLimits {
  /** For the whole of it, redirects and body included, ms. */
  readonly timeout: number;
  /** After unpacking. */
  readonly bytes: number;
  readonly redirects: number;
}

const FETCH_LIMITS: FetchLimits = { timeout: 20_000, bytes: 10 * 1024 * 1024, redirects: 5 };

export interface GuardDeps {
  /** Hosts of a private network that may be fetched all the same, each as `host:port`; true: any (for tests). */
  readonly allowPrivate?: readonly HostAndPort[] | boolean | undefined;
  readonly limits?: Partial<FetchLimits> | undefined;
  readonly resolve?: Resolve | undefined;
}

const USER_AGENT = 'Isnad (news briefing bot)';

/**
 * Fetches from the public internet only, whoever asks: http and https, no credentials, no cookies, each hop checked at the
 * address dialled. `close` ends what is under way.
 */
export function createGuardedFetch(deps: GuardDeps = {}): GuardedFetch & { close(): Promise<void> } {
  const limits = { ...FETCH_LIMITS, ...deps.limits };
  const connect = createGuardedConnector(deps.resolve ?? resolveBySystem, deps.allowPrivate ?? false);
  const agent = new Agent({ connect, keepAliveTimeout: 1000 });

  const guarded: GuardedFetch = async (address, options) => {
    const first = parseWebAddress(address);
    const signal = AbortSignal.timeout(limits.timeout);
    let url = first;
    try {
      for (let hop = 0; hop <= limits.redirects; hop += 1) {
        const response = await fetch(url.href, {
          dispatcher: agent,
          signal,
          redirect: 'manual',
          headers: requestHeaders(options),
        });
        const next = redirectOf(response, url);
        if (!next) return await receive(response, url, options, limits);
        await response.body?.cancel();
        url = next;
      }
    } catch (error) {
      throw explain(error, url);
    }
    throw refuse('tooManyRedirects', first.hostname);
  };
  return Object.assign(guarded, { close: () => agent.destroy() });
}

function requestHeaders({ types, etag, lastModified }: FetchOptions): Record<string, string> {
  return {
    'user-agent': USER_AGENT,
    accept: `${types.map((type) => (type.endsWith('/') ? `${type}*` : type)).join(', ')}, */*;q=0.1`,
    'accept-language': 'ar, en;q=0.9, *;q=0.5',
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  };
}

function redirectOf(response: Response, from: URL): URL | undefined {
  const location = response.headers.get('location');
  if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return undefined;
  return parseWebAddress(URL.parse(location, from.href)?.href ?? location);
}

async function receive(
  response: Response,
  url: URL,
  { types }: FetchOptions,
  limits: FetchLimits,
): Promise<Fetched> {
  const header = (name: string) => response.headers.get(name) ?? undefined;
  const answer = { url: url.href, status: response.status, header };
  if (!response.ok) {
    await response.body?.cancel();
    return { ...answer, bytes: new Uint8Array() };
  }
  const type = header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type && !types.some((taken) => (taken.endsWith('/') ? type.startsWith(taken) : type === taken))) {
    await response.body?.cancel();
    throw refuse('wrongType', type);
  }
  return { ...answer, bytes: await readLimited(response, limits.bytes, url) };
}

async function readLimited(response: Response, limit: number, url: URL): Promise<Uint8Array> {
  if (Number(response.headers.get('content-length') ?? 0) > limit) {
    await response.body?.cancel();
    throw refuse('tooLarge', url.hostname);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Counted after unpacking, so that a small answer cannot grow into a large one. Leaving the loop ends the request.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) throw refuse('tooLarge', url.hostname);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** undici wraps what went wrong: our own refusal may be its cause. */
function explain(error: unknown, url: URL): UserError {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof UserError) return at;
    const refusal: Refusal | undefined = /Timeout/.test(at.name) ? 'tooSlow' : undefined;
    if (refusal) return refuse(refusal, url.hostname, error);
  }
  return refuse('unreachable', url.hostname, error);
}
