import { sql } from 'kysely';
import type { FullText, Wanted } from './fulltext.ts';

/** FTS5 (https://sqlite.org/fts5.html), whose `bm25` takes the weights of the columns. */
export const sqliteFullText: FullText = {
  async create(db, { table, fields }) {
    const columns = sql.join(Object.keys(fields).map((field) => sql.ref(field)));
    // Terms come folded; contentless tables keep only the index.
    await sql`create virtual table ${sql.table(table)} using fts5(
      ${columns}, content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 0"
    )`.execute(db);
  },

  async add(database, { table, fields }, entries) {
    const names = Object.keys(fields);
    const columns = sql.join(names.map((field) => sql.ref(field)));
    const values = entries.map(
      ({ row, terms }) => sql`(${row}, ${sql.join(names.map((field) => terms[field]?.join(' ') ?? ''))})`,
    );
    await sql`insert into ${sql.table(table)} (rowid, ${columns}) values ${sql.join(values)}`.execute(
      database,
    );
  },

  async remove(database, { table }, rows) {
    await sql`delete from ${sql.table(table)} where rowid in (${sql.join(rows)})`.execute(database);
  },

  matching({ table, fields }, matches) {
    const weights = sql.join(Object.values(fields).map((weight) => sql.lit(weight)));
    const wanted = matches.map((match) => `(${expression(match)})`).join(' AND ');
    return sql`(select rowid as "row", bm25(${sql.table(table)}, ${weights}) as score
      from ${sql.table(table)} where ${sql.table(table)} match ${wanted})`;
  },
};

function expression({ words, fields, prefix = false }: Wanted): string {
  const all = words
    .map((variants, index) => {
      const star = prefix && index === words.length - 1 ? '*' : '';
      return `(${variants.map((variant) => `"${variant.replaceAll('"', '""')}"${star}`).join(' OR ')})`;
    })
    .join(' AND ');
  return fields ? `{${fields.join(' ')}} : (${all})` : all;
}
