import type { DigestFilter } from '../answers/answers.ts';
import { withLine } from '../views/briefing.ts';
import type { DigestPlan } from '../views/digest-choices.ts';
import { digestListCard, digestSetUpCard, withInvite } from '../views/digest-setup.ts';
import { languageName } from '../views/language.ts';
import { lineCard } from '../views/notices.ts';
import { phrasebook } from '../views/phrases/book.ts';
import { token } from '../views/tokens.ts';
import { zoneText } from '../views/zones.ts';
import type { Context, Reply } from './command.ts';
import type { Doing } from './doings.ts';
import { defaultPlan, keepPlan } from './plan.ts';
import { fault, inPlace, lookOf, phrasesOf, toAsker } from './reply.ts';
import { parseTime } from './times.ts';

/** The channel's digests, or an offer of one where there is none. */
export async function showDigests(context: Context): Promise<Reply> {
  const list = await context.ports.subscriptions.list(context.origin.place);
  if (list.length === 0) return await offerDigest(await defaultPlan(context), context);
  return toAsker(digestListCard(list, lookOf(context)));
}

/** Topics and people offered as filters. */
const OFFERED = 6;

export async function offerDigest(
  plan: DigestPlan,
  context: Context,
  half?: 'filters' | undefined,
): Promise<Reply> {
  const { invite, spell } = context.origin;
  const firstDueAt = context.ports.subscriptions.firstDue(plan);
  const planKey = await keepPlan(plan, context);
  const example = `${spell('digest')} ${phrasesOf(context).examples.filters}`;
  const offered = half === 'filters' ? await offeredFilters(context) : [];
  const setUp = { firstDueAt, planKey, half, offered, example };
  return toAsker(withInvite(digestSetUpCard(plan, lookOf(context), setUp), invite));
}

/** The languages there are labels in, and what the channel's news are about. */
async function offeredFilters({ ports: { answers }, origin: { place } }: Context): Promise<DigestFilter[]> {
  const topics = await answers.completeTopics({ place }, '', OFFERED);
  const people = await answers.completePeople({ place }, '', OFFERED);
  return [
    ...['ar', 'en'].map((value) => ({ kind: 'language' as const, value })),
    ...topics.map((value) => ({ kind: 'topic' as const, value })),
    ...people.map((value) => ({ kind: 'person' as const, value })),
  ];
}

/** One of the channel's digests as it stands, to be changed. */
export async function offerChange(id: string, context: Context): Promise<Reply> {
  const list = await context.ports.subscriptions.list(context.origin.place);
  const one = list.find((digest) => digest.id === id);
  return one ? await offerDigest(one, context) : toAsker(lineCard(phrasesOf(context).digest.gone, context));
}

/** Sets it up; a channel that has chosen no language or zone yet takes the digest's. */
export async function setDigest(plan: DigestPlan, context: Context): Promise<Reply> {
  const { subscriptions, settings } = context.ports;
  const { place, user, invite } = context.origin;
  const { id, time, weekdays, zone, chrome, filters, quiet, most } = plan;
  await subscriptions.set({
    ...{ id, time, weekdays, zone, chrome, filters, quiet, most },
    place,
    owner: user,
  });
  const channel = await settings.channel(place);
  const fresh = {
    ...(channel.chrome === undefined && { chrome }),
    ...(channel.zone === undefined && { zone }),
  };
  if (Object.keys(fresh).length > 0) await settings.setChannel(place, fresh);

  const look = { ...lookOf(context), ...fresh };
  const { digest } = phrasebook[look.chrome];
  const changed = look.chrome !== context.chrome || look.zone !== context.zone;
  const channelToo = digest.channelToo(languageName(look.chrome, look.chrome), zoneText(look.zone, look));
  const card = digestListCard(await subscriptions.list(place), look);
  const told = withLine(card, changed ? `${digest.set} ${channelToo}` : digest.set);
  return toAsker(withInvite(told, invite));
}

/** Does one thing with one digest. */
export async function doDigest(
  doing: Exclude<Doing, 'set' | 'list' | 'change'>,
  id: string,
  context: Context,
): Promise<Reply> {
  const { subscriptions } = context.ports;
  const { place } = context.origin;
  const { digest } = phrasesOf(context);
  const line = (words: string) => toAsker(lineCard(words, context));
  switch (doing) {
    case 'pause':
    case 'resume':
      return (await subscriptions[doing](place, id)) ? await listInPlace(context) : line(digest.gone);
    case 'remove':
      return (await subscriptions.remove(place, id))
        ? await listInPlace(context, digest.removed)
        : line(digest.gone);
    case 'preview': {
      const card = await subscriptions.preview(place, id);
      return card ? toAsker(card) : line(digest.gone);
    }
    case 'now': {
      const outcome = await subscriptions.sendNow(place, id);
      const told = { sent: digest.sent, nothing: digest.notSent, failed: digest.failed };
      return line(outcome === null ? digest.gone : told[outcome]);
    }
  }
}

/** The id of the digest that is meant: by its id, its number in the list, its time, or as the only one. */
export async function chooseDigest(given: string | undefined, context: Context): Promise<string | Reply> {
  const list = await context.ports.subscriptions.list(context.origin.place);
  const { digest, errors, examples } = phrasesOf(context);
  const example = `${context.origin.spell('digest')} ${examples.digest}`;
  if (list.length === 0) return fault({ message: errors.noDigest, example }, context);
  if (given === undefined) {
    const [only, another] = list;
    if (only && !another) return only.id;
    return toAsker(withLine(digestListCard(list, lookOf(context)), digest.chooseOne));
  }
  const time = parseTime(given);
  const chosen =
    list.find((one) => one.id === given) ?? list[Number(given) - 1] ?? list.find((one) => one.time === time);
  return chosen?.id ?? fault({ message: errors.noSuchDigest(given), example }, context);
}

async function listInPlace(context: Context, line?: string): Promise<Reply> {
  const list = await context.ports.subscriptions.list(context.origin.place);
  const { buttons, digest } = phrasesOf(context);
  if (list.length === 0) {
    const again = { label: buttons.digest, token: token('digest') };
    return inPlace(lineCard(line ?? digest.gone, context, [again]));
  }
  const card = digestListCard(list, lookOf(context));
  return inPlace(line === undefined ? card : withLine(card, line));
}
