import type { Amendment } from '../briefing/corrections.ts';
import type { Database } from './database.ts';

/** A briefing in one post. */
export interface ShownBriefing extends Amendment {
  readonly id: string;
  /** As it was posted. */
  readonly told: string;
  /** What the post is up to date with. */
  readonly version: string;
  /** Whose words it shows. */
  readonly shown: string;
}

/** What is about to be posted: each briefing in the version that was drawn. */
export interface Showing {
  readonly key: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** Rows a statement, at most. */
const BATCH = 500;

/** Writes down what posts show, in place of what an earlier attempt would have; in the transaction that begins them. */
export async function recordShown(database: Database, posts: readonly Showing[]): Promise<void> {
  const rows = posts.flatMap(({ key, versions }) =>
    Object.entries(versions).map(([briefing_id, version]) => ({
      ledger_key: key,
      briefing_id,
      told: version,
      version,
      shown: version,
    })),
  );
  for (let at = 0; at < posts.length; at += BATCH) {
    const keys = posts.slice(at, at + BATCH).map(({ key }) => key);
    await database.deleteFrom('posted_briefings').where('ledger_key', 'in', keys).execute();
  }
  for (let at = 0; at < rows.length; at += BATCH) {
    await database
      .insertInto('posted_briefings')
      .values(rows.slice(at, at + BATCH))
      .execute();
  }
}

export async function shownIn(database: Database, key: string): Promise<ShownBriefing[]> {
  const rows = await database
    .selectFrom('posted_briefings')
    .selectAll()
    .where('ledger_key', '=', key)
    .orderBy('briefing_id')
    .execute();
  return rows.map((row) => ({
    id: row.briefing_id,
    told: row.told,
    version: row.version,
    shown: row.shown,
    state: row.state as Amendment['state'],
    trail: JSON.parse(row.trail) as Amendment['trail'],
  }));
}
