import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../errors.ts';
import { makeFolderOf, unusable } from './state-file.ts';

/** SQLite's result code for a lock that another holds (https://www.sqlite.org/rescode.html#busy). */
const SQLITE_BUSY = 5;

/**
 * Keeps a second bot off the database: two would answer everything twice. The lock is a transaction held open on a file
 * of its own beside it, so that the operating system frees it after a crash and reading commands are not kept out.
 * Returns what frees it. Throws UserError where another holds it.
 */
export function lockState(path: string): () => void {
  if (path === ':memory:') return () => {};
  makeFolderOf(path);
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(`${path}.lock`);
    lock.exec('begin exclusive');
  } catch (error) {
    lock?.close();
    throw isBusy(error) ? taken(path) : unusable(path, error);
  }
  const held = lock;
  return () => held.close();
}

function taken(path: string): UserError {
  return new UserError(
    `Another Isnad is running on the database ${path}.`,
    'Stop it first, or give this one a file of its own: the setting "state" in config/isnad.yaml.',
  );
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
