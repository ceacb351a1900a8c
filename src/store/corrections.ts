import type { Transaction } from 'kysely';
import type { Database, Tables } from './database.ts';
import { GONE } from './versions.ts';

/** A briefing that changed and whose posts may have to follow. Times are ms. */
export interface ChangedBriefing {
  readonly id: string;
  /** Of the first change nobody has dealt with yet, and of the last. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** Counts up with every change. */
  readonly changes: number;
  readonly marked: number;
}

interface Replaced {
  readonly id: string;
  /** What it was, if it could be read. */
  readonly before: { readonly version: string; readonly body: string; readonly verified: string } | null;
}

/** Notes a change in the transaction that makes it, and keeps what was, so that no crash loses a correction. */
export async function noteChange(
  transaction: Transaction<Tables>,
  { id, before }: Replaced,
  now: number,
): Promise<void> {
  if (before !== null) {
    const kept = { body: before.body, verified: before.verified, replaced_at: now };
    await transaction
      .insertInto('briefing_versions')
      .values({ briefing_id: id, version: before.version, ...kept })
      .onConflict((conflict) => conflict.columns(['briefing_id', 'version']).doUpdateSet(kept))
      .execute();
  }
  await markChanged(transaction, [id], now);
}

/** Whether any post shows, or showed, the briefing. */
export async function isPosted(database: Database, id: string): Promise<boolean> {
  const row = await database
    .selectFrom('posted_briefings')
    .select('ledger_key')
    .where('briefing_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Marks the briefings of these posts that are no longer as the posts show them: a change may have come while they were
 * made. To be called in the transaction that settles them, or after it.
 */
export async function noteStale(database: Database, keys: readonly string[], now: number): Promise<void> {
  if (keys.length === 0) return;
  const stale = await database
    .selectFrom('posted_briefings')
    .leftJoin('briefings', 'briefings.id', 'posted_briefings.briefing_id')
    .select('posted_briefings.briefing_id')
    .distinct()
    .where('posted_briefings.ledger_key', 'in', keys)
    .where(({ eb, fn, val }) =>
      eb(fn.coalesce('briefings.version', val(GONE)), '!=', eb.ref('posted_briefings.version')),
    )
    .orderBy('posted_briefings.briefing_id')
    .execute();
  await markChanged(
    database,
    stale.map((row) => row.briefing_id),
    now,
  );
}

async function markChanged(database: Database, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  const mark = { first_at: now, last_at: now, changes: 1, marked: 0 };
  await database
    .insertInto('changed_briefings')
    .values(ids.map((briefing_id) => ({ briefing_id, ...mark })))
    .onConflict((conflict) =>
      conflict.column('briefing_id').doUpdateSet((eb) => ({
        last_at: now,
        changes: eb('changed_briefings.changes', '+', 1),
      })),
    )
    .execute();
}

/** Changed first, dealt with first. */
export async function changedBriefings(database: Database): Promise<ChangedBriefing[]> {
  const rows = await database
    .selectFrom('changed_briefings')
    .selectAll()
    .orderBy('first_at')
    .orderBy('briefing_id')
    .execute();
  return rows.map((row) => ({
    id: row.briefing_id,
    firstAt: row.first_at,
    lastAt: row.last_at,
    changes: row.changes,
    marked: row.marked,
  }));
}

/**
 * Has every post drawn anew that does not show the briefing as it is, and every one being drawn this moment once more.
 * Safe to repeat.
 */
export async function markPosts(database: Database, changed: ChangedBriefing, now: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // The mark comes first: it holds off another process that does the same.
    const marked = await transaction
      .updateTable('changed_briefings')
      .set({ marked: changed.changes })
      .where('briefing_id', '=', changed.id)
      .where('marked', '<', changed.changes)
      .executeTakeFirst();
    if (marked.numUpdatedRows === 0n) return;
    await transaction
      .insertInto('post_corrections')
      .columns(['ledger_key', 'changed_at', 'revision', 'attempts', 'next_at'])
      .expression((eb) =>
        eb
          .selectFrom('posted_briefings as posted')
          .leftJoin('briefings', 'briefings.id', 'posted.briefing_id')
          .select(({ ref, cast, val }) => [
            ref('posted.ledger_key').as('ledger_key'),
            cast<number>(val(changed.lastAt), 'bigint').as('changed_at'),
            cast<number>(val(1), 'integer').as('revision'),
            cast<number>(val(0), 'integer').as('attempts'),
            cast<number>(val(now), 'bigint').as('next_at'),
          ])
          .where('posted.briefing_id', '=', changed.id)
          .where(({ or, exists, selectFrom, fn, val, eb: compare }) =>
            or([
              compare(fn.coalesce('briefings.version', val(GONE)), '!=', compare.ref('posted.version')),
              exists(
                selectFrom('post_corrections as under_way')
                  .select('under_way.ledger_key')
                  .whereRef('under_way.ledger_key', '=', 'posted.ledger_key'),
              ),
            ]),
          ),
      )
      .onConflict((conflict) =>
        conflict.column('ledger_key').doUpdateSet((eb) => ({
          changed_at: changed.lastAt,
          revision: eb('post_corrections.revision', '+', 1),
          next_at: now,
          error: null,
        })),
      )
      .execute();
  });
}

/** Ends a change unless another came meanwhile. */
export async function endChange(database: Database, { id, changes }: ChangedBriefing): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('changed_briefings')
    .where('briefing_id', '=', id)
    .where('changes', '=', changes)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
