import { createHash } from 'node:crypto';
import type { Version } from '../briefing/corrections.ts';
import type { Briefing } from '../briefing/schema.ts';
import type { Database } from './database.ts';

/** In a version's place: there is no such briefing any more. */
export const GONE = 'gone';

/** Names a state of a briefing, as it is stored: the same for the same, whenever. */
export function versionOf(body: string, verified: string): string {
  return createHash('sha256').update(`${body}\n${verified}`).digest('hex').slice(0, 24);
}

/** A briefing as it now is, and its version. */
export interface Current extends Version {
  readonly version: string;
}

/** Whatever their status and audience: not for answers. */
export async function readCurrent(database: Database, ids: readonly string[]): Promise<Map<string, Current>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .selectFrom('briefings')
    .select(['id', 'version', 'body', 'verified'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, { version: row.version, ...readVersion(row) }]));
}

/** One state of a briefing, the current or an earlier one; null where it is no longer known. */
export async function readOne(database: Database, id: string, version: string): Promise<Version | null> {
  const columns = ['body', 'verified'] as const;
  const current = await database
    .selectFrom('briefings')
    .select(columns)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  const row =
    current ??
    (await database
      .selectFrom('briefing_versions')
      .select(columns)
      .where('briefing_id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst());
  return row === undefined ? null : readVersion(row);
}

/** Drops earlier states that no post shows, replaced before `before` (ms): what is being posted may not be written down yet. */
export async function pruneVersions(database: Database, before: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('briefing_versions')
    .where('replaced_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('posted_briefings')
            .select('posted_briefings.ledger_key')
            .whereRef('posted_briefings.briefing_id', '=', 'briefing_versions.briefing_id')
            .where((eb) =>
              eb.or([
                eb('posted_briefings.told', '=', eb.ref('briefing_versions.version')),
                eb('posted_briefings.shown', '=', eb.ref('briefing_versions.version')),
              ]),
            ),
        ),
      ),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function readVersion({ body, verified }: { readonly body: string; readonly verified: string }): Version {
  // Both were validated before they were stored.
  return { briefing: JSON.parse(body) as Briefing, verified: new Set(JSON.parse(verified) as string[]) };
}
