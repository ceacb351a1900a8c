import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { enqueued, workOn } from '../../src/jobs/enqueue.ts';
import { createInProcessQueue } from '../../src/jobs/in-process-queue.ts';
import { createPgBossQueue } from '../../src/jobs/pg-boss-queue.ts';
import type { Queue } from '../../src/jobs/queue.ts';
import type { Job } from '../../src/jobs/tick.ts';
import { engine, testPlace } from '../databases.ts';
import { recordingLog } from '../delivery/world.ts';

const NAMES = ['deliveries', 'feeds'];

/** The queue of this run's engine; on PostgreSQL as many processes' as are asked for. */
async function queues(count = 1): Promise<{ all: Queue[]; lines: string[]; databaseUrl: string | null }> {
  const { log, lines } = recordingLog();
  const { databaseUrl } = await testPlace();
  const make = (nth: number): Queue =>
    databaseUrl
      ? createPgBossQueue({ connectionString: databaseUrl, names: NAMES, supervise: nth === 0, log })
      : createInProcessQueue({ log, random: () => 0 });
  const all = Array.from({ length: count }, (_, nth) => make(nth));
  await Promise.all(all.map((queue) => queue.start()));
  onTestFinished(async () => {
    await Promise.all(all.map((queue) => queue.stop()));
  });
  return { all, lines, databaseUrl };
}

