import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { briefingSchema } from '../briefing/schema.ts';
import { messageOf, UserError } from '../errors.ts';
import type { Database, Tables } from './database.ts';
import { TABLES_VERSION } from './migrate.ts';
import { writeParts } from './parts.ts';
import {
  CARRIED,
  countRows,
  endSchema,
  type Header,
  headerSchema,
  LEFT,
  PASSING,
  type Progress,
  type Row,
  rowSchema,
} from './transfer.ts';

/** Values a statement at most, and UTF-16 units in them: SQLite takes 32,766 values. */
const MOST_VALUES = 5_000;
const MOST_UNITS = 4_000_000;

interface Line {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
}

/**
 * Fills an empty database from what `exportDatabase` wrote, all of it or nothing; what is derived is made anew. Throws
 * UserError, with the line, for what is not such a file, or not a whole one, or of other tables, and where the database
 * is not empty.
 */
export async function importDatabase(
  database: Database,
  chunks: AsyncIterable<Uint8Array>,
  progress: Progress = () => {},
): Promise<{ readonly rows: number }> {
  const columns = await columnsOf(database);
  return await database.transaction().execute(async (transaction) => {
    await refuseFull(transaction);
    const batch = createBatch(transaction);
    const hash = createHash('sha256');
    const counts: Record<string, number> = {};
    let header: Header | undefined;
    let rows = 0;
    let of = 0;
    let isWhole = false;
    for await (const line of linesOf(chunks)) {
      const at = (message: string) => damaged(line.number, message);
      if (isWhole) throw at('there is more after the end');
      const value = jsonOf(line);
      const end = endSchema.safeParse(value);
      if (header === undefined) {
        header = headerOf(value);
        of = Object.values(header.tables).reduce((sum, count) => sum + count, 0);
      } else if (end.success) {
        if (end.data.rows !== rows) throw at(`there should be ${end.data.rows} rows, but there are ${rows}`);
        if (end.data.sha256 !== hash.copy().digest('hex')) {
          throw at('what stands before is not what was written there (its SHA-256 is another)');
        }
        isWhole = true;
      } else {
        const [table, row] = rowOf(value, columns, line.number);
        counts[table] = (counts[table] ?? 0) + 1;
        rows += 1;
        await batch.add(table, row, line.number);
        progress(rows, of);
      }
      hash.update(`${line.text}\n`);
    }
    if (header === undefined) throw damaged(1, 'it is empty');
    if (!isWhole) {
      throw new UserError(`The file ends after ${rows} of ${of} rows: it is not whole.`, 'Export it again.');
    }
    await batch.flush();
    for (const [table, count] of Object.entries(header.tables)) {
      const found = counts[table] ?? 0;
      if (found !== count)
        throw damaged(1, `there should be ${count} rows of ${table}, but there are ${found}`);
    }
    return { rows };
  });
}

async function refuseFull(transaction: Database): Promise<void> {
  for (const table of CARRIED) {
    if (PASSING.includes(table)) await sql`delete from ${sql.table(table)}`.execute(transaction);
    else if ((await countRows(transaction, table)) > 0) {
      throw new UserError(
        `The database is not empty: there are rows in its table ${table}.`,
        'Import into a new database, before a bot has run on it.',
      );
    }
  }
  for (const table of LEFT) await sql`delete from ${sql.table(table)}`.execute(transaction);
}

async function columnsOf(database: Database): Promise<Map<string, readonly string[]>> {
  const tables = await database.introspection.getTables();
  const carried = tables.filter(({ name }) => CARRIED.some((one) => one === name));
  return new Map(carried.map(({ name, columns }) => [name, columns.map((column) => column.name).sort()]));
}

function headerOf(value: unknown): Header {
  const { data, success } = headerSchema.safeParse(value);
  if (!success) throw damaged(1, 'this is not what `isnad db export` begins with');
  if (data.version !== TABLES_VERSION) {
    throw new UserError(
      `The file is of another version of Isnad: its tables are at ${data.version}, this one's at ${TABLES_VERSION}.`,
      'Export and import it with the same version.',
    );
  }
  return data;
}

function rowOf(value: unknown, columns: ReadonlyMap<string, readonly string[]>, line: number): Row {
  const { data, success } = rowSchema.safeParse(value);
  if (!success) throw damaged(line, 'this is no row of a table');
  const known = columns.get(data[0]);
  if (known === undefined) throw damaged(line, `there is no table "${data[0].slice(0, 40)}"`);
  if (Object.keys(data[1]).sort().join() !== known.join()) {
    throw damaged(line, `a row of ${data[0]} has the columns ${known.join(', ')}`);
  }
  return data;
}

/** Writes rows of one table together, and what is derived of briefings. */
function createBatch(transaction: Transaction<Tables>) {
  let table = '';
  let first = 0;
  let values = 0;
  let units = 0;
  let rows: Row[1][] = [];
  const flush = async () => {
    const [some] = rows;
    if (some === undefined) return;
    const names = Object.keys(some);
    const columns = sql.join(names.map((name) => sql.ref(name)));
    const tuples = rows.map((row) => sql`(${sql.join(names.map((name) => row[name]))})`);
    try {
      await sql`insert into ${sql.table(table)} (${columns}) values ${sql.join(tuples)}`.execute(transaction);
    } catch (error) {
      throw damaged(first, `these rows of ${table} cannot be stored: ${messageOf(error)}`, error);
    }
    if (table === 'briefings') {
      for (const [index, row] of rows.entries()) await derive(transaction, row, first + index);
    }
    [values, units, rows] = [0, 0, []];
  };
  return {
    flush,
    async add(of: string, row: Row[1], line: number) {
      const length = Object.values(row).reduce<number>((sum, one) => sum + String(one).length, 0);
      const width = Object.keys(row).length;
      if (of !== table || values + width > MOST_VALUES || units + length > MOST_UNITS) await flush();
      if (rows.length === 0) [table, first] = [of, line];
      rows.push(row);
      values += width;
      units += length;
    },
  };
}

async function derive(transaction: Transaction<Tables>, row: Row[1], line: number): Promise<void> {
  let briefing: ReturnType<typeof briefingSchema.parse>;
  try {
    briefing = briefingSchema.parse(JSON.parse(String(row['body'])));
  } catch (error) {
    throw damaged(line, 'this briefing cannot be read', error);
  }
  await writeParts(transaction, briefing, row['text'] === null ? null : String(row['text']));
}

function jsonOf({ text, number }: Line): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(number, 'this is not JSON', error);
  }
}

/** Only U+000A ends a line: JSON's texts may hold whatever else Unicode has for it. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let number = 0;
  let rest: string[] = [];
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (error) {
      throw damaged(number + 1, 'this is not UTF-8', error);
    }
  };
  for await (const chunk of chunks) {
    const [begun = '', ...more] = decode(chunk).split('\n');
    rest.push(begun);
    for (const next of more) {
      number += 1;
      yield { number, text: rest.join('') };
      rest = [next];
    }
  }
  const last = rest.join('') + decode();
  if (last !== '') yield { number: number + 1, text: last };
}

function damaged(line: number, message: string, cause?: unknown): UserError {
  return new UserError(
    `Line ${line} of the file is damaged: ${message}.`,
    'Nothing was written; export it again.',
    {
      cause,
    },
  );
}
