import { configDefaults, defineConfig } from 'vitest/config';
import { postgresPrograms } from './postgres/cluster.ts';

/** What opens its database by test/databases.ts, and so runs on either engine. */
const BOTH = [
  'test/store/**/*.test.ts',
  'test/delivery/**/*.test.ts',
  'test/answers/**/*.test.ts',
  'test/desk/**/*.test.ts',
  'test/jobs/**/*.test.ts',
  'test/crash/**/*.test.ts',
  'test/briefing/folder.test.ts',
  'test/briefing/watch.test.ts',
];
/** What needs PostgreSQL, and what only the embedded database has. */
const POSTGRES = ['test/**/*.postgres.test.ts'];
const SQLITE = ['test/**/*.sqlite.test.ts'];

const hasPostgres = postgresPrograms() !== null;
if (!hasPostgres) {
  const missing = 'PostgreSQL is not installed (Debian: apt-get install postgresql)';
  if (process.env['CI'] === 'true') throw new Error(`${missing}; CI needs it`);
  process.stderr.write(`${missing}: the tests on it are left out.\n`);
}

const common = { testTimeout: 60_000, hookTimeout: 60_000, pool: 'forks' as const };

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'sqlite',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...POSTGRES],
        },
      },
      ...(hasPostgres
        ? [
            {
              test: {
                ...common,
                name: 'postgres',
                include: [...BOTH, ...POSTGRES],
                exclude: [...configDefaults.exclude, ...SQLITE],
                globalSetup: ['test/postgres/setup.ts'],
              },
            },
          ]
        : []),
    ],
  },
});
