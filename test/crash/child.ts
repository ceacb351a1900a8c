import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { readStatus } from '../../src/store/status.ts';
import type { Orders, Report } from './orders.ts';

/**
 * The bot in a process of its own, which kills itself where it is told to (SIGKILL: nothing is tidied up), or tells its
 * parent when everything due is settled and ends.
 */
const orders = JSON.parse(process.argv[2] ?? '') as Orders;
const clock = () => Date.now() + orders.clockOffsetMs;
let left = orders.killAt?.nth ?? 0;

function dieAt(step: string): void {
  if (step !== orders.killAt?.step) return;
  left -= 1;
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
}

const tell = (report: Report) => void process.send?.(report);
const log = pino({ level: 'warn', base: null }, process.stderr as never);
const app = await startApp(loadConfig({ env: orders.env, dir: orders.dir }), {
  log,
  clock,
  every: '* * * * * *',
  allowPrivate: true,
  observe: ({ step }) => dieAt(step),
});
tell({ started: true });

for (;;) {
  const { due, unsettled } = await readStatus(app.core.database, clock(), clock());
  const waiting = unsettled.reduce((sum, { count }) => sum + count, 0);
  if (due + waiting === 0) break;
  await wait(50);
}
await app.stop();
tell({ settled: true });
process.disconnect?.();
