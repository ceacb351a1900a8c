import type { Found } from '../answers/answers.ts';
import { briefingBlocks } from './briefing.ts';
import type { Card } from './card.ts';
import { bold, divided, label, text } from './field.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { saidIn } from './statement.ts';
import { whoSaidCard } from './whosaid.ts';

/** A briefing that no desk has reviewed, in whole: buttons ask for what is approved, so they would find nothing of it. */
export function draftCard(found: Found, look: Look): Card {
  const { briefing } = found;
  const { unreviewed } = phrasebook[look.chrome].briefing;
  const said = briefing.statements.map((statement) => saidIn(found, statement));
  const answer = { said, total: said.length, people: [], suggestions: [] };
  return {
    chrome: look.chrome,
    summary: briefing.title,
    blocks: divided([
      [text(label(look.chrome, bold(unreviewed))), ...briefingBlocks(found, look, briefing.summary.length)],
      said.length > 0 ? whoSaidCard(answer, look).blocks : [],
    ]),
  };
}
