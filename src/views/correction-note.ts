import type { Found } from '../answers/answers.ts';
import type { Change } from '../briefing/changes.ts';
import { shortButtons } from './briefing.ts';
import type { Card, Field } from './card.ts';
import { amendmentBlocks, changeOf, goneBlocks, isGone, when } from './correction.ts';
import { bold, buttonRow, content, heading, label, note, text } from './field.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';

/** Changes told at most. */
const MOST = 5;

/** What readers of an earlier post have to be told anew. */
export interface NoteContent {
  readonly changes: readonly Change[];
  /** The editor's own words on it, which then stand instead. */
  readonly notes: readonly string[];
  /** When it was changed, ms. */
  readonly at: number;
}

/** The follow-up where a change turns round what a channel was told. */
export function correctionNoteCard(found: Found, { changes, notes, at }: NoteContent, look: Look): Card {
  const { correction } = phrasebook[look.chrome];
  const { lang, title } = found.briefing;
  const head = heading(label(look.chrome, correction.title));
  if (isGone(found)) {
    return { chrome: look.chrome, summary: correction.title, blocks: [head, ...goneBlocks(found, look, 0)] };
  }
  const items: Field[] = [
    ...notes.map((words) => content(lang, words)),
    ...(notes.length > 0 ? [] : changes.slice(0, MOST)).map((change) =>
      label(look.chrome, ...changeOf(change, lang, look)),
    ),
  ];
  const left = notes.length > 0 ? 0 : changes.length - MOST;
  return {
    chrome: look.chrome,
    summary: `${correction.title}: ${title}`,
    blocks: [
      head,
      text(label(look.chrome, correction.intro)),
      text(content(lang, bold(title))),
      { type: 'list', items },
      ...(left > 0 ? [note(label(look.chrome, correction.more(left)))] : []),
      note(label(look.chrome, correction.corrected, ' ', when(at, look))),
      ...amendmentBlocks(found, look),
      ...buttonRow(shortButtons(found, look)),
    ],
  };
}
