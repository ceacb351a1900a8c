/** Shorter words are too near to others to be mended. */
const SHORTEST = 5;

/** The one word of a set that a slip of one letter, or two swapped, away from it begins and is meant; undefined where none is. */
export function slipOf(word: string, set: ReadonlySet<string>): string | undefined {
  if (word.length < SHORTEST || set.has(word)) return undefined;
  return [...set].find((known) => known.length >= SHORTEST && known[0] === word[0] && isOneSlip(word, known));
}

function isOneSlip(a: string, b: string): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < shorter.length && shorter[at] === longer[at]) at++;
  if (longer.length - shorter.length === 1) return shorter.slice(at) === longer.slice(at + 1);
  if (longer.length !== shorter.length) return false;
  const swapped = shorter[at] === longer[at + 1] && shorter[at + 1] === longer[at];
  return (
    shorter.slice(at + 1) === longer.slice(at + 1) ||
    (swapped && shorter.slice(at + 2) === longer.slice(at + 2))
  );
}
