import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, type Problem } from '../errors.ts';
import { idOf } from './folder.ts';
import { forEachLimited } from './limit.ts';
import { listFolder } from './listing.ts';
import { readBriefing, textPathOf } from './read.ts';

/** Everything wrong with the briefings named, each a file or a folder; empty where all is well. For `isnad check`. */
export async function checkFiles(paths: readonly string[]): Promise<Problem[]> {
  const found = await Promise.all(paths.map(check));
  return found.flat();
}

async function check(path: string): Promise<Problem[]> {
  try {
    if (!(await stat(path)).isDirectory()) return await checkOne(path);
    return await checkFolder(path);
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const message = isAbsent ? 'no such file or folder' : `cannot be read: ${messageOf(error)}`;
    return [{ file: path, message, remedy: 'check the path' }];
  }
}

async function checkOne(path: string): Promise<Problem[]> {
  if (!/\.(?:yaml|txt)$/.test(path)) return [misnamed(path)];
  // The article is checked with its briefing, whichever of the two is named.
  const result = await readBriefing(path.replace(/\.txt$/, '.yaml'));
  return 'problems' in result ? [...result.problems] : [];
}

async function checkFolder(dir: string): Promise<Problem[]> {
  const paths = [...(await listFolder(dir)).keys()].sort();
  const briefings = paths.filter((path) => path.endsWith('.yaml'));
  const problems = new Map<string, Problem[]>();
  await forEachLimited(briefings, 8, async (path) => {
    problems.set(path, await checkOne(join(dir, path)));
  });
  for (const [id, same] of Map.groupBy(briefings, idOf)) {
    for (const path of same.slice(1)) problems.get(path)?.push(sameId(dir, path, id, same[0] ?? ''));
  }
  const articles = new Set(briefings.map(textPathOf));
  const stray = paths.filter((path) => !path.endsWith('.yaml') && !articles.has(path));
  return [...briefings.flatMap((path) => problems.get(path) ?? []), ...stray.map((path) => alone(dir, path))];
}

function sameId(dir: string, path: string, id: string, first: string): Problem {
  const remedy = 'rename this file and change its id, or remove one of the two';
  return { file: join(dir, path), field: 'id', message: `${id} is also the id of ${first}`, remedy };
}

function alone(dir: string, path: string): Problem {
  const file = join(dir, path);
  if (path.endsWith('.yml')) return misnamed(file);
  return { file, message: 'has no briefing beside it', remedy: `write ${idOf(path)}.yaml, or remove it` };
}

function misnamed(file: string): Problem {
  const message = "is not read: a briefing's name ends in .yaml, its article's in .txt";
  return { file, message, remedy: 'rename it to end in .yaml' };
}
