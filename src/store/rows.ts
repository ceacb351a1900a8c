import type { Place } from '../briefing/audience.ts';
import type { Database } from './database.ts';

/** Rows that outlive a message, bound to a place; they expire `lifetime` ms after they were kept. */
export function createRows(database: Database, clock: () => number, lifetime: number) {
  return {
    /** Keeps `body` (plain JSON data), in place of what the key held there. */
    async keep(place: Place, key: string, body: unknown): Promise<void> {
      const content = { body: JSON.stringify(body), expires_at: clock() + lifetime };
      await database
        .insertInto('kept_rows')
        .values({ key, platform: place.platform, channel: place.channel, ...content })
        .onConflict((conflict) => conflict.columns(['platform', 'channel', 'key']).doUpdateSet(content))
        .execute();
    },

    /** Undefined when expired, unknown, or another place's. */
    async recall(place: Place, key: string): Promise<unknown> {
      const row = await database
        .selectFrom('kept_rows')
        .select('body')
        .where('platform', '=', place.platform)
        .where('channel', '=', place.channel)
        .where('key', '=', key)
        .where('expires_at', '>', clock())
        .executeTakeFirst();
      return row === undefined ? undefined : JSON.parse(row.body);
    },

    /** Drops what has expired; answers how many rows. */
    async expire(): Promise<number> {
      const result = await database
        .deleteFrom('kept_rows')
        .where('expires_at', '<=', clock())
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}
