import type { Database } from './database.ts';

/** What is known of a feed. Times are ms; null for never. */
export interface FeedState {
  readonly title: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** In a row, up to now. */
  readonly failures: number;
  readonly lastError: string | null;
  readonly polledAt: number | null;
  readonly succeededAt: number | null;
  /** Not asked again before. */
  readonly nextAt: number;
}

/** An item that has been out of its feed this long is forgotten, ms. */
const FORGET_AFTER = 90 * 24 * 3600 * 1000;

/** Feeds and the items of theirs that were dealt with. */
export function createFeedMemory(database: Database) {
  return {
    async state(url: string): Promise<FeedState | undefined> {
      const row = await database.selectFrom('feeds').selectAll().where('url', '=', url).executeTakeFirst();
      return (
        row && {
          title: row.title,
          etag: row.etag,
          lastModified: row.last_modified,
          failures: row.failures,
          lastError: row.last_error,
          polledAt: row.polled_at,
          succeededAt: row.succeeded_at,
          nextAt: row.next_at,
        }
      );
    },

    async saveState(url: string, state: FeedState): Promise<void> {
      const row = {
        title: state.title,
        etag: state.etag,
        last_modified: state.lastModified,
        failures: state.failures,
        last_error: state.lastError,
        polled_at: state.polledAt,
        succeeded_at: state.succeededAt,
        next_at: state.nextAt,
      };
      await database
        .insertInto('feeds')
        .values({ url, ...row })
        .onConflict((conflict) => conflict.column('url').doUpdateSet(row))
        .execute();
    },

    /** Which of these items were dealt with. */
    async seen(url: string, items: readonly string[]): Promise<Set<string>> {
      if (items.length === 0) return new Set();
      const rows = await database
        .selectFrom('feed_items')
        .select('item')
        .where('feed', '=', url)
        .where('item', 'in', items)
        .execute();
      return new Set(rows.map((row) => row.item));
    },

    /** Notes the items as dealt with; those seen before as still there. */
    async markSeen(url: string, items: readonly string[], now: number): Promise<void> {
      if (items.length === 0) return;
      await database
        .insertInto('feed_items')
        .values(items.map((item) => ({ feed: url, item, seen_at: now })))
        .onConflict((conflict) => conflict.columns(['feed', 'item']).doUpdateSet({ seen_at: now }))
        .execute();
      await database
        .deleteFrom('feed_items')
        .where('feed', '=', url)
        .where('seen_at', '<', now - FORGET_AFTER)
        .execute();
    },
  };
}
