import type { Person } from '../briefing/schema.ts';
import { fullestName } from '../text/names.ts';
import type { Database } from './database.ts';
import { type Match, matchingRows } from './fulltext.ts';
import { readRow, visibleBriefings } from './visible.ts';

/** A name and the main name of the person who bears it. */
export interface Named {
  readonly name: string;
  readonly main: string;
}

/** Names in visible briefings that share a key with a name: candidates for `compareNames`, none twice. */
export async function namesByKeys(
  database: Database,
  audiences: readonly string[],
  keys: readonly string[],
): Promise<Named[]> {
  if (keys.length === 0) return [];
  return await visibleBriefings(database, audiences)
    .innerJoin('name_keys', 'name_keys.briefing_id', 'briefings.id')
    .select(['name_keys.name', 'name_keys.main'])
    .distinct()
    .where('name_keys.key', 'in', keys)
    .execute();
}

/** Names of the people of visible briefings who match by a name or their role, the most mentioned first. */
export async function namesByTerms(
  database: Database,
  audiences: readonly string[],
  match: Match<'person'>,
  limit: number,
): Promise<Named[]> {
  return await visibleBriefings(database, audiences)
    .innerJoin('search_rows', 'search_rows.briefing_id', 'briefings.id')
    .innerJoin(matchingRows(database, 'person', [match]).as('matched'), 'matched.row', 'search_rows.row')
    .innerJoin('names', (join) =>
      join
        .onRef('names.briefing_id', '=', 'briefings.id')
        .onRef('names.person_id', '=', 'search_rows.item_id'),
    )
    .where('search_rows.kind', '=', 'person')
    .select(['names.name', 'names.main'])
    .groupBy(['names.name', 'names.main'])
    .orderBy((order) => order.fn.countAll(), 'desc')
    .orderBy('names.name')
    .limit(limit)
    .execute();
}

/** People of visible briefings by main name, those of the newest `limit` briefings, newest first. */
export async function peopleNamed(
  database: Database,
  audiences: readonly string[],
  mains: readonly string[],
  limit: number,
): Promise<Person[]> {
  if (mains.length === 0) return [];
  const rows = await visibleBriefings(database, audiences)
    .select(['body', 'verified'])
    .where('briefings.id', 'in', (named) =>
      named.selectFrom('names').select('names.briefing_id').where('names.main', 'in', mains),
    )
    .orderBy('published_at', 'desc')
    .limit(limit)
    .execute();
  const wanted = new Set(mains);
  return rows
    .flatMap((row) => readRow(row).briefing.people)
    .filter((person) => wanted.has(fullestName(person.name, person.aliases)));
}
