import { existsSync, readFileSync } from 'node:fs';
import { compareNames, nameKeys } from '../../src/text/names.ts';
import { benchLookups } from './name-lookup.ts';
import { labelledNames, type NamePair } from './name-pairs.ts';

const MINED = new URL('../../../shared/gold/names.dev.tsv', import.meta.url);

/**
 * How well names are told: precision, recall and F on our own list, of the blocks that may be tuned on and of those kept
 * aside, and on pairs mined elsewhere where they are there. `--errors` prints those of the first, `--lookup`
 * measures how fast names are found in the store.
 */
export async function bench(args: readonly string[]): Promise<void> {
  const { tuned, aside } = labelledNames();
  report('tuned on', tuned);
  report('kept aside', aside);
  if (existsSync(MINED)) {
    const lines = readFileSync(MINED, 'utf8').trim().split('\n');
    const mined = lines.map((line) => line.split('\t'));
    report(
      'mined',
      mined.map(([a = '', b = '', label]) => ({ a, b, one: label === '1' })),
    );
  }
  if (args.includes('--lookup')) await benchLookups();
  if (args.includes('--errors')) for (const pair of tuned) explain(pair);
}

function report(name: string, pairs: readonly NamePair[]): void {
  const taken = pairs.map((pair) => ({ ...pair, same: compareNames(pair.a, pair.b).same }));
  const right = taken.filter(({ same, one }) => same && one).length;
  const precision = right / Math.max(1, taken.filter(({ same }) => same).length);
  const recall = right / Math.max(1, taken.filter(({ one }) => one).length);
  const keyed = taken.filter(({ same }) => same);
  const found = keyed.filter(({ a, b }) => shareKey(a, b)).length;
  const f = (2 * precision * recall) / Math.max(Number.EPSILON, precision + recall);
  const figures = Object.entries({ P: precision, R: recall, F: f, keyed: found / Math.max(1, keyed.length) });
  const count = `${taken.filter(({ one }) => one).length} of one person, ${taken.filter(({ one }) => !one).length} not`;
  const line = figures.map(([label, value]) => `${label} ${value.toFixed(3)}`).join('  ');
  process.stdout.write(`${name.padEnd(12)}${line}  (${count})\n`);
}

function shareKey(a: string, b: string): boolean {
  const keys = new Set(nameKeys(a));
  return nameKeys(b).some((key) => keys.has(key));
}

function explain({ a, b, one }: NamePair): void {
  const { same, score, why } = compareNames(a, b);
  if (same !== one)
    process.stdout.write(`${one ? 'missed' : 'WRONG '}\t${a}\t${b}\t${score.toFixed(3)}\t${why}\n`);
}
