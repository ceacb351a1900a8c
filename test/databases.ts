import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { Database } from '../src/store/database.ts';
import { openDatabase, type Place } from '../src/store/open.ts';

/*
 * Every suite that opens its database here and stands in `BOTH` of vitest.config.ts runs twice: in the vitest project
 * `sqlite` and in `postgres`. To run one of them only: `vitest run --config test/vitest.config.ts --project sqlite …`.
 *
 *   const database = await openTestDatabase();        // fresh, its tables made; destroy it, or leave it to the file's end
 *   const place = await testPlace(join(dir, 'x.db')); // the same as settings, for what opens it itself, or again and again
 *   test.runIf(engine === 'postgres')('…', …)         // what only one engine has
 */

const postgres = inject('postgres');

export const engine: 'sqlite' | 'postgres' = postgres ? 'postgres' : 'sqlite';

const made = new Set<string>();

/** A database of its own: on PostgreSQL where this run is on PostgreSQL, else that file. */
export const testPlace = (state = ':memory:'): Promise<Place> => newPlace(state, postgres?.template);

/** The same before any table is made. */
export const emptyPlace = (state = ':memory:'): Promise<Place> => newPlace(state, 'template0');

async function newPlace(state: string, template = ''): Promise<Place> {
  if (!postgres) return { databaseUrl: null, state };
  const name = `isnad_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name} template ${template}`);
  made.add(name);
  const url = new URL(postgres.url);
  url.pathname = name;
  return { databaseUrl: url.href, state };
}

export async function openTestDatabase(): Promise<Database> {
  const place = await testPlace();
  const database = await openDatabase(place);
  if (place.databaseUrl === null) return database;
  const destroy = database.destroy.bind(database);
  database.destroy = async () => {
    await destroy();
    await drop(new URL(place.databaseUrl ?? '').pathname.slice(1));
  };
  return database;
}

afterAll(async () => {
  for (const name of made) await drop(name);
});

async function drop(name: string): Promise<void> {
  if (made.delete(name)) await administer(`drop database if exists ${name} with (force)`);
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres?.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
