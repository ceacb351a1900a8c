import type { Generated, Kysely, Migration } from 'kysely';
import { versionOf } from '../versions.ts';
import type { BriefingTables } from './001-briefings.ts';
import type { DeliveryTables } from './002-delivery.ts';

/** What is needed to put right what was posted. */
export interface CorrectionTables {
  /** Which posts show which briefings. */
  posted_briefings: {
    ledger_key: string;
    briefing_id: string;
    /** As it was posted. */
    told: string;
    /** What the post is up to date with; GONE for a briefing that was removed. */
    version: string;
    /** Whose words it shows: older than `version` where the briefing is struck out. */
    shown: string;
    /** shown | withdrawn | hidden */
    state: Generated<string>;
    /** What readers were told of changes since, JSON. */
    trail: Generated<string>;
  };
  /** Earlier states of briefings that could be read. */
  briefing_versions: {
    briefing_id: string;
    version: string;
    body: string;
    verified: string;
    replaced_at: number;
  };
  /** Briefings that changed: their posts are to be looked through, then their readers told where need be. */
  changed_briefings: {
    briefing_id: string;
    first_at: number;
    last_at: number;
    /** Counts up with every change. */
    changes: number;
    /** The change up to which posts were marked. */
    marked: number;
  };
  /** Posts that are to be drawn anew. */
  post_corrections: {
    ledger_key: string;
    /** When the latest of the changes was made. */
    changed_at: number;
    /** Counts up with every change meanwhile. */
    revision: number;
    /** Since it was last done. */
    attempts: number;
    /** Who draws it, until `lease_until` (ms). */
    holder: string | null;
    /** Null where it was given up. */
    next_at: number | null;
    lease_until: number | null;
    error: string | null;
  };
}

const PAGE = 200;

export const correctionsMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('briefings')
      .addColumn('version', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await db.schema
      .createTable('posted_briefings')
      .addColumn('ledger_key', 'text', (c) => c.notNull().references('ledger.key').onDelete('cascade'))
      .addColumn('briefing_id', 'text', (c) => c.notNull())
      .addColumn('told', 'text', (c) => c.notNull())
      .addColumn('version', 'text', (c) => c.notNull())
      .addColumn('shown', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull().defaultTo('shown'))
      .addColumn('trail', 'text', (c) => c.notNull().defaultTo('[]'))
      .addPrimaryKeyConstraint('posted_briefings_pk', ['ledger_key', 'briefing_id'])
      .execute();
    await db.schema
      .createIndex('posted_briefings_briefing')
      .on('posted_briefings')
      .column('briefing_id')
      .execute();
    await db.schema
      .createTable('briefing_versions')
      .addColumn('briefing_id', 'text', (c) => c.notNull())
      .addColumn('version', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('verified', 'text', (c) => c.notNull())
      .addColumn('replaced_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('briefing_versions_pk', ['briefing_id', 'version'])
      .execute();
    await db.schema
      .createIndex('briefing_versions_replaced')
      .on('briefing_versions')
      .column('replaced_at')
      .execute();
    await db.schema
      .createTable('changed_briefings')
      .addColumn('briefing_id', 'text', (c) => c.primaryKey())
      .addColumn('first_at', 'bigint', (c) => c.notNull())
      .addColumn('last_at', 'bigint', (c) => c.notNull())
      .addColumn('changes', 'integer', (c) => c.notNull())
      .addColumn('marked', 'integer', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('post_corrections')
      .addColumn('ledger_key', 'text', (c) => c.primaryKey().references('ledger.key').onDelete('cascade'))
      .addColumn('changed_at', 'bigint', (c) => c.notNull())
      .addColumn('revision', 'integer', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('next_at', 'bigint')
      .addColumn('holder', 'text')
      .addColumn('lease_until', 'bigint')
      .addColumn('error', 'text')
      .execute();
    await db.schema.createIndex('post_corrections_next').on('post_corrections').column('next_at').execute();
    const tables = db as Kysely<BriefingTables & DeliveryTables & CorrectionTables>;
    await versionBriefings(tables);
    await rememberPosts(tables);
  },
};

async function versionBriefings(db: Kysely<BriefingTables>): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('briefings')
      .select(['id', 'body', 'verified'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { id, body, verified } of rows) {
      const version = versionOf(body, verified);
      await db.updateTable('briefings').set({ version }).where('id', '=', id).execute();
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** What was posted before is taken to show the briefings as they now are. */
async function rememberPosts(db: Kysely<BriefingTables & DeliveryTables & CorrectionTables>): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('ledger')
      .select(['key', 'briefing_ids'])
      .where('state', 'in', ['sent', 'uncertain', 'claimed', 'retry'])
      .where('key', '>', after)
      .orderBy('key')
      .limit(PAGE)
      .execute();
    for (const { key, briefing_ids } of rows) {
      const ids = JSON.parse(briefing_ids) as string[];
      if (ids.length === 0) continue;
      await db
        .insertInto('posted_briefings')
        .columns(['ledger_key', 'briefing_id', 'told', 'version', 'shown'])
        .expression((eb) =>
          eb
            .selectFrom('briefings')
            .select((select) => [
              select.val(key).as('key'),
              'id',
              'version as told',
              'version',
              'version as shown',
            ])
            .where('id', 'in', ids),
        )
        .execute();
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.key;
  }
}
