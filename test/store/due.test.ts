import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { dueQuery } from '../../src/store/claims.ts';
import type { Database } from '../../src/store/database.ts';
import { engine, openTestDatabase } from '../databases.ts';

let database: Database;

beforeEach(async () => {
  database = await openTestDatabase();
  return () => database.destroy();
});

async function subscribe(count: number): Promise<void> {
  const place = { platform: 'slack', workspace: 'T1', time: '08:00', weekdays: '[1]', zone: 'UTC' };
  for (let first = 0; first < count; first += 500) {
    const values = Array.from({ length: 500 }, (_, index) => ({
      ...{ ...place, id: `s${first + index}`, kind: 'digest', channel: `C${first + index}`, chrome: 'en' },
      ...{ topics: '[]', state: 'active', created_at: 0, last_covered_at: 0 },
      next_due_at: first + index === 7 ? 100 : 1_000_000 + first + index,
    }));
    await database.insertInto('subscriptions').values(values).execute();
  }
}

it.each([null, [50, 's1']] as const)(
  'finding what is due reads by due time, in its order, whatever else is set up (after %j)',
  async (after) => {
    await subscribe(20_000);
    if (engine === 'postgres') await sql`analyze subscriptions`.execute(database);
    const terms = { now: 100, leaseUntil: 200, channelInterval: () => 0 };
    const query = dueQuery(database, { ...terms, platforms: ['slack', 'discord'], limit: 256, after });
    expect((await query.execute(database)).rows.map(({ id }) => id)).toEqual(['s7']);
    const explain = engine === 'postgres' ? sql`explain ${query}` : sql`explain query plan ${query}`;
    const plan = JSON.stringify((await explain.execute(database)).rows);
    expect(plan).toContain('subscriptions_due');
    expect(plan).not.toMatch(/Seq Scan|TEMP B-TREE|Sort/);
  },
);
