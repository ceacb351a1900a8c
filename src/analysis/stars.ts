/** Groups round the one most are linked with, then round the next: no chain from one subject to another. */
export function stars(count: number, links: readonly (readonly [number, number])[]): number[][] {
  const neighbours = new Map<number, Set<number>>();
  for (const [a, b] of links) {
    neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
    neighbours.set(b, (neighbours.get(b) ?? new Set()).add(a));
  }
  const order = [...neighbours.keys()]
    .filter((number) => number < count)
    .sort((a, b) => (neighbours.get(b)?.size ?? 0) - (neighbours.get(a)?.size ?? 0) || a - b);
  const taken = new Set<number>();
  const groups: number[][] = [];
  for (const centre of order) {
    if (taken.has(centre)) continue;
    const group = [centre, ...[...(neighbours.get(centre) ?? [])].filter((other) => !taken.has(other))];
    for (const number of group) taken.add(number);
    if (group.length > 1) groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}
