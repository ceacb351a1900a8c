import type { Kysely, RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import { isPostgres } from './engine.ts';
import { postgresFullText } from './fulltext-postgres.ts';
import { sqliteFullText } from './fulltext-sqlite.ts';

/** Full-text tables over terms made elsewhere (text/terms.ts), and how much a term weighs in each of their fields. */
const INDEXES = {
  briefing: { table: 'briefing_terms', fields: { title: 8, topics: 6, people: 4, points: 3, body: 1 } },
  statement: { table: 'statement_terms', fields: { words: 4, people: 2, context: 1 } },
  person: { table: 'person_terms', fields: { name: 4, role: 1 } },
} as const;

export type Kind = keyof typeof INDEXES;
export type Field<K extends Kind> = keyof (typeof INDEXES)[K]['fields'] & string;

/** Each word must be met by one of its variants, in one of the fields (any, where none is named). */
export interface Match<K extends Kind> {
  readonly words: readonly (readonly string[])[];
  readonly fields?: readonly Field<K>[];
  /** The last word may be the beginning of one. */
  readonly prefix?: boolean;
}

/** One of the tables as an engine sees it. */
export interface Index {
  readonly table: string;
  /** Weights by field, in the order of the fields. */
  readonly fields: Readonly<Record<string, number>>;
}

export interface Entry {
  readonly row: number;
  /** By field. */
  readonly terms: Readonly<Record<string, readonly string[]>>;
}

export interface Wanted {
  readonly words: readonly (readonly string[])[];
  readonly fields?: readonly string[];
  readonly prefix?: boolean;
}

/** What the engines do each in their own way. Both rank by BM25 with the same constants. */
export interface FullText {
  create(db: Kysely<unknown>, index: Index): Promise<void>;
  add(database: Database, index: Index, entries: readonly Entry[]): Promise<void>;
  remove(database: Database, index: Index, rows: readonly number[]): Promise<void>;
  matching(index: Index, matches: readonly Wanted[]): RawBuilder<{ row: number; score: number }>;
}

const of = (database: Pick<Database, 'getExecutor'>): FullText =>
  isPostgres(database) ? postgresFullText : sqliteFullText;

export async function createFullText(db: Kysely<unknown>): Promise<void> {
  for (const index of Object.values(INDEXES)) await of(db).create(db, index);
}

export async function indexTerms<K extends Kind>(
  database: Database,
  kind: K,
  entries: readonly { readonly row: number; readonly terms: Readonly<Record<Field<K>, readonly string[]>> }[],
): Promise<void> {
  if (entries.length > 0) await of(database).add(database, INDEXES[kind], entries);
}

export async function removeTerms(database: Database, kind: Kind, rows: readonly number[]): Promise<void> {
  if (rows.length > 0) await of(database).remove(database, INDEXES[kind], rows);
}

/** A subquery of the rows that meet every match, with their score: the lower, the better. */
export function matchingRows<K extends Kind>(
  database: Database,
  kind: K,
  matches: readonly Match<K>[],
): RawBuilder<{ row: number; score: number }> {
  return of(database).matching(INDEXES[kind], matches);
}
