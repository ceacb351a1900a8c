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
    /** As it was asked for. */
    wanted: string;
    /** `wanted` folded: a channel follows it once. */
    folded: string;
    owner: string | null;
    created_at: number;
  };
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
  },
};
