import type { Database } from './database.ts';

/** Events of a platform that one process has taken on, for all that share the database. */
export function createSeenEvents(database: Database, clock: () => number) {
  return {
    /** True for the first who asks for this event, false for everyone after. */
    async take(id: string): Promise<boolean> {
      const taken = await database
        .insertInto('seen_events')
        .values({ id, seen_at: clock() })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return taken !== undefined;
    },

    /** Forgets what was seen before `before` (ms); answers how much. */
    async prune(before: number): Promise<number> {
      const pruned = await database
        .deleteFrom('seen_events')
        .where('seen_at', '<', before)
        .executeTakeFirst();
      return Number(pruned.numDeletedRows);
    },
  };
}
