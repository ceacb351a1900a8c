import { expect, test } from 'vitest';
import { healthRoutes } from '../../src/http/health.ts';

test('healthz answers while readyz tells what is not ready', async () => {
  const routes = healthRoutes({
    ready: async () => ({ ok: false, checks: { store: 'ok', slack: 'connecting' } }),
  });
  expect((await routes.request('/healthz')).status).toBe(200);
  const ready = await routes.request('/readyz');
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ ok: false, checks: { store: 'ok', slack: 'connecting' } });
  expect(ready.headers.get('cache-control')).toBe('no-store');
});

test('readyz answers 200 once all is ready, and 503 where the check itself fails', async () => {
  const fine = healthRoutes({ ready: async () => ({ ok: true, checks: {} }) });
  expect((await fine.request('/readyz')).status).toBe(200);
  const broken = healthRoutes({ ready: () => Promise.reject(new Error('database is locked')) });
  const answer = await broken.request('/readyz');
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('database is locked');
});
