import { fold } from '../text/fold.ts';
import type { Briefing, Statement } from './schema.ts';

/** How much of their words two statements share (Jaccard) to be taken for one that was edited. */
const ALIKE = 0.6;
const ALIKE_OF_ONE_ID = 0.3;
/** Comparisons of every old with every new one, at most: beyond, ids alone tell. */
const MOST_COMPARED = 250_000;

export interface Pairing {
  /** A statement as it was and as it is. */
  readonly pairs: readonly (readonly [Statement, Statement])[];
  readonly added: number;
  readonly removed: number;
}

interface Side {
  readonly statement: Statement;
  readonly words: ReadonlySet<string>;
  readonly text: string;
  readonly speaker: string;
}

/**
 * Finds each statement of one version again in the other: by its words, else by its id where the speaker or some words
 * stayed, else by most of its words. Ids alone would not do: a new analysis counts them anew.
 */
export function pairStatements(before: Briefing, after: Briefing): Pairing {
  const old = new Set(sidesOf(before));
  const now = new Set(sidesOf(after));
  const pairs: [Statement, Statement][] = [];
  const pair = (one: Side, other: Side) => {
    old.delete(one);
    now.delete(other);
    pairs.push([one.statement, other.statement]);
  };
  const pass = (candidatesOf: (other: Side) => readonly Side[]) => {
    for (const other of [...now]) {
      const [best] = candidatesOf(other).filter((one) => old.has(one));
      if (best) pair(best, other);
    }
  };

  const byText = Map.groupBy(old, (side) => side.text);
  const bySpeaker = (other: Side, one: Side) => Number(one.speaker === other.speaker);
  const sameId = (one: Side, other: Side) => one.statement.id === other.statement.id;
  // Of several with the same words, those that kept their id or speaker first.
  pass((other) =>
    (byText.get(other.text) ?? []).filter((one) => sameId(one, other) && bySpeaker(other, one) === 1),
  );
  pass((other) =>
    (byText.get(other.text) ?? []).filter((one) => sameId(one, other) || bySpeaker(other, one) === 1),
  );
  pass((other) => byText.get(other.text) ?? []);
  const byId = new Map([...old].map((side) => [side.statement.id, side]));
  pass((other) => {
    const one = byId.get(other.statement.id);
    if (one === undefined) return [];
    return one.speaker === other.speaker || likeness(one, other) >= ALIKE_OF_ONE_ID ? [one] : [];
  });
  if (old.size * now.size <= MOST_COMPARED) {
    pass((other) =>
      [...old]
        .map((one) => ({ one, share: likeness(one, other) + 0.1 * bySpeaker(other, one) }))
        .filter(({ share }) => share >= ALIKE)
        .sort((a, b) => b.share - a.share)
        .map(({ one }) => one),
    );
  }
  return { pairs, added: now.size, removed: old.size };
}

function sidesOf(briefing: Briefing): Side[] {
  const names = new Map(briefing.people.map((person) => [person.id, fold(person.name)]));
  return briefing.statements.map((statement) => {
    const words = fold(statement.text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const speaker = names.get(statement.speaker ?? '') ?? '';
    return { statement, words: new Set(words), text: words.join(' '), speaker };
  });
}

function likeness(a: Side, b: Side): number {
  const shared = a.words.intersection(b.words).size;
  return shared === 0 ? 0 : shared / (a.words.size + b.words.size - shared);
}
