import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is read anew each time the metrics are asked for. Times are ms. */
export interface Readings {
  readonly subscriptions: readonly {
    readonly kind: string;
    readonly state: string;
    readonly count: number;
  }[];
  readonly due: number;
  readonly overdueMs: number;
  readonly unsettled: readonly { readonly state: string; readonly count: number }[];
  readonly failingFeeds: number;
  /** Jobs waiting, by queue. */
  readonly queues: Readonly<Record<string, number>>;
}

/** A step of a delivery that counts (delivery's `observe`). */
interface Delivered {
  readonly platform: string;
  /** sent, nothing, failed, missed, uncertain or retry */
  readonly outcome: string;
  /** From the due time to the settlement. */
  readonly lagMs: number;
}

interface Requested {
  readonly platform: string;
  readonly command: string;
  readonly outcome: string;
  readonly ms: number;
}

export interface Metrics {
  delivered(delivery: Delivered): void;
  requested(request: Requested): void;
  /** In Prometheus' text format (https://prometheus.io/docs/instrumenting/exposition_formats/). */
  text(): Promise<string>;
  readonly contentType: string;
}

/** No more than a digest's grace: beyond it nothing is posted. */
const LAG_BUCKETS = [1, 5, 15, 30, 60, 120, 300, 900, 3600, 21_600];
/** Platforms want an answer within 3 s. */
const REQUEST_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 10];

/** Metrics of one process, and of the database that it shares. No label holds a channel, a name or a user's words. */
export function createMetrics(read: () => Promise<Readings>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `isnad_${name}`, help, labelNames, registers });

  const subscriptions = gauge('subscriptions', 'Digests and follows set up.', ['kind', 'state']);
  const due = gauge('due', 'Posts due and not yet taken up.');
  const overdue = gauge('overdue_seconds', 'How long the longest of them has waited.');
  const unsettled = gauge('unsettled', 'Posts taken up and not yet settled.', ['state']);
  const queue = gauge('queue_depth', 'Jobs waiting.', ['queue']);
  const feeds = gauge('feeds_failing', 'Feeds whose last poll failed.');
  const posts = new Counter({
    name: 'isnad_deliveries_total',
    help: 'Attempts at posts that ended, by how.',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  const lag = new Histogram({
    name: 'isnad_delivery_lag_seconds',
    help: 'From the due time to the post.',
    labelNames: ['platform'],
    buckets: LAG_BUCKETS,
    registers,
  });
  const requests = new Counter({
    name: 'isnad_commands_total',
    help: 'Commands and buttons answered, by outcome.',
    labelNames: ['platform', 'command', 'outcome'],
    registers,
  });
  const latency = new Histogram({
    name: 'isnad_command_seconds',
    help: 'From a request to its answer.',
    labelNames: ['command'],
    buckets: REQUEST_BUCKETS,
    registers,
  });

  function take(readings: Readings): void {
    subscriptions.reset();
    for (const { kind, state, count } of readings.subscriptions) subscriptions.set({ kind, state }, count);
    due.set(readings.due);
    overdue.set(readings.overdueMs / 1000);
    for (const state of ['claimed', 'retry']) unsettled.set({ state }, 0);
    for (const { state, count } of readings.unsettled) unsettled.set({ state }, count);
    for (const [name, depth] of Object.entries(readings.queues)) queue.set({ queue: name }, depth);
    feeds.set(readings.failingFeeds);
  }

  return {
    delivered({ platform, outcome, lagMs }) {
      posts.inc({ platform, outcome });
      if (outcome === 'sent') lag.observe({ platform }, lagMs / 1000);
    },
    requested({ platform, command, outcome, ms }) {
      requests.inc({ platform, command, outcome });
      latency.observe({ command }, ms / 1000);
    },
    async text() {
      take(await read());
      return await registry.metrics();
    },
    contentType: registry.contentType,
  };
}
