import { type Migration, Migrator } from 'kysely';
import { messageOf, UserError } from '../errors.ts';
import type { Database } from './database.ts';
import { briefingsMigration } from './migrations/001-briefings.ts';
import { deliveryMigration } from './migrations/002-delivery.ts';
import { intakeMigration } from './migrations/003-intake.ts';
import { replicasMigration } from './migrations/004-replicas.ts';
import { digestsMigration } from './migrations/005-digests.ts';
import { followsMigration } from './migrations/006-follows.ts';
import { correctionsMigration } from './migrations/007-corrections.ts';
import { peopleMigration } from './migrations/008-people.ts';

const migrations: Record<string, Migration> = {
  '001-briefings': briefingsMigration,
  '002-delivery': deliveryMigration,
  '003-intake': intakeMigration,
  '004-replicas': replicasMigration,
  '005-digests': digestsMigration,
  '006-follows': followsMigration,
  '007-corrections': correctionsMigration,
  '008-people': peopleMigration,
};

/** Names the state of the tables that this version works with. */
export const TABLES_VERSION = Object.keys(migrations).sort().at(-1) ?? '';

/**
 * Brings the tables up to date; of several processes that start together one does it and the others wait for it. All or
 * nothing. Throws UserError for a database that a newer version made, else the first failed migration's error.
 */
export async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  if (messageOf(error).startsWith('corrupted migrations: previously executed migration')) throw newer(error);
  throw error;
}

function newer(cause: unknown): UserError {
  return new UserError(
    'The database was made by a newer version of Isnad than this one.',
    'Start that version, or a still newer one; this one must not write to it.',
    { cause },
  );
}
