import { briefingIdSchema } from '../briefing/schema.ts';
import { briefingCard } from '../views/briefing.ts';
import { draftCard } from '../views/draft.ts';
import { inBoth } from '../views/phrases/book.ts';
import type { Command, Context, Reply } from './command.ts';
import type { Brought } from './ports.ts';
import { fault, lookOf, phrasesOf, toAsker, toChannel } from './reply.ts';
import { searchCard } from './search.ts';

/** An address, also as Slack hands it on: `<https://…>` and `<https://…|label>`. */
const LINK = /<?(?<url>https?:\/\/[^\s<>|]+)(?:\|[^>]*)?>?/iu;

/** Shorter than this a message is no article; UTF-16 units. */
const MESSAGE_MIN = 80;

export const briefing: Command = {
  name: 'briefing',
  words: ['briefing', 'brief', 'موجز', 'الموجز', 'إيجاز'],
  describe: inBoth((phrases) => phrases.commands.briefing),
  visibility: 'channel',
  options: [
    {
      name: 'query',
      aliases: ['search', 'بحث', 'ابحث'],
      describe: inBoth((phrases) => phrases.commands.briefingQuery),
      complete: 'topics',
      rest: true,
    },
  ],
  run: (args, context) => brief(args['query'] ?? '', context),
};

/** A link is read and briefed, an id opened, anything else looked for. */
export async function brief(words: string, context: Context): Promise<Reply> {
  const link = linkIn(words);
  if (link !== undefined) return await briefLink(link, context);
  const id = briefingIdSchema.safeParse(words.trim());
  if (id.success) {
    const found = await context.ports.answers.briefing({ place: context.origin.place }, id.data);
    if (found) return toChannel(briefingCard(found, lookOf(context)));
  }
  return toChannel(await searchCard({ words }, context));
}

/** A message somebody chose: what its first link leads to, else its own text. Others did not ask: they see nothing of it. */
export async function briefMessage(text: string, context: Context): Promise<Reply> {
  const link = linkIn(text);
  if (link !== undefined) return { ...(await briefLink(link, context)), visibility: 'asker' };
  if (text.trim().length < MESSAGE_MIN) {
    const { shortMessage, shortMessageRemedy } = phrasesOf(context).errors;
    return fault({ message: shortMessage, remedy: shortMessageRemedy }, context);
  }
  return {
    ...brought(await context.ports.intake.briefText(text, context.origin.place), context),
    visibility: 'asker',
  };
}

export function linkIn(words: string): string | undefined {
  return LINK.exec(words)?.groups?.['url']?.replace(/[.,;:!?)\]»"'؟،؛]+$/u, '');
}

/** What is known already is shown as it is; what a desk has yet to approve, to the asker only. */
async function briefLink(url: string, context: Context): Promise<Reply> {
  const { answers, intake } = context.ports;
  const { place } = context.origin;
  const known = await answers.briefings({ place }, { url, limit: 1 });
  if (known.found[0]) return toChannel(briefingCard(known.found[0], lookOf(context)));
  return brought(await intake.briefLink(url, place), context);
}

function brought({ found, unreviewed }: Brought, context: Context): Reply {
  const look = lookOf(context);
  return unreviewed ? toAsker(draftCard(found, look)) : toChannel(briefingCard(found, look));
}
