import type { Queue } from './queue.ts';
import type { Job } from './tick.ts';

/** What the tick does of the jobs: it asks for them, and a worker, here or elsewhere, does them. */
export function enqueued(jobs: readonly Job[], queue: Pick<Queue, 'send'>, replica: string): Job[] {
  return jobs.map((job) => {
    if (job.at === 'home') return job;
    const key = job.at === 'each' ? replica : undefined;
    return { name: job.name, run: () => queue.send(job.name, {}, { key }) };
  });
}

/** Has this process do the jobs that the queue brings. */
export async function workOn(jobs: readonly Job[], queue: Pick<Queue, 'work'>): Promise<void> {
  for (const { name, run, at } of jobs) if (at !== 'home') await queue.work(name, run);
}
