import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely';
import type { Database, Tables } from './database.ts';
import { migrate } from './migrate.ts';
import { makeFolderOf, unusable } from './state-file.ts';

/** How long a write waits for another process's, ms. */
const WAIT_MS = 5_000;
const MIGRATION_WAIT_MS = 60_000;

/** Opens (and makes or migrates) the embedded database. `:memory:` for tests. Throws UserError where its file cannot be used. */
export async function openSqlite(path: string): Promise<Database> {
  if (path !== ':memory:') makeFolderOf(path);
  const database: Database = new Kysely<Tables>({
    dialect: new OurSqliteDialect({ database: asKysely(openFile(path)) }),
  });
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

class OurSqliteDialect extends SqliteDialect {
  override createAdapter() {
    return new MigratingAdapter();
  }
}

/** SQLite does take back what a failed transaction made; and processes that start together wait for the one that migrates. */
class MigratingAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
  override async acquireMigrationLock(db: Kysely<unknown>): Promise<void> {
    await sql`pragma busy_timeout = ${sql.lit(MIGRATION_WAIT_MS)}`.execute(db);
  }
  override async releaseMigrationLock(db: Kysely<unknown>): Promise<void> {
    await sql`pragma busy_timeout = ${sql.lit(WAIT_MS)}`.execute(db);
  }
}

function openFile(path: string): DatabaseSync {
  let raw: DatabaseSync | undefined;
  try {
    raw = new DatabaseSync(path);
    // WAL lets reading commands work beside the bot; full synchronisation keeps what was acknowledged. Asking to
    // write finds out here a file that may only be read.
    raw.exec(
      `pragma busy_timeout = ${WAIT_MS}; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
       pragma cache_size = -32768; pragma wal_autocheckpoint = 4000;
       begin immediate; commit`,
    );
    return raw;
  } catch (error) {
    raw?.close();
    throw unusable(path, error);
  }
}

/** Statements kept prepared, and the longest of them (a list of values is hardly ever the same again). */
const KEPT_STATEMENTS = 100;
const KEPT_LENGTH = 2000;

/** Kysely's SQLite dialect speaks to better-sqlite3; node:sqlite differs in these few names. */
function asKysely(raw: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();

  function prepare(sql: string): SqliteStatement {
    // A transaction that reads before it writes would fail at once, not wait, where another process wrote in between.
    const statement = raw.prepare(sql === 'begin' ? 'begin immediate' : sql);
    const values = (parameters: ReadonlyArray<unknown>) => parameters as SQLInputValue[];
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...values(parameters)),
      run: (parameters) => statement.run(...values(parameters)),
      iterate: (parameters) => statement.iterate(...values(parameters)) as IterableIterator<unknown>,
    };
  }

  return {
    close: () => raw.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = prepare(sql);
      if (sql.length > KEPT_LENGTH) return statement;
      const [oldest] = prepared.keys();
      if (prepared.size >= KEPT_STATEMENTS && oldest !== undefined) prepared.delete(oldest);
      prepared.set(sql, statement);
      return statement;
    },
  };
}
