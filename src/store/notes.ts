import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Place, PlatformName } from '../briefing/audience.ts';
import { type ChangedBriefing, endChange } from './corrections.ts';
import type { Database } from './database.ts';

/** The last post that told a channel of a briefing: what its readers know. */
export interface Told {
  readonly key: string;
  readonly place: Place;
  readonly version: string;
}

/** What a note is about. */
export interface NoteCause {
  readonly briefing: string;
  /** The post whose readers it is for. */
  readonly told: string;
  /** When the briefing was changed, ms. */
  readonly at: number;
}

/** Rows a statement, at most. */
const BATCH = 500;

/** By channel, the last post made there that tells what the briefing says; none where a note on it is still to be posted. */
export async function lastTold(database: Database, id: string): Promise<Told[]> {
  const rows = await database
    .selectFrom('posted_briefings')
    .innerJoin('ledger', 'ledger.key', 'posted_briefings.ledger_key')
    .select(['ledger.key', 'platform', 'workspace', 'channel', 'told', 'drawn'])
    .where('posted_briefings.briefing_id', '=', id)
    // Put so that no index of states is used: nearly all of the ledger was sent.
    .where(sql`(ledger.state || '')`, '=', 'sent')
    .orderBy('ledger.posting_at')
    .orderBy('ledger.key')
    .execute();
  const pending = await database
    .selectFrom('ledger')
    .select(['platform', 'channel'])
    .where('subscription_id', 'like', `${subscriptionOf(id)}%`)
    .where('state', 'in', ['claimed', 'retry'])
    .execute();
  const noted = new Set(pending.map(({ platform, channel }) => `${platform}/${channel}`));
  const last = new Map<string, Told>();
  for (const { key, platform, workspace, channel, told, drawn } of rows) {
    if (isOnlyNamed(drawn, id)) continue;
    const name = `${platform}/${channel}`;
    const place = { platform: platform as PlatformName, workspace, channel };
    if (!noted.has(name)) last.set(name, { key, place, version: told });
  }
  return [...last.values()];
}

function isOnlyNamed(drawn: string | null, id: string): boolean {
  const { beside } = JSON.parse(drawn ?? '{}') as { readonly beside?: readonly string[] };
  return beside?.includes(id) ?? false;
}

/**
 * Ends a change and enters a note into the ledger for each of these channels, both or neither; false when the briefing
 * changed again meanwhile. The ordinary way of unfinished posts makes them.
 */
export async function enterNotes(
  database: Database,
  changed: ChangedBriefing,
  told: readonly Told[],
  now: number,
): Promise<boolean> {
  return await database.transaction().execute(async (transaction) => {
    if (!(await endChange(transaction, changed))) return false;
    for (let at = 0; at < told.length; at += BATCH) {
      await transaction
        .insertInto('ledger')
        .values(told.slice(at, at + BATCH).map((one) => noteRow(changed, one, now)))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    return true;
  });
}

/** A change and the post that its readers know have one note, wherever it is worked out. */
function noteRow({ id, firstAt, lastAt }: ChangedBriefing, told: Told, now: number) {
  const key = createHash('sha256').update(`note/${told.key}/${id}/${firstAt}`).digest('hex').slice(0, 24);
  const cause: NoteCause = { briefing: id, told: told.key, at: lastAt };
  return {
    key,
    kind: 'note',
    subscription_id: `${subscriptionOf(id)}${key}`,
    due_at: now,
    ...told.place,
    state: 'retry',
    attempts: 0,
    next_attempt_at: now,
    briefing_ids: JSON.stringify([id]),
    drawn: JSON.stringify(cause),
    created_at: now,
    updated_at: now,
  };
}

/** Ids hold nothing that LIKE takes for more than itself. */
const subscriptionOf = (id: string): string => `note/${id}/`;
