import type { FolderMemory } from '../briefing/folder.ts';
import type { Database } from './database.ts';

/** The folder's memory, kept in the database. */
export function createFileMemory(database: Database): FolderMemory {
  return {
    async known(path) {
      const row = await database.selectFrom('files').selectAll().where('path', '=', path).executeTakeFirst();
      if (!row) return undefined;
      return { size: Number(row.size), modifiedAt: Number(row.modified_at), briefingId: row.briefing_id };
    },

    async remember(path, { size, modifiedAt, briefingId }) {
      const row = { size, modified_at: modifiedAt, briefing_id: briefingId };
      await database
        .insertInto('files')
        .values({ path, ...row })
        .onConflict((conflict) => conflict.column('path').doUpdateSet(row))
        .execute();
    },

    async forget(path) {
      await database.deleteFrom('files').where('path', '=', path).execute();
    },

    async paths() {
      const rows = await database.selectFrom('files').select('path').execute();
      return rows.map((row) => row.path);
    },
  };
}
