import { type Generated, type Kysely, type Migration, sql } from 'kysely';
import { isPostgres, rowNumber } from '../engine.ts';
import { createFullText } from '../fulltext.ts';

/** Briefings and what search needs of them. All but the first table is derived from it and written with it. */
export interface BriefingTables {
  briefings: {
    id: string;
    status: string;
    audience: string;
    lang: string;
    title: string;
    story: string | null;
    /** A date without a time is its noon, UTC: on that day in nearly every zone. */
    published_at: number;
    /** When it first became visible to its audience, what digests count from; null for what never was. */
    visible_at: number | null;
    /** When a correction was last added to it while it could be read; from migration 005. */
    corrected_at: number | null;
    updated_at: number;
    /** folder | intake | feed */
    origin: string;
    /** How much is in it, for ranking. */
    statement_count: number;
    dispute_count: number;
    /** The whole briefing, JSON. */
    body: string;
    /** The article, exactly as given; null when none is kept. */
    text: string | null;
    /** Ids of statements whose words were verified, JSON. */
    verified: string;
    /** Names this state of it; from migration 007. */
    version: Generated<string>;
  };
  /** `name` from migration 005. */
  sources: { briefing_id: string; url: string | null; sha256: string | null; name: string | null };
  topics: { briefing_id: string; topic: string; folded: string };
  /** Every name and alias of every person; `main` is the person's fullest, by which its rows are found. */
  names: { briefing_id: string; person_id: string; name: string; main: string };
  /** Keys that spellings of one name share (text/names.ts). */
  name_keys: { key: string; briefing_id: string; name: string; main: string };
  statements: { briefing_id: string; statement_id: string; position: number; stance: string };
  /** Who speaks and through whom, by main name. */
  statement_people: { briefing_id: string; statement_id: string; main: string };
  /** What a row of the full-text index stands for; kind: briefing | statement | person. */
  search_rows: { row: Generated<number>; briefing_id: string; kind: string; item_id: string };
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
      .addColumn('visible_at', 'bigint')
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .addColumn('origin', 'text', (c) => c.notNull())
      .addColumn('statement_count', 'integer', (c) => c.notNull())
      .addColumn('dispute_count', 'integer', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('text', 'text')
      .addColumn('verified', 'text', (c) => c.notNull().defaultTo(sql`'[]'`))
      .execute();
    // All that finding and ordering read of a briefing, so that bodies are read only of those shown.
    await index(db, 'briefings', ['status', 'audience', 'published_at', 'visible_at', 'id', 'story', 'lang']);
    await index(db, 'briefings', ['visible_at']);
    await index(db, 'briefings', ['story']);

    await part(db, 'sources', { url: null, sha256: null });
    await index(db, 'sources', ['url']);
    await index(db, 'sources', ['sha256']);
    await part(db, 'topics', { topic: 'text', folded: 'text' });
    await part(db, 'names', { person_id: 'text', name: 'text', main: 'text' });
    await index(db, 'names', ['main', 'briefing_id']);
    await part(db, 'name_keys', { key: 'text', name: 'text', main: 'text' });
    await index(db, 'name_keys', ['key', 'briefing_id', 'name', 'main']);
    await part(db, 'statements', { statement_id: 'text', position: 'integer', stance: 'text' });
    await part(db, 'statement_people', { statement_id: 'text', main: 'text' });
    await index(db, 'statement_people', ['main', 'briefing_id', 'statement_id']);
    await db.schema
      .createTable('search_rows')
      .addColumn('row', rowNumber(db), (c) => (isPostgres(db) ? c : c.autoIncrement()).primaryKey())
      .addColumn('briefing_id', 'text', (c) => c.notNull().references('briefings.id').onDelete('cascade'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('item_id', 'text', (c) => c.notNull())
      .execute();
    await index(db, 'search_rows', ['briefing_id']);
    await createFullText(db);
  },
};

/** A table of what a briefing holds, gone when it goes; columns of no type are nullable text. */
async function part(
  db: Kysely<unknown>,
  table: string,
  columns: Readonly<Record<string, 'text' | 'integer' | null>>,
): Promise<void> {
  let builder = db.schema
    .createTable(table)
    .addColumn('briefing_id', 'text', (c) => c.notNull().references('briefings.id').onDelete('cascade'));
  for (const [name, type] of Object.entries(columns)) {
    builder = builder.addColumn(name, type ?? 'text', (c) => (type === null ? c : c.notNull()));
  }
  await builder.execute();
  await index(db, table, ['briefing_id']);
}

async function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns(columns)
    .execute();
}
