import type { Kysely, Migration } from 'kysely';

/** Channels, their digests, and the ledger of what was posted (design §4). */
export interface DeliveryTables {
  /** Long button states and the rest of cut cards, bound to a place. */
  kept_rows: { key: string; platform: string; channel: string; body: string; expires_at: number };
}

export const deliveryMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('kept_rows')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();
  },
};
