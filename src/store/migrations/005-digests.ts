import type { Kysely, Migration } from 'kysely';
import type { Briefing } from '../../briefing/schema.ts';
import type { BriefingTables } from './001-briefings.ts';

const PAGE = 200;

/** Kinds of subscriptions and posts beside the digest, and what a digest can be asked for. */
export const digestsMigration: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ['subscriptions', 'ledger']) {
      await db.schema
        .alterTable(table)
        .addColumn('kind', 'text', (c) => c.notNull().defaultTo('digest'))
        .execute();
    }
    await db.schema
      .alterTable('subscriptions')
      .addColumn('filters', 'text', (c) => c.notNull().defaultTo('[]'))
      .execute();
    await db.schema
      .alterTable('subscriptions')
      .addColumn('quiet', 'text', (c) => c.notNull().defaultTo('silent'))
      .execute();
    await db.schema.alterTable('subscriptions').addColumn('most', 'integer').execute();
    await db.schema.alterTable('ledger').addColumn('drawn', 'text').execute();
    await db.schema.alterTable('briefings').addColumn('corrected_at', 'bigint').execute();
    await db.schema.createIndex('briefings_corrected_at').on('briefings').column('corrected_at').execute();
    await db.schema.alterTable('sources').addColumn('name', 'text').execute();
    await nameSources(db as Kysely<BriefingTables>);
  },
};

/** Sources of briefings that are there already get their names. */
async function nameSources(db: Kysely<BriefingTables>): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('briefings')
      .select(['id', 'body'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { id, body } of rows) {
      for (const { name, url } of (JSON.parse(body) as Briefing).sources) {
        await db
          .updateTable('sources')
          .set({ name })
          .where('briefing_id', '=', id)
          .where('url', url === undefined ? 'is' : '=', url ?? null)
          .execute();
      }
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
