import type { Database } from './database.ts';

/** More than what is free in the pages that a table already has. */
const ROOM = 'x'.repeat(16_384);

/**
 * Writes a row that means nothing and takes it away again: a full disk or a database that only reads shows in this alone.
 * Throws what that does.
 */
export async function probeWrite(database: Database, now: number): Promise<void> {
  const row = { holder: ROOM, until: now };
  await database
    .insertInto('leases')
    .values({ name: 'probe', ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
  await database.deleteFrom('leases').where('name', '=', 'probe').execute();
}
