import { install } from '@sinonjs/fake-timers';
import { afterAll, afterEach, expect, it } from 'vitest';
import { createTick, type Job, type Tick } from '../../src/jobs/tick.ts';
import { recordingLog } from '../delivery/world.ts';

const clock = install({
  now: Date.parse('2026-03-29T00:58:30Z'),
  toFake: ['setTimeout', 'clearTimeout', 'Date'],
});
let tick: Tick;

afterAll(() => clock.uninstall());

afterEach(async () => {
  await tick.stop();
});

function counting(name: string, run: (count: number) => unknown = () => {}): Job & { calls: string[] } {
  const calls: string[] = [];
  return {
    name,
    calls,
    async run() {
      calls.push(new Date().toISOString());
      await run(calls.length);
    },
  };
}

const start = (...jobs: Job[]) => {
  const { log, lines } = recordingLog();
  tick = createTick({ jobs, log });
  tick.start();
  return lines;
};

it('runs at once, then at every full minute, also through a change of clocks', async () => {
  const job = counting('a');
  start(job);
  expect(job.calls).toHaveLength(1);
  await clock.tickAsync(4 * 60_000);
  // Berlin's clocks jump at 01:00 UTC.
  expect(job.calls.slice(1).map((time) => time.slice(11, 19))).toEqual([
    '00:59:00',
    '01:00:00',
    '01:01:00',
    '01:02:00',
  ]);
});

it('one that fails stops neither the others nor itself', async () => {
  const bad = counting('bad', () => {
    throw new Error('broken');
  });
  const good = counting('good');
  const lines = start(bad, good);
  await clock.tickAsync(2 * 60_000);
  expect(bad.calls).toHaveLength(3);
  expect(good.calls).toHaveLength(3);
  expect(lines.filter((line) => line.startsWith('error job bad failed'))).toHaveLength(3);
});

it('one still running is not begun again, and holds up no other', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow = counting('slow', (count) => (count === 1 ? promise : undefined));
  const quick = counting('quick');
  start(slow, quick);
  await clock.tickAsync(3 * 60_000);
  expect(slow.calls).toHaveLength(1);
  expect(quick.calls).toHaveLength(4);
  resolve();
  await clock.tickAsync(60_000);
  expect(slow.calls).toHaveLength(2);
});

it('stop tells the jobs, waits for what is in flight and begins nothing more', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let told = false;
  const job: Job = {
    name: 'in flight',
    async run(signal) {
      await promise;
      told = signal.aborted;
    },
  };
  const other = counting('other');
  start(job, other);
  let stopped = false;
  const stopping = tick.stop().then(() => {
    stopped = true;
  });
  await clock.tickAsync(5 * 60_000);
  expect(stopped).toBe(false);
  expect(other.calls).toHaveLength(1);
  resolve();
  await stopping;
  expect(told).toBe(true);
});

it('starting twice runs once', async () => {
  const job = counting('a');
  start(job);
  tick.start();
  await clock.tickAsync(60_000);
  expect(job.calls).toHaveLength(2);
});
