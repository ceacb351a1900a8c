import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase, type Place } from '../../src/store/open.ts';
import { postgresPrograms, startCluster } from '../postgres/cluster.ts';
import { seed } from './delivery-seed.ts';
import type { Measured, Task } from './delivery-worker.ts';

const WIDTH = 96;
const file = (name: string) => new URL(name, import.meta.url);

interface Counts {
  readonly posts: number;
  readonly keys: number;
  readonly doubles: number;
  readonly refused: number;
}

interface Server {
  readonly api: string;
  /** What it took since it was last asked. */
  counts(): Promise<Counts>;
  stop(): void;
}

async function startServer(limits: boolean): Promise<Server> {
  const child = fork(file('delivery-server.ts'), limits ? ['limits'] : [], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const [port] = await once(child.stdout!, 'data');
  const api = `http://127.0.0.1:${String(port).trim()}`;
  return {
    api,
    counts: async () => (await (await fetch(`${api}/counts`)).json()) as Counts,
    stop: () => child.disconnect(),
  };
}

/** Starts the workers, lets them begin together, and answers what each measured. */
async function runWorkers(task: Task, workers = 1): Promise<Measured[]> {
  const children = Array.from({ length: workers }, () =>
    fork(file('delivery-worker.ts'), [JSON.stringify(task)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  );
  await Promise.all(children.map((child) => message(child)));
  const measured = children.map((child) => message(child) as Promise<Measured>);
  for (const child of children) child.send('go');
  const results = await Promise.all(measured);
  await Promise.all(children.map((child) => child.exitCode ?? once(child, 'exit')));
  return results;
}

async function message(child: ChildProcess): Promise<unknown> {
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`a worker ended with ${code}`);
  });
  died.catch(() => {});
  return (await Promise.race([once(child, 'message'), died]))[0];
}

const print = (line: string) => void process.stdout.write(`${line}\n`);

async function reseed(database: Place, task: Pick<Task, 'platform'>, channels: number, due: number) {
  const opened = await openDatabase(database);
  await seed(opened, task.platform, { channels, due, now: Date.now() });
  await opened.destroy();
}

interface Round {
  readonly task: Omit<Task, 'what'>;
  readonly server: Server;
  readonly workers?: number;
}

/** One round of deliveries; throws where a post was lost or doubled. */
async function deliver({ task, server, workers = 1 }: Round): Promise<Measured & { refused: number }> {
  await reseed(task.database, task, task.posts, task.posts);
  await server.counts();
  const results = await runWorkers({ ...task, what: 'deliveries' }, workers);
  const counts = await server.counts();
  if (counts.posts !== task.posts || counts.doubles > 0) {
    throw new Error(`of ${task.posts} posts ${counts.keys} arrived, ${counts.doubles} twice`);
  }
  return {
    ms: Math.max(...results.map(({ ms }) => ms)),
    cpuMs: results.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    megabytes: Math.max(...results.map(({ megabytes }) => megabytes)),
    refused: counts.refused,
  };
}

async function postBare({ task, server }: Round): Promise<Measured & { refused: number }> {
  await reseed(task.database, task, task.posts, task.posts);
  await server.counts();
  const [measured] = await runWorkers({ ...task, what: 'bare' });
  const { refused } = await server.counts();
  return { ...(measured as Measured), refused };
}

/** The client and the deliveries in turn, so that a machine that grows slower is slower for both. */
async function compare(name: string, round: Round, rounds: number): Promise<void> {
  const bare: Measured[] = [];
  const ours: Measured[] = [];
  for (let index = 0; index < rounds; index += 1) {
    bare.push(await postBare(round));
    ours.push(await deliver(round));
  }
  const [ofBare, ofOurs] = [best(bare), best(ours)];
  const each = (ofOurs.ms - ofBare.ms) / round.task.posts;
  const ratio = ofOurs.ms / ofBare.ms;
  const cells = [
    name.padEnd(34),
    `${((round.task.posts / ofOurs.ms) * 1000).toFixed(0).padStart(7)}/s`,
    `${((round.task.posts / ofBare.ms) * 1000).toFixed(0).padStart(7)}/s`,
    ratio.toFixed(2).padStart(6),
    `${each.toFixed(3).padStart(7)} ms`,
    `${(ofOurs.cpuMs / round.task.posts).toFixed(3)} / ${(ofBare.cpuMs / round.task.posts).toFixed(3)} ms`,
    `${ofOurs.megabytes.toFixed(0).padStart(5)} / ${ofBare.megabytes.toFixed(0)} MB`,
  ];
  print(cells.join('  '));
}

