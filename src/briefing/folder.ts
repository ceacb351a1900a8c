import { basename, join } from 'node:path';
import { messageOf, type Problem } from '../errors.ts';
import { forEachLimited } from './limit.ts';
import { EMPTIED, type FileState, isEmptyUnsaid, type Listing, listFolder, openFolder } from './listing.ts';
import { readBriefing, textPathOf } from './read.ts';
import type { Briefing } from './schema.ts';

/** What becomes of what is read. Where `good` throws, the file is reported as bad and read again at the next start. */
interface FolderSink {
  good(briefing: Briefing, text: string | null, verified: readonly string[]): Promise<void>;
  bad(problems: readonly Problem[]): Promise<void>;
  gone(id: string): Promise<void>;
}

interface RememberedFile extends FileState {
  /** The briefing that came from it; null for an article, and for a file that never was good. */
  readonly briefingId: string | null;
}

/** Files as last read, by path relative to the folder. */
export interface FolderMemory {
  known(path: string): Promise<RememberedFile | undefined>;
  remember(path: string, file: RememberedFile): Promise<void>;
  forget(path: string): Promise<void>;
  /** Every path remembered. */
  paths(): Promise<string[]>;
}

export interface FolderDeps {
  readonly dir: string;
  /** Whether the folder is made where it is absent; else that is an error. */
  readonly create: boolean;
  readonly memory: FolderMemory;
  readonly sink: FolderSink;
}

/** How many briefings were read, left alone, refused, taken away, and kept although the folder holds none any more. */
export type FolderCount = Record<Outcome | 'kept', number>;
export type Outcome = 'read' | 'unchanged' | 'bad' | 'gone' | 'absent';

const READERS = 8;
/** No file has this size: what is remembered so is read again at every start, until it is mended. */
const UNREAD: FileState = { size: -1, modifiedAt: 0 };

/**
 * Reads what changed since the last time. What is bad is reported and the rest goes on. A folder found without a single
 * briefing takes nothing away. Throws UserError where it cannot be read, and what the disk or the memory does.
 */
export async function readFolder(deps: FolderDeps): Promise<FolderCount> {
  await openFolder(deps.dir, deps.create);
  const listing = await listFolder(deps.dir);
  const byId = await pathsById(deps.memory, listing);
  const count: FolderCount = { read: 0, unchanged: 0, bad: 0, gone: 0, absent: 0, kept: 0 };
  if (await isEmptyUnsaid(deps.dir, listing)) {
    const known = await Promise.all([...byId.values()].flat().map((path) => deps.memory.known(path)));
    return { ...count, kept: known.filter((file) => file?.briefingId).length };
  }
  await forEachLimited(byId, READERS, async ([id, paths]) => {
    count[await settleBriefing(deps, id, paths, listing)] += 1;
  });
  return count;
}

/** What to tell whoever runs it where a reading `kept` briefings; undefined where it did not. */
export function keptWarning(dir: string, { kept }: FolderCount): string | undefined {
  if (kept === 0) return undefined;
  return `The folder ${dir} holds no briefing, though ${kept} are known from it: they are kept. Check that it is mounted and that the setting "briefings" is right; if it was emptied on purpose, put a file named ${EMPTIED} into it and start again.`;
}

/** Briefing files there are or were, by the id their names give. */
export async function pathsById(memory: FolderMemory, listing: Listing): Promise<Map<string, string[]>> {
  const paths = new Set([...listing.keys(), ...(await memory.paths())]);
  return Map.groupBy([...paths].filter((path) => /\.ya?ml$/.test(path)).sort(), idOf);
}

export function idOf(path: string): string {
  return basename(path).replace(/\.(?:ya?ml|txt)$/, '');
}

/** Brings one briefing in line with the files that bear its name: at most one of them holds it. */
export async function settleBriefing(
  deps: FolderDeps,
  id: string,
  paths: readonly string[],
  listing: Listing,
): Promise<Outcome> {
  const { memory, sink } = deps;
  const known = new Map(
    await Promise.all(paths.map(async (path) => [path, await memory.known(path)] as const)),
  );
  const isLive = [...known.values()].some((file) => file?.briefingId === id);
  const present = paths.filter((path) => listing.has(path));
  const usable = present.filter((path) => path.endsWith('.yaml'));
  const owner = usable.find((path) => known.get(path)?.briefingId === id) ?? usable[0];
  const others = present.filter((path) => path !== owner);
  if (others.length > 0) await sink.bad(others.map((path) => refuse(deps.dir, path, owner)));

  let outcome: Outcome = others.length > 0 ? 'bad' : 'absent';
  if (owner !== undefined) outcome = await readOwner(deps, owner, isLive ? id : null, listing);
  else if (isLive) {
    await sink.gone(id);
    outcome = 'gone';
  }
  // Last, so that a stop in between loses nothing.
  for (const path of paths) if (path !== owner) await forgetPair(memory, path);
  return outcome;
}

async function readOwner(
  { dir, memory, sink }: FolderDeps,
  path: string,
  liveId: string | null,
  listing: Listing,
): Promise<Outcome> {
  const textPath = textPathOf(path);
  const state = listing.get(path);
  const textState = listing.get(textPath);
  if (isSame(state, await memory.known(path)) && isSame(textState, await memory.known(textPath)))
    return 'unchanged';

  const full = join(dir, path);
  const result = await readBriefing(full, textState ? join(dir, textPath) : null);
  const problems = 'problems' in result ? result.problems : await offer(sink, result, full);
  if (problems.length > 0 || 'problems' in result) {
    // The last good version stays live, so it must still be known whose file this is.
    await memory.remember(path, { ...UNREAD, briefingId: liveId });
    await sink.bad(problems);
    return 'bad';
  }
  if (textState) await memory.remember(textPath, { ...textState, briefingId: null });
  else await memory.forget(textPath);
  await memory.remember(path, { ...(state ?? UNREAD), briefingId: result.briefing.id });
  return 'read';
}

async function offer(
  sink: FolderSink,
  { briefing, text, verified }: { briefing: Briefing; text: string | null; verified: readonly string[] },
  file: string,
): Promise<Problem[]> {
  try {
    await sink.good(briefing, text, verified);
    return [];
  } catch (error) {
    return [{ file, message: `could not be taken in: ${messageOf(error)}` }];
  }
}

function refuse(dir: string, path: string, owner: string | undefined): Problem {
  const file = join(dir, path);
  if (path.endsWith('.yml')) {
    return { file, message: 'is not read: its name ends in .yml', remedy: 'rename it to end in .yaml' };
  }
  const message = `has the same id as ${owner}, which is the one in use`;
  return {
    file,
    field: 'id',
    message,
    remedy: 'rename this file and change its id, or remove one of the two',
  };
}

async function forgetPair(memory: FolderMemory, path: string): Promise<void> {
  await memory.forget(path);
  await memory.forget(textPathOf(path));
}

function isSame(now: FileState | undefined, then: FileState | undefined): boolean {
  return now?.size === then?.size && now?.modifiedAt === then?.modifiedAt;
}
