import { realpath, stat } from 'node:fs/promises';
import { basename, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import {
  type FolderCount,
  type FolderDeps,
  idOf,
  keptWarning,
  pathsById,
  readFolder,
  settleBriefing,
} from './folder.ts';
import { type FileState, fileState, isBriefingFile, listFolder, openFolder } from './listing.ts';

export interface FolderWatch {
  /** What the reading at the start found. */
  readonly count: FolderCount;
  /** Stops watching and waits for what is being read. */
  close(): Promise<void>;
}

/** A file counts as written once its size has stood still this long, ms. */
const STEADY = 150;
/** A briefing and its article are saved one after the other: both are awaited, ms. */
const PAIR = 100;

/**
 * Reads the folder and keeps reading what changes in it. A file removed takes its briefing with it, unless the folder
 * itself went (unmounted, removed): then all is kept. Throws UserError where it cannot be read at all.
 */
export async function watchFolder(deps: FolderDeps & { readonly log: Log }): Promise<FolderWatch> {
  await openFolder(deps.dir, deps.create);
  // The watcher follows no links, but the folder itself may be one.
  const root = await realpath(deps.dir);
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    awaitWriteFinish: { stabilityThreshold: STEADY, pollInterval: 50 },
    ignored: (path, stats) =>
      path !== root && (isHidden(path) || (stats?.isFile() === true && !isBriefingFile(path))),
  });
  const early: string[] = [];
  let notice = (path: string): void => void early.push(path);
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, (path) => notice(path));
  watcher.on('error', (error) => {
    deps.log.warn(
      { error: messageOf(error) },
      'the briefings folder is not watched well: changes are read at the next start',
    );
  });
  // Watching begins before reading, so that nothing falls between the two.
  await new Promise<void>((resolve) => watcher.once('ready', resolve));

  const paths = await pathsById(deps.memory, await listFolder(deps.dir));
  const count = await readFolder(deps);
  const warning = keptWarning(deps.dir, count);
  if (warning) deps.log.warn(warning);
  const identity = await identityOf(root);
  const settler = createSettler(deps, paths, async () => (await identityOf(root)) === identity);
  notice = (path) => {
    const inside = relative(root, path).split(sep).join('/');
    if (isBriefingFile(inside)) settler.changed(inside);
  };
  early.forEach(notice);
  return {
    count,
    async close() {
      await watcher.close();
      await settler.close();
    },
  };
}

/** Settles each changed briefing once its files have been left alone for a moment, one at a time. */
function createSettler(
  deps: FolderDeps & { readonly log: Log },
  paths: Map<string, string[]>,
  isFolderThere: () => Promise<boolean>,
) {
  const waiting = new Map<string, NodeJS.Timeout>();
  let work = Promise.resolve();

  const settle = async (id: string) => {
    const candidates = paths.get(id) ?? [];
    const listing = new Map<string, FileState>();
    for (const path of candidates.flatMap((path) => [path, path.replace(/\.yaml$/, '.txt')])) {
      const state = await fileState(deps.dir, path);
      if (state) listing.set(path, state);
    }
    if (listing.size === 0 && !(await isFolderThere())) {
      deps.log.warn({ briefing: id }, 'kept: it was not its file that went but the whole briefings folder');
      return;
    }
    const outcome = await settleBriefing(deps, id, candidates, listing);
    deps.log.info({ briefing: id, outcome }, 'briefing file changed');
  };

  return {
    changed(path: string) {
      const id = idOf(path);
      const known = paths.get(id) ?? [];
      if (!path.endsWith('.txt') && !known.includes(path)) paths.set(id, [...known, path].sort());
      clearTimeout(waiting.get(id));
      const run = () => {
        waiting.delete(id);
        work = work
          .then(() => settle(id))
          .catch((error) =>
            deps.log.error({ briefing: id, error: messageOf(error) }, 'briefing file not settled'),
          );
      };
      waiting.set(id, setTimeout(run, PAIR));
    },
    async close() {
      for (const timer of waiting.values()) clearTimeout(timer);
      await work;
    },
  };
}

/** What tells a folder from another in its place, and from the bare place where it was mounted. */
async function identityOf(root: string): Promise<string> {
  return stat(root).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => 'none',
  );
}

function isHidden(path: string): boolean {
  return basename(path).startsWith('.');
}
