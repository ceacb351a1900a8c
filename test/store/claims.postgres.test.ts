import { expect, it } from 'vitest';
import { type ClaimedRow, claimDue } from '../../src/store/claims.ts';
import { createJournal } from '../../src/store/journal.ts';
import { openDatabase } from '../../src/store/open.ts';
import { saveSubscription } from '../../src/store/subscriptions.ts';
import { testPlace } from '../databases.ts';

const CHANNELS = 12;
const DIGESTS = 3;
const REPLICAS = 4;

it('many replicas that claim at once never have two posts of one channel in hand, and post each once', async () => {
  const place = await testPlace();
  const replicas = await Promise.all(Array.from({ length: REPLICAS }, () => openDatabase(place)));
  const [first] = replicas;
  for (let n = 0; n < CHANNELS * DIGESTS; n += 1) {
    const draft = {
      weekdays: [1],
      zone: 'UTC',
      chrome: 'en',
      topics: [],
      time: `08:${10 + (n % DIGESTS)}`,
    } as const;
    const at = { platform: 'slack', workspace: 'T', channel: `C${Math.floor(n / DIGESTS)}` } as const;
    await saveSubscription(first!, { ...draft, place: at }, 100, { id: `s${n}`, now: 0, lastCoveredAt: 0 });
  }
  const inHand = new Map<string, string>();
  const twice: string[] = [];
  const sent: string[] = [];
  const settled = async (database: (typeof replicas)[number], row: ClaimedRow) => {
    const journal = createJournal(database);
    await journal.begin(row, { briefingIds: [], coveredUntil: 100, now: 100, leaseUntil: 1000 });
    sent.push(row.key);
    // From here on another may have the channel.
    inHand.delete(row.place.channel);
    await journal.settle(row, { state: 'sent', channel: row.place.channel, message: '1' }, 100);
  };
  await Promise.all(
    replicas.map(async (database) => {
      for (let idle = 0; idle < 20 && sent.length < CHANNELS * DIGESTS; ) {
        const { rows } = await claimDue(
          database,
          {
            now: 100,
            leaseUntil: 1000,
            limit: 7,
            after: null,
            platforms: ['slack'],
            channelInterval: () => 0,
          },
          ({ id }) => ({ missed: [], claim: { key: `key-${id}`, dueAt: 100 }, next: 200 }),
        );
        for (const row of rows) {
          if (inHand.has(row.place.channel)) twice.push(row.key);
          inHand.set(row.place.channel, row.key);
        }
        idle = rows.length === 0 ? idle + 1 : 0;
        await Promise.all(rows.map((row) => settled(database, row)));
      }
    }),
  );
  expect(twice).toEqual([]);
  expect(sent.sort()).toEqual(Array.from({ length: CHANNELS * DIGESTS }, (_, n) => `key-s${n}`).sort());
  await Promise.all(replicas.map((database) => database.destroy()));
});
