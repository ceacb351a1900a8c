import type { Person } from '../briefing/schema.ts';
import type { Database } from './database.ts';
import { type Match, matchingRows } from './fulltext.ts';
import { readRow, visibleBriefings } from './visible.ts';

/** Names in visible briefings that share a key with a name: candidates for `compareNames`, none twice. */
export async function namesByKeys(
  database: Database,
  audiences: readonly string[],
  keys: readonly string[],
): Promise<string[]> {
  if (keys.length === 0) return [];
  const rows = await visibleBriefings(database, audiences)
    .innerJoin('name_keys', 'name_keys.briefing_id', 'briefings.id')
    .select('name_keys.name')
    .distinct()
    .where('name_keys.key', 'in', keys)
    .execute();
  return rows.map((row) => row.name);
}

/** Main names of people in visible briefings whose names or roles match, the most mentioned first. */
export async function namesByTerms(
  database: Database,
  audiences: readonly string[],
  match: Match<'person'>,
  limit: number,
): Promise<string[]> {
  const rows = await visibleBriefings(database, audiences)
    .innerJoin('search_rows', 'search_rows.briefing_id', 'briefings.id')
    .innerJoin(matchingRows('person', [match]).as('matched'), 'matched.row', 'search_rows.row')
    .innerJoin('names', (join) =>
      join
        .onRef('names.briefing_id', '=', 'briefings.id')
        .onRef('names.person_id', '=', 'search_rows.item_id'),
    )
    .where('search_rows.kind', '=', 'person')
    .select(({ fn }) => ['names.name', fn.countAll<number>().as('times')])
    .groupBy('names.name')
    .orderBy('times', 'desc')
    .orderBy('names.name')
    .limit(limit)
    .execute();
  return rows.map((row) => row.name);
}

/** People of visible briefings who bear one of these names, the newest briefing first. */
export async function peopleNamed(
  database: Database,
  audiences: readonly string[],
  names: readonly string[],
  limit: number,
): Promise<Person[]> {
  if (names.length === 0) return [];
  const rows = await visibleBriefings(database, audiences)
    .select(['body', 'verified'])
    .where('briefings.id', 'in', (named) =>
      named.selectFrom('names').select('names.briefing_id').where('names.name', 'in', names),
    )
    .orderBy('published_at', 'desc')
    .limit(limit)
    .execute();
  const wanted = new Set(names);
  return rows.flatMap((row) =>
    readRow(row).briefing.people.filter((person) =>
      [person.name, ...person.aliases].some((name) => wanted.has(name)),
    ),
  );
}
