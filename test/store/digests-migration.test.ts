import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createBriefingStore } from '../../src/store/briefings.ts';
import { digestsMigration } from '../../src/store/migrations/005-digests.ts';
import { getSubscription } from '../../src/store/subscriptions.ts';
import { sample } from '../answers/sample.ts';
import { openTestDatabase } from '../databases.ts';

/** Columns of migration 005, so that they can be made again over what an earlier version left. */
const COLUMNS = {
  subscriptions: ['kind', 'filters', 'quiet', 'most'],
  ledger: ['kind', 'drawn'],
  briefings: ['corrected_at'],
  sources: ['name'],
};

test('what an earlier version stored is kept: topics are filters, days stay quiet, sources get their names', async () => {
  const database = await openTestDatabase();
  const sources = [{ name: 'Reuters', url: 'https://reuters.example/a' }, { name: 'Pasted text' }];
  for (const n of [1, 2]) {
    const briefing = sample({ id: `2020-01-0${n}-a`, sources });
    await createBriefingStore(database, () => n).put({
      briefing,
      text: null,
      origin: 'folder',
      verified: [],
    });
  }
  await sql`drop index briefings_corrected_at`.execute(database);
  for (const [table, columns] of Object.entries(COLUMNS)) {
    for (const column of columns) await database.schema.alterTable(table).dropColumn(column).execute();
  }
  await sql`insert into subscriptions
    (id, platform, workspace, channel, time, weekdays, zone, chrome, topics, state, created_at, next_due_at, last_covered_at)
    values ('old', 'slack', 'T1', 'C1', '08:00', '[1,2]', 'UTC', 'en', '["oil","النفط"]', 'active', 1, 2, 1)`.execute(
    database,
  );

  await digestsMigration.up(database);

  expect(await getSubscription(database, 'old')).toMatchObject({
    ...{ kind: 'digest', weekdays: [1, 2], quiet: 'silent', most: undefined, nextDueAt: 2 },
    filters: [
      { kind: 'topic', value: 'oil' },
      { kind: 'topic', value: 'النفط' },
    ],
  });
  const named = await database
    .selectFrom('sources')
    .select(['briefing_id', 'name', 'url'])
    .orderBy('briefing_id')
    .orderBy('name')
    .execute();
  expect(named).toEqual(
    ['2020-01-01-a', '2020-01-02-a'].flatMap((briefing_id) => [
      { briefing_id, name: 'Pasted text', url: null },
      { briefing_id, name: 'Reuters', url: 'https://reuters.example/a' },
    ]),
  );
});
