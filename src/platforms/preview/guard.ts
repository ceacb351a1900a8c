import type { MiddlewareHandler } from 'hono';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Lets in only requests that name this server as it is known (`Host`) and that no foreign page sent (`Origin`), so
 * that a page elsewhere can neither post nor, by pointing its own name at this address (DNS rebinding), read.
 * `hosts`: names beside loopback's, without a port.
 */
export function guard(hosts: readonly string[]): MiddlewareHandler {
  const known = new Set([...LOOPBACK, ...hosts.map((host) => host.toLowerCase())]);
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    const url = `http://${host}`;
    if (!URL.canParse(url) || !known.has(new URL(url).hostname)) {
      return c.json({ error: 'The preview does not answer under this name.' }, 403);
    }
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== url && origin !== `https://${host}`) {
      return c.json({ error: 'The preview takes nothing from other pages.' }, 403);
    }
    return next();
  };
}
