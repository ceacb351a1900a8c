import { withLine } from '../views/briefing.ts';
import { inBoth } from '../views/phrases/book.ts';
import { answerReadings } from './answering.ts';
import type { Command, Context, Reply } from './command.ts';
import { unquoted } from './parse.ts';
import { readAs } from './read-as.ts';
import { readWhoSaid } from './reading.ts';
import { phrasesOf, toChannel } from './reply.ts';
import { keepReading } from './thread.ts';

export const whosaid: Command = {
  name: 'whosaid',
  words: ['whosaid', 'who said', 'من قال'],
  describe: inBoth((phrases) => phrases.commands.whosaid),
  visibility: 'channel',
  options: [
    {
      name: 'person',
      aliases: ['by', 'speaker', 'شخص', 'الشخص', 'متحدث', 'المتحدث'],
      describe: inBoth((phrases) => phrases.commands.whosaidPerson),
      complete: 'people',
      rest: true,
    },
    {
      name: 'about',
      aliases: ['on', 'topic', 'عن', 'حول', 'بشأن', 'موضوع'],
      describe: inBoth((phrases) => phrases.commands.whosaidAbout),
      complete: 'topics',
    },
  ],
  run: async (args, context) => run(args['person'] ?? '', unquoted(args['about']), context),
};

async function run(typed: string, about: string | undefined, context: Context): Promise<Reply> {
  const read = readWhoSaid(typed, context);
  const readings =
    about === undefined
      ? read
      : read.slice(0, 1).map((reading) => ({ ...reading, kind: 'said' as const, about }));
  const { card, reading } = await answerReadings(readings, context);
  await keepReading(reading, context);
  const [first] = readings;
  const found = card.blocks.some(({ type }) => type === 'heading');
  if (first?.person !== undefined && reading !== first && found && first.person.split(' ').length < 4) {
    return toChannel(withLine(card, phrasesOf(context).said.noPerson(first.person)));
  }
  // A name or a topic typed under its option is taken as typed: only what was understood needs telling.
  return toChannel(
    reading === readings[0] && reading.kind === 'said' ? card : withLine(card, readAs(reading, context)),
  );
}
