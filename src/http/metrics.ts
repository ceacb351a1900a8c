import { Hono } from 'hono';

/** `/metrics`, for Prometheus. */
export function metricsRoutes(metrics: { text(): Promise<string>; readonly contentType: string }): Hono {
  const routes = new Hono();
  routes.get('/metrics', async (c) =>
    c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }),
  );
  return routes;
}
