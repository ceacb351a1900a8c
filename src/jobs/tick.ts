import { schedule } from 'node-cron';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';

export interface Job {
  readonly name: string;
  /**
   * Who does it when the tick asks: one worker (left out); one for `each` process that ticks, so that all take part; or
   * the process itself, at `home`, where it looks after something of its own.
   */
  readonly at?: 'each' | 'home';
  /** Does what is due; once told to stop it begins nothing more. */
  run(signal: AbortSignal): Promise<unknown>;
}

export interface Tick {
  /** Runs every job at once, then on every tick. */
  start(): void;
  /** No more ticks; resolves when what is in flight is done. */
  stop(): Promise<void>;
}

const EVERY_MINUTE = '0 * * * * *';

/**
 * Calls the jobs on node-cron's schedule. A job still running is left alone, whatever the others do, and one that fails
 * is logged and called again at the next tick. What is due is the jobs' own reckoning: a tick lost to sleep or a clock
 * change costs a minute.
 */
export function createTick(deps: {
  readonly jobs: readonly Job[];
  readonly log: Log;
  /** A cron expression, seconds first. */
  readonly every?: string | undefined;
}): Tick {
  const { jobs, log, every = EVERY_MINUTE } = deps;
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();

  async function runOnce(job: Job): Promise<void> {
    if (stopping.signal.aborted || running.has(job.name)) return;
    const run = attempt(job);
    running.set(job.name, run);
    await run;
    running.delete(job.name);
  }

  async function attempt(job: Job): Promise<void> {
    try {
      await job.run(stopping.signal);
    } catch (error) {
      log.error({ err: error, job: job.name }, `job ${job.name} failed`);
    }
  }

  // What it tells of itself (a tick skipped, a slow loop) helps only who looks for it.
  const logger = {
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.debug(message),
    debug: (message: string | Error) => log.debug(messageOf(message)),
    error: (message: string | Error) => log.error(messageOf(message)),
  };
  let tasks: ReturnType<typeof schedule>[] = [];

  return {
    start() {
      if (tasks.length > 0 || stopping.signal.aborted) return;
      const options = { noOverlap: true, timezone: 'UTC', logger };
      tasks = jobs.map((job) => schedule(every, () => runOnce(job), { ...options, name: job.name }));
      for (const job of jobs) void runOnce(job);
    },

    async stop() {
      stopping.abort();
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.all(running.values());
    },
  };
}
