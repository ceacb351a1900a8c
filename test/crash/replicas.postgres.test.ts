import { expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../src/store/open.ts';
import { testPlace } from '../databases.ts';
import { startCluster } from '../postgres/cluster.ts';
import { replicaRound } from './replicas.ts';
import { discordStage, slackStage } from './stages.ts';

// Processes are started one after another.
vi.setConfig({ testTimeout: 240_000 });

const CHANNELS = 60;
const ALL_ONCE = { posts: CHANNELS, lost: [], doubled: [], uncertain: 0 };

async function sharedEngine() {
  const place = await testPlace();
  return { env: { DATABASE_URL: place.databaseUrl ?? '' }, database: await openDatabase(place) };
}

it.each([
  ['two workers', 2, slackStage],
  ['four workers', 4, () => discordStage({ nonce: false })],
] as const)('%s, one of them killed: each digest is posted once', async (_name, replicas, openStage) => {
  const stage = await openStage();
  onTestFinished(() => stage.stop());
  const outcome = await replicaRound({
    ...{ stage, engine: sharedEngine, channels: CHANNELS, replicas, after: 20 },
    mishap: (children) => children[0]?.kill('SIGKILL'),
  });
  expect(outcome).toEqual(ALL_ONCE);
  expect(stage.refusals()).toEqual([]);
});

it('PostgreSQL crashes in the middle and comes back: each digest is posted once', async () => {
  const cluster = await startCluster({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' });
  onTestFinished(() => cluster.stop());
  const stage = await slackStage();
  onTestFinished(() => stage.stop());
  const outcome = await replicaRound({
    engine: async () => {
      const database = await openDatabase({ databaseUrl: cluster.url, state: '' });
      return { env: { DATABASE_URL: cluster.url }, database };
    },
    ...{ stage, channels: CHANNELS, replicas: 2, after: 20 },
    mishap: async () => {
      await cluster.halt(true);
      await cluster.resume();
    },
  });
  expect(outcome).toEqual(ALL_ONCE);
  expect(stage.refusals()).toEqual([]);
});
