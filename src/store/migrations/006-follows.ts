import type { Kysely, Migration } from 'kysely';

/** What channels follow. */
export interface FollowTables {
  follows: {
    id: string;
    platform: string;
    workspace: string;
    channel: string;
    /** person | topic */
    kind: string;
    /** A person's fullest name where one was known, else as it was asked for. */
    wanted: string;
    /** `wanted` folded: a channel follows it once. */
    folded: string;
    owner: string | null;
    created_at: number;
  };
  /** Up to when new briefings have been looked through for followers; one row. */
  follow_marks: { name: string; seen_until: number };
}

export const followsMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('follows')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('workspace', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('wanted', 'text', (c) => c.notNull())
      .addColumn('folded', 'text', (c) => c.notNull())
      .addColumn('owner', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addUniqueConstraint('follows_once', ['platform', 'channel', 'kind', 'folded'])
      .execute();
    await db.schema.createIndex('follows_folded').on('follows').columns(['kind', 'folded']).execute();
    await db.schema.createIndex('follows_age').on('follows').column('created_at').execute();
    await db.schema
      .createTable('follow_marks')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('seen_until', 'bigint', (c) => c.notNull())
      .execute();
  },
};
