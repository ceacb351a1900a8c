import type { Database } from '../store/database.ts';
import { findStatements } from '../store/statements.ts';
import { fullestName } from '../text/names.ts';
import type { Said, SaidAnswer, SaidQuery } from './answers.ts';
import { type AskedPeople, askedPeople } from './asked-people.ts';
import { statementsOn, statementsWhere } from './candidates.ts';
import { describe, newestFirst, oldestFirst, saidWhen } from './describe.ts';
import { keysByWord, keysOfText, meets } from './kin.ts';
import type { Naming } from './naming.ts';
import { suggest } from './suggest.ts';
import { isPersonIn, readTopic, refersBack, regard, type Topic } from './topic.ts';

const DAY = 24 * 3_600_000;
/** How long after it was said something is still reported. */
const LATE = 60 * DAY;

/** Statements by speaker, subject, stance, addressee, time and briefing; nothing where a name is several people's. */
export async function whoSaid(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  query: SaidQuery,
): Promise<SaidAnswer> {
  const { limit, offset = 0, about = '', stance, briefing } = query;
  const asked = await who(database, audiences, naming, query.person);
  const via = await who(database, audiences, naming, query.via);
  const { corrected } = asked ?? {};
  const people = [...(asked?.people ?? []), ...(via?.people ?? [])].map(({ person }) => person);
  const nothing = async (): Promise<SaidAnswer> => {
    const typed = [query.person, about].filter((part) => part?.trim()).join(' ');
    const suggestions = typed === '' ? [] : await suggest(database, audiences, typed, { titles: false });
    return { said: [], total: 0, people, suggestions, corrected };
  };
  if (asked?.people.length === 0 || via?.people.length === 0) return await nothing();
  if ([asked, via].some((one) => one !== undefined && one.people.length > 1)) {
    return { said: [], total: 0, people, suggestions: [], corrected };
  }
  if (!needsReading(query)) {
    const { said, total } = await findStatements(
      database,
      audiences,
      { stance, briefing },
      { limit, offset },
    );
    return { said: said.flatMap((one) => describe(one.id, one.in)), total, people, suggestions: [] };
  }

  const mains = asked?.people[0]?.mains;
  const channels = via?.people[0]?.mains;
  const known = mains ?? channels;
  const { story, since, before } = query;
  const filter = {
    ...{ stance, briefing, story },
    // Nothing is published before it is said, and little long after.
    since: since === undefined ? undefined : since - DAY,
    before: before === undefined ? undefined : before + LATE,
  };
  const candidates =
    known === undefined && about.trim() !== ''
      ? await statementsOn(database, audiences, about, filter)
      : await statementsWhere(database, audiences, { ...filter, people: known });
  const fitting = candidates.filter(
    (said) =>
      (channels === undefined || said.via.some((one) => isOne(one, channels))) && passes(said, query, naming),
  );
  const own = fitting.filter(({ speaker }) => mains === undefined || (speaker && isOne(speaker, mains)));
  // An outlet or a document that says nothing itself is asked for what came through it; a person never is.
  const kind = asked?.people[0]?.person.kind;
  const through = own.length === 0 && kind !== undefined && kind !== 'person' && fitting.length > 0;
  const topic = about.trim() === '' ? undefined : readTopic(about, { across: known !== undefined });
  const on =
    topic === undefined
      ? through
        ? fitting
        : own
      : regarding(through ? fitting : own, topic, naming, mains);
  if (on.length === 0) return await nothing();
  const ordered = query.first ? on.toSorted(oldestFirst).slice(0, 1) : on.toSorted(newestFirst);
  return {
    said: ordered.slice(offset, offset + limit),
    total: ordered.length,
    people,
    suggestions: [],
    corrected,
    ...(through && { through }),
  };
}

async function who(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  typed = '',
): Promise<AskedPeople | undefined> {
  return typed.trim() === '' ? undefined : await askedPeople(database, audiences, naming, typed);
}

/** Whether the store alone cannot tell which statements are meant. */
function needsReading({ person, about, to, via, story, since, before, first }: SaidQuery): boolean {
  return (
    [person, about, to, via, story].some((part) => part?.trim()) ||
    (since ?? before) !== undefined ||
    first === true
  );
}

export function isOne(
  person: { readonly name: string; readonly aliases: readonly string[] },
  mains: readonly string[],
): boolean {
  return mains.includes(fullestName(person.name, person.aliases));
}

function passes(said: Said, { to, story, since, before }: SaidQuery, naming: Naming): boolean {
  if (story !== undefined && said.found.briefing.story !== story) return false;
  const at = saidWhen(said);
  if ((since !== undefined && at < since) || (before !== undefined && at >= before)) return false;
  if (!to?.trim()) return true;
  return (
    said.to.some((one) => [one.name, ...one.aliases].some((name) => naming.same(to, name))) ||
    isToRole(said, to)
  );
}

/** «للصحفيين», "the business forum": whom groups are called by. */
function isToRole(said: Said, to: string): boolean {
  const wanted = keysByWord(to);
  return said.to.some(({ name, role }) => {
    const there = keysOfText([name, role]);
    return wanted.length > 0 && wanted.every((word) => meets(word, there));
  });
}

/**
 * Statements about a topic: those that tell so themselves, and what the same speaker goes on to say of the same person. Of a
 * speaker who was asked for also where they stand in a briefing on it, if nothing they say there names it.
 */
export function regarding(
  candidates: readonly Said[],
  topic: Topic,
  naming: Naming,
  mains: readonly string[] | undefined,
): Said[] {
  const told = new Map(candidates.map((said) => [said, regard(topic, said, naming)]));
  const isOwn = (said: Said) =>
    told.get(said) === 'own' || (mains !== undefined && told.get(said) === 'partly');
  const own = candidates.filter(isOwn);
  const going = candidates.filter((said) => {
    if (isOwn(said) || !refersBack(said) || !isPersonIn(topic, said, naming)) return false;
    const { statements } = said.found.briefing;
    const before = statements[statements.findIndex(({ id }) => id === said.statement.id) - 1];
    return own.some(
      ({ found, statement, speaker }) =>
        found.briefing.id === said.found.briefing.id &&
        statement.id === before?.id &&
        speaker?.id === said.speaker?.id,
    );
  });
  const named = new Set(own.map(({ found }) => found.briefing.id));
  const standing =
    mains === undefined
      ? []
      : candidates.filter(
          (said) =>
            told.get(said) === 'context' &&
            said.statement.claims.length > 0 &&
            !named.has(said.found.briefing.id),
        );
  return [...new Set([...own, ...going, ...standing])];
}
