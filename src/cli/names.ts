import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { compareNames } from '../text/names.ts';
import type { Io } from './io.ts';

/** Prints whether two names can be one, or judges a file of pairs. */
export async function names(io: Io, a: string, b: string, options: { tsv?: boolean }): Promise<void> {
  if (!options.tsv) {
    const { same, score, why } = compareNames(a, b);
    io.out(`${same ? 'can be one name' : 'different names'}\t${score.toFixed(3)}\t${why}\n`);
    return;
  }
  const lines = (await readFile(resolve(io.cwd, a), 'utf8')).split(/\r?\n/);
  const judged = lines
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [left = '', right = ''] = line.split('\t');
      const { same, score } = compareNames(left, right);
      return `${left}\t${right}\t${same ? 1 : 0}\t${score.toFixed(4)}`;
    });
  await writeFile(resolve(io.cwd, b), judged.map((line) => `${line}\n`).join(''));
}