/** A job that tells how often it was begun, and goes on when let. */
function gated() {
  const begun: unknown[] = [];
  const waiting = new Set<() => void>();
  let open = Promise.withResolvers<void>();
  return {
    begun,
    handler: async (signal: AbortSignal, data: unknown) => {
      begun.push(data);
      for (const look of waiting) look();
      await Promise.race([open.promise, once(signal, 'abort')]);
    },
    go() {
      open.resolve();
      open = Promise.withResolvers<void>();
    },
    until: (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (begun.length >= count) resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

describe('a queue', () => {
  it('brings a job to who works on it, with what it was told', async () => {
    const { all } = await queues();
    const [queue] = all;
    const job = gated();
    await queue!.send('feeds', { feed: 'a' });
    await queue!.work('feeds', job.handler);
    await job.until(1);
    job.go();
    await queue!.send('feeds', { feed: 'b' });
    await job.until(2);
    job.go();
    expect(job.begun).toEqual([{ feed: 'a' }, { feed: 'b' }]);
  });

  it('keeps one job that waits of a name and key, also while such a one is under way', async () => {
    const { all } = await queues();
    const [queue] = all;
    for (let n = 0; n < 3; n += 1) await queue!.send('feeds', {}, { key: 'a' });
    await queue!.send('feeds', {}, { key: 'b' });
    expect(await queue!.depth()).toMatchObject({ feeds: 2 });
    const job = gated();
    await queue!.work('feeds', job.handler);
    await job.until(1);
    for (let n = 0; n < 3; n += 1) await queue!.send('feeds', {}, { key: 'a' });
    expect(await queue!.depth()).toMatchObject({ feeds: 2 });
    for (let n = 2; n <= 3; n += 1) {
      job.go();
      await job.until(n);
    }
    expect(await queue!.depth()).toMatchObject({ feeds: 0 });
    job.go();
  });

  it('does as many at a time as it may', async () => {
    const { all } = await queues();
    const [queue] = all;
    const job = gated();
    await queue!.work('feeds', job.handler, { concurrency: 2 });
    for (const key of ['a', 'b', 'c']) await queue!.send('feeds', {}, { key });
    await job.until(2);
    expect(await queue!.depth()).toMatchObject({ feeds: 1 });
    job.go();
    await job.until(3);
    job.go();
  });

  it('tries a job again that failed, logs it, and does the others meanwhile', async () => {
    const { all, lines } = await queues();
    const [queue] = all;
    const job = gated();
    let tries = 0;
    const again = Promise.withResolvers<void>();
    await queue!.work('feeds', async () => {
      tries += 1;
      if (tries === 1) throw new Error('no luck');
      again.resolve();
    });
    await queue!.work('deliveries', job.handler);
    await queue!.send('feeds');
    await queue!.send('deliveries');
    await job.until(1);
    job.go();
    await again.promise;
    expect(tries).toBe(2);
    expect(lines.filter((line) => line.startsWith('error job feeds failed'))).toHaveLength(1);
  });

  it('does a job that was sent for later', async () => {
    const { all } = await queues();
    const [queue] = all;
    const job = gated();
    await queue!.work('feeds', job.handler);
    await queue!.send('feeds', { later: true }, { key: 'b', startAfterMs: 1500 });
    await queue!.send('feeds', { later: false }, { key: 'a' });
    await job.until(1);
    job.go();
    await job.until(2);
    job.go();
    expect(job.begun).toEqual([{ later: false }, { later: true }]);
  });

  it('tells what is in flight that it stops, waits for it, and takes nothing more', async () => {
    const { all } = await queues();
    const [queue] = all;
    const job = gated();
    let ended = false;
    await queue!.work('feeds', async (signal, data) => {
      await job.handler(signal, data);
      ended = true;
    });
    await queue!.send('feeds', {}, { key: 'a' });
    await job.until(1);
    await queue!.send('feeds', {}, { key: 'b' });
    await queue!.stop();
    expect(ended).toBe(true);
    await queue!.send('feeds', {}, { key: 'c' });
    expect(job.begun).toHaveLength(1);
  });
});

describe('what the tick asks for', () => {
  it('is done by a worker, but what is to be done at home', async () => {
    const { all } = await queues();
    const [queue] = all;
    const [feeds, desk] = [gated(), gated()];
    const jobs: Job[] = [
      { name: 'feeds', run: (signal) => feeds.handler(signal, 'feeds') },
      { name: 'desk', at: 'home', run: (signal) => desk.handler(signal, 'desk') },
    ];
    await workOn(jobs, queue!);
    const { signal } = new AbortController();
    const ticked = enqueued(jobs, queue!, { replica: 'me', log: recordingLog().log }).map((job) =>
      job.run(signal),
    );
    await Promise.all([feeds.until(1), desk.until(1)]);
    feeds.go();
    desk.go();
    await Promise.all(ticked);
    expect(await queue!.depth()).not.toHaveProperty('desk');
  });
});

it('what the queue does not take is done all the same', async () => {
  const { log, lines } = recordingLog();
  const broken = { send: () => Promise.reject(new Error('no such table')) };
  const job = gated();
  const [feeds] = enqueued([{ name: 'feeds', run: (signal) => job.handler(signal, 1) }], broken, {
    replica: 'me',
    log,
  });
  const done = feeds!.run(new AbortController().signal);
  await job.until(1);
  job.go();
  await done;
  expect(lines).toEqual([expect.stringMatching(/^warn .*feeds.*no such table/)]);
});

describe.runIf(engine === 'postgres')('the queue of several processes', () => {
  it('spreads a job that each of them asks for over all of them', async () => {
    const { all } = await queues(3);
    const jobs = all.map(() => gated());
    const done = all.map((queue, nth) =>
      workOn([{ name: 'deliveries', at: 'each', run: (signal) => jobs[nth]!.handler(signal, nth) }], queue),
    );
    await Promise.all(done);
    const { signal } = new AbortController();
    for (const [nth, queue] of all.entries()) {
      const wanted: Job[] = [{ name: 'deliveries', at: 'each', run: async () => {} }];
      const asked = enqueued(wanted, queue, { replica: `p${nth}`, log: recordingLog().log });
      await Promise.all(asked.map((job) => job.run(signal)));
    }
    // None of them ends before all have begun.
    await Promise.all(jobs.map((job) => job.until(1)));
    for (const job of jobs) job.go();
  });

  it('loses nothing that the next tick does not bring back when its rows are deleted', async () => {
    const { all, databaseUrl } = await queues();
    const [queue] = all;
    await queue!.send('feeds');
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: databaseUrl ?? '' });
    await client.connect();
    await client.query('delete from pgboss.job');
    await client.end();
    expect(await queue!.depth()).toMatchObject({ feeds: 0 });
    const job = gated();
    await queue!.work('feeds', job.handler);
    await queue!.send('feeds');
    await job.until(1);
    job.go();
  });
});
