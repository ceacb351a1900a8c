import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { readStatus } from '../../src/store/status.ts';
import type { Orders, Word } from './orders.ts';

/**
 * The bot in a process of its own, which kills itself where it is told to (SIGKILL: nothing is tidied up), or ends when
 * everything due is settled; a replica ends when it is told to.
 */
const orders = JSON.parse(process.argv[2] ?? '') as Orders;
let offset = orders.clockOffsetMs;
const clock = () => Date.now() + offset;
let left = orders.killAt?.nth ?? 0;

function dieAt(step: string): void {
  if (step !== orders.killAt?.step) return;
  left -= 1;
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
}

const log = pino({ level: 'warn', base: null }, process.stderr);
const app = await startApp(loadConfig({ env: orders.env, dir: orders.dir }), {
  log,
  clock,
  every: '* * * * * *',
  allowPrivate: true,
  ...(orders.replica && { roles: ['worker'] as const }),
  observe: ({ step }) => dieAt(step),
});

if (orders.replica) {
  process.send?.('started');
  await new Promise<void>((resolve) =>
    process.on('message', (word: Word) => {
      if ('advanceMs' in word) offset += word.advanceMs;
      else resolve();
    }),
  );
} else {
  for (;;) {
    const { due, unsettled } = await readStatus(app.core.database, clock(), clock());
    if (due + unsettled.reduce((sum, { count }) => sum + count, 0) === 0) break;
    await wait(50);
  }
}
await app.stop();
process.disconnect?.();
