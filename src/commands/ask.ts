import { withLine } from '../views/briefing.ts';
import type { Card } from '../views/card.ts';
import { buttonRow } from '../views/field.ts';
import { inBoth } from '../views/phrases/book.ts';
import { answerReadings, corrections } from './answering.ts';
import { brief, linkIn } from './briefing.ts';
import type { Command, Context, Reply } from './command.ts';
import { readAs } from './read-as.ts';
import { type Reading, readQuestion } from './reading.ts';
import { fault, phrasesOf, toChannel } from './reply.ts';
import { continued, keepReading } from './thread.ts';

export const ask: Command = {
  name: 'ask',
  words: ['ask', 'اسأل', 'سؤال'],
  describe: inBoth((phrases) => phrases.commands.ask),
  visibility: 'channel',
  options: [
    {
      name: 'question',
      aliases: ['q', 'سؤال', 'السؤال'],
      describe: inBoth((phrases) => phrases.commands.askQuestion),
      rest: true,
    },
  ],
  run: (args, context) => answer(args['question'] ?? '', context),
};

async function answer(question: string, context: Context): Promise<Reply> {
  if (question.trim() === '') {
    const { errors, examples } = phrasesOf(context);
    const example = `${context.origin.spell('ask')} ${examples.ask}`;
    return fault({ message: errors.question, example }, context);
  }
  if (linkIn(question) !== undefined) return await brief(question, context);
  const readings = await continued(readQuestion(question, context), context);
  return toChannel(await answerCard(readings, context));
}

/** The answer to the reading that holds, under a line that tells it, over buttons to correct it. */
export async function answerCard(readings: readonly Reading[], context: Context): Promise<Card> {
  const { card, reading } = await answerReadings(readings, context);
  await keepReading(reading, context);
  return withLine(corrected(card, reading, context), readAs(reading, context));
}

/** What asks already for something else needs no more buttons. */
function corrected(card: Card, reading: Reading, context: Context): Card {
  const asks = card.blocks.some(
    (block) => block.type === 'buttons' && block.buttons.some((button) => button.token.startsWith('asked:')),
  );
  if (asks || reading.kind === 'search') return card;
  return { ...card, blocks: [...card.blocks, ...buttonRow(corrections(reading, context))] };
}
