import { expect, it } from 'vitest';
import { metricsRoutes } from '../src/http/metrics.ts';
import { createMetrics, type Readings } from '../src/metrics.ts';

const QUIET: Readings = {
  subscriptions: [],
  due: 0,
  overdueMs: 0,
  unsettled: [],
  failingFeeds: 0,
  queues: {},
};

/** Samples by name and labels, as Prometheus would read them. */
async function scrape(
  read: () => Promise<Readings>,
  use: (metrics: ReturnType<typeof createMetrics>) => void,
) {
  const metrics = createMetrics(read);
  use(metrics);
  const answer = await metricsRoutes(metrics).request('/metrics');
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=/);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line): [string, number] => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

it('counts posts by outcome and commands by outcome and latency', async () => {
  const samples = await scrape(
    async () => QUIET,
    (metrics) => {
      metrics.delivered({ platform: 'slack', outcome: 'sent', lagMs: 2_000 });
      metrics.delivered({ platform: 'slack', outcome: 'sent', lagMs: 400 });
      metrics.delivered({ platform: 'discord', outcome: 'retry', lagMs: 9_000 });
      metrics.requested({ platform: 'slack', command: 'briefing', outcome: 'ok', ms: 30 });
      metrics.requested({ platform: 'slack', command: 'briefing', outcome: 'user-error', ms: 700 });
    },
  );
  expect(samples.get('isnad_deliveries_total{platform="slack",outcome="sent"}')).toBe(2);
  expect(samples.get('isnad_deliveries_total{platform="discord",outcome="retry"}')).toBe(1);
  expect(samples.get('isnad_delivery_lag_seconds_bucket{le="1",platform="slack"}')).toBe(1);
  expect(samples.get('isnad_delivery_lag_seconds_sum{platform="slack"}')).toBeCloseTo(2.4);
  // Only a post that was made has come after its time.
  expect(samples.has('isnad_delivery_lag_seconds_count{platform="discord"}')).toBe(false);
  expect(samples.get('isnad_commands_total{platform="slack",command="briefing",outcome="user-error"}')).toBe(
    1,
  );
  expect(samples.get('isnad_command_seconds_bucket{le="0.05",command="briefing"}')).toBe(1);
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(0);
});

it('reads what stands in the database anew at each scrape, and forgets what is there no more', async () => {
  const readings: Readings[] = [
    {
      subscriptions: [
        { kind: 'digest', state: 'active', count: 3 },
        { kind: 'digest', state: 'paused', count: 1 },
      ],
      due: 2,
      overdueMs: 90_000,
      unsettled: [{ state: 'retry', count: 4 }],
      failingFeeds: 1,
      queues: { deliver: 7 },
    },
    { ...QUIET, subscriptions: [{ kind: 'digest', state: 'active', count: 4 }] },
  ];
  const metrics = createMetrics(async () => readings.shift() ?? QUIET);
  const first = await metrics.text();
  expect(first).toContain('isnad_subscriptions{kind="digest",state="paused"} 1\n');
  expect(first).toContain('isnad_due 2\n');
  expect(first).toContain('isnad_overdue_seconds 90\n');
  expect(first).toContain('isnad_unsettled{state="retry"} 4\n');
  expect(first).toContain('isnad_queue_depth{queue="deliver"} 7\n');
  const second = await metrics.text();
  expect(second).toContain('isnad_subscriptions{kind="digest",state="active"} 4\n');
  expect(second).not.toContain('state="paused"');
  expect(second).toContain('isnad_unsettled{state="retry"} 0\n');
  expect(second).toContain('isnad_due 0\n');
});
