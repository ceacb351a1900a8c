import type { Config } from './config.ts';
import type { Core } from './core.ts';
import { describeProblem, messageOf } from './errors.ts';
import type { Readiness } from './http/health.ts';
import type { Queue } from './jobs/queue.ts';
import type { Readings } from './metrics.ts';
import type { Platform } from './platforms/platform.ts';
import { probeWrite } from './store/probe.ts';
import { readStatus } from './store/status.ts';

/** Whether a process can do its part: the database takes what is written, and its own platforms are connected. */
export async function readiness(
  { database, deliveries }: Pick<Core, 'database'> & Partial<Pick<Core, 'deliveries'>>,
  platforms: readonly Platform[],
  off: Config['off'],
  now: number,
): Promise<Readiness> {
  const checks: Record<string, string> = {};
  try {
    await probeWrite(database, now);
    checks['database'] = 'ok';
  } catch (error) {
    checks['database'] = messageOf(error);
  }
  for (const platform of platforms) {
    const { connected, standby, detail } = platform.state();
    checks[platform.name] = connected || standby ? 'ok' : detail;
  }
  for (const [platform, { until, reason }] of deliveries?.stopped() ?? []) {
    checks[platform] = `refuses requests: ${reason}; no posts until ${new Date(until).toISOString()}`;
  }
  for (const { platform, problem } of off) checks[platform] = `off: ${describeProblem(problem)}`;
  return { ok: Object.values(checks).every((check) => check === 'ok'), checks };
}

/** What the metrics tell of the database and the queue. */
export async function readings({ database }: Core, queue: Queue, now: number): Promise<Readings> {
  const { subscriptions, due, overdueMs, unsettled, feeds } = await readStatus(database, now, now);
  const failingFeeds = feeds.failing.length;
  return { subscriptions, due, overdueMs, unsettled, failingFeeds, queues: await queue.depth() };
}
