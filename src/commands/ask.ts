import { withLine } from '../views/briefing.ts';
import type { Card } from '../views/card.ts';
import { inBoth } from '../views/phrases/book.ts';
import { brief, linkIn } from './briefing.ts';
import type { Command, Context, Reply } from './command.ts';
import { type Reading, readQuestion } from './reading.ts';
import { fault, phrasesOf, toChannel } from './reply.ts';
import { searchCard } from './search.ts';
import { statementsCard } from './statements.ts';

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
  const reading = readQuestion(question);
  return toChannel(withLine(await answerCard(reading, context), readAs(reading, context)));
}

function answerCard(reading: Reading, context: Context): Promise<Card> {
  if (reading.kind === 'search') return searchCard({ words: reading.words }, context);
  const { person, about, stance } = reading;
  return statementsCard({ person, about, stance }, context);
}

/** How the question was taken, so that a wrong reading shows. */
function readAs(reading: Reading, context: Context): string {
  const { readAs: phrases, stance: stances } = phrasesOf(context);
  if (reading.kind === 'search') {
    return phrases.line(reading.words === '' ? phrases.newest : phrases.search(reading.words));
  }
  const { person, about, stance } = reading;
  const parts = [
    phrases.statements,
    person && phrases.by(person),
    stance && phrases.stance(stances[stance]),
    about && phrases.about(about),
  ];
  return phrases.line(parts.filter(Boolean).join(' '));
}
