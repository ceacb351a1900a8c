import { fold } from '../text/fold.ts';
import { withLine } from '../views/briefing.ts';
import { inBoth } from '../views/phrases/book.ts';
import type { Args, Command, Option } from './command.ts';
import { followPerson, followTopic, showFollows } from './following.ts';
import { unquoted } from './parse.ts';
import { toAsker } from './reply.ts';

const TOPIC_NAMES = ['topic', 'about', 'موضوع', 'الموضوع', 'عن'];
const TOPIC = new Set([...TOPIC_NAMES, 'topics', 'مواضيع'].map(fold));

/** Whom or what: a name takes what stands under no option. */
export const followOptions: readonly Option[] = [
  {
    name: 'person',
    aliases: ['name', 'who', 'شخص', 'الشخص', 'اسم'],
    describe: inBoth((phrases) => phrases.commands.followPerson),
    complete: 'people',
    rest: true,
  },
  {
    name: 'topic',
    aliases: TOPIC_NAMES.slice(1),
    describe: inBoth((phrases) => phrases.commands.followTopic),
    complete: 'topics',
    phrase: true,
  },
];

export const follow: Command = {
  name: 'follow',
  words: ['follow', 'following', 'تابع', 'تابعي', 'تابعوا', 'متابعة', 'المتابعة'],
  describe: inBoth((phrases) => phrases.commands.follow),
  visibility: 'asker',
  options: followOptions,
  run: async (args, context) => {
    const { person, topic } = readFollow(args);
    if (topic === undefined) {
      return person === undefined ? await showFollows(context) : await followPerson(person, context);
    }
    const followed = await followTopic(topic, context);
    if (person === undefined) return followed;
    const { card } = await followPerson(person, context);
    return toAsker(withLine(card, followed.card.summary));
  },
};

/** «topic oil» without a colon is a topic too. */
export function readFollow(args: Args): {
  readonly person: string | undefined;
  readonly topic: string | undefined;
} {
  const person = unquoted(args['person']);
  const topic = unquoted(args['topic']);
  const [first = '', ...following] = person?.split(/\s+/u) ?? [];
  if (topic === undefined && following.length > 0 && TOPIC.has(fold(first))) {
    return { person: undefined, topic: following.join(' ') };
  }
  return { person, topic };
}
