import type { Follow, FollowNews, FollowsAnswer } from '../answers/follows.ts';
import type { Person } from '../briefing/schema.ts';
import { fullestName } from '../text/names.ts';
import { briefingBlocks, shortButtons } from './briefing.ts';
import type { Block, Button, Card } from './card.ts';
import { bold, buttonRow, divided, heading, label, listed, note, shortened, text } from './field.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';
import { token } from './tokens.ts';
import { followToken, saidGroups } from './whosaid.ts';

const POINTS = 2;
/** Names in the line of a notification. */
const NAMED = 3;
const NAME_LABEL = 50;

/** What is new of what a channel follows: statements by person, briefings by topic; the rest counted, behind a button. */
export function followsCard(answer: FollowsAnswer, look: Look): Card {
  const { follow } = phrasebook[look.chrome];
  const names = answer.news.slice(0, NAMED).map((news) => news.wanted);
  const dots = answer.news.length > NAMED ? '…' : '';
  return {
    chrome: look.chrome,
    summary: `${follow.summary(listed(names, look.chrome))}${dots}`,
    blocks: divided([
      ...answer.news.map((news) => newsBlocks(news, look)),
      buttonRow([{ label: follow.list, token: token('follow') }]),
    ]),
  };
}

function newsBlocks(news: FollowNews, look: Look): Block[] {
  const { follow } = phrasebook[look.chrome];
  if (news.kind === 'topic') {
    const query = token('find', { q: `topic:"${news.wanted.replaceAll('"', '')}"` });
    return [
      heading(label(look.chrome, follow.newOn(news.wanted))),
      ...news.briefings.flatMap((found) => [
        ...briefingBlocks(found, look, POINTS),
        ...buttonRow(shortButtons(found, look)),
      ]),
      ...leftButton(news.left, follow.moreBriefings, query),
    ];
  }
  return [
    heading(label(look.chrome, follow.newFrom(news.wanted))),
    ...(news.people.length > 1
      ? [note(label(look.chrome, follow.severalNew)), ...buttonRow(personButtons(news.people, look))]
      : []),
    ...saidGroups(news.said, look).flat(),
    ...leftButton(news.left, follow.moreStatements, token('said', { p: news.wanted })),
  ];
}

function leftButton(left: number, name: (n: number) => string, to: string): Block[] {
  return left > 0 ? buttonRow([{ label: name(left), token: to }]) : [];
}

/** A button for each person: it follows that one, whoever else the name may be. */
function personButtons(people: readonly Person[], look: Look): Button[] {
  const { follow } = phrasebook[look.chrome];
  return people.map((person) => {
    const name = fullestName(person.name, person.aliases);
    const called = person.role ? `${name} (${person.role})` : name;
    return { label: shortened(follow.followName(called), NAME_LABEL), token: followToken(name) };
  });
}

/** Whom a name can mean; `asWritten` where it may be none of them. */
export function followChoiceCard(
  line: string,
  people: readonly Person[],
  look: Look,
  asWritten?: string,
): Card {
  const { follow } = phrasebook[look.chrome];
  const written = asWritten && {
    label: shortened(follow.asWritten(asWritten), NAME_LABEL),
    token: followToken(asWritten),
  };
  return {
    chrome: look.chrome,
    summary: line,
    blocks: [
      text(label(look.chrome, line)),
      ...buttonRow([...personButtons(people, look), ...(written ? [written] : [])]),
    ],
  };
}

/** What a channel follows, with a button each that ends it, and why its posts are paused where they are. */
export function followListCard(
  { follows, paused }: { readonly follows: readonly Follow[]; readonly paused: string | null },
  look: Look,
): Card {
  const { follow } = phrasebook[look.chrome];
  const reason = paused ? follow.pausedBecause(paused) : follow.paused;
  const resume = { label: follow.resume, token: token('follow', { do: 'resume' }) };
  return {
    chrome: look.chrome,
    summary: follow.listTitle,
    blocks: [
      heading(label(look.chrome, follow.listTitle)),
      ...(paused === null ? [] : [note(label(look.chrome, reason)), ...buttonRow([resume])]),
      {
        type: 'list',
        ordered: true,
        items: follows.map((one) => label(look.chrome, bold(followName(one, look)))),
      },
      ...buttonRow(follows.map((one) => unfollowButton(one, look))),
    ],
  };
}

export function unfollowButton(follow: Follow, look: Look): Button {
  const { unfollow } = phrasebook[look.chrome].follow;
  return {
    label: shortened(unfollow(followName(follow, look)), NAME_LABEL),
    token: token('unfollow', { i: follow.id }),
  };
}

/** A person by name, a topic as one. */
export function followName(
  { kind, wanted }: Pick<Follow, 'kind' | 'wanted'>,
  look: Pick<Look, 'chrome'>,
): string {
  return kind === 'person' ? wanted : phrasebook[look.chrome].follow.topic(wanted);
}
