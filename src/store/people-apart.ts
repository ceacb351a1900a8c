import type { Place } from '../briefing/audience.ts';
import { fold } from '../text/fold.ts';
import type { Database } from './database.ts';

/** Two names that were decided to be different people's, as they were shown. */
export type Apart = readonly [one: string, other: string];

/** What a channel decided about names; each decides for itself alone. */
export async function namesApart(database: Database, place: Place): Promise<Apart[]> {
  const rows = await database
    .selectFrom('people_apart')
    .select(['one_name', 'other_name'])
    .where('platform', '=', place.platform)
    .where('channel', '=', place.channel)
    .orderBy('decided_at')
    .execute();
  return rows.map(({ one_name, other_name }) => [one_name, other_name]);
}

/** A name is none of the others' here; what was decided before stays as it was. */
export async function setApart(
  database: Database,
  place: Place,
  name: string,
  others: readonly string[],
  decided: { readonly by: string; readonly at: number },
): Promise<void> {
  const pairs = others
    .filter((other) => fold(other) !== fold(name))
    .map((other) => [name, other].sort((a, b) => (fold(a) < fold(b) ? -1 : 1)));
  if (pairs.length === 0) return;
  await database
    .insertInto('people_apart')
    .values(
      pairs.map(([one = '', other = '']) => ({
        ...{ platform: place.platform, channel: place.channel },
        ...{ one: fold(one), other: fold(other), one_name: one, other_name: other },
        ...{ decided_by: decided.by, decided_at: decided.at },
      })),
    )
    .onConflict((conflict) => conflict.columns(['platform', 'channel', 'one', 'other']).doNothing())
    .execute();
}

/** Takes back all that was decided of a name here. False where nothing was. */
export async function unsetApart(database: Database, place: Place, name: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('people_apart')
    .where('platform', '=', place.platform)
    .where('channel', '=', place.channel)
    .where((where) => where.or([where('one', '=', fold(name)), where('other', '=', fold(name))]))
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
