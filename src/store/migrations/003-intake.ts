import type { Kysely, Migration } from 'kysely';

/** What the folder and the feeds remember between starts. */
export interface IntakeTables {
  /** Files of `briefings/` as last read: only those whose size or time changed are read again. */
  files: { path: string; size: number; modified_at: number; briefing_id: string | null };
}

export const intakeMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('files')
      .addColumn('path', 'text', (c) => c.primaryKey())
      .addColumn('size', 'bigint', (c) => c.notNull())
      .addColumn('modified_at', 'bigint', (c) => c.notNull())
      .addColumn('briefing_id', 'text')
      .execute();
  },
};