const best = (rounds: readonly Measured[]): Measured => rounds.reduce((a, b) => (b.ms < a.ms ? b : a));

/**
 * `npm run bench -- delivery [--channels 10000] [--rounds 2] [--only sqlite,limits,postgres,due]`: channels due in the
 * same minute, against a server on loopback that counts what arrives.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      channels: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '2' },
      only: { type: 'string', default: 'sqlite,limits,postgres,due' },
    },
  });
  const [posts, rounds] = [Number(values.channels), Number(values.rounds)];
  const parts = new Set(values.only.split(','));
  const folder = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
  const sqlite: Place = { databaseUrl: null, state: join(folder, 'bench.db') };
  const platforms = ['slack', 'discord'] as const;
  print(
    `${posts} channels due in one minute, ${WIDTH} requests at a time; none lost, none twice, or it stops`,
  );
  print(
    `${''.padEnd(34)}  ${'ours'.padStart(9)}  ${'bare'.padStart(9)}   ratio    overhead  processor ours / bare  peak memory`,
  );
  try {
    for (const limits of [false, true]) {
      if (!parts.has(limits ? 'limits' : 'sqlite')) continue;
      const server = await startServer(limits);
      for (const platform of platforms) {
        const task = { platform, api: server.api, database: sqlite, posts, width: WIDTH, limits };
        await compare(
          `SQLite, ${platform}${limits ? ', its limits' : ''}`,
          { task, server },
          limits ? 1 : rounds,
        );
      }
      server.stop();
    }
    if (parts.has('due')) await compareDue(sqlite);
    if (parts.has('postgres')) await benchPostgres(posts, rounds);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The whole tick with one digest due, of a thousand subscriptions and of a hundred thousand. */
async function compareDue(database: Place): Promise<void> {
  const server = await startServer(false);
  for (const channels of [1000, 100_000]) {
    const task: Task = {
      ...{ what: 'deliveries', platform: 'slack', api: server.api, database, posts: 1 },
      ...{ width: WIDTH, limits: false },
    };
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      await reseed(database, task, channels, 1);
      const [measured] = await runWorkers(task);
      times.push((measured as Measured).ms);
    }
    const median = times.sort((a, b) => a - b)[2] ?? Number.NaN;
    print(`SQLite, one due of ${String(channels).padStart(6)}: ${median.toFixed(1)} ms (median of 5)`);
  }
  server.stop();
}

async function benchPostgres(posts: number, rounds: number): Promise<void> {
  if (postgresPrograms() === null) {
    print('PostgreSQL is not installed: left out');
    return;
  }
  const cluster = await startCluster({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' });
  const server = await startServer(false);
  try {
    const database: Place = { databaseUrl: cluster.url, state: '' };
    for (const platform of ['slack', 'discord'] as const) {
      const task = { platform, api: server.api, database, posts, width: WIDTH, limits: false };
      await compare(`PostgreSQL, ${platform}`, { task, server }, rounds);
      for (const workers of [2, 4]) {
        const { ms, cpuMs } = await deliver({ task, server, workers });
        const rate = ((posts / ms) * 1000).toFixed(0).padStart(7);
        const name = `PostgreSQL, ${platform}, ${workers} workers`.padEnd(34);
        print(`${name}  ${rate}/s  processor ${(cpuMs / posts).toFixed(3)} ms`);
      }
    }
  } finally {
    server.stop();
    await cluster.stop();
  }
}
