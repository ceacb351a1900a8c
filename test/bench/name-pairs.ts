import { readFileSync } from 'node:fs';

export interface NamePair {
  readonly a: string;
  readonly b: string;
  /** Whether they can be one person's. */
  readonly one: boolean;
}

/** Pairs of our own list (its head tells the format): of the blocks in turn, those that may be tuned on and those kept aside. */
export function labelledNames(): { tuned: NamePair[]; aside: NamePair[] } {
  const file = readFileSync(new URL('data/names.tsv', import.meta.url), 'utf8');
  const blocks = file
    .replace(/^#.*\n/gm, '')
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '');
  const half = (odd: number) => blocks.filter((_, index) => index % 2 === odd).flatMap(pairsOf);
  return { tuned: half(0), aside: half(1) };
}

function pairsOf(block: string): NamePair[] {
  const people = block
    .trim()
    .split('\n')
    .map((line) => line.split('\t').filter((form) => form !== ''));
  return people.flatMap((forms, index) => [
    ...everyTwo(forms).map(([a, b]) => ({ a: bare(a), b: bare(b), one: true })),
    ...people.slice(index + 1).flatMap((others) => nearMisses(forms, others)),
  ]);
}

/** Forms marked ~ are too short to tell two people apart. */
function nearMisses(forms: readonly string[], others: readonly string[]): NamePair[] {
  const full = (list: readonly string[]) => list.filter((form) => !form.startsWith('~'));
  return full(forms).flatMap((a) => full(others).map((b) => ({ a, b, one: false })));
}

function everyTwo(forms: readonly string[]): [string, string][] {
  return forms.flatMap((a, index) => forms.slice(index + 1).map((b): [string, string] => [a, b]));
}

const bare = (form: string) => form.replace(/^~/, '');
