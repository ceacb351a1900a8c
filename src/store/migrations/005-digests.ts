import type { Kysely, Migration } from 'kysely';

/** Kinds of subscriptions and posts beside the digest. */
export const digestsMigration: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ['subscriptions', 'ledger']) {
      await db.schema
        .alterTable(table)
        .addColumn('kind', 'text', (c) => c.notNull().defaultTo('digest'))
        .execute();
    }
  },
};
