import type { Dirent } from 'node:fs';
import { access, lstat, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { messageOf, UserError } from '../errors.ts';

export interface FileState {
  /** Bytes. */
  readonly size: number;
  /** ms since the epoch. */
  readonly modifiedAt: number;
}

/** Path relative to the folder, with `/` → what is known of the file without reading it. */
export type Listing = ReadonlyMap<string, FileState>;

const BRIEFING_FILE = /\.(?:yaml|yml|txt)$/;

/** In an emptied folder, this file says that it was emptied on purpose. */
export const EMPTIED = '.empty';

/** Makes sure of the folder; an absent one is made where `create` says so. Throws UserError naming the setting. */
export async function openFolder(dir: string, create: boolean): Promise<void> {
  try {
    if (create) await mkdir(dir, { recursive: true });
    await readdir(dir);
  } catch (error) {
    throw unreadable(dir, error);
  }
}

function unreadable(dir: string, error: unknown): UserError {
  const why = isAbsent(error) ? 'is not there' : `cannot be read: ${messageOf(error)}`;
  return new UserError(
    `The folder of briefings ${dir} ${why}.`,
    'Make or mount it, or correct the setting "briefings" in config/isnad.yaml.',
    { cause: error },
  );
}

/** Whether nothing says that the folder should hold no briefing: a volume that is not mounted looks the same. */
export async function isEmptyUnsaid(dir: string, listing: Listing): Promise<boolean> {
  if ([...listing.keys()].some((path) => /\.ya?ml$/.test(path))) return false;
  return access(join(dir, EMPTIED)).then(
    () => false,
    () => true,
  );
}

/** Every briefing and article under the folder; an absent folder is an empty one. */
export async function listFolder(dir: string): Promise<Listing> {
  const files = new Map<string, FileState>();
  await listInto(files, dir, '');
  return files;
}

async function listInto(files: Map<string, FileState>, dir: string, under: string): Promise<void> {
  for (const entry of await entriesOf(join(dir, under))) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (!isOfInterest(path)) continue;
    if (entry.isDirectory()) await listInto(files, dir, path);
    else if (isBriefingFile(path)) {
      const state = await fileState(dir, path);
      if (state) files.set(path, state);
    }
  }
}

/** State of one file, null where there is none, or where it is a link that leads out of the folder. */
export async function fileState(dir: string, path: string): Promise<FileState | null> {
  const full = join(dir, path);
  try {
    if ((await lstat(full)).isSymbolicLink()) {
      const [root, target] = await Promise.all([realpath(dir), realpath(full)]);
      if (!target.startsWith(root + sep)) return null;
    }
    const info = await stat(full);
    return info.isFile() ? { size: info.size, modifiedAt: Math.trunc(info.mtimeMs) } : null;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

export function isBriefingFile(path: string): boolean {
  return BRIEFING_FILE.test(path) && isOfInterest(path);
}

/** Hidden files are editors' and our own temporary ones. */
function isOfInterest(path: string): boolean {
  return !basename(path).startsWith('.');
}

async function entriesOf(dir: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (isAbsent(error)) return [];
    throw unreadable(dir, error);
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ELOOP');
}
