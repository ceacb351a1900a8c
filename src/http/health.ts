import { Hono } from 'hono';
import { messageOf } from '../errors.ts';

export interface Readiness {
  readonly ok: boolean;
  /** Part → what is the matter with it, or `ok`. */
  readonly checks: Readonly<Record<string, string>>;
}

/** `/healthz`: the process lives. `/readyz`: it can serve; 503 with what is not ready. */
export function healthRoutes(deps: { ready: () => Promise<Readiness> }): Hono {
  const routes = new Hono();
  // Per route: a wildcard here would reach every route mounted beside these.
  const fresh = { 'Cache-Control': 'no-store' };
  routes.get('/healthz', (c) => c.json({ ok: true }, 200, fresh));
  routes.get('/readyz', async (c) => {
    const readiness = await deps.ready().catch((error: unknown): Readiness => {
      return { ok: false, checks: { readiness: messageOf(error) } };
    });
    return c.json(readiness, readiness.ok ? 200 : 503, fresh);
  });
  return routes;
}
