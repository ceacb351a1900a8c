import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { refuse } from './refusal.ts';

/** All addresses of a name; the system's resolver unless a test brings its own. */
export type Resolve = (hostname: string) => Promise<string[]>;

export async function resolveBySystem(hostname: string): Promise<string[]> {
  return (await lookup(hostname, { all: true })).map(({ address }) => address);
}

const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether the address (IPv4 or IPv6, without brackets) is one of the public internet: neither private, special nor wrapped. */
export function isPublicAddress(address: string): boolean {
  // Stricter than ipaddr.js, which takes shorthand such as 127.1.
  if (isIP(address) === 0 || !ipaddr.isValid(address)) return false;
  // `process` unwraps IPv4 in IPv6, so that ::ffff:127.0.0.1 is judged as 127.0.0.1.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST_V6);
}

/** `host:port` as URLs write it, e.g. `127.0.0.1:8080`, `[::1]:80`. */
export type HostAndPort = string;

/**
 * Dials only public addresses: resolves the name itself and connects to the very address it checked, so that neither a
 * literal address nor a name that answers differently the second time gets past.
 */
export function createGuardedConnector(
  resolve: Resolve,
  allowPrivate: readonly HostAndPort[] | boolean,
): buildConnector.connector {
  const dial = buildConnector({ timeout: 10_000 });
  const isAllowed = (place: HostAndPort) =>
    typeof allowPrivate === 'boolean' ? allowPrivate : allowPrivate.includes(place);
  return (options, callback) => {
    const hostname = options.hostname.replace(/^\[(.*)\]$/, '$1');
    const port = options.port || (options.protocol === 'https:' ? '443' : '80');
    const written = isIP(hostname) === 6 ? `[${hostname}]:${port}` : `${hostname}:${port}`;
    addressFor(hostname, isAllowed(written), resolve).then(
      (address) => {
        const servername = options.servername || (isIP(hostname) ? undefined : hostname);
        dial({ ...options, hostname: address, ...(servername ? { servername } : {}) }, callback);
      },
      (error: Error) => callback(error, null),
    );
  };
}

async function addressFor(hostname: string, anyAddress: boolean, resolve: Resolve): Promise<string> {
  const addresses = isIP(hostname) ? [hostname] : await resolve(hostname);
  const chosen = addresses.find((address) => anyAddress || isPublicAddress(address));
  if (chosen === undefined) throw refuse('privateNetwork', hostname);
  return chosen;
}
