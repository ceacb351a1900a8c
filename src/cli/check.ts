import { relative, resolve } from 'node:path';
import { checkFiles } from '../briefing/check.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { describeProblem, type Problem } from '../errors.ts';
import type { Io } from './io.ts';

/** Prints every problem of the settings and the briefings, a line each; exit code 1 where there is one. */
export async function check(io: Io, files: readonly string[]): Promise<void> {
  const { folder, problems } = settings(io);
  const paths = files.length > 0 ? files.map((file) => resolve(io.cwd, file)) : [folder];
  const found = [...problems, ...(await checkFiles(paths))];
  for (const problem of found) io.out(`${describeProblem({ ...problem, file: short(io, problem.file) })}\n`);
  if (found.length > 0) io.exit(1);
  else io.err(files.length > 0 ? 'All is well.\n' : 'Settings and briefings: all is well.\n');
}

/** Faulty settings hide where the folder is; its usual place is then checked. */
function settings(io: Io): { folder: string; problems: readonly Problem[] } {
  try {
    const { briefings, off } = loadConfig({ env: io.env, dir: io.cwd });
    return { folder: briefings, problems: off.map(({ problem }) => problem) };
  } catch (error) {
    if (error instanceof ConfigError)
      return { folder: resolve(io.cwd, 'briefings'), problems: error.problems };
    throw error;
  }
}

function short(io: Io, file: string): string {
  const path = relative(io.cwd, file);
  return path.startsWith('..') || file === 'environment' ? file : path;
}
