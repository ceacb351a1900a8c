import type { Briefing } from '../briefing/schema.ts';
import type { BriefingStore } from './briefings.ts';
import type { Database } from './database.ts';

/** Enough to find a story among; the newest where there are more. */
const MOST = 300;

/** What intake asks of the store to know an article or a story again. */
export function createArticleIndex(database: Database, briefings: BriefingStore) {
  return {
    get: briefings.get,
    byUrl: briefings.byUrl,
    bySha: briefings.bySha,

    /** Briefings that are part of a story, with one of these audiences, published in the time (ms, both ends in). */
    async near(from: number, to: number, audiences: readonly string[]): Promise<Briefing[]> {
      const rows = await database
        .selectFrom('briefings')
        .select('body')
        .where('audience', 'in', audiences)
        .where('status', '!=', 'withdrawn')
        .where('story', 'is not', null)
        .where('published_at', '>=', from)
        .where('published_at', '<=', to)
        .orderBy('published_at', 'desc')
        .limit(MOST)
        .execute();
      // Validated before it was stored.
      return rows.map((row) => JSON.parse(row.body) as Briefing);
    },
  };
}
