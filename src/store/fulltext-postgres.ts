import { type RawBuilder, sql } from 'kysely';
import { rowsAsTable } from './batch.ts';
import type { Entry, FullText, Index, Wanted } from './fulltext.ts';

/**
 * A `tsvector` of its own making for each row, under a GIN index: a lexeme is the number of the field and the term, so
 * that fields are told apart without PostgreSQL's four weights. Ranking is FTS5's BM25, whose constants these are
 * (https://sqlite.org/fts5.html#the_bm25_function); of a beginning it counts the fields it is in, not how often.
 */
const K1 = 1.2;
const B = 0.75;
/** The least a word counts that stands in more than half of all rows, as in FTS5. */
const LEAST = 1e-6;

export const postgresFullText: FullText = {
  async create(db, { table }) {
    // `repeats` tells how often the terms come that come more than once in a field; `size` is the row's count of terms.
    await sql`create table ${sql.table(table)} ("row" bigint primary key, size integer not null,
      repeats jsonb not null, terms tsvector not null)`.execute(db);
    await sql`create index ${sql.ref(`${table}_gin`)} on ${sql.table(table)} using gin (terms)`.execute(db);
    await sql`create index ${sql.ref(`${table}_size`)} on ${sql.table(table)} (size)`.execute(db);
  },

  async add(database, index, entries) {
    const columns = { row: 'bigint', size: 'bigint', repeats: 'text', terms: 'text' } as const;
    const given = rowsAsTable(
      database,
      columns,
      entries.map((entry) => written(index, entry)),
    );
    await sql`insert into ${sql.table(index.table)} ("row", size, repeats, terms)
      select "row", size, repeats::jsonb, terms::tsvector from ${given} as given`.execute(database);
  },

  async remove(database, { table }, rows) {
    await sql`delete from ${sql.table(table)} where "row" in (${sql.join(rows)})`.execute(database);
  },

  matching(index, matches) {
    const table = sql.table(index.table);
    const words = matches.flatMap((match) => wordsOf(index, match));
    const hits = words.flatMap((phrases, word) => phrases.flatMap((phrase) => hitsOf(index, phrase, word)));
    if (hits.length === 0) return sql`(select "row", 0 as score from ${table} where false)`;
    return sql`(with hits as (${sql.join(hits, sql` union all `)}),
      phrases as (select word, term, count(distinct "row") as found from hits group by word, term),
      every as (select count(*) as rows, avg(size)::double precision as size from ${table})
      select scored."row", -sum(
        greatest(ln((every.rows - found + 0.5)::double precision / (found + 0.5)), ${sql.lit(LEAST)})
        * times * ${sql.lit(K1 + 1)}
        / (times + ${sql.lit(K1)} * (${sql.lit(1 - B)} + ${sql.lit(B)} * scored.size / every.size))
      ) as score
      from (select word, term, "row", size, sum(times)::double precision as times from hits
        where "row" in
          (select "row" from hits group by "row" having count(distinct word) = ${sql.lit(words.length)})
        group by word, term, "row", size) as scored
      join phrases using (word, term) cross join every
      group by scored."row")`;
  },
};

/** A variant of a word, in the fields where it counts. */
interface Phrase {
  readonly term: string;
  readonly isPrefix: boolean;
  readonly fields: readonly string[];
}

function written({ fields }: Index, { row, terms }: Entry) {
  const counts = new Map<string, number>();
  let size = 0;
  Object.keys(fields).forEach((field, number) => {
    for (const term of terms[field] ?? []) {
      size += 1;
      const lexeme = `${number}${term}`;
      counts.set(lexeme, (counts.get(lexeme) ?? 0) + 1);
    }
  });
  const repeats = Object.fromEntries([...counts].filter(([, count]) => count > 1));
  return { row, size, repeats: JSON.stringify(repeats), terms: [...counts.keys()].map(quoted).join(' ') };
}

/** For each word its variants. */
function wordsOf({ fields: all }: Index, { words, fields, prefix = false }: Wanted): Phrase[][] {
  return words.map((variants, at) =>
    [...new Set(variants)].map((term) => ({
      term,
      isPrefix: prefix && at === words.length - 1,
      fields: fields ?? Object.keys(all),
    })),
  );
}

/** What rows a phrase is in, and how often, weighted; field by field, so that each is a look into the index. */
function hitsOf(
  { table, fields: all }: Index,
  { term, isPrefix, fields }: Phrase,
  word: number,
): RawBuilder<unknown>[] {
  return fields.map((field) => {
    const lexeme = `${Object.keys(all).indexOf(field)}${term}`;
    return sql`select ${sql.lit(word)} as word, ${term}::text as term, "row", size,
      ${sql.lit(all[field] ?? 0)} * coalesce((repeats ->> ${lexeme})::integer, 1) as times
      from ${sql.table(table)} where terms @@ ${quoted(lexeme) + (isPrefix ? ':*' : '')}::tsquery`;
  });
}

/** As tsvector and tsquery read it (https://www.postgresql.org/docs/current/datatype-textsearch.html). */
function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll(/['\\]/g, '$&$&')}'`;
}
