import type { Said } from '../answers/answers.ts';
import type { Button, Card } from './card.ts';
import { dateText } from './dates.ts';
import { buttonRow, heading, label, listed, message, note, text } from './field.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { caveatOf, speakerField, statementBlocks, wordsOf } from './statement.ts';
import { token } from './tokens.ts';

/** Marks and controls that are not seen, and would be pasted with the words or reorder those round them. */
const UNSEEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cc}]+/gu;

/** One statement with what can be done with it. */
export function statementCard(said: Said, look: Look): Card {
  const { source } = phrasebook[look.chrome];
  return {
    chrome: look.chrome,
    summary: source.statement,
    blocks: [
      heading(speakerField(said, look)),
      ...statementBlocks(said, look),
      ...buttonRow([
        statementButton('context', source.inSource, said),
        statementButton('cite', source.cite, said),
      ]),
    ],
  };
}

function statementButton(action: 'context' | 'cite', name: string, { found, statement }: Said): Button {
  return { label: name, token: token(action, { b: found.briefing.id, s: statement.id }) };
}

/** A line ready to be pasted. */
export function citationCard(said: Said, look: Look): Card {
  const { source } = phrasebook[look.chrome];
  return {
    chrome: look.chrome,
    summary: source.citation,
    blocks: [
      heading(label(look.chrome, source.citation)),
      text(message(look.chrome, citationOf(said, look))),
      note(label(look.chrome, source.checkCitation)),
    ],
  };
}

/** Speaker, role, what is done with the words, the words, chain, outlet, title, date and link, in one line. */
export function citationOf(said: Said, look: Look): string {
  const { statement, speaker, found, via } = said;
  const { briefing } = found;
  const phrases = phrasebook[look.chrome];
  const comma = look.chrome === 'ar' ? '، ' : ', ';
  const source = briefing.sources[0];
  const who = [speaker?.name ?? phrases.said.unnamed, speaker?.role].filter(Boolean).join(comma);
  const caveats = [
    statement.stance === 'asserts' ? undefined : phrases.stance[statement.stance],
    caveatOf(said, look),
  ].filter(Boolean);
  const chain = listed(
    via.map(({ name }) => name),
    look.chrome,
  );
  const where = [
    via.length > 0 ? phrases.said.through(chain) : undefined,
    source?.name,
    briefing.title,
    dateText(statement.saidAt ?? briefing.publishedAt, look),
    source?.url,
  ].filter(Boolean);
  const remark = caveats.length > 0 ? ` (${caveats.join(comma)})` : '';
  return `${who}${remark}: ${wordsOf(said)} — ${where.join(comma)}`
    .replace(UNSEEN, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .toWellFormed();
}
