import { expect, it } from 'vitest';
import type { FeedSource } from '../../src/intake/poll.ts';
import { createFeedsJob } from '../../src/jobs/feeds.ts';
import { createLeases } from '../../src/jobs/leases.ts';
import { createLeaseTable } from '../../src/store/leases.ts';
import { openTestDatabase } from '../databases.ts';
import { recordingLog } from '../delivery/world.ts';

const FEEDS: readonly FeedSource[] = ['a', 'b', 'c'].map((name) => ({
  url: `https://${name}.example/feed`,
  every: 900_000,
}));

/** Two processes on one database that poll these feeds. */
async function house(poll: (feed: FeedSource, process: string) => Promise<void>) {
  const table = createLeaseTable(await openTestDatabase());
  const { log, lines } = recordingLog();
  const job = (holder: string) => {
    const leases = createLeases({
      ...{ table, holder, log, ttlMs: 60_000, clock: Date.now, random: Math.random },
    });
    return createFeedsJob({ due: async () => FEEDS, poll: (feed) => poll(feed, holder), leases, log });
  };
  return { jobs: [job('p'), job('q')] as const, lines };
}

const { signal } = new AbortController();

it('a feed is polled by one process at a time', async () => {
  const under = new Map<string, number>();
  let most = 0;
  const { jobs } = await house(async ({ url }) => {
    under.set(url, (under.get(url) ?? 0) + 1);
    most = Math.max(most, under.get(url) ?? 0);
    await new Promise(setImmediate);
    under.set(url, (under.get(url) ?? 0) - 1);
  });
  for (let n = 0; n < 5; n += 1) await Promise.all(jobs.map((job) => job.run(signal)));
  expect(under.size).toBe(3);
  expect(most).toBe(1);
});

it('one that another process polls is left to it', async () => {
  const begun = Promise.withResolvers<void>();
  const under = Promise.withResolvers<void>();
  const polled: string[] = [];
  const { jobs } = await house(async ({ url }, process) => {
    polled.push(`${process} ${url}`);
    if (polled.length === 3) begun.resolve();
    if (process === 'p') await under.promise;
  });
  const first = jobs[0].run(signal);
  await begun.promise;
  await jobs[1].run(signal);
  expect(polled.filter((one) => one.startsWith('q'))).toEqual([]);
  under.resolve();
  await first;
  await jobs[1].run(signal);
  expect(polled.filter((one) => one.startsWith('q'))).toHaveLength(3);
});

it('one that cannot be polled does not keep the others from it, and a stop begins none', async () => {
  const polled: string[] = [];
  const { jobs, lines } = await house(async ({ url }) => {
    polled.push(url);
    if (url.includes('//a.')) throw new Error('no luck');
  });
  await jobs[0].run(signal);
  expect(polled.sort()).toEqual(FEEDS.map(({ url }) => url));
  expect(lines).toEqual([expect.stringMatching(/^error feed not polled .*no luck/)]);
  await jobs[0].run(AbortSignal.abort());
  expect(polled).toHaveLength(3);
});
