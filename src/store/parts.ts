import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Insertable, Transaction } from 'kysely';
import type { Briefing } from '../briefing/schema.ts';
import { fold } from '../text/fold.ts';
import { fullestName, nameKeys } from '../text/names.ts';
import type { Tables } from './database.ts';
import { indexTerms, type Kind, removeTerms } from './fulltext.ts';
import { briefingTerms, personTerms, statementTerms, type Terms } from './searched.ts';

type PartTable = 'sources' | 'topics' | 'names' | 'name_keys' | 'statements' | 'statement_people';

/** Rows a statement at most: SQLite takes 32,766 values (https://sqlite.org/limits.html). */
const BATCH = 500;

/** Writes what is derived from a briefing, of which nothing must be there yet. */
export async function writeParts(
  transaction: Transaction<Tables>,
  briefing: Briefing,
  text: string | null,
): Promise<void> {
  const briefing_id = briefing.id;
  const names = briefing.people.flatMap((person) =>
    [...new Set([person.name, ...person.aliases])].map((name) => ({
      person_id: person.id,
      name,
      main: fullestName(person.name, person.aliases),
    })),
  );
  await insert(
    transaction,
    'sources',
    briefing.sources.map(({ url = null, sha256 = null, name }) => ({ briefing_id, url, sha256, name })),
  );
  await insert(
    transaction,
    'topics',
    briefing.topics.map((topic) => ({ briefing_id, topic, folded: fold(topic) })),
  );
  await insert(
    transaction,
    'names',
    names.map((name) => ({ briefing_id, ...name })),
  );
  await insert(
    transaction,
    'name_keys',
    names.flatMap(({ name, main }) => nameKeys(name).map((key) => ({ key, briefing_id, name, main }))),
  );
  await insert(
    transaction,
    'statements',
    briefing.statements.map(({ id, stance }, position) => ({
      briefing_id,
      statement_id: id,
      position,
      stance,
    })),
  );
  await insert(transaction, 'statement_people', speakers(briefing));

  const { statements, people } = briefing;
  await index(transaction, 'briefing', briefing_id, [[briefing_id, () => briefingTerms(briefing, text)]]);
  await index(
    transaction,
    'statement',
    briefing_id,
    statements.map((statement) => [statement.id, () => statementTerms(briefing, statement)]),
  );
  await index(
    transaction,
    'person',
    briefing_id,
    people.map((person) => [person.id, () => personTerms(person)]),
  );
}

/** Takes out all that `writeParts` wrote. */
export async function removeParts(transaction: Transaction<Tables>, id: string): Promise<void> {
  const rows = await transaction
    .selectFrom('search_rows')
    .selectAll()
    .where('briefing_id', '=', id)
    .execute();
  for (const kind of ['briefing', 'statement', 'person'] as const) {
    await removeTerms(
      transaction,
      kind,
      rows.filter((row) => row.kind === kind).map((row) => row.row),
    );
  }
  const tables = [
    'search_rows',
    'statement_people',
    'statements',
    'name_keys',
    'names',
    'topics',
    'sources',
  ] as const;
  for (const table of tables) {
    await transaction.deleteFrom(table).where('briefing_id', '=', id).execute();
  }
}

function speakers(briefing: Briefing): Insertable<Tables['statement_people']>[] {
  const mains = new Map(
    briefing.people.map((person) => [person.id, fullestName(person.name, person.aliases)]),
  );
  return briefing.statements.flatMap((statement) =>
    [...new Set([statement.speaker, ...statement.via])].flatMap((id) => {
      const main = mains.get(id ?? '');
      return main === undefined ? [] : { briefing_id: briefing.id, statement_id: statement.id, main };
    }),
  );
}

async function insert<T extends PartTable>(
  transaction: Transaction<Tables>,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    await transaction
      .insertInto(table)
      .values(rows.slice(at, at + BATCH) as Insertable<Tables[T]>[])
      .execute();
  }
}

async function index<K extends Kind>(
  transaction: Transaction<Tables>,
  kind: K,
  briefing_id: string,
  items: readonly (readonly [id: string, termsOf: () => Terms<K>])[],
): Promise<void> {
  for (let at = 0; at < items.length; at += BATCH) {
    const batch = new Map(items.slice(at, at + BATCH));
    const rows = await transaction
      .insertInto('search_rows')
      .values([...batch.keys()].map((item_id) => ({ briefing_id, kind, item_id })))
      .returning(['row', 'item_id'])
      .execute();
    const entries = rows.flatMap(({ row, item_id }) => {
      const termsOf = batch.get(item_id);
      return termsOf ? { row, terms: termsOf() } : [];
    });
    await indexTerms(transaction, kind, entries);
    // A long article's thousands of statements must not keep commands from being acknowledged.
    if (items.length > BATCH) await nextTurn();
  }
}
