import { type Kysely, type Migration, sql } from 'kysely';

/** Briefings and what search needs of them. */
export interface BriefingTables {
  briefings: {
    id: string;
    status: string;
    audience: string;
    lang: string;
    title: string;
    story: string | null;
    published_at: number;
    /** When it became visible to its audience: what digests count from. */
    visible_at: number;
    updated_at: number;
    /** folder | intake | feed */
    origin: string;
    /** The whole briefing, JSON. */
    body: string;
    /** The article, exactly as given; null when none is kept. */
    text: string | null;
    /** Ids of statements whose words were verified, JSON. */
    verified: string;
  };
}

export const briefingsMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('briefings')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('audience', 'text', (c) => c.notNull())
      .addColumn('lang', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('story', 'text')
      .addColumn('published_at', 'bigint', (c) => c.notNull())
      .addColumn('visible_at', 'bigint', (c) => c.notNull())
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addColumn('origin', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('text', 'text')
      .addColumn('verified', 'text', (c) => c.notNull().defaultTo(sql`'[]'`))
      .execute();
  },
};
