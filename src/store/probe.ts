import type { Database } from './database.ts';

/** Writes a row that means nothing: a full disk or a database that only reads shows in this alone. Throws what that does. */
export async function probeWrite(database: Database, now: number): Promise<void> {
  const row = { holder: 'probe', until: now };
  await database
    .insertInto('leases')
    .values({ name: 'probe', ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}
