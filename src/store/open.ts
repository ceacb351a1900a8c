import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { addressOf, isAway, openPostgres, unusablePostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Where state is kept: on PostgreSQL where an address is given, else in the file. */
export interface Place {
  readonly databaseUrl: string | null;
  /** The embedded database's file. */
  readonly state: string;
}

/** For people to read, without secrets. */
export function nameOf({ databaseUrl, state }: Place): string {
  return databaseUrl === null ? state : `PostgreSQL at ${addressOf(databaseUrl)}`;
}

/** How long to try again where PostgreSQL takes no connections (ms), telling so. */
interface Patience {
  readonly log?: Log;
  readonly waitMs?: number | undefined;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Opens the database and brings its tables up to date. Throws UserError where that cannot be. */
export async function openDatabase(place: Place, patience: Patience = {}): Promise<Database> {
  const { databaseUrl, state } = place;
  if (databaseUrl === null) return await openSqlite(state);
  const until = performance.now() + (patience.waitMs ?? 0);
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const database = openPostgres(databaseUrl);
    try {
      await migrate(database);
      return database;
    } catch (error) {
      await database.destroy();
      const left = until - performance.now();
      const refused = unusablePostgres(databaseUrl, error);
      if (!isAway(error) || left <= 0) throw refused;
      patience.log?.warn(`${refused.message}; trying for ${Math.ceil(left / 1000)} s more`);
      await delay(Math.min(pause, left));
    }
  }
}
