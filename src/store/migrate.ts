import { type Migration, Migrator } from 'kysely';
import type { Database } from './database.ts';
import { briefingsMigration } from './migrations/001-briefings.ts';
import { deliveryMigration } from './migrations/002-delivery.ts';
import { intakeMigration } from './migrations/003-intake.ts';

const migrations: Record<string, Migration> = {
  '001-briefings': briefingsMigration,
  '002-delivery': deliveryMigration,
  '003-intake': intakeMigration,
};

/** Brings the tables up to date. Throws the first failed migration's error; nothing of it is kept. */
export async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
