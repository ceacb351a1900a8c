import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { type Handler, type JobData, type Queue, RETRIES, STOP_MS } from './queue.ts';

interface Job {
  readonly data: JobData;
  readonly failures: number;
}

interface Line {
  handler: Handler | undefined;
  concurrency: number;
  /** By key, in the order they came. */
  readonly waiting: Map<string, Job>;
}

/** The queue of a bot that is one process: nothing of it outlives the process, and nothing needs to. */
export function createInProcessQueue(deps: { readonly log: Log; readonly random: () => number }): Queue {
  const { log, random } = deps;
  const lines = new Map<string, Line>();
  const timers = new Set<NodeJS.Timeout>();
  const running = new Map<Promise<void>, string>();
  const stopping = new AbortController();
  let isStarted = false;

  function lineOf(name: string): Line {
    const line = lines.get(name) ?? { handler: undefined, concurrency: 1, waiting: new Map() };
    lines.set(name, line);
    return line;
  }

  function add(name: string, key: string, job: Job): void {
    const { waiting } = lineOf(name);
    if (!waiting.has(key)) waiting.set(key, job);
    pump(name);
  }

  function later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  }

  function pump(name: string): void {
    const { handler, concurrency, waiting } = lineOf(name);
    if (handler === undefined || stopping.signal.aborted) return;
    for (const [key, job] of waiting) {
      if ([...running.values()].filter((one) => one === name).length >= concurrency) return;
      waiting.delete(key);
      const run = attempt(name, key, job, handler);
      running.set(run, name);
      void run.then(() => {
        running.delete(run);
        pump(name);
      });
    }
  }

  async function attempt(name: string, key: string, job: Job, handler: Handler): Promise<void> {
    try {
      await handler(stopping.signal, job.data);
    } catch (error) {
      log.error({ err: error, job: name }, `job ${name} failed`);
      const failures = job.failures + 1;
      if (failures > RETRIES.limit || stopping.signal.aborted) return;
      const delay = Math.min(RETRIES.mostMs, RETRIES.firstMs * 2 ** (failures - 1));
      later(delay * (0.5 + random() / 2), () => add(name, key, { ...job, failures }));
    }
  }

  return {
    async start() {
      isStarted = true;
    },
    async send(name, data = {}, { key = '', startAfterMs = 0 } = {}) {
      if (!isStarted || stopping.signal.aborted) return;
      const job = { data, failures: 0 };
      if (startAfterMs > 0) later(startAfterMs, () => add(name, key, job));
      else add(name, key, job);
    },
    async work(name, handler, { concurrency = 1 } = {}) {
      Object.assign(lineOf(name), { handler, concurrency });
      pump(name);
    },
    async depth() {
      return Object.fromEntries([...lines].map(([name, { waiting }]) => [name, waiting.size]));
    },
    async stop() {
      stopping.abort();
      for (const timer of timers) clearTimeout(timer);
      const limit = new AbortController();
      const late = wait(STOP_MS, undefined, { signal: limit.signal }).catch(() => {});
      await Promise.race([Promise.all(running.keys()), late]);
      limit.abort();
    },
  };
}
