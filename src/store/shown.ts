import { sql } from 'kysely';
import type { Amendment } from '../briefing/changes.ts';
import { rowsAsTable } from './batch.ts';
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

/** What is kept of a post, so that it can be drawn again when a briefing in it changes. */
export interface Remembered {
  /** JSON. */
  readonly drawn: string;
  /** The version of each briefing that was drawn. */
  readonly versions: Readonly<Record<string, string>>;
}

const SHOWN = { ledger_key: 'text', briefing_id: 'text', version: 'text' } as const;

/** Writes down what posts show, in place of what an earlier attempt would have; in the transaction that begins them. */
export async function recordShown(
  transaction: Database,
  posts: readonly { readonly key: string; readonly versions: Remembered['versions'] }[],
): Promise<void> {
  if (posts.length === 0) return;
  const keys = posts.map(({ key }) => key);
  await transaction.deleteFrom('posted_briefings').where('ledger_key', 'in', keys).execute();
  const rows = posts.flatMap(({ key, versions }) =>
    Object.entries(versions).map(([briefing_id, version]) => ({ ledger_key: key, briefing_id, version })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into posted_briefings (ledger_key, briefing_id, told, version, shown)
    select ledger_key, briefing_id, version, version, version
    from ${rowsAsTable(transaction, SHOWN, rows)} as given
  `.execute(transaction);
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
