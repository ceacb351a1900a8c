import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/store/open.ts';
import { saveSubscription } from '../../src/store/subscriptions.ts';
import { type Cluster, startCluster } from '../postgres/cluster.ts';
import { makeHouse, runApp } from './house.ts';
import { run } from './running.ts';

const PLACE = { platform: 'preview', workspace: 'preview', channel: 'discord' } as const;
const DAYS = { weekdays: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC', chrome: 'en', topics: [] } as const;

async function cluster(): Promise<Cluster> {
  const started = await startCluster({ synchronous_commit: 'on' });
  onTestFinished(() => started.stop());
  return started;
}

it('a bot whose PostgreSQL goes away is not ready, and takes up its work when it is back', async () => {
  const { url, halt, resume } = await cluster();
  const { app } = await runApp(makeHouse(), { DATABASE_URL: url }, { every: '* * * * * *' });
  const ready = async () => (await fetch(`${app.url}readyz`)).status;
  expect(await ready()).toBe(200);
  await halt(true);
  expect(await ready()).toBe(503);
  await resume();
  expect(await ready()).toBe(200);

  const database = await openDatabase({ databaseUrl: url, state: '' });
  const due = Date.now() - 1000;
  const fresh = { id: 's', now: due, lastCoveredAt: 0 };
  await saveSubscription(database, { place: PLACE, time: '08:00', ...DAYS }, due, fresh);
  const isSent = async () =>
    (await database.selectFrom('ledger').select('state').where('state', '=', 'sent').execute()).length === 1;
  while (!(await isSent())) await new Promise((resolve) => setTimeout(resolve, 50));
  await database.destroy();
});

it('the whole bot stops in time though its PostgreSQL is away', async () => {
  const { url, halt } = await cluster();
  const bot = run(makeHouse('preview: true\n'), ['start'], { DATABASE_URL: url });
  await bot.line('Isnad is running');
  await halt(true);
  // A stop that takes too long is cut short, and ends with 1.
  expect(await bot.end('SIGTERM')).toBe(0);
});
