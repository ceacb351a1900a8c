import { createReadStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { type Config, loadConfig } from '../config.ts';
import { messageOf, UserError } from '../errors.ts';
import { lockState } from '../store/lock.ts';
import { nameOf, openDatabase } from '../store/open.ts';
import type { Progress } from '../store/transfer.ts';
import { exportDatabase } from '../store/transfer-export.ts';
import { importDatabase } from '../store/transfer-import.ts';
import type { Io } from './io.ts';

/** Writes all that this deployment knows to a new file, which only its owner may read. */
export async function exportTo(io: Io, file: string): Promise<void> {
  const config = loadConfig({ env: io.env, dir: io.cwd });
  const path = resolve(io.cwd, file);
  if (existsSync(path)) throw new UserError(`${file} is there already.`, 'Name a file that is not.');
  warnOfBot(io, config);
  const database = await openDatabase(config);
  // Only a whole file gets the name asked for.
  const part = `${path}.part`;
  try {
    const handle = await open(part, 'w', 0o600).catch((error: unknown) => {
      throw new UserError(
        `${file} cannot be written: ${messageOf(error)}`,
        'Name a file in a folder that this user may write.',
      );
    });
    const stream = handle.createWriteStream({ flush: true });
    const failed = new Promise<never>((_, reject) => stream.once('error', reject));
    const written = async () => {
      const { rows } = await watched(io, (progress) =>
        exportDatabase(database, stream, io.clock(), progress),
      );
      await new Promise<void>((done) => stream.end(done));
      return rows;
    };
    const rows = await Promise.race([written(), failed]);
    await rename(part, path);
    io.err(
      `${rows} rows of ${nameOf(config)} are in ${file}. It holds all texts and settings: keep it safe.\n`,
    );
  } finally {
    await rm(part, { force: true });
    await database.destroy();
  }
}

/** Fills this deployment's database, which must be empty, from such a file. */
export async function importFrom(io: Io, file: string): Promise<void> {
  const config = loadConfig({ env: io.env, dir: io.cwd });
  const path = resolve(io.cwd, file);
  if (!existsSync(path))
    throw new UserError(`There is no file ${file}.`, 'Name one that `isnad db export` wrote.');
  const free = config.databaseUrl === null ? lockState(config.state) : () => {};
  try {
    const database = await openDatabase(config);
    try {
      const { rows } = await watched(io, (progress) =>
        importDatabase(database, createReadStream(path), progress),
      );
      io.err(`${rows} rows of ${file} are in ${nameOf(config)}.\n`);
    } finally {
      await database.destroy();
    }
  } finally {
    free();
  }
}

function warnOfBot(io: Io, { databaseUrl, state }: Config): void {
  if (databaseUrl !== null || !existsSync(state)) return;
  try {
    lockState(state)();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    io.err('The bot is running: what it does from now on will not be in the file. To move, stop it first.\n');
  }
}

async function watched<T>(io: Io, run: (progress: Progress) => Promise<T>): Promise<T> {
  if (!io.terminal) return await run(() => {});
  const bar = new SingleBar({ format: '{bar} {value}/{total} rows', stream: process.stderr });
  bar.start(0, 0);
  try {
    return await run((done, of) => {
      bar.setTotal(of);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}
