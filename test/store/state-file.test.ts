import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { lockState } from '../../src/store/lock.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'isnad-state-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const failureOf = (act: () => unknown) =>
  (async () => act())().then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a place the database cannot have is told with the setting', () => {
  test.each([
    ['under a file system that refuses', () => '/proc/x/y.db'],
    ['under a file', () => join(dir, 'file/y.db')],
    ['a folder', () => join(dir, 'folder')],
    ['a file of another kind', () => join(dir, 'file')],
  ])('%s', async (_, place) => {
    writeFileSync(
      join(dir, 'file'),
      'These words are no database, and long enough to be looked at. '.repeat(20),
    );
    mkdirSync(join(dir, 'folder'));
    const failure = await failureOf(() => openSqlite(place()));
    expect(failure).toBeInstanceOf(UserError);
    expect((failure as UserError).message).toContain(place());
    expect((failure as UserError).remedy).toContain('"state"');
  });

  test('folders on the way are made', async () => {
    const database = await openSqlite(join(dir, 'a/b/c.db'));
    await database.destroy();
  });
});

describe('the lock', () => {
  test('keeps a second bot off, not a reader, until it is freed', async () => {
    const path = join(dir, 'new/isnad.db');
    const free = lockState(path);
    const failure = await failureOf(() => lockState(path));
    expect(failure).toBeInstanceOf(UserError);
    expect((failure as UserError).message).toMatch(/Another Isnad is running/);
    const reader = await openSqlite(path);
    await reader.destroy();
    free();
    lockState(path)();
  });

  test('is freed by a crash', async () => {
    const path = join(dir, 'isnad.db');
    const lock = new URL('../../src/store/lock.ts', import.meta.url).href;
    const hold = `const { lockState } = await import(process.argv[1]);
      globalThis.held = lockState(process.argv[2]);
      console.log('held'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', hold, lock, path]);
    await once(holder.stdout, 'data');
    expect(await failureOf(() => lockState(path))).toBeInstanceOf(UserError);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockState(path)();
  });
});
