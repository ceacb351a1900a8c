import type { Place } from '../briefing/audience.ts';
import type { Version } from '../briefing/corrections.ts';
import type { Database } from '../store/database.ts';
import type { PostKind } from '../store/ledger.ts';
import type { LedgerPost } from '../store/post-corrections.ts';
import { type ShownBriefing, shownIn } from '../store/shown.ts';
import { type Current, readCurrent, readOne } from '../store/versions.ts';
import type { Card } from '../views/card.ts';
import type { Look } from '../views/look.ts';
import { plainDigest, redrawDigest } from './correct-digest.ts';
import { redrawFollows } from './correct-follows.ts';
import { redrawNote } from './correct-note.ts';
import { amend, foundOf } from './correct-shown.ts';
import type { Redraw, Reshown } from './correctable.ts';

const REDRAWS: Readonly<Record<PostKind, Redraw>> = {
  digest: redrawDigest,
  follows: redrawFollows,
  note: redrawNote,
};

export interface RedrawDeps {
  readonly database: Database;
  /** How the place's cards are drawn, for posts of which that was not kept. */
  readonly lookOf: (place: Place) => Promise<Omit<Look, 'now'>>;
}

/** Reads a state of a briefing once for many posts: under its version it never changes. */
export type ReadOnce = (id: string, version: string) => Promise<Version | null>;

export function readOnce(database: Database): ReadOnce {
  const known = new Map<string, Promise<Version | null>>();
  return (id, version) => {
    const key = `${id} ${version}`;
    const reading = known.get(key) ?? readOne(database, id, version);
    known.set(key, reading);
    return reading;
  };
}

/** The post as it stands and as it is to be; null where nothing that it was drawn from is known any more. */
export async function redraw(
  { database, lookOf }: RedrawDeps,
  post: LedgerPost,
  at: number,
  read: ReadOnce,
): Promise<{ before: Card | null; after: Card | null; shown: ShownBriefing[] }> {
  const old = await shownIn(database, post.key);
  const current = await readCurrent(
    database,
    old.map(({ id }) => id),
  );
  const states: { was: ShownBriefing; now: ShownBriefing; last: Version | null; told: Version | null }[] = [];
  for (const was of old) {
    const last = await read(was.id, was.shown);
    const told = was.told === was.shown ? last : await read(was.id, was.told);
    states.push({ was, now: amend(was, last, current.get(was.id), post.place, at), last, told });
  }
  const draw = REDRAWS[post.kind];
  const order = post.briefingIds.filter((id) => states.some(({ was }) => was.id === id));
  const drawn = post.drawn ?? plainDigest(order, { ...(await lookOf(post.place)), now: post.postedAt });
  const redrawn = post.drawn === null ? redrawDigest : draw;
  const card = (pick: (state: (typeof states)[number]) => Reshown | null) => {
    const shown = states.flatMap((state): [string, Reshown][] => {
      const one = pick(state);
      return one ? [[state.was.id, one]] : [];
    });
    return shown.length > 0 ? redrawn(drawn, new Map(shown)) : null;
  };
  return {
    before: card(({ was, last, told }) => reshown(was, last, told)),
    after: card(({ was, now, last, told }) => reshown(now, wordsOf(was, now, last, current), told)),
    shown: states.map(({ now }) => now),
  };
}

function reshown(state: ShownBriefing, words: Version | null, told: Version | null): Reshown | null {
  const found = foundOf(state, words);
  return found && { found, told: told?.briefing ?? null };
}

/** What is struck out keeps the words that were shown. */
function wordsOf(
  was: ShownBriefing,
  now: ShownBriefing,
  last: Version | null,
  current: ReadonlyMap<string, Current>,
): Version | null {
  return now.shown === was.shown ? last : (current.get(now.id) ?? null);
}
