import type { Kysely, Migration } from 'kysely';
import { nameKeys } from '../../text/names.ts';
import type { BriefingTables } from './001-briefings.ts';

export interface PeopleTables {
  /** Names that look alike and are different people's, as somebody decided in a channel. */
  people_apart: {
    /** Main names, folded; the lesser by code units first. */
    one: string;
    other: string;
    /** As they were shown, in the same order. */
    one_name: string;
    other_name: string;
    /** A channel decides for itself alone: platform and channel. */
    platform: string;
    channel: string;
    decided_by: string;
    decided_at: number;
  };
}

const PAGE = 500;

export const peopleMigration: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('people_apart')
      .addColumn('platform', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('one', 'text', (c) => c.notNull())
      .addColumn('other', 'text', (c) => c.notNull())
      .addColumn('one_name', 'text', (c) => c.notNull())
      .addColumn('other_name', 'text', (c) => c.notNull())
      .addColumn('decided_by', 'text', (c) => c.notNull())
      .addColumn('decided_at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('people_apart_pk', ['platform', 'channel', 'one', 'other'])
      .execute();
    await writeKeysAnew(db as Kysely<BriefingTables>);
  },
};

/** Keys of names hold more than they did when these were written. */
async function writeKeysAnew(db: Kysely<BriefingTables>): Promise<void> {
  await db.deleteFrom('name_keys').execute();
  let after = '';
  for (;;) {
    const ids = await db
      .selectFrom('briefings')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { id } of ids) {
      const names = await db
        .selectFrom('names')
        .select(['briefing_id', 'name', 'main'])
        .where('briefing_id', '=', id)
        .execute();
      const rows = names.flatMap((row) => nameKeys(row.name).map((key) => ({ key, ...row })));
      for (let at = 0; at < rows.length; at += PAGE) {
        await db
          .insertInto('name_keys')
          .values(rows.slice(at, at + PAGE))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    }
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
