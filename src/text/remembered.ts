const MOST = 30_000;
const LONGEST = 40;

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
    // A slice would keep the whole text it is of in memory.
    const copy = ` ${word}`.slice(1);
    const answer = of(copy);
    if (known.size >= MOST) known.clear();
    known.set(copy, answer);
    return answer;
  };
}

/** For each run of characters between spaces what `of` tells of it, in order. */
export function byWord<Answer>(text: string, of: (word: string) => readonly Answer[]): Answer[] {
  const found: Answer[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isSpace(text.charCodeAt(at))) continue;
    if (at > from) for (const one of of(text.slice(from, at))) found.push(one);
    from = at + 1;
  }
  return found;
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;
