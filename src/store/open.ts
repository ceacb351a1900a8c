import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Where state is kept: on PostgreSQL where an address is given, else in the file. */
export interface Place {
  readonly databaseUrl: string | null;
  /** The embedded database's file. */
  readonly state: string;
}

/** Opens the database and brings its tables up to date. Throws UserError where that cannot be. */
export async function openDatabase({ databaseUrl, state }: Place): Promise<Database> {
  if (databaseUrl === null) return await openSqlite(state);
  const database = openPostgres(databaseUrl);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}
