import type { Database } from '../store/database.ts';
import { type BriefingFilter, findBriefings } from '../store/search.ts';
import { termVariants } from '../text/terms.ts';
import type { BriefingAnswer, BriefingQuery } from './answers.ts';
import type { Naming } from './naming.ts';
import { resolvePerson } from './people.ts';
import { suggest } from './suggest.ts';

/** The newest briefings, or those that match: all words of a search must, else they may be a person's name in another script. */
export async function searchBriefings(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  query: BriefingQuery,
): Promise<BriefingAnswer> {
  const page = { limit: query.limit, offset: query.offset ?? 0 };
  const { since, before, story, lang, url } = query;
  const typed = query.words?.trim() ?? '';
  const people = query.person?.trim()
    ? await resolvePerson(database, audiences, naming, query.person)
    : undefined;
  const topic = query.topic?.trim() ? termVariants(query.topic) : undefined;
  const words = typed === '' ? undefined : termVariants(typed);
  const filter: BriefingFilter = {
    since,
    before,
    story,
    lang,
    url,
    people,
    not: (query.not ?? []).flatMap((word) => {
      const unwanted = termVariants(word);
      return unwanted.length > 0 ? [{ words: unwanted }] : [];
    }),
    matches: [
      ...(words ? [{ words }] : []),
      ...(topic ? [{ words: topic, fields: ['topics'] as const }] : []),
    ],
  };
  // Words that are all too common to search by, or a person nobody knows, match nothing.
  const possible = words?.length !== 0 && topic?.length !== 0 && people?.length !== 0;
  if (possible) {
    const answer = await findBriefings(database, audiences, filter, page);
    if (answer.total > 0) return { ...answer, suggestions: [] };
  }
  if (typed !== '' && people === undefined) {
    const named = await resolvePerson(database, audiences, naming, typed, { whole: true });
    const matches = filter.matches?.slice(words ? 1 : 0);
    if (named.length > 0 && topic?.length !== 0) {
      const answer = await findBriefings(database, audiences, { ...filter, matches, people: named }, page);
      if (answer.total > 0) return { ...answer, suggestions: [] };
    }
  }
  const wanted = [typed, query.person, query.topic, story].filter((part) => part?.trim()).join(' ');
  return {
    found: [],
    total: 0,
    suggestions: wanted === '' ? [] : await suggest(database, audiences, wanted, { titles: true }),
  };
}
