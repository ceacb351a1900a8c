import type { Block } from './card.ts';
import { cutBlock } from './split.ts';

export interface Page {
  readonly shown: readonly Block[];
  readonly rest: readonly Block[];
}

type Fits = (blocks: readonly Block[]) => boolean;

/**
 * Takes from the front what fits one page. Groups (parted by dividers), then blocks, then items, then text:
 * a unit that would fit a page of its own goes whole to the next page, one that would not is cut.
 * Buttons and selects that end a cut group stay on the page of the group's beginning; others stay with the
 * block before them, and a heading with the block after it, where possible. `fits` must hold for every
 * beginning of what it holds for. Dividers at a page's edge are dropped; nothing else is.
 */
export function paginate(blocks: readonly Block[], fits: Fits): Page {
  const groups = groupsOf(blocks);
  let shown: readonly Block[] = [];
  for (const [index, group] of groups.entries()) {
    const whole = join(shown, group);
    if (fits(whole)) {
      shown = whole;
      continue;
    }
    const later = groups.slice(index + 1);
    if (shown.length > 0 && fits(group)) return { shown, rest: [group, ...later].reduce(join) };
    const page = cutGroup(shown, group, fits);
    return { shown: page.shown, rest: [page.rest, ...later].reduce(join) };
  }
  return { shown, rest: [] };
}

const isControl = (block: Block): boolean => block.type === 'buttons' || block.type === 'select';
const isDivider = (block: Block): boolean => block.type === 'divider';

function join(before: readonly Block[], after: readonly Block[]): readonly Block[] {
  if (before.length === 0) return after;
  return after.length === 0 ? before : [...before, { type: 'divider' }, ...after];
}

/** Parts between dividers; one of controls alone belongs to the part before it. */
function groupsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  let current: Block[] = [];
  for (const block of [...blocks, { type: 'divider' } as const]) {
    if (!isDivider(block)) {
      current.push(block);
      continue;
    }
    const before = groups.at(-1);
    if (before && current.length > 0 && current.every(isControl))
      before.push({ type: 'divider' }, ...current);
    else if (current.length > 0) groups.push(current);
    current = [];
  }
  return groups;
}

function cutGroup(shown: readonly Block[], group: readonly Block[], fits: Fits): Page {
  const end = group.findLastIndex((block) => !isControl(block) && !isDivider(block)) + 1;
  const [body, controls] = [group.slice(0, end), group.slice(end)];
  const page = cutBlocks(body, shown.length > 0, fits, (part) => fits([...join(shown, part), ...controls]));
  if (page.shown.length > 0) return { shown: [...join(shown, page.shown), ...controls], rest: page.rest };
  if (shown.length > 0) return { shown, rest: group };
  const bare = cutBlocks(group, false, fits, fits);
  // A page that took nothing would be followed by itself for ever: a renderer draws any one block somehow.
  return bare.shown.length > 0 ? bare : { shown: group.slice(0, 1), rest: group.slice(1) };
}

/** `fits`: on a page of its own; `fitsHere`: with what the page already holds. */
function cutBlocks(blocks: readonly Block[], begun: boolean, fits: Fits, fitsHere: Fits): Page {
  let count = 0;
  while (count < blocks.length && fitsHere(blocks.slice(0, count + 1))) count += 1;
  const block = blocks[count];
  if (block === undefined) return { shown: blocks, rest: [] };
  if ((count === 0 && !begun) || !fits([block])) {
    const whole = blocks.slice(0, count);
    const parts = cutBlock(block, (part) => fitsHere([...whole, part]));
    if (parts) return { shown: [...whole, parts[0]], rest: [parts[1], ...blocks.slice(count + 1)] };
  }
  const at = keepTogether(blocks, count);
  return { shown: blocks.slice(0, at), rest: trimDividers(blocks.slice(at)) };
}

/** Moves a break between blocks back so that it parts neither a heading from what follows nor controls from what they are of. */
function keepTogether(blocks: readonly Block[], count: number): number {
  let at = count;
  for (; at > 0; at -= 1) {
    const [before, after] = [blocks[at - 1], blocks[at]];
    if (before?.type !== 'heading' && !(after && isControl(after))) return at;
  }
  return count;
}

function trimDividers(blocks: readonly Block[]): readonly Block[] {
  const start = blocks.findIndex((block) => !isDivider(block));
  return start < 0 ? [] : blocks.slice(start);
}
