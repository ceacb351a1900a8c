import { inBoth } from '../views/phrases/book.ts';
import type { Command } from './command.ts';
import { unquoted } from './parse.ts';
import { readWhoSaid } from './reading.ts';
import { toChannel } from './reply.ts';
import { statementsCard } from './statements.ts';

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
  run: async (args, context) => {
    const read = readWhoSaid(args['person'] ?? '');
    const about = unquoted(args['about']) ?? read.about;
    return toChannel(await statementsCard({ person: read.person, about }, context));
  },
};
