import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * All that is SQLite's own about search: FTS5 tables over terms made elsewhere (text/terms.ts). Fields are in order of
 * weight; the weights are those of `bm25` (https://sqlite.org/fts5.html#the_bm25_function).
 */
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

export async function createFullText(db: Kysely<unknown>): Promise<void> {
  for (const { table, fields } of Object.values(INDEXES)) {
    const columns = sql.join(Object.keys(fields).map((field) => sql.ref(field)));
    // Terms come folded; contentless tables keep only the index.
    await sql`create virtual table ${sql.table(table)} using fts5(
      ${columns}, content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 0"
    )`.execute(db);
  }
}

export async function indexTerms<K extends Kind>(
  database: Database,
  kind: K,
  entries: readonly { readonly row: number; readonly terms: Readonly<Record<Field<K>, readonly string[]>> }[],
): Promise<void> {
  const { table, fields } = INDEXES[kind];
  const names = Object.keys(fields) as Field<K>[];
  const columns = sql.join(names.map((field) => sql.ref(field)));
  const values = entries.map(
    ({ row, terms }) => sql`(${row}, ${sql.join(names.map((field) => terms[field].join(' ')))})`,
  );
  await sql`insert into ${sql.table(table)} (rowid, ${columns}) values ${sql.join(values)}`.execute(database);
}

export async function removeTerms(database: Database, kind: Kind, rows: readonly number[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`delete from ${sql.table(INDEXES[kind].table)} where rowid in (${sql.join(rows)})`.execute(
    database,
  );
}

/** A subquery of the rows that meet every match, with their score: the lower, the better. */
export function matchingRows<K extends Kind>(
  kind: K,
  matches: readonly Match<K>[],
): RawBuilder<{ row: number; score: number }> {
  const { table, fields } = INDEXES[kind];
  const weights = sql.join(Object.values(fields).map((weight) => sql.lit(weight)));
  const wanted = matches.map((match) => `(${expression(match)})`).join(' AND ');
  return sql`(select rowid as "row", bm25(${sql.table(table)}, ${weights}) as score
    from ${sql.table(table)} where ${sql.table(table)} match ${wanted})`;
}

function expression<K extends Kind>({ words, fields, prefix = false }: Match<K>): string {
  const all = words
    .map((variants, index) => {
      const star = prefix && index === words.length - 1 ? '*' : '';
      return `(${variants.map((variant) => `"${variant.replaceAll('"', '""')}"${star}`).join(' OR ')})`;
    })
    .join(' AND ');
  return fields ? `{${fields.join(' ')}} : (${all})` : all;
}
