import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { BenchLanguage } from './articles.ts';
import { type Contestant, type ContestantName, contestants } from './contestants.ts';
import type { Measured } from './measure.ts';

// Not imported here: Linux counts a parent's memory at the fork into its child's peak, so the parent stays small.
const MEASURE = new URL('measure.ts', import.meta.url).pathname;
const ROUNDS = 5;
const run = promisify(execFile);

/** One set of texts: a file, or articles of our own in a language. */
interface TextSet {
  readonly lang: BenchLanguage;
  readonly file?: string;
}

/**
 * `npm run bench -- analysis [FILE.jsonl …]`: articles a second on one core, beside others, on files of `{id, text}` or on
 * articles of our own; with `--doubling`, the time a character as a text is doubled.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  if (args.includes('--doubling')) return (await import('./doubling.ts')).doubling();
  const sets: TextSet[] =
    files.length > 0
      ? files.map((file) => ({ file, lang: languageOf(file) }))
      : [{ lang: 'en' }, { lang: 'ar' }];
  process.stdout.write(
    `Medians of ${ROUNDS} interleaved rounds; every run a process of its own, warmed up on other texts. Articles per second of the processor, all threads counted; texts not seen before, then the same again.\n`,
  );
  for (const set of sets) await compare(set);
}

async function compare(set: TextSet): Promise<void> {
  const names = (Object.keys(contestants) as ContestantName[]).filter((name) =>
    (contestants[name] as Contestant).languages.includes(set.lang),
  );
  const runs = new Map<ContestantName, Measured[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const name of names) runs.get(name)?.push(await measure(name, set));
  const ours = runs.get('isnad') ?? [];
  const [{ articles = 0, characters = 0 } = {}] = ours;
  const speeds = (measured: readonly Measured[]): [number, number] => [
    articles / median(measured.map(({ seconds }) => seconds)),
    articles / median(measured.map(({ secondsAgain }) => secondsAgain)),
  ];
  const [ourFirst, ourAgain] = speeds(ours);
  process.stdout.write(
    `\n${set.lang === 'ar' ? 'Arabic' : 'English'}, ${set.file ? basename(set.file) : 'articles of our own'}: ${articles} articles, ${(characters / 1e6).toFixed(2)} M characters\n` +
      row('', 'articles/s', 'to ours', 'again', 'to ours', 'peak memory'),
  );
  for (const [name, measured] of runs) {
    const [first, again] = speeds(measured);
    const figures = name === 'nothing' ? [] : [first, first / ourFirst, again, again / ourAgain];
    const cells = Array.from({ length: 4 }, (_, index) => shortened(figures[index]));
    const memory = `${median(measured.map(({ megabytes }) => megabytes)).toFixed(0)} MB`;
    process.stdout.write(row(contestants[name].does, ...cells, memory));
  }
  if (set.lang === 'ar')
    process.stdout.write('(neither wink-nlp with its English model nor compromise reads Arabic)\n');
}

async function measure(name: ContestantName, { lang, file }: TextSet): Promise<Measured> {
  const { stdout } = await run(process.execPath, [MEASURE, name, lang, ...(file ? [file] : [])]);
  return JSON.parse(stdout) as Measured;
}

/** By the letters that are most in it. */
function languageOf(file: string): BenchLanguage {
  const text = readFileSync(file, 'utf8').slice(0, 200_000);
  const arabic = text.match(/[\u0620-\u064a]/g)?.length ?? 0;
  return arabic > text.length / 4 ? 'ar' : 'en';
}

const row = (...[name, ...cells]: (string | undefined)[]): string =>
  `  ${(name ?? '').padEnd(34)}${cells.map((cell) => (cell ?? '').padStart(12)).join('')}\n`;

const shortened = (figure = Number.NaN): string =>
  Number.isNaN(figure) ? '' : figure.toFixed(figure < 10 ? 2 : 0);

const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
