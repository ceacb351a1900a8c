import type { Place } from '../briefing/audience.ts';
import { isReversal } from '../briefing/changes.ts';
import { compareBriefings, newNotes, type Version } from '../briefing/corrections.ts';
import type { Database } from '../store/database.ts';
import type { NoteCause, Told } from '../store/notes.ts';
import { readPost } from '../store/post-corrections.ts';
import { shownIn } from '../store/shown.ts';
import { type Current, readCurrent, readOne } from '../store/versions.ts';
import { correctionNoteCard, type NoteContent } from '../views/correction-note.ts';
import type { Look } from '../views/look.ts';
import type { SelectContent } from './content.ts';
import { isVisibleAt } from './correct-shown.ts';
import { type Redraw, versionsOf } from './correctable.ts';

interface DrawnNote extends NoteCause {
  readonly look: Look;
  readonly content: NoteContent;
}

/** What readers of the old version have to be told anew; null where that is nothing. */
function noteOn(before: Version | null, current: Current, at: number): NoteContent | null {
  if (before === null) return null;
  const changes = compareBriefings(before, current);
  if (!changes.some(isReversal)) return null;
  const notes = newNotes(before.briefing, current.briefing).map(({ note }) => note);
  return { changes, notes, at };
}

/** Of the channels that were told of a briefing, those whose readers need a note. */
export async function channelsToTell(database: Database, id: string, told: readonly Told[]): Promise<Told[]> {
  const current = (await readCurrent(database, [id])).get(id);
  if (current === undefined) return [];
  const needs = new Map<string, boolean>([[current.version, false]]);
  for (const { version } of told) {
    if (needs.has(version)) continue;
    needs.set(version, noteOn(await readOne(database, id, version), current, 0) !== null);
  }
  return told.filter(({ place, version }) => needs.get(version) && isVisibleAt(place, current.briefing));
}

/** What a note shows: the briefing as it now is against what the channel was told. Nothing where both agree again. */
export function noteContent(deps: {
  readonly database: Database;
  /** How the place's cards are drawn. */
  readonly lookOf: (place: Place) => Promise<Omit<Look, 'now'>>;
}): SelectContent {
  const { database, lookOf } = deps;
  return async (row, until) => {
    const cause = (await readPost(database, row.key))?.drawn as NoteCause | null | undefined;
    if (!cause) return null;
    const [before, current] = [
      (await shownIn(database, cause.told)).find(({ id }) => id === cause.briefing),
      (await readCurrent(database, [cause.briefing])).get(cause.briefing),
    ];
    if (before === undefined || current === undefined || !isVisibleAt(row.place, current.briefing))
      return null;
    const content = noteOn(await readOne(database, before.id, before.told), current, cause.at);
    if (content === null) return null;
    const look: Look = { ...((await lookOfPost(cause.told)) ?? (await lookOf(row.place))), now: until };
    const drawn: DrawnNote = { briefing: cause.briefing, told: cause.told, at: cause.at, look, content };
    return {
      card: correctionNoteCard(current, content, look),
      briefingIds: [cause.briefing],
      remembered: { drawn: JSON.stringify(drawn), versions: versionsOf([current]) },
    };
  };

  /** As the post that is corrected. */
  async function lookOfPost(key: string): Promise<Look | null> {
    const drawn = (await readPost(database, key))?.drawn as { readonly look?: Look } | null | undefined;
    return drawn?.look ?? null;
  }
}

export const redrawNote: Redraw = (kept, shown) => {
  const { briefing, content, look } = kept as DrawnNote;
  const found = shown.get(briefing)?.found;
  if (found === undefined) throw new Error(`a note's briefing ${briefing} is not known`);
  return correctionNoteCard(found, content, look);
};
