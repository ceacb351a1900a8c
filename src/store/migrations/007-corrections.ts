import type { Kysely, Migration } from 'kysely';

/** What is needed to put right what was posted. */
export interface CorrectionTables {
  /** Which posts show which briefings, as they then were (a hash of what was shown). */
  posted_briefings: { ledger_key: string; briefing_id: string; version: string };
}

export const correctionsMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('posted_briefings')
      .addColumn('ledger_key', 'text', (c) => c.notNull().references('ledger.key').onDelete('cascade'))
      .addColumn('briefing_id', 'text', (c) => c.notNull())
      .addColumn('version', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('posted_briefings_pk', ['ledger_key', 'briefing_id'])
      .execute();
    await db.schema
      .createIndex('posted_briefings_briefing')
      .on('posted_briefings')
      .column('briefing_id')
      .execute();
  },
};
