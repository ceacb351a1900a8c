import type { Block, Run } from './card.ts';

/** Kinds of boundary, best first, and the least share of the room each must fill to be taken. */
const BOUNDARIES: readonly { readonly pattern: RegExp; readonly share: number }[] = [
  { pattern: /\n\s*/gu, share: 1 / 2 },
  { pattern: /[.!?…؟۔][\p{Pe}\p{Pf}"']*[^\S\u00a0\u202f]+/gu, share: 1 / 2 },
  { pattern: /[^\S\u00a0\u202f]+/gu, share: 1 / 4 },
];
/** Units looked at beyond the cut, to see whether it falls inside a grapheme. */
const LOOKAHEAD = 64;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + run.text.length, 0);

/**
 * Cuts runs into a first part of at most `max` UTF-16 units and the rest, at the best boundary: after a
 * paragraph, a sentence, a word, a grapheme (UAX #29), a code point. Joined, the texts are the input's.
 * A run with an instant stays whole; one too long by itself is cut as plain text. The first part is empty
 * only if `max` is below the length of the first code point.
 */
export function splitRuns(runs: readonly Run[], max: number): [readonly Run[], readonly Run[]] {
  if (lengthOf(runs) <= max) return [runs, []];
  if (max < 1) return [[], runs];
  return cutAt(runs, keepInstant(runs, boundary(opening(runs, max + LOOKAHEAD), max)));
}

/**
 * The longest first part for which `fits` holds, cut as by `splitRuns`. `fits` must hold for every
 * beginning of what it holds for.
 */
export function splitToFit(
  runs: readonly Run[],
  fits: (part: readonly Run[]) => boolean,
): [readonly Run[], readonly Run[]] {
  if (fits(runs)) return [runs, []];
  let max = largest(lengthOf(runs), (units) => fits(cutAt(runs, units)[0]));
  for (; max > 0; max -= 1) {
    const parts = splitRuns(runs, max);
    if (parts[0].length === 0 || fits(parts[0])) return parts;
  }
  return [[], runs];
}

/** The largest whole number from 0 to `top` that holds; 0 is taken to hold. */
function largest(top: number, holds: (n: number) => boolean): number {
  let low = 0;
  let step = 1;
  // Doubling first: what fits is mostly far smaller than a hostile whole.
  while (low + step <= top && holds(low + step)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(top, low + step - 1);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Cuts a block of several parts or of text so that its first part fits; null where none does. */
export function cutBlock(block: Block, fits: (part: Block) => boolean): [Block, Block] | null {
  switch (block.type) {
    case 'divider':
      return null;
    case 'list': {
      const count = largest(block.items.length, (n) => fits({ ...block, items: block.items.slice(0, n) }));
      const next = (block.start ?? 1) + count;
      const rest = { ...block, items: block.items.slice(count), ...(block.ordered && { start: next }) };
      return count > 0 ? [{ ...block, items: block.items.slice(0, count) }, rest] : cutFirstItem(block, fits);
    }
    case 'buttons': {
      const part = (start: number, end?: number) => ({ ...block, buttons: block.buttons.slice(start, end) });
      const count = largest(block.buttons.length, (n) => fits(part(0, n)));
      return count > 0 ? [part(0, count), part(count)] : null;
    }
    case 'select': {
      const part = (start: number, end?: number) => ({ ...block, choices: block.choices.slice(start, end) });
      const count = largest(block.choices.length, (n) => fits(part(0, n)));
      return count > 0 ? [part(0, count), part(count)] : null;
    }
    default: {
      const [first, rest] = splitToFit(block.runs, (runs) => fits({ ...block, runs }));
      return first.length > 0
        ? [
            { ...block, runs: first },
            { ...block, runs: rest },
          ]
        : null;
    }
  }
}

function cutFirstItem(
  list: Extract<Block, { type: 'list' }>,
  fits: (part: Block) => boolean,
): [Block, Block] | null {
  const [item, ...others] = list.items;
  if (item === undefined) return null;
  const [first, rest] = splitToFit(item.runs, (runs) => fits({ ...list, items: [{ ...item, runs }] }));
  if (first.length === 0) return null;
  return [
    { ...list, items: [{ ...item, runs: first }] },
    { ...list, items: [{ ...item, runs: rest }, ...others] },
  ];
}

function opening(runs: readonly Run[], units: number): string {
  let text = '';
  for (const run of runs) {
    if (text.length >= units) break;
    text += run.text.slice(0, units - text.length);
  }
  return text;
}

function boundary(text: string, max: number): number {
  for (const { pattern, share } of BOUNDARIES) {
    let best = 0;
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      // White space that runs over the edge may begin the rest.
      const at = end <= max ? end : match.index + match[0].trimEnd().length;
      if (at > max) break;
      best = at;
    }
    if (best > 0 && best >= max * share) return best;
  }
  const grapheme = graphemes.segment(text).containing(max)?.index ?? 0;
  if (grapheme > 0) return grapheme;
  return isLowSurrogate(text, max) && isHighSurrogate(text, max - 1) ? max - 1 : max;
}

const isHighSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLowSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** Moves a cut inside a run with an instant to its start, unless that is where all begins. */
function keepInstant(runs: readonly Run[], cut: number): number {
  let start = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    if (run.at !== undefined && start > 0 && cut > start && cut < end) return start;
    start = end;
  }
  return cut;
}

function cutAt(runs: readonly Run[], cut: number): [readonly Run[], readonly Run[]] {
  let start = 0;
  for (const [index, run] of runs.entries()) {
    const end = start + run.text.length;
    if (cut <= start) return [runs.slice(0, index), runs.slice(index)];
    if (cut < end) {
      const { at: _, ...plain } = run;
      const first = { ...plain, text: run.text.slice(0, cut - start) };
      const rest = { ...plain, text: run.text.slice(cut - start) };
      return [
        [...runs.slice(0, index), first],
        [rest, ...runs.slice(index + 1)],
      ];
    }
    start = end;
  }
  return [runs, []];
}
