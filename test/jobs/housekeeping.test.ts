import { expect, it } from 'vitest';
import { createHousekeeping } from '../../src/jobs/housekeeping.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import { claimOne } from '../../src/store/claims.ts';
import { createRows } from '../../src/store/rows.ts';
import { saveSubscription } from '../../src/store/subscriptions.ts';
import { exampleBriefing, TEXT } from '../briefing/example.ts';
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
  const job = createHousekeeping({ database, rows, clock, log, ledgerMs: 2 * HOUR, textsMs: null });
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

it('drops the texts of articles kept for long enough, but not what was verified, nor a file’s', async () => {
  let now = 0;
  const clock = () => now;
  const database = await openTestDatabase();
  const store = createBriefingStore(database, clock);
  const briefing = exampleBriefing();
  const verified = briefing.statements.map(({ id }) => id);
  await store.put({ briefing, text: TEXT, origin: 'feed', verified });
  await store.put({
    briefing: { ...briefing, id: `${briefing.id}-file` },
    text: TEXT,
    origin: 'folder',
    verified,
  });
  const { log } = recordingLog();
  const rows = createRows(database, clock, HOUR);
  const job = createHousekeeping({ database, rows, clock, log, ledgerMs: HOUR, textsMs: 24 * HOUR });
  now = 25 * HOUR;
  await job.run(new AbortController().signal);
  expect(await store.get(briefing.id)).toMatchObject({ text: null, verified, briefing });
  expect((await store.get(`${briefing.id}-file`))?.text).toBe(TEXT);

  // What is edited then is verified no more; the rest still is.
  const [edited, ...others] = briefing.statements;
  if (edited === undefined) throw new Error('the example says nothing');
  const statements = [{ ...edited, text: `${edited.text}, or so` }, ...others];
  await store.put({ briefing: { ...briefing, statements }, text: null, origin: 'feed', verified: [] });
  expect((await store.get(briefing.id))?.verified).toEqual(others.map(({ id }) => id));
});
