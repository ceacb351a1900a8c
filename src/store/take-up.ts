import { type Selectable, sql } from 'kysely';
import { forUpdateSkipLocked, rowsAsTable } from './batch.ts';
import type { Batch, ClaimedRow, Claims } from './claims.ts';
import type { Database, Tables } from './database.ts';
import { rowOf } from './ledger.ts';
import { turnsFor } from './turns.ts';

/**
 * Takes up unfinished rows: claimed ones whose lease has run out, or those whose next attempt has come. A time that a row
 * does not tell (it may be of another version) counts as past.
 */
export async function takeUp(database: Database, state: 'claimed' | 'retry', batch: Batch): Promise<Claims> {
  const { now, leaseUntil, limit, after, platforms } = batch;
  const at = state === 'claimed' ? sql`coalesce(lease_until, 0)` : sql`coalesce(next_attempt_at, 0)`;
  return await database.transaction().execute(async (transaction) => {
    const { rows } = await sql<Selectable<Tables['ledger']> & { at: number }>`
      select ledger.*, ${at} as at from ledger
      where state = ${sql.lit(state)} and ${at} <= ${now} and platform in (${sql.join(platforms)})
      ${after ? sql`and (${at}, key) > (${after[0]}, ${after[1]})` : sql``}
      order by ${at}, key limit ${limit}
      ${forUpdateSkipLocked(transaction)}
    `.execute(transaction);
    // Its own row is none of these: it waits, or its lease is past.
    const isBusy = sql`ledger.state = 'claimed' and coalesce(ledger.lease_until, 0) > ${now}`;
    const turns = await turnsFor(transaction, rows, isBusy, batch);
    const taken = [...turns].map(
      ([row, notBefore]): ClaimedRow => ({
        ...rowOf(row),
        attempts: row.attempts + 1,
        notBefore,
        claimedAt: now,
      }),
    );
    const given = rowsAsTable(
      transaction,
      { key: 'text' },
      taken.map(({ key }) => ({ key })),
    );
    if (taken.length > 0) {
      await sql`
        update ledger set state = 'claimed', attempts = attempts + 1, lease_until = ${leaseUntil},
          updated_at = ${now}
        from ${given} as given where ledger.key = given.key
      `.execute(transaction);
    }
    const last = rows.at(-1);
    return {
      rows: taken,
      waiting: rows.length - taken.length,
      last: rows.length < limit || last === undefined ? null : [Number(last.at), last.key],
    };
  });
}
