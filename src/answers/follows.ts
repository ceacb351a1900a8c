import { type Asker, audiencesOf } from '../briefing/audience.ts';
import type { Person } from '../briefing/schema.ts';
import type { Database } from '../store/database.ts';
import {
  type NewBriefing,
  newNaming,
  newOnTopic,
  type ShownBefore,
  type Span,
} from '../store/follow-news.ts';
import type { Follow } from '../store/follows.ts';
import { readBriefings } from '../store/visible.ts';
import { fullestName, nameLength } from '../text/names.ts';
import { termVariants } from '../text/terms.ts';
import type { Found, Said } from './answers.ts';
import { describe } from './describe.ts';
import { canBe, keysOf, speakersOf } from './follow-match.ts';
import { createNaming, type NameDecisions, type Naming } from './naming.ts';
import { distinctPeople, resolveName, resolvePerson } from './people.ts';

export type { Follow, FollowKind } from '../store/follows.ts';

interface FollowsQuery extends Span {
  readonly follows: readonly Follow[];
  readonly shown: ShownBefore;
  /** Statements and briefings told in all, about. */
  readonly limit: number;
}

/** What is new of one thing that is followed. */
export type FollowNews =
  | {
      readonly kind: 'person';
      readonly wanted: string;
      /** Who bears the name: more than one entry are different people. */
      readonly people: readonly Person[];
      /** Newest briefing first, within one in source order. */
      readonly said: readonly Said[];
      /** How many more there are. */
      readonly left: number;
    }
  | {
      readonly kind: 'topic';
      readonly wanted: string;
      /** Newest first. */
      readonly briefings: readonly Found[];
      readonly left: number;
    };

export interface FollowsAnswer {
  readonly news: readonly FollowNews[];
  /** Every briefing that any of it is from, the ones left out too. */
  readonly ids: readonly string[];
}

/** Who can be meant by a name, or else by a role, one entry for each person. */
export interface WhoAnswer {
  readonly by: 'name' | 'role';
  readonly people: readonly Person[];
}

/** As `Answers`: each function takes who asks, and cannot return what that asker may not see. */
export interface FollowAnswers {
  follows(asker: Asker, query: FollowsQuery): Promise<FollowsAnswer>;
  who(asker: Asker, name: string): Promise<WhoAnswer>;
  /** How many briefings are on a topic; null where the words are all too common to look for. */
  onTopic(asker: Asker, topic: string): Promise<number | null>;
}

export function createFollowAnswers(
  database: Database,
  decisions: NameDecisions = { same: [], different: [] },
): FollowAnswers {
  const naming = createNaming(decisions);
  return {
    follows: (asker, query) => selectFollows(database, audiencesOf(asker), naming, query),
    who: (asker, name) => who(database, audiencesOf(asker), naming, name),
    async onTopic(asker, topic) {
      const words = termVariants(topic);
      if (words.length === 0) return null;
      const ever = { since: -1, until: Number.MAX_SAFE_INTEGER };
      return (await newOnTopic(database, audiencesOf(asker), words, ever)).length;
    },
  };
}

async function who(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  name: string,
): Promise<WhoAnswer> {
  const named = await resolveName(database, audiences, naming, name);
  const mains = named.length > 0 ? named : await resolvePerson(database, audiences, naming, name);
  const [person, ...others] = await distinctPeople(database, audiences, naming, mains);
  if (person === undefined) return { by: 'name', people: [] };
  // What one person is called elsewhere, in another script perhaps.
  const aliases = others.length > 0 ? person.aliases : [...new Set([...person.aliases, ...mains])];
  const people = [{ ...person, aliases }, ...others];
  return { by: named.length > 0 ? 'name' : 'role', people };
}

/**
 * What became visible in the span and since it is followed: statements by the people, unless a follow post showed their
 * briefing, and briefings on the topics, unless any post did: a digest tells of a briefing, but not all that was said.
 * No statement stands under two names, no briefing under two topics.
 */
