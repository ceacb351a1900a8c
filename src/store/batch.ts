import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import { isPostgres, storable } from './engine.ts';

/** Many rows by one statement, and locks: what the two engines write differently of it. */

/**
 * The rows as a table to select from, handed over as one JSON value: one short statement however many they are.
 * `columns` names each column's type.
 */
export function rowsAsTable<C extends string>(
  database: Database,
  columns: Readonly<Record<C, 'text' | 'bigint'>>,
  rows: readonly Readonly<Record<C, string | number | null>>[],
): RawBuilder<unknown> {
  const names = Object.entries(columns) as [C, string][];
  if (isPostgres(database)) {
    // https://www.postgresql.org/docs/current/functions-json.html
    const definitions = names.map(([name, type]) => `${name} ${type}`).join(', ');
    const json = JSON.stringify(rows, (_, value: unknown) => storable(value));
    return sql`(select * from json_to_recordset(${json}::json) as given(${sql.raw(definitions)}))`;
  }
  // https://sqlite.org/json1.html#jptr
  const values = names.map(([name]) => `value ->> '${name}' as ${name}`).join(', ');
  return sql`(select ${sql.raw(values)} from json_each(${JSON.stringify(rows)}))`;
}

/**
 * Ends a query whose rows are to be changed: those that another transaction holds are left to it. SQLite takes one writer
 * at a time, so only PostgreSQL has such.
 */
export function forUpdateSkipLocked(database: Database): RawBuilder<unknown> {
  return isPostgres(database) ? sql`for update skip locked` : sql``;
}

/**
 * Takes each name for this transaction; answers those taken, without waiting for others. Who holds a name sees, from its
 * next statement on, all that earlier holders have committed.
 */
export async function lockNames(transaction: Database, names: readonly string[]): Promise<Set<string>> {
  if (!isPostgres(transaction)) return new Set(names);
  // https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADVISORY-LOCKS
  const given = rowsAsTable(
    transaction,
    { name: 'text' },
    names.map((name) => ({ name })),
  );
  const { rows } = await sql<{ name: string }>`
    select name from ${given} as given where pg_try_advisory_xact_lock(hashtextextended(name, 0))
  `.execute(transaction);
  return new Set(rows.map((row) => row.name));
}
