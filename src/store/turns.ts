import { type RawBuilder, sql } from 'kysely';
import type { Place, PlatformName } from '../briefing/audience.ts';
import { lockNames, rowsAsTable } from './batch.ts';
import { channelBudget, FARTHEST_MS, heldOf, platformBudget, reserve, workspaceBudget } from './budgets.ts';
import type { Database } from './database.ts';

/** What every claim is made under; times are ms. */
export interface Terms {
  readonly now: number;
  readonly leaseUntil: number;
  /** Least time between two posts to one channel. */
  readonly channelInterval: (platform: PlatformName) => number;
}

interface InChannel {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
}

/**
 * Which of the rows may be claimed in this transaction, and when each may be posted at the earliest (ms, never far off):
 * the first of each channel that is not busy, as the condition on its ledger rows has it, that no other process is just
 * looking at, and that its platform did not ask to leave alone.
 */
export async function turnsFor<R extends InChannel>(
  transaction: Database,
  rows: readonly R[],
  isBusy: RawBuilder<unknown>,
  { now, channelInterval }: Terms,
): Promise<Map<R, number>> {
  if (rows.length === 0) return new Map();
  const first = new Map<string, R>();
  for (const row of rows) {
    const name = channelBudget(placeOf(row));
    if (!first.has(name)) first.set(name, row);
  }
  const locked = await lockNames(transaction, [...first.keys()].sort());
  const held = await heldAmong(transaction, [...first.values()].map(placeOf), now);
  const busy = await busyAmong(transaction, [...first], isBusy);
  const free = [...first].filter(
    ([name, row]) => locked.has(name) && !busy.has(name) && !isHeld(placeOf(row), held),
  );
  const wishes = free.map(([name, row]) => ({ name, interval: channelInterval(placeOf(row).platform) }));
  const turns = await reserve(transaction, wishes, now);
  return new Map(
    free.flatMap(([name, row]): [R, number][] => {
      const turn = turns.get(name);
      return turn === undefined ? [] : [[row, turn]];
    }),
  );
}

export function placeOf({ platform, workspace, channel }: InChannel): Place {
  return { platform: platform as PlatformName, workspace, channel };
}

/** A platform's next place may be a little off without anyone having asked to wait; a workspace has no such places. */
async function heldAmong(transaction: Database, places: readonly Place[], now: number): Promise<Set<string>> {
  const platforms = [...new Set(places.map(platformBudget))];
  const workspaces = [...new Set(places.map(workspaceBudget))];
  return new Set([
    ...(await heldOf(transaction, platforms, now + FARTHEST_MS)),
    ...(await heldOf(transaction, workspaces, now)),
  ]);
}

const isHeld = (place: Place, held: ReadonlySet<string>): boolean =>
  held.has(platformBudget(place)) || held.has(workspaceBudget(place));

async function busyAmong(
  transaction: Database,
  channels: readonly (readonly [name: string, row: InChannel])[],
  isBusy: RawBuilder<unknown>,
): Promise<Set<string>> {
  const given = rowsAsTable(
    transaction,
    { name: 'text', platform: 'text', channel: 'text' },
    channels.map(([name, { platform, channel }]) => ({ name, platform, channel })),
  );
  const { rows } = await sql<{ name: string }>`
    select name from ${given} as given where exists (
      select 1 from ledger
      where ledger.platform = given.platform and ledger.channel = given.channel and ${isBusy})
  `.execute(transaction);
  return new Set(rows.map((row) => row.name));
}