async function selectFollows(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  query: FollowsQuery,
): Promise<FollowsAnswer> {
  const spoken = await newSaid(database, audiences, naming, query);
  const written = await newOnTopics(database, audiences, query);
  const ids = new Set([
    ...spoken.flatMap(({ said }) => said.map((one) => one.found.briefing.id)),
    ...written.flatMap((one) => one.ids),
  ]);
  const groups = spoken.length + written.length;
  const news: FollowNews[] = [];
  for (const { wanted, said } of spoken) {
    const share = shareOf(news.length, groups, query.limit);
    const people = await bearers(database, audiences, naming, wanted, said);
    news.push({
      kind: 'person',
      wanted,
      people,
      said: said.slice(0, share),
      left: Math.max(0, said.length - share),
    });
  }
  for (const one of written) {
    const share = shareOf(news.length, groups, query.limit);
    const found = await readBriefings(database, audiences, one.ids.slice(0, share));
    const briefings = one.ids.flatMap((id) => found.get(id) ?? []);
    news.push({ kind: 'topic', wanted: one.wanted, briefings, left: one.ids.length - briefings.length });
  }
  return { news, ids: [...ids] };
}

/** For each person with anything new, in the order in which they are followed. */
async function newSaid(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  { follows, shown, ...span }: FollowsQuery,
): Promise<{ readonly wanted: string; readonly said: readonly Said[] }[]> {
  const people = follows.filter((follow) => follow.kind === 'person');
  const keys = [...new Set(people.flatMap((follow) => keysOf(naming, follow.wanted)))];
  const all = await newNaming(database, audiences, keys, span);
  const fresh = all.filter(({ id }) => !shown.byFollows.has(id));
  const found = await readBriefings(
    database,
    audiences,
    fresh.map(({ id }) => id),
  );
  const told = new Set<string>();
  const saidOf = new Map<Follow, readonly Said[]>();
  // Who is named more fully comes first, so that a bare surname takes only what is left.
  for (const follow of people.toSorted((a, b) => nameLength(b.wanted) - nameLength(a.wanted))) {
    const said = since(fresh, follow).flatMap(({ id }) => {
      const one = found.get(id);
      return one === undefined ? [] : saidIn(naming, follow.wanted, one);
    });
    const once = said.filter((one) => !told.has(keyOf(one)));
    for (const one of once) told.add(keyOf(one));
    saidOf.set(follow, once);
  }
  return people.flatMap((follow) => {
    const said = saidOf.get(follow) ?? [];
    return said.length > 0 ? [{ wanted: follow.wanted, said }] : [];
  });
}

const keyOf = ({ found, statement }: Said): string => `${found.briefing.id}/${statement.id}`;

function saidIn(naming: Naming, wanted: string, found: Found): Said[] {
  const meant = speakersOf(found.briefing).filter((person) => canBe(naming, wanted, person));
  const ids = new Set<string | null>(meant.map((person) => person.id));
  const statements = found.briefing.statements.filter(({ speaker }) => ids.has(speaker));
  return statements.flatMap((statement) => describe(statement.id, found));
}

async function newOnTopics(
  database: Database,
  audiences: readonly string[],
  { follows, shown, ...span }: FollowsQuery,
): Promise<{ readonly wanted: string; readonly ids: readonly string[] }[]> {
  const taken = new Set(shown.byAny);
  const topics: { wanted: string; ids: string[] }[] = [];
  for (const follow of follows.filter(({ kind }) => kind === 'topic')) {
    const words = termVariants(follow.wanted);
    const all = words.length > 0 ? await newOnTopic(database, audiences, words, span) : [];
    const ids = since(all, follow).flatMap(({ id }) => (taken.has(id) ? [] : [id]));
    for (const id of ids) taken.add(id);
    if (ids.length > 0) topics.push({ wanted: follow.wanted, ids });
  }
  return topics;
}

const since = (all: readonly NewBriefing[], { createdAt }: Follow): NewBriefing[] =>
  all.filter(({ visibleAt }) => visibleAt > createdAt);

/** Who speaks under a name: of a single word, which may be several people's, all who are known by it. */
async function bearers(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  wanted: string,
  said: readonly Said[],
): Promise<readonly Person[]> {
  if (nameLength(wanted) < 2) {
    const mains = await resolveName(database, audiences, naming, wanted);
    return await distinctPeople(database, audiences, naming, mains);
  }
  const main = ({ name, aliases }: Person) => fullestName(name, aliases);
  const distinct: Person[] = [];
  for (const { speaker } of said) {
    if (speaker && !distinct.some((one) => naming.same(main(one), main(speaker)))) distinct.push(speaker);
  }
  return distinct;
}

/** What each group may show: as even as can be, and one at least as far as the limit goes. */
function shareOf(group: number, groups: number, limit: number): number {
  return group < limit ? Math.max(1, Math.floor(limit / groups)) : 0;
}
