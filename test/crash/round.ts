import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Orders, Step } from './orders.ts';
import type { Stage } from './stages.ts';
import { type Engine, makeWorld, type Outcome, PAST_ANY_CLAIM } from './world.ts';

const MINUTE = 60_000;

export interface Round {
  readonly stage: Stage;
  readonly engine: Engine;
  readonly channels: number;
  /** Where the process dies, one start after another. */
  readonly kills: readonly Step[];
  /** 0 … 1 */
  readonly random: () => number;
}

/**
 * Digests due in many channels at once, and a process that is killed again and again while it posts them, each time
 * somewhere else, then left to finish. `kills`: how many came to pass; a process that had no more to do died of nothing.
 */
export async function crashRound(round: Round): Promise<Outcome & { readonly kills: number }> {
  const { stage, engine, channels, kills, random } = round;
  // Each process lives later than the one before it, and none after the platform's clock.
  const offset = (start: number) => -(kills.length + 1 - start) * PAST_ANY_CLAIM;
  const world = await makeWorld(stage, engine, channels);
  let died = 0;
  try {
    const share = Math.ceil(channels / kills.length);
    for (const [start, step] of kills.entries()) {
      // Something new is due each time, beside what the last one left.
      await world.fill(Date.now() + offset(start) - MINUTE, start * share, (start + 1) * share);
      const nth = 1 + Math.floor(random() * share * 0.8);
      if (await run(start, { step, nth })) died += 1;
    }
    if (await run(kills.length, undefined)) throw new Error('the process that nobody killed has died');
    return { ...(await world.count()), kills: died };
  } finally {
    await world.close();
  }

  /** Whether it died. */
  async function run(start: number, killAt: Orders['killAt']): Promise<boolean> {
    const { dir, env } = world;
    const { child, errors } = startChild({
      ...{ dir, env, clockOffsetMs: offset(start) },
      ...(killAt && { killAt }),
    });
    stage.onPost(killAt?.step === 'arrived' ? countdown(killAt.nth, child) : undefined);
    const [code, signal] = await once(child, 'exit');
    if (signal === 'SIGKILL') return true;
    if (code !== 0) throw new Error(`the process ended with ${code}: ${errors()}`);
    return false;
  }
}

export function startChild(orders: Orders): { readonly child: ChildProcess; readonly errors: () => string } {
  const child = fork(new URL('child.ts', import.meta.url), [JSON.stringify(orders)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (data) => {
    errors += data;
  });
  return { child, errors: () => errors };
}

/** Kills the process at the nth post that reaches the platform, before it is answered. */
function countdown(nth: number, child: ChildProcess): () => void {
  let left = nth;
  return () => {
    left -= 1;
    if (left === 0) child.kill('SIGKILL');
  };
}
