import { isDeepStrictEqual } from 'node:util';
import type { Selectable, Transaction } from 'kysely';
import type { Briefing } from '../briefing/schema.ts';
import { isPosted, noteChange } from './corrections.ts';
import type { Database, Tables } from './database.ts';
import { removeParts, writeParts } from './parts.ts';
import { versionOf } from './versions.ts';

type BriefingOrigin = 'folder' | 'intake' | 'feed';

interface NewBriefing {
  readonly briefing: Briefing;
  /** The article, exactly as given. */
  readonly text: string | null;
  readonly origin: BriefingOrigin;
  /** Ids of statements whose words were verified against the text. */
  readonly verified: readonly string[];
}

interface StoredBriefing extends NewBriefing {
  /** ms; null for what was never approved. */
  readonly visibleAt: number | null;
  /** ms */
  readonly updatedAt: number;
}

/** Every briefing, drafts and withdrawn ones too: for those who bring them in and decide on them, not for answers. */
export interface BriefingStore {
  /** Adds or replaces the briefing of that id, in one transaction. What is there already as it is stays untouched. */
  put(entry: NewBriefing): Promise<'added' | 'changed' | 'same'>;
  /** False where there was none. */
  remove(id: string): Promise<boolean>;
  get(id: string): Promise<StoredBriefing | null>;
  count(): Promise<number>;
  /** By a source's address, exactly, newest first; only with one of these audiences, whatever the status. */
  byUrl(url: string, audiences: readonly string[]): Promise<StoredBriefing[]>;
  /** By the SHA-256 (hexadecimal) of the article's text, likewise. */
  bySha(sha256: string, audiences: readonly string[]): Promise<StoredBriefing[]>;
}

export function createBriefingStore(database: Database, clock: () => number): BriefingStore {
  const bySource = async (column: 'url' | 'sha256', value: string, audiences: readonly string[]) => {
    const rows = await database
      .selectFrom('briefings')
      .selectAll()
      .where('audience', 'in', audiences)
      .where('id', 'in', (sources) =>
        sources.selectFrom('sources').select('briefing_id').where(`sources.${column}`, '=', value),
      )
      .orderBy('published_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(readStored);
  };
  return {
    put: (entry) => database.transaction().execute((transaction) => put(transaction, entry, clock())),
    remove: (id) =>
      database.transaction().execute(async (transaction) => {
        await removeParts(transaction, id);
        const before = await transaction
          .deleteFrom('briefings')
          .where('id', '=', id)
          .returning(['version', 'body', 'verified', 'visible_at'])
          .executeTakeFirst();
        if (before === undefined) return false;
        await noteChange(transaction, { id, before: before.visible_at === null ? null : before }, clock());
        return true;
      }),
    async get(id) {
      const row = await database.selectFrom('briefings').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? readStored(row) : null;
    },
    async count() {
      const { count } = await database
        .selectFrom('briefings')
        .select((select) => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    byUrl: (url, audiences) => bySource('url', url, audiences),
    bySha: (sha256, audiences) => bySource('sha256', sha256, audiences),
  };
}

async function put(
  transaction: Transaction<Tables>,
  entry: NewBriefing,
  now: number,
): Promise<'added' | 'changed' | 'same'> {
  const { briefing, text, origin } = entry;
  const row = await transaction
    .selectFrom('briefings')
    .selectAll()
    .where('id', '=', briefing.id)
    .executeTakeFirst();
  const before = row && readStored(row);
  const verified = [...new Set([...entry.verified, ...stillVerified(before, entry)])];
  if (before && sameContent(before, { ...entry, verified })) return 'same';

  const body = JSON.stringify(briefing);
  const values = {
    status: briefing.status,
    audience: briefing.audience,
    lang: briefing.lang,
    title: briefing.title,
    story: briefing.story ?? null,
    published_at: instantOfPublication(briefing.publishedAt),
    visible_at: visibleAt(briefing, before ?? null, now),
    corrected_at: isCorrected(briefing, before ?? null) ? now : (row?.corrected_at ?? null),
    updated_at: now,
    statement_count: briefing.statements.length,
    dispute_count: briefing.claims.filter((claim) => claim.disputed).length,
    body,
    text,
    verified: JSON.stringify(verified),
    version: versionOf(body, JSON.stringify(verified)),
  };
  if (before) {
    await removeParts(transaction, briefing.id);
    await transaction.updateTable('briefings').set(values).where('id', '=', briefing.id).execute();
  } else {
    await transaction
      .insertInto('briefings')
      .values({ id: briefing.id, origin, ...values })
      .execute();
  }
  await writeParts(transaction, briefing, text);
  // One that was removed may come back: its posts show it again.
  if (row !== undefined || (await isPosted(transaction, briefing.id))) {
    await noteChange(transaction, { id: briefing.id, before: row?.visible_at == null ? null : row }, now);
  }
  return before ? 'changed' : 'added';
}

/** What was verified before the text was dropped stays so, unless it was edited since. */
function stillVerified(before: StoredBriefing | undefined, { briefing, text }: NewBriefing): string[] {
  const dropped = before !== undefined && before.origin !== 'folder' && before.text === null;
  if (!dropped || text !== null) return [];
  const earlier = new Map(before.briefing.statements.map((statement) => [statement.id, statement]));
  return briefing.statements
    .filter(({ id, text: words }) => before.verified.includes(id) && earlier.get(id)?.text === words)
    .map(({ id }) => id);
}

/** Where a briefing came from first says nothing about whether it changed: what intake made is read again from its file. */
function sameContent(before: StoredBriefing, entry: NewBriefing): boolean {
  return (
    before.text === entry.text &&
    isDeepStrictEqual(new Set(before.verified), new Set(entry.verified)) &&
    // Through JSON, as it was stored: fields that are undefined are no fields.
    isDeepStrictEqual(before.briefing, JSON.parse(JSON.stringify(entry.briefing)))
  );
}

/** Kept once set, unless others may see it now than could before. */
function visibleAt(briefing: Briefing, before: StoredBriefing | null, now: number): number | null {
  if (before?.visibleAt != null && before.briefing.audience === briefing.audience) return before.visibleAt;
  return briefing.status === 'approved' ? now : null;
}

/** Whether it says of more corrections than it did when it could be read before. */
function isCorrected(briefing: Briefing, before: StoredBriefing | null): boolean {
  if (before?.visibleAt == null || briefing.status !== 'approved') return false;
  return briefing.corrections.length > before.briefing.corrections.length;
}

function instantOfPublication(publishedAt: string): number {
  return Date.parse(publishedAt.length === 'YYYY-MM-DD'.length ? `${publishedAt}T12:00:00Z` : publishedAt);
}

function readStored(row: Selectable<Tables['briefings']>): StoredBriefing {
  return {
    briefing: JSON.parse(row.body) as Briefing,
    text: row.text,
    origin: row.origin as BriefingOrigin,
    verified: JSON.parse(row.verified) as string[],
    visibleAt: row.visible_at,
    updatedAt: row.updated_at,
  };
}
