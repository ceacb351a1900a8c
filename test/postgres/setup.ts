import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/store/open.ts';
import { startCluster } from './cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The cluster's address, and the database in it that each test's is a copy of. */
    readonly postgres?: { readonly url: string; readonly template: string };
  }
}

/** One cluster for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  try {
    const template = 'isnad_template';
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    await client.query(`create database ${template}`);
    await client.end();
    const url = new URL(cluster.url);
    url.pathname = template;
    const database = await openDatabase({ databaseUrl: url.href, state: '' });
    await database.destroy();
    project.provide('postgres', { url: cluster.url, template });
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return () => cluster.stop();
}
