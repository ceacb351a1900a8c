import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Queue } from './queue.ts';
import type { Job } from './tick.ts';

/**
 * What the tick does of the jobs: it asks for them, and a worker, here or elsewhere, does them. Where the queue takes
 * none, this process does them itself: what is due does not depend on it.
 */
export function enqueued(
  jobs: readonly Job[],
  queue: Pick<Queue, 'send'>,
  { replica, log }: { readonly replica: string; readonly log: Log },
): Job[] {
  return jobs.map((job) => {
    if (job.at === 'home') return job;
    const { name } = job;
    const key = job.at === 'each' ? replica : undefined;
    return {
      name,
      async run(signal) {
        try {
          await queue.send(name, {}, { key });
        } catch (error) {
          log.warn({ job: name, error: messageOf(error) }, `the queue did not take the job ${name}`);
          await job.run(signal);
        }
      },
    };
  });
}

/** Has this process do the jobs that the queue brings. */
export async function workOn(jobs: readonly Job[], queue: Pick<Queue, 'work'>): Promise<void> {
  for (const { name, run, at } of jobs) if (at !== 'home') await queue.work(name, run);
}
