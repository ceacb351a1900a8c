import { sql } from 'kysely';
import type { Place } from '../briefing/audience.ts';
import { rowsAsTable } from './batch.ts';
import type { Database } from './database.ts';

/** Limits that all processes on one database keep together: each has a row that says when its next request may go. */

/** A reservation further off than this (ms) is none: whatever was to go waits its turn in the ledger. */
export const FARTHEST_MS = 5_000;

export const channelBudget = ({ platform, channel }: Place): string => `${platform}/channel/${channel}`;
export const workspaceBudget = ({ platform, workspace }: Place): string =>
  `${platform}/workspace/${workspace}`;
export const platformBudget = ({ platform }: Pick<Place, 'platform'>): string => platform;

export interface Wish {
  readonly name: string;
  /** Between two requests, ms. */
  readonly interval: number;
}

/** Takes the next place under each limit; answers when it comes (ms), for those whose next place is near. */
export async function reserve(
  database: Database,
  wishes: readonly Wish[],
  now: number,
): Promise<Map<string, number>> {
  const limited = wishes.filter((wish) => wish.interval > 0);
  const places = new Map(wishes.map((wish) => [wish.name, now]));
  if (limited.length === 0) return places;
  const intervals = new Map(limited.map((wish) => [wish.name, wish.interval]));
  // In one order everywhere, so that two transactions never wait for each other.
  const sorted = [...intervals].map(([name, spacing]) => ({ name, spacing }));
  sorted.sort((a, b) => (a.name < b.name ? -1 : 1));
  const given = rowsAsTable(database, { name: 'text', spacing: 'bigint' }, sorted);
  const later = sql`case when budgets.next_at > ${now} then budgets.next_at else cast(${now} as bigint) end`;
  const { rows } = await sql<{ name: string; next_at: number }>`
    insert into budgets (name, next_at)
    select name, cast(${now} as bigint) + spacing from ${given} as given where true
    on conflict (name) do update set next_at = ${later} + (excluded.next_at - ${now})
    where budgets.next_at <= ${now + FARTHEST_MS}
    returning name, next_at
  `.execute(database);
  for (const { name } of limited) places.delete(name);
  for (const { name, next_at } of rows) places.set(name, Number(next_at) - (intervals.get(name) ?? 0));
  return places;
}

/** Takes the next `interval` under a limit, for several requests; answers when it begins (ms), which may be far off. */
export async function reserveBlock(
  database: Database,
  { name, interval }: Wish,
  now: number,
): Promise<number> {
  const later = sql`case when budgets.next_at > ${now} then budgets.next_at else cast(${now} as bigint) end`;
  const { rows } = await sql<{ next_at: number }>`
    insert into budgets (name, next_at) values (${name}, ${now + interval})
    on conflict (name) do update set next_at = ${later} + ${interval}
    returning next_at
  `.execute(database);
  return Number(rows[0]?.next_at ?? now + interval) - interval;
}

/** Nothing goes under this limit before `until` (ms): the platform asked to wait. */
export async function hold(database: Database, name: string, until: number): Promise<void> {
  await database
    .insertInto('budgets')
    .values({ name, next_at: until })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ next_at: until }).where('budgets.next_at', '<', until),
    )
    .execute();
}

/** Those of the names under which nothing may go before or at `now` (ms). */
export async function heldOf(
  database: Database,
  names: readonly string[],
  now: number,
): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await database
    .selectFrom('budgets')
    .select('name')
    .where('name', 'in', names)
    .where('next_at', '>', now)
    .execute();
  return new Set(rows.map((row) => row.name));
}

/** Drops limits long unused; answers how many. */
export async function pruneBudgets(database: Database, before: number): Promise<number> {
  const result = await database.deleteFrom('budgets').where('next_at', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
