import { type ColumnDataType, type Kysely, PostgresAdapter } from 'kysely';

/** Whether the database is PostgreSQL; otherwise it is SQLite. Told by the handle itself, in a transaction too. */
export function isPostgres(database: Pick<Kysely<unknown>, 'getExecutor'>): boolean {
  return database.getExecutor().adapter instanceof PostgresAdapter;
}

/** The type of a column that numbers its rows. */
export function rowNumber(database: Kysely<unknown>): ColumnDataType {
  return isPostgres(database) ? 'bigserial' : 'integer';
}

/** PostgreSQL's texts hold neither U+0000 nor half a surrogate pair; what stands in for them is as long. */
export function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\u{fffd}').toWellFormed() : value;
}
