import type { FollowKind } from '../answers/follows.ts';
import type { Person } from '../briefing/schema.ts';
import { directionOf } from '../text/direction.ts';
import { fullestName, nameLength } from '../text/names.ts';
import { withLine } from '../views/briefing.ts';
import { withInvite } from '../views/digest-setup.ts';
import { followChoiceCard, followListCard, followName, unfollowButton } from '../views/follows.ts';
import { lineCard } from '../views/notices.ts';
import { token } from '../views/tokens.ts';
import type { Context, Reply } from './command.ts';
import { fault, inPlace, lookOf, phrasesOf, toAsker } from './reply.ts';

/** Of a name or a topic, UTF-16 units. */
const WANTED_MAX = 100;

/** What the channel follows, or how to begin. */
export async function showFollows(context: Context): Promise<Reply> {
  return toAsker(await listCard(context));
}

/** `exact`: that very name, whoever else may bear it; else it is asked which of several is meant. */
export async function followPerson(name: string, context: Context, exact = false): Promise<Reply> {
  const { follow } = phrasesOf(context);
  if (name.length > WANTED_MAX) return fault({ message: follow.tooLong(WANTED_MAX) }, context);
  const { by, people } = await context.ports.follows.who(context.origin.place, name);
  const [person, another] = people;
  const look = lookOf(context);
  if (!exact && person && by === 'role') {
    return toAsker(followChoiceCard(follow.byRole(name), people, look, name));
  }
  if (!exact && another) return toAsker(followChoiceCard(follow.several(name), people, look));
  const known = person !== undefined && by === 'name';
  const wanted = known && !exact ? fullNameOf(person, name) : name;
  const line = known ? follow.person(wanted) : follow.unknownPerson(wanted);
  return await add('person', wanted, line, known, context);
}

export async function followTopic(topic: string, context: Context): Promise<Reply> {
  const { follow } = phrasesOf(context);
  if (topic.length > WANTED_MAX) return fault({ message: follow.tooLong(WANTED_MAX) }, context);
  const briefings = await context.ports.follows.onTopic(context.origin.place, topic);
  if (briefings === null) return fault({ message: follow.common(topic) }, context);
  const line = [...(briefings === 0 ? [follow.unknownTopic(topic)] : []), follow.onTopic(topic)].join(' ');
  return await add('topic', topic, line, false, context);
}

/** Ends following what a name or a topic can mean; asked which, where that is several. */
export async function unfollow(kind: FollowKind, typed: string, context: Context): Promise<Reply> {
  const { place, spell } = context.origin;
  const { follow } = phrasesOf(context);
  const meant = await context.ports.follows.find(place, kind, typed);
  // «unfollow oil» means the topic, if nobody of that name is followed.
  const found =
    meant.length > 0 || kind === 'topic' ? meant : await context.ports.follows.find(place, 'topic', typed);
  const [one, another] = found;
  if (one === undefined) {
    return fault({ message: follow.notFollowed(typed), remedy: follow.seeList(spell('follow')) }, context);
  }
  if (another) {
    const buttons = found.map((each) => unfollowButton(each, lookOf(context)));
    return toAsker(lineCard(follow.which(typed), context, buttons));
  }
  return { ...(await endFollow(one.id, context)), replace: false };
}

/** Ends it by its id, and shows what is left in place of the list it was chosen from. */
export async function endFollow(id: string, context: Context): Promise<Reply> {
  const { follow } = phrasesOf(context);
  const removed = await context.ports.follows.remove(context.origin.place, id);
  const line = removed === null ? follow.gone : follow.removed(followName(removed, context));
  return inPlace(withLine(await listCard(context), line));
}

/** Lets the channel's paused posts come again. */
export async function resumePosts(context: Context): Promise<Reply> {
  const resumed = await context.ports.follows.resume(context.origin.place);
  const card = await listCard(context);
  return inPlace(resumed ? withLine(card, phrasesOf(context).follow.resumed) : card);
}

async function add(
  kind: FollowKind,
  wanted: string,
  line: string,
  known: boolean,
  context: Context,
): Promise<Reply> {
  const { follows } = context.ports;
  const { place, user, invite } = context.origin;
  const { follow } = phrasesOf(context);
  const { chrome, zone } = context;
  const outcome = await follows.add({ place, kind, wanted, chrome, zone, owner: user });
  if (outcome === 'full') {
    return fault({ message: follow.full(follows.most), remedy: follow.fullRemedy }, context);
  }
  const made = (await follows.find(place, kind, wanted))[0];
  const ends = made ? [unfollowButton(made, lookOf(context))] : [];
  if (outcome === 'already') {
    const name = followName(made ?? { kind, wanted }, context);
    return toAsker(lineCard(follow.already(name), context, ends));
  }
  const past = { label: follow.soFar, token: token('said', { p: wanted }) };
  return toAsker(withInvite(lineCard(line, context, [...(known ? [past] : []), ...ends]), invite));
}

async function listCard(context: Context) {
  const list = await context.ports.follows.list(context.origin.place);
  if (list.follows.length > 0) return followListCard(list, lookOf(context));
  const { follow, examples } = phrasesOf(context);
  const use = (example: string) => `${context.origin.spell('follow')} ${example}`;
  return lineCard(`${follow.none} ${follow.how(use(examples.person), use(examples.topic))}`, context);
}

/** The fullest of a person's names in the script it was asked for in, or the one typed where that tells more. */
function fullNameOf({ name, aliases }: Person, typed: string): string {
  const main = fullestName(name, aliases);
  const dir = directionOf(typed);
  const [best = main] = [main, ...aliases].filter((one) => directionOf(one) === dir && nameLength(one) > 1);
  return nameLength(typed) > nameLength(best) ? typed : best;
}
