import { PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import { type Handler, type JobData, type Queue, RETRIES, STOP_MS } from './queue.ts';

/** Its own, so that its tables are never mistaken for ours. */
const SCHEMA = 'pgboss';
/** Connections beside the one that listens: jobs do their work over the bot's own. */
const CONNECTIONS = 4;
/** A hint older than this is worth nothing: the tick has made others since. */
const KEEP_S = 3600;
const WAITING = ['created', 'retry'];

/**
 * The queue of many processes, on pg-boss (https://pgboss.io). Its policy `short` is what `send` promises: one waiting
 * job a name and key, while any number may be active, so that the job of a worker that died holds up nobody.
 */
export function createPgBossQueue(deps: {
  readonly connectionString: string;
  /** Every name that may be sent or worked. */
  readonly names: readonly string[];
  /** Whether it also tidies up: enough that workers do. */
  readonly supervise: boolean;
  readonly log: Log;
}): Queue {
  const { connectionString, names, supervise, log } = deps;
  const stopping = new AbortController();
  const boss = new PgBoss({
    connectionString,
    schema: SCHEMA,
    max: CONNECTIONS,
    // node-cron ticks.
    schedule: false,
    supervise,
    useListenNotify: true,
    openTelemetry: { enabled: false },
  });
  // It tells of some errors as plain objects.
  boss.on('error', ({ message }) => log.warn({ error: message }, 'the queue reports an error'));
  boss.on('warning', ({ message }) => log.debug({ warning: message }, 'the queue warns'));
  const worked = new Set<string>();
  let isStarted = false;

  async function attempt(name: string, handler: Handler, data: JobData): Promise<void> {
    // Fetched while stopping: it is tried again, by another worker or later.
    stopping.signal.throwIfAborted();
    try {
      await handler(stopping.signal, data);
    } catch (error) {
      log.error({ err: error, job: name }, `job ${name} failed`);
      throw error;
    }
  }

  return {
    async start() {
      await boss.start();
      for (const name of names) {
        await boss.createQueue(name, {
          policy: 'short',
          notify: true,
          retryLimit: RETRIES.limit,
          retryDelay: RETRIES.firstMs / 1000,
          retryBackoff: true,
          retryDelayMax: RETRIES.mostMs / 1000,
          retentionSeconds: KEEP_S,
          deleteAfterSeconds: KEEP_S,
        });
      }
      isStarted = true;
    },

    async send(name, data = {}, { key = '', startAfterMs = 0 } = {}) {
      if (!isStarted || stopping.signal.aborted) return;
      const startAfter = startAfterMs > 0 ? { startAfter: new Date(Date.now() + startAfterMs) } : {};
      await boss.send(name, data, { singletonKey: key, ...startAfter });
    },

    async work(name, handler, { concurrency = 1 } = {}) {
      // One job at a time, so that others get theirs; polling is for what a broken connection did not tell.
      const options = { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 };
      worked.add(name);
      for (let nth = 0; nth < concurrency; nth += 1) {
        const id = await boss.work<JobData>(name, options, async ([job]) => {
          if (job === undefined) return;
          // Whatever else waits is taken at once, not at the next poll.
          boss.notifyWorker(id);
          await attempt(name, handler, job.data);
        });
      }
    },

    async depth() {
      const { rows } = await boss.getDb().executeSql(
        `select q.name, count(j.id)::int as waiting from ${SCHEMA}.queue q
           left join ${SCHEMA}.job j on j.name = q.name and j.state::text = any($1)
           where q.name = any($2) group by q.name`,
        [WAITING, names],
      );
      const counted = rows as { name: string; waiting: number }[];
      return Object.fromEntries(counted.map(({ name, waiting }) => [name, waiting]));
    },

    async stop() {
      // First no more are fetched, then those under way are told.
      await Promise.all([...worked].map((name) => boss.offWork(name, { wait: false })));
      stopping.abort();
      await boss.stop({ graceful: true, timeout: STOP_MS });
    },
  };
}
