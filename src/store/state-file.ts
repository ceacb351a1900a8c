import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf, UserError } from '../errors.ts';

/** Makes the folder that the database lies in. Throws UserError naming the setting. */
export function makeFolderOf(path: string): void {
  try {
    makeFolder(dirname(path));
  } catch (error) {
    throw unusable(path, error);
  }
}

/** A database that cannot be opened or written, in words for whoever set its place. */
export function unusable(path: string, error: unknown): UserError {
  return new UserError(
    `The database ${path} cannot be used: ${messageOf(error)}`,
    'Set "state" in config/isnad.yaml to a file that this user may write, in a folder that this user may write.',
    { cause: error },
  );
}

/** One folder at a time: Node's own recursive making never ends where a file system such as /proc refuses. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it in between.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
