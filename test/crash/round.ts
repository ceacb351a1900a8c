import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { saveSubscription } from '../../src/store/subscriptions.ts';
import { exampleBriefing } from '../briefing/example.ts';
import { DAILY } from '../delivery/world.ts';
import type { Orders, Step } from './orders.ts';
import type { Stage } from './stages.ts';

const MINUTE = 60_000;
/** Longer than any claim lasts. */
const BETWEEN_RESTARTS = 4 * MINUTE;

export interface Round {
  readonly stage: Stage;
  /** Makes the database that a bot in this folder has, and tells what the environment says of it. */
  readonly engine: (
    dir: string,
  ) => Promise<{ readonly env: Readonly<Record<string, string>>; readonly database: Database }>;
  readonly channels: number;
  /** Where the process dies, one start after another. */
  readonly kills: readonly Step[];
  /** 0 … 1 */
  readonly random: () => number;
}

export interface Outcome {
  readonly posts: number;
  /** Kills that came to pass: a process that had no more to do died of nothing. */
  readonly kills: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Rows that say that nobody can tell: allowed only where the platform's history cannot be read. */
  readonly uncertain: number;
}

/**
 * Digests due in many channels at once, and a process that is killed again and again while it posts them, each time
 * somewhere else, then left to finish; counted on the platform's side.
 */
export async function crashRound({ stage, engine, channels, kills, random }: Round): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), 'isnad-crash-'));
  // Each process lives later than the one before it, and none after the platform's clock.
  const offset = (start: number) => -(kills.length + 1 - start) * BETWEEN_RESTARTS;
  const places = Array.from({ length: channels }, (_, index) => stage.channel(index));
  for (const name of ['config', 'briefings', '.isnad']) mkdirSync(join(dir, name));
  writeFileSync(join(dir, 'config/isnad.yaml'), stage.settings);
  const { env, database } = await engine(dir);
  let died = 0;
  try {
    await prepare();
    for (const [start, step] of kills.entries()) {
      const nth = 1 + Math.floor(random() * Math.max(1, (channels * 0.8) / kills.length));
      if (await run(start, { step, nth })) died += 1;
    }
    if (await run(kills.length, undefined)) throw new Error('the process that nobody killed has died');
    return await count();
  } finally {
    await database.destroy();
    rmSync(dir, { recursive: true, force: true });
  }

  async function prepare(): Promise<void> {
    const now = Date.now() + offset(0);
    const store = createBriefingStore(database, () => now - MINUTE);
    const briefing = { ...exampleBriefing(), audience: 'public', status: 'approved' } as const;
    await store.put({ briefing, text: null, origin: 'intake', verified: [] });
    const fresh = { now, lastCoveredAt: now - 60 * MINUTE };
    for (const [index, place] of places.entries()) {
      await saveSubscription(database, { ...DAILY, place }, now - MINUTE, { ...fresh, id: `s${index}` });
    }
  }

  /** Whether it died. */
  async function run(start: number, killAt: Orders['killAt']): Promise<boolean> {
    const orders: Orders = {
      dir,
      env: { PORT: '0', ...stage.env, ...env },
      clockOffsetMs: offset(start),
      ...(killAt && { killAt }),
    };
    const child = fork(new URL('child.ts', import.meta.url), [JSON.stringify(orders)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let errors = '';
    child.stderr?.on('data', (data) => {
      errors += data;
    });
    stage.onPost(killAt?.step === 'arrived' ? countdown(killAt.nth, child) : undefined);
    const [code, signal] = await once(child, 'exit');
    if (signal === 'SIGKILL') return true;
    if (code !== 0) throw new Error(`the process ended with ${code}: ${errors}`);
    return false;
  }

  async function count(): Promise<Outcome> {
    const rows = await database.selectFrom('ledger').select(['channel', 'state', 'error']).execute();
    const strange = rows.filter(({ state }) => state !== 'sent' && state !== 'uncertain');
    if (strange.length > 0) throw new Error(`rows neither sent nor in doubt: ${JSON.stringify(strange)}`);
    const doubtful = new Set(rows.filter(({ state }) => state === 'uncertain').map(({ channel }) => channel));
    const posts = places.map(({ channel }) => [channel, stage.posts(channel)] as const);
    return {
      posts: posts.reduce((sum, [, made]) => sum + made, 0),
      kills: died,
      lost: posts
        .filter(([channel, made]) => made === 0 && !doubtful.has(channel))
        .map(([channel]) => channel),
      doubled: posts.filter(([, made]) => made > 1).map(([channel]) => channel),
      uncertain: doubtful.size,
    };
  }
}

/** Kills the process at the nth post that reaches the platform, before it is answered. */
function countdown(nth: number, child: ChildProcess): () => void {
  let left = nth;
  return () => {
    left -= 1;
    if (left === 0) child.kill('SIGKILL');
  };
}
