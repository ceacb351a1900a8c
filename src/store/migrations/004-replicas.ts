import { type Kysely, type Migration, sql } from 'kysely';

/** What several processes on one database agree on. */
export interface ReplicaTables {
  /** Who may do what only one may do at a time: a Discord shard, the folder. Free once `until` (ms) is past. */
  leases: { name: string; holder: string; until: number };
  /** When the next request under a limit may be made (ms), e.g. `slack/channel/C1`; see store/budgets.ts. */
  budgets: { name: string; next_at: number };
  /** Events of a platform that one process has taken on. */
  seen_events: { id: string; seen_at: number };
}

export const replicasMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('leases')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('holder', 'text', (c) => c.notNull())
      .addColumn('until', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('budgets')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('next_at', 'bigint', (c) => c.notNull())
      .execute();
    // Few rows are unsettled at a time: what looks for them (store/claims.ts) need not know of the others.
    await sql`create index ledger_unsettled on ledger (platform, channel)
      where state in ('claimed', 'retry')`.execute(db);
    await db.schema
      .createTable('seen_events')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('seen_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('seen_events_age').on('seen_events').column('seen_at').execute();
  },
};
