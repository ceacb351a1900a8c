import type { Database } from './database.ts';

/** A lease as it stands in the database; `until` (ms) by its holder's clock. */
export interface Lease {
  readonly holder: string;
  readonly until: number;
}

/** Leases by name. Each function is one statement, so that of several processes that try one succeeds. */
export function createLeaseTable(database: Database) {
  return {
    async read(name: string): Promise<Lease | undefined> {
      return await database
        .selectFrom('leases')
        .select(['holder', 'until'])
        .where('name', '=', name)
        .executeTakeFirst();
    },

    /** Takes a lease that nobody has, that is `wanted.holder`'s own, or that still stands as it was `seen`. */
    async take(name: string, wanted: Lease, seen: Lease | undefined): Promise<boolean> {
      const taken = await database
        .insertInto('leases')
        .values({ name, ...wanted })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet(wanted)
            .where((eb) =>
              eb.or([
                eb('leases.holder', '=', wanted.holder),
                ...(seen
                  ? [eb.and([eb('leases.holder', '=', seen.holder), eb('leases.until', '=', seen.until)])]
                  : []),
              ]),
            ),
        )
        .returning('name')
        .executeTakeFirst();
      return taken !== undefined;
    },

    /** False where it is no longer the holder's. */
    async renew(name: string, { holder, until }: Lease): Promise<boolean> {
      const renewed = await database
        .updateTable('leases')
        .set({ until })
        .where('name', '=', name)
        .where('holder', '=', holder)
        .returning('name')
        .executeTakeFirst();
      return renewed !== undefined;
    },

    /** Gives the lease up, if it is still the holder's. */
    async release(name: string, holder: string): Promise<void> {
      await database.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
    },

    /** Names of the leases that begin so, held or not. */
    async names(prefix: string): Promise<string[]> {
      const rows = await database
        .selectFrom('leases')
        .select('name')
        .where('name', '>=', prefix)
        .where('name', '<', `${prefix}\u{10ffff}`)
        .orderBy('name')
        .execute();
      return rows.map(({ name }) => name);
    },
  };
}

export type LeaseTable = ReturnType<typeof createLeaseTable>;
