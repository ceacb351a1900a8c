import { withLine } from '../views/briefing.ts';
import type { Card } from '../views/card.ts';
import { inBoth } from '../views/phrases/book.ts';
import { brief, linkIn } from './briefing.ts';
import type { Command, Context, Reply } from './command.ts';
import { factsCard } from './facts.ts';
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
  const { card, reading } = await answerTo(readQuestion(question), context);
  return toChannel(withLine(card, readAs(reading, context)));
}

/** The answer, and how the question was taken in the end. */
async function answerTo(reading: Reading, context: Context): Promise<{ card: Card; reading: Reading }> {
  if (reading.kind === 'said') {
    const { person, about, stance } = reading;
    return { card: await statementsCard({ person, about, stance }, context), reading };
  }
  const { kind, words } = reading;
  const facts = kind === 'search' ? null : await factsCard(kind, words, context);
  if (facts && kind !== 'search') return { card: facts.card, reading: { kind, words: facts.words } };
  return { card: await searchCard({ words }, context), reading: { kind: 'search', words } };
}

/** How the question was taken, so that a wrong reading shows. */
function readAs(reading: Reading, context: Context): string {
  const { readAs: phrases } = phrasesOf(context);
  if (reading.kind === 'search') {
    return phrases.line(reading.words === '' ? phrases.newest : phrases.search(reading.words));
  }
  if (reading.kind !== 'said') {
    const { kind, words } = reading;
    return phrases.line(`${phrases[kind]} ${words === '' ? phrases.inNewest : phrases.inBriefing(words)}`);
  }
  const { person, about, stance } = reading;
  const parts = [
    stance ? phrases.kinds[stance] : phrases.statements,
    person && phrases.by(person),
    about && phrases.about(about),
  ];
  return phrases.line(parts.filter(Boolean).join(' '));
}
