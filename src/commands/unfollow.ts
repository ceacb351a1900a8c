import { inBoth } from '../views/phrases/book.ts';
import type { Command } from './command.ts';
import { followOptions, readFollow } from './follow.ts';
import { unfollow as endFollowing, showFollows } from './following.ts';

export const unfollow: Command = {
  name: 'unfollow',
  words: ['unfollow', 'stop following', 'ألغ متابعة', 'إلغاء متابعة', 'أوقف متابعة', 'إلغاء المتابعة'],
  describe: inBoth((phrases) => phrases.commands.unfollow),
  visibility: 'asker',
  options: followOptions,
  run: async (args, context) => {
    const { person, topic } = readFollow(args);
    if (topic !== undefined) return await endFollowing('topic', topic, context);
    return person === undefined ? await showFollows(context) : await endFollowing('person', person, context);
  },
};
