import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { readStatus } from '../../src/store/status.ts';
import type { Word } from './orders.ts';
import { startChild } from './round.ts';
import type { Stage } from './stages.ts';
import { type Engine, makeWorld, type Outcome, PAST_ANY_CLAIM } from './world.ts';

const MINUTE = 60_000;

/** How long nothing comes while only a dead one's claims are left, ms. */
const STILL_MS = 2_000;

/**
 * Several workers on one database post digests due in many channels at once; when `after` posts have reached the
 * platform, `mishap` happens, once; then they are left to finish.
 */
export async function replicaRound(round: {
  readonly stage: Stage;
  readonly engine: Engine;
  readonly channels: number;
  readonly replicas: number;
  readonly after: number;
  readonly mishap: (replicas: readonly ChildProcess[]) => unknown;
}): Promise<Outcome> {
  const { stage, engine, channels, replicas, after, mishap } = round;
  let offset = -2 * PAST_ANY_CLAIM;
  const world = await makeWorld(stage, engine, channels);
  const { dir, env, database } = world;
  const started = Array.from({ length: replicas }, () =>
    startChild({ dir, env, clockOffsetMs: offset, replica: true }),
  );
  const children = started.map(({ child }) => child);
  const alive = () => children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  try {
    await Promise.all(children.map((child) => once(child, 'message')));
    const reached = new Promise<void>((resolve) => {
      let posts = 0;
      stage.onPost(() => {
        posts += 1;
        if (posts === after) resolve();
      });
    });
    await world.fill(Date.now() + offset - MINUTE);
    await reached;
    await mishap(children);
    await standstill(stage, channels);
    // What a dead one had claimed is free when the claim has run out.
    offset += PAST_ANY_CLAIM;
    for (const child of alive()) child.send({ advanceMs: PAST_ANY_CLAIM } satisfies Word);
    while (await hasWork()) {
      if (alive().length === 0) throw new Error(started.map(({ errors }) => errors()).join('\n'));
      await wait(100);
    }
    const ends = alive().map((child) => {
      const end = once(child, 'exit');
      child.send({ stop: true } satisfies Word);
      return end;
    });
    await Promise.all(ends);
    return await world.count();
  } finally {
    for (const child of alive()) child.kill('SIGKILL');
    await world.close();
  }

  async function hasWork(): Promise<boolean> {
    const now = Date.now() + offset;
    try {
      const { due, unsettled } = await readStatus(database, now, now);
      return due + unsettled.reduce((sum, { count }) => sum + count, 0) > 0;
    } catch {
      return true;
    }
  }
}

/** Until no more is posted: what the living have in hand is done. Their clocks must not jump while it is on its way. */
async function standstill(stage: Stage, channels: number): Promise<void> {
  const posts = () =>
    Array.from({ length: channels }, (_, index) => stage.posts(stage.channel(index).channel)).reduce(
      (a, b) => a + b,
      0,
    );
  for (let before = -1; before !== posts(); await wait(STILL_MS)) before = posts();
}
