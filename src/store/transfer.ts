import { sql } from 'kysely';
import { z } from 'zod';
import type { Database, Tables } from './database.ts';

/*
 * A whole deployment in one file, for moving between engines: lines of JSON. The first tells what is in it, then each row
 * is one line `["table", {column: value}]`, and the last tells that it is whole.
 */

type Table = keyof Tables;

/** What a file holds, in this order: what refers to others stands after them. */
export const CARRIED: readonly Table[] = [
  'briefings',
  'briefing_versions',
  'files',
  'feeds',
  'feed_items',
  'channels',
  'subscriptions',
  'ledger',
  'posted_briefings',
  'changed_briefings',
  'post_corrections',
  'follows',
  'follow_marks',
  'people_apart',
  'kept_rows',
  'budgets',
  'seen_events',
];

/** Made anew from the briefings. */
export const DERIVED: readonly Table[] = [
  'sources',
  'topics',
  'names',
  'name_keys',
  'statements',
  'statement_people',
  'search_rows',
];

/** Of processes that no longer run. */
export const LEFT: readonly Table[] = ['leases'];

/** Written as soon as a bot runs, whatever it does. */
export const PASSING: readonly Table[] = ['budgets', 'seen_events'];

const FORMAT = 1;

export const headerSchema = z.object({
  isnad: z.literal('export'),
  format: z.literal(FORMAT),
  /** Whose tables these are (store/migrate.ts). */
  version: z.string(),
  exportedAt: z.string(),
  /** Rows by table. */
  tables: z.record(z.string(), z.int().nonnegative()),
});
export type Header = z.infer<typeof headerSchema>;

export const rowSchema = z.tuple([
  z.string(),
  z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
]);
export type Row = z.infer<typeof rowSchema>;

export const endSchema = z.object({
  end: z.literal(true),
  rows: z.int().nonnegative(),
  /** Of all the lines before, each with its end; hexadecimal. */
  sha256: z.string(),
});

export const newHeader = (version: string, now: number, tables: Header['tables']): Header => ({
  ...{ isnad: 'export', format: FORMAT, version },
  ...{ exportedAt: new Date(now).toISOString(), tables },
});

/** Hears how many rows are done, of how many. */
export type Progress = (done: number, of: number) => void;

export async function countRows(database: Database, table: Table): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(database);
  return Number(rows[0]?.n ?? 0);
}
