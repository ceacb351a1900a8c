/** What one side's unit may be on the other, with its cost; `''` for nothing. */
export type Units = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Reads a table of `unit: 'other0.1 -0.5'` (see data/). Throws on a malformed entry. */
export function readUnits(table: Readonly<Record<string, string>>): Units {
  return new Map(
    Object.entries(table).map(([unit, entries]) => [
      unit,
      new Map(
        entries.split(' ').map((entry) => {
          const [, other, cost] = /^(\D+)([\d.]+)$/.exec(entry) ?? [];
          if (other === undefined)
            throw new Error(`malformed entry ${JSON.stringify(entry)} of unit ${unit}`);
          return [other === '-' ? '' : other, Number(cost)];
        }),
      ),
    ]),
  );
}

export interface Costs {
  /** Of a unit with no counterpart. */
  readonly drop: (unit: string) => number;
  /** Of a letter of the other side with no counterpart; `last` where it ends the word. */
  readonly insert: (letter: string, last: boolean) => number;
  readonly replace: number;
}

/** Cost of the cheapest way to write `units` as `other`: weighted edit distance (Wagner and Fischer 1974) over units of several letters. */
export function alignmentCost(units: readonly string[], table: Units, other: string, costs: Costs): number {
  const width = other.length;
  let row = new Array<number>(width + 1).fill(0);
  for (let j = 0; j < width; j++) row[j + 1] = (row[j] ?? 0) + costs.insert(other[j] ?? '', j + 1 === width);
  for (const unit of units) {
    const next = new Array<number>(width + 1).fill(Number.POSITIVE_INFINITY);
    const key = unit.replace(/^\^|\$$/g, '');
    for (let j = 0; j <= width; j++) {
      const here = row[j] ?? 0;
      lower(next, j, here + costs.drop(key));
      if (j < width) lower(next, j + 1, here + costs.replace * Math.max(1, key.length / 2));
      for (const [chunk, cost] of table.get(unit) ?? []) {
        if (other.startsWith(chunk, j)) lower(next, j + chunk.length, here + cost);
      }
    }
    for (let j = 0; j < width; j++) {
      lower(next, j + 1, (next[j] ?? 0) + costs.insert(other[j] ?? '', j + 1 === width));
    }
    row = next;
  }
  return row[width] ?? 0;
}

function lower(row: number[], index: number, cost: number): void {
  if (cost < (row[index] ?? Number.POSITIVE_INFINITY)) row[index] = cost;
}

/** Cuts a word into the table's units, longest first; a letter the table lacks is its own unit. */
export function cut(word: string, table: Units, longest: number): string[] {
  const units: string[] = [];
  for (let at = 0; at < word.length; ) {
    let unit = '';
    for (let size = Math.min(longest, word.length - at); size > 0 && unit === ''; size--) {
      const plain = word.slice(at, at + size);
      const marked = [at + size === word.length ? `${plain}$` : '', at === 0 ? `^${plain}` : '', plain];
      unit = marked.find((candidate) => table.has(candidate)) ?? '';
      if (unit !== '') at += size;
    }
    if (unit === '') unit = word[at++] ?? '';
    units.push(unit);
  }
  return units;
}
