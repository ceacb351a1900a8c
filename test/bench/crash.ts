import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openDatabase } from '../../src/store/open.ts';
import { STEPS } from '../crash/orders.ts';
import { replicaRound } from '../crash/replicas.ts';
import { crashRound } from '../crash/round.ts';
import { discordStage, type Stage, slackStage } from '../crash/stages.ts';
import type { Engine, Outcome } from '../crash/world.ts';
import { type Cluster, startCluster } from '../postgres/cluster.ts';

const STAGES: Readonly<Record<string, () => Promise<Stage>>> = {
  Slack: () => slackStage(),
  Discord: () => discordStage(),
  'Discord, no nonce': () => discordStage({ nonce: false }),
  'Slack, no history': () => slackStage({ history: false }),
};

/** Durable, as in operation. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

interface Line {
  readonly cell: string;
  posts: number;
  kills: number;
  lost: number;
  doubled: number;
  uncertain: number;
}

/**
 * Processes killed with SIGKILL at every step of a post, on either engine and platform; workers on one PostgreSQL, one of
 * them killed; PostgreSQL crashed under them. `--rounds N` (5), `--channels N` (60), `--only process,replicas,database`.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '5' },
      channels: { type: 'string', default: '60' },
      only: { type: 'string', default: 'process,replicas,database' },
    },
  });
  const [rounds, channels] = [Number(values.rounds), Number(values.channels)];
  const parts = new Set(values.only.split(','));
  const cluster = await startCluster(DURABLE);
  const lines: Line[] = [];
  try {
    const engines = { SQLite: sqlite, PostgreSQL: postgres(cluster) };
    for (const [engineName, engine] of Object.entries(parts.has('process') ? engines : {})) {
      for (const [stageName, openStage] of Object.entries(STAGES)) {
        const line = lineOf(lines, `${engineName}, ${stageName}: killed at each of ${STEPS.length} steps`);
        for (let round = 0; round < rounds; round += 1) {
          const outcome = await staged(openStage, (stage) =>
            crashRound({ stage, engine, channels, kills: STEPS, random: Math.random }),
          );
          add(line, outcome, outcome.kills);
        }
        tell(line);
      }
    }
    for (const replicas of parts.has('replicas') ? [2, 4] : []) {
      for (const stageName of ['Slack', 'Discord, no nonce'] as const) {
        const line = lineOf(lines, `${replicas} workers on PostgreSQL, ${stageName}: one killed`);
        for (let round = 0; round < rounds; round += 1) {
          const after = 1 + Math.floor(Math.random() * channels * 0.8);
          const mishap = (children: readonly ChildProcess[]) =>
            children[Math.floor(Math.random() * children.length)]?.kill('SIGKILL');
          const outcome = await staged(STAGES[stageName], (stage) =>
            replicaRound({ stage, engine: postgres(cluster), channels, replicas, after, mishap }),
          );
          add(line, outcome, 1);
        }
        tell(line);
      }
    }
    const line = lineOf(lines, '2 workers, Slack: PostgreSQL crashed and back');
    for (let round = 0; parts.has('database') && round < rounds; round += 1) {
      const after = 1 + Math.floor(Math.random() * channels * 0.8);
      const mishap = async () => {
        await cluster.halt(true);
        await cluster.resume();
      };
      const outcome = await staged(STAGES['Slack'], (stage) =>
        replicaRound({ stage, engine: postgres(cluster), channels, replicas: 2, after, mishap }),
      );
      add(line, outcome, 1);
    }
    tell(line);
  } finally {
    await cluster.stop();
  }
  if (lines.some(({ lost, doubled }) => lost + doubled > 0)) process.exitCode = 1;
}

async function sqlite(dir: string): ReturnType<Engine> {
  const state = join(dir, '.isnad/isnad.db');
  return { env: {}, database: await openDatabase({ databaseUrl: null, state }) };
}

/** A database of its own for each round. */
function postgres(cluster: Cluster): Engine {
  return async () => {
    const name = `crash_${randomUUID().replaceAll('-', '')}`;
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    const url = new URL(cluster.url);
    url.pathname = name;
    const database = await openDatabase({ databaseUrl: url.href, state: '' });
    return { env: { DATABASE_URL: url.href }, database };
  };
}

async function staged<T>(
  open: (() => Promise<Stage>) | undefined,
  run: (stage: Stage) => Promise<T>,
): Promise<T> {
  if (open === undefined) throw new Error('no such stage');
  const stage = await open();
  try {
    return await run(stage);
  } finally {
    await stage.stop();
  }
}

function lineOf(lines: Line[], cell: string): Line {
  const line = { cell, posts: 0, kills: 0, lost: 0, doubled: 0, uncertain: 0 };
  lines.push(line);
  return line;
}

function add(line: Line, { posts, lost, doubled, uncertain }: Outcome, kills: number): void {
  line.posts += posts;
  line.kills += kills;
  line.lost += lost.length;
  line.doubled += doubled.length;
  line.uncertain += uncertain;
}

function tell({ cell, posts, kills, lost, doubled, uncertain }: Line): void {
  process.stdout.write(
    `${cell.padEnd(62)} ${posts} posts, ${kills} kills, ${lost} lost, ${doubled} twice, ${uncertain} in doubt\n`,
  );
}
