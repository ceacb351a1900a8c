import { helpCard } from '../views/help.ts';
import { inBoth } from '../views/phrases/book.ts';
import type { Command } from './command.ts';
import { toAsker } from './reply.ts';

export const help: Command = {
  name: 'help',
  words: ['help', 'مساعدة', 'المساعدة', 'ساعدني'],
  describe: inBoth((phrases) => phrases.commands.help),
  visibility: 'asker',
  options: [],
  run: async (_, context) => toAsker(helpCard(context.origin.spell, context)),
};
