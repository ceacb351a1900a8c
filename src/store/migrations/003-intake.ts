import type { Kysely, Migration } from 'kysely';

/** What the folder and the feeds remember between starts. */
export interface IntakeTables {
  /** Files of `briefings/` as last read: only those whose size or time changed are read again. */
  files: { path: string; size: number; modified_at: number; briefing_id: string | null };
  feeds: {
    url: string;
    title: string | null;
    etag: string | null;
    last_modified: string | null;
    failures: number;
    last_error: string | null;
    polled_at: number | null;
    succeeded_at: number | null;
    /** Not asked again before. */
    next_at: number;
  };
  /** Items already dealt with. */
  feed_items: { feed: string; item: string; seen_at: number };
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
    await db.schema
      .createTable('feeds')
      .addColumn('url', 'text', (c) => c.primaryKey())
      .addColumn('title', 'text')
      .addColumn('etag', 'text')
      .addColumn('last_modified', 'text')
      .addColumn('failures', 'integer', (c) => c.notNull())
      .addColumn('last_error', 'text')
      .addColumn('polled_at', 'bigint')
      .addColumn('succeeded_at', 'bigint')
      .addColumn('next_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('feed_items')
      .addColumn('feed', 'text', (c) => c.notNull())
      .addColumn('item', 'text', (c) => c.notNull())
      .addColumn('seen_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('feed_items_key', ['feed', 'item'])
      .execute();
  },
};
