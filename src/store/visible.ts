import type { Briefing } from '../briefing/schema.ts';
import type { Database } from './database.ts';

/** Where every answer's query starts: only what is approved, and only what these audiences may see (design §2). */
export function visibleBriefings(database: Database, audiences: readonly string[]) {
  return database
    .selectFrom('briefings')
    .where('briefings.status', '=', 'approved')
    .where('briefings.audience', 'in', audiences);
}

/** A briefing as an answer carries it. */
export interface Read {
  readonly briefing: Briefing;
  readonly verified: ReadonlySet<string>;
  /** Names this state of it. */
  readonly version?: string | undefined;
}

export function readRow(row: {
  readonly body: string;
  readonly verified: string;
  readonly version?: string;
}): Read {
  // Both were validated before they were stored.
  return {
    briefing: JSON.parse(row.body) as Briefing,
    verified: new Set(JSON.parse(row.verified) as string[]),
    version: row.version,
  };
}

/** Visible briefings by id; those that are not visible are absent. */
export async function readBriefings(
  database: Database,
  audiences: readonly string[],
  ids: readonly string[],
): Promise<Map<string, Read>> {
  if (ids.length === 0) return new Map();
  const rows = await visibleBriefings(database, audiences)
    .select(['id', 'body', 'verified', 'version'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, readRow(row)]));
}
