import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Place, PlatformName } from '../briefing/audience.ts';
import type { Database } from './database.ts';
import type { PostKind } from './ledger.ts';
import type { ShownBriefing } from './shown.ts';

/** A post to be drawn anew. Times are ms. */
export interface PostCorrection {
  readonly key: string;
  /** When the latest of the changes was made. */
  readonly changedAt: number;
  readonly revision: number;
  /** Claims since it was last done. */
  readonly attempts: number;
  /** Who has claimed it. */
  readonly holder: string | null;
}

/** A post as the ledger knows it. */
export interface LedgerPost {
  readonly key: string;
  readonly kind: PostKind;
  readonly subscriptionId: string;
  readonly state: string;
  readonly place: Place;
  readonly briefingIds: readonly string[];
  /** What it was drawn from; null where that was not kept. */
  readonly drawn: unknown;
  readonly postedAt: number;
  /** Null while it is not known to be posted. */
  readonly message: { readonly channel: string; readonly message: string } | null;
}

type Outcome =
  /** It was never posted, or nobody knows where. */
  | { readonly forget: true }
  | { readonly done: readonly ShownBriefing[] }
  /** Null: never. */
  | { readonly again: number | null; readonly error: string | null };

/** Those on these platforms whose time has come, in that order, `limit` at most. */
export async function postsToCorrect(
  database: Database,
  platforms: readonly PlatformName[],
  now: number,
  limit: number,
): Promise<(PostCorrection & { readonly place: Place })[]> {
  if (platforms.length === 0) return [];
  const rows = await database
    .selectFrom('post_corrections')
    .innerJoin('ledger', 'ledger.key', 'post_corrections.ledger_key')
    .selectAll('post_corrections')
    .select(['ledger.platform', 'ledger.workspace', 'ledger.channel'])
    // Put so that no index of places is used: the whole ledger would be gone through for the few.
    .where(sql`(ledger.platform || '')`, 'in', platforms)
    .where('next_at', '<=', now)
    .where((eb) =>
      eb.or([eb('post_corrections.lease_until', 'is', null), eb('post_corrections.lease_until', '<=', now)]),
    )
    .orderBy('next_at')
    .orderBy('ledger_key')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...correctionOf(row), place: placeOf(row) }));
}

/** Claims it. Null when another has it, or had it since. */
export async function takeCorrection(
  database: Database,
  { key }: Pick<PostCorrection, 'key'>,
  now: number,
  leaseUntil: number,
): Promise<PostCorrection | null> {
  const row = await database
    .updateTable('post_corrections')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      holder: randomBytes(8).toString('hex'),
      lease_until: leaseUntil,
    }))
    .where('ledger_key', '=', key)
    .where('next_at', '<=', now)
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : correctionOf(row);
}

/**
 * Ends an attempt; without effect for who lost the claim. What changed again meanwhile is done once more: its posts were
 * marked, and the revision moved on (store/corrections.ts).
 */
export async function settleCorrection(
  database: Database,
  { key, holder, revision }: PostCorrection,
  outcome: Outcome,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const mine = await transaction
      .updateTable('post_corrections')
      .set((eb) => ({
        holder: null,
        lease_until: null,
        ...('again' in outcome
          ? {
              error: outcome.error,
              next_at: eb
                .case()
                .when('revision', '=', revision)
                .then(outcome.again)
                .else(eb.ref('next_at'))
                .end(),
            }
          : { attempts: 0, error: null }),
      }))
      .where('ledger_key', '=', key)
      .where('holder', '=', holder)
      .executeTakeFirst();
    if (mine.numUpdatedRows === 0n || 'again' in outcome) return;
    if ('forget' in outcome) {
      await transaction.deleteFrom('posted_briefings').where('ledger_key', '=', key).execute();
    }
    for (const { id, version, shown, state, trail } of 'done' in outcome ? outcome.done : []) {
      await transaction
        .updateTable('posted_briefings')
        .set({ version, shown, state, trail: JSON.stringify(trail) })
        .where('ledger_key', '=', key)
        .where('briefing_id', '=', id)
        .execute();
    }
    await transaction
      .deleteFrom('post_corrections')
      .where('ledger_key', '=', key)
      .where('revision', '=', revision)
      .execute();
  });
}

/** Null where the ledger has forgotten it. */
export async function readPost(database: Database, key: string): Promise<LedgerPost | null> {
  const row = await database.selectFrom('ledger').selectAll().where('key', '=', key).executeTakeFirst();
  if (row === undefined) return null;
  const { message_channel: channel, message_id: message } = row;
  return {
    key,
    kind: row.kind as PostKind,
    subscriptionId: row.subscription_id,
    state: row.state,
    place: placeOf(row),
    briefingIds: JSON.parse(row.briefing_ids) as string[],
    drawn: row.drawn === null ? null : JSON.parse(row.drawn),
    postedAt: row.posting_at ?? row.created_at,
    message: channel !== null && message !== null ? { channel, message } : null,
  };
}

function correctionOf(row: {
  readonly ledger_key: string;
  readonly changed_at: number;
  readonly revision: number;
  readonly attempts: number;
  readonly holder: string | null;
}): PostCorrection {
  const { ledger_key: key, changed_at: changedAt, revision, attempts, holder } = row;
  return { key, changedAt, revision, attempts, holder };
}

function placeOf(row: {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
}): Place {
  return { platform: row.platform as PlatformName, workspace: row.workspace, channel: row.channel };
}
