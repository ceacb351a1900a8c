import { expect, it } from 'vitest';
import { createHousekeeping } from '../../src/jobs/housekeeping.ts';
import { claimOne } from '../../src/store/claims.ts';
import { createRows } from '../../src/store/rows.ts';
import { saveSubscription } from '../../src/store/subscriptions.ts';
import { openTestDatabase } from '../databases.ts';
import { recordingLog } from '../delivery/world.ts';

const HOUR = 3_600_000;
const PLACE = { platform: 'slack', workspace: 'T', channel: 'C' } as const;

it('once an hour drops expired rows and old finished posts, and nothing else', async () => {
  let now = 0;
  const clock = () => now;
  const database = await openTestDatabase();
  const rows = createRows(database, clock, HOUR / 2);
  const draft = {
    place: PLACE,
    time: '08:00',
    weekdays: [1],
    zone: 'UTC',
    chrome: 'en',
    topics: [],
  } as const;
  const subscription = await saveSubscription(database, draft, 1, { id: 's', now: 0, lastCoveredAt: 0 });
  const plan = { missed: [{ key: 'old', dueAt: 1 }], claim: { key: 'open', dueAt: 9 }, next: 10 };
  await claimOne(database, subscription, plan, { now: 0, leaseUntil: 5, channelInterval: () => 0 });
  await rows.keep(PLACE, 'k', 1);

  const { log } = recordingLog();
  const job = createHousekeeping({ database, rows, clock, log, ledgerMs: 2 * HOUR });
  const kept = async () => ({
    ledger: (await database.selectFrom('ledger').select('key').orderBy('key').execute()).map(
      ({ key }) => key,
    ),
    rows: (await database.selectFrom('kept_rows').select('key').execute()).length,
  });
  const { signal } = new AbortController();
  await job.run(signal);
  expect(await kept()).toEqual({ ledger: ['old', 'open'], rows: 1 });
  now = HOUR - 1;
  await job.run(signal);
  expect(await kept()).toEqual({ ledger: ['old', 'open'], rows: 1 });
  now = HOUR;
  await job.run(signal);
  expect(await kept()).toEqual({ ledger: ['old', 'open'], rows: 0 });
  now = 2 * HOUR + 1;
  await job.run(signal);
  expect(await kept()).toEqual({ ledger: ['open'], rows: 0 });
});
