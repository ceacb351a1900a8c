const MOST = 30_000;
const LONGEST = 40;
/** V8 makes slices of strings from this length on. */
const SHORTEST_SLICE = 13;

/**
 * A function of a word that keeps its last answers: texts repeat their words. Bounded, so that no text makes it grow; long
 * words are worked out anew.
 */
export function remembered<Answer>(of: (word: string) => Answer): (word: string) => Answer {
  const known = new Map<string, Answer>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (word.length > LONGEST) return of(word);
    // A slice would keep the whole text it is of in memory; shorter ones are copies.
    const copy = word.length < SHORTEST_SLICE ? word : ` ${word}`.slice(1);
    const answer = of(copy);
    if (known.size >= MOST) known.clear();
    known.set(copy, answer);
    return answer;
  };
}

/** Calls `read` with each run of characters between spaces, where it begins, and whether it is the last. */
export function eachRun(text: string, read: (run: string, from: number, last: boolean) => void): void {
  let from = 0;
  let to = 0;
  const { length } = text;
  while (from < length && isSpace(text.charCodeAt(from))) from++;
  while (from < length) {
    to = from + 1;
    while (to < length && !isSpace(text.charCodeAt(to))) to++;
    let next = to;
    while (next < length && isSpace(text.charCodeAt(next))) next++;
    read(text.slice(from, to), from, next >= length);
    from = next;
  }
}

/** For each run of characters between spaces what `of` tells of it, in order. */
export function byRun<Answer>(text: string, of: (run: string) => readonly Answer[]): Answer[] {
  const found: Answer[] = [];
  eachRun(text, (run) => {
    const told = of(run);
    for (let index = 0; index < told.length; index++) found.push(told[index] as Answer);
  });
  return found;
}

const isSpace = (code: number): boolean =>
  code === 32 || code === 10 || code === 13 || code === 9 || code === 160;
