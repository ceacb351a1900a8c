import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { isPostgres } from './engine.ts';
import { TABLES_VERSION } from './migrate.ts';
import { CARRIED, countRows, type Header, newHeader, type Progress, type Row } from './transfer.ts';

/** Rows read at a time: an article with its briefing may be of some hundred kilobytes. */
const PAGE = 100;

/** Writes all that the deployment knows, as it is at one moment, to the stream, which stays open. */
export async function exportDatabase(
  database: Database,
  to: Writable,
  now: number,
  progress: Progress = () => {},
): Promise<{ readonly rows: number }> {
  return await database.connection().execute(async (connection) => {
    // Reads one state throughout and keeps nobody from writing.
    const begin = isPostgres(connection)
      ? 'begin isolation level repeatable read read only'
      : 'begin deferred';
    await sql.raw(begin).execute(connection);
    try {
      return await exportRows(connection, to, now, progress);
    } finally {
      await sql.raw('rollback').execute(connection);
    }
  });
}

async function exportRows(connection: Database, to: Writable, now: number, progress: Progress) {
  const hash = createHash('sha256');
  const write = async (line: unknown) => {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    if (!to.write(text)) await once(to, 'drain');
  };
  const tables: Header['tables'] = {};
  for (const table of CARRIED) tables[table] = await countRows(connection, table);
  const of = Object.values(tables).reduce((sum, count) => sum + count, 0);
  await write(newHeader(TABLES_VERSION, now, tables));
  let rows = 0;
  for (const table of CARRIED) {
    for await (const row of allOf(connection, table)) {
      await write([table, row] satisfies Row);
      rows += 1;
      progress(rows, of);
    }
  }
  await write({ end: true, rows, sha256: hash.copy().digest('hex') });
  return { rows };
}

/** A page at a time, by what each engine has for it; within a transaction. */
async function* allOf(connection: Database, table: string): AsyncGenerator<Row[1]> {
  if (isPostgres(connection)) {
    await sql`declare page no scroll cursor for select * from ${sql.table(table)}`.execute(connection);
    for (;;) {
      const { rows } = await sql<Row[1]>`fetch ${sql.lit(PAGE)} from page`.execute(connection);
      if (rows.length === 0) break;
      yield* rows;
    }
    await sql`close page`.execute(connection);
    return;
  }
  for (let after: number | null = null; ; ) {
    const { rows }: { rows: (Row[1] & { rowid_: number })[] } = await sql<Row[1] & { rowid_: number }>`
      select rowid as rowid_, * from ${sql.table(table)}
      ${after === null ? sql`` : sql`where rowid > ${after}`} order by rowid limit ${sql.lit(PAGE)}
    `.execute(connection);
    for (const { rowid_, ...row } of rows) {
      after = rowid_;
      yield row;
    }
    if (rows.length < PAGE) return;
  }
}
