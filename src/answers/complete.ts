import type { Database } from '../store/database.ts';
import { namesByKeys, namesByTerms } from '../store/people.ts';
import { recentVocabulary, topicsBeginning } from '../store/vocabulary.ts';
import { fold } from '../text/fold.ts';
import { nameKeys } from '../text/names.ts';
import { words } from '../text/terms.ts';
import { distinct } from './distinct.ts';
import type { Naming } from './naming.ts';

/** Newest briefings whose people are offered before anything is typed. */
const RECENT = 20;

/** Names one can be typing: those with words that begin so, the most mentioned first, then the same name in another script. */
export async function completePeople(
  database: Database,
  audiences: readonly string[],
  naming: Naming,
  typed: string,
  limit: number,
): Promise<string[]> {
  const wanted = words(typed);
  if (wanted.length === 0)
    return distinct((await recentVocabulary(database, audiences, RECENT)).names, limit);
  const match = { words: wanted.map((word) => [word]), fields: ['name'] as const, prefix: true };
  const begun = await namesByTerms(database, audiences, match, limit * 3);
  const begins = (name: string) =>
    wanted.every((word) => words(name).some((other) => other.startsWith(word)));
  const names = begun.map(({ name }) => name).filter(begins);
  if (names.length < limit) {
    const alike = await namesByKeys(database, audiences, nameKeys(typed));
    names.push(...alike.filter(({ name }) => naming.same(typed, name)).map(({ name }) => name));
  }
  return distinct(names, limit);
}

export async function completeTopics(
  database: Database,
  audiences: readonly string[],
  typed: string,
  limit: number,
): Promise<string[]> {
  return distinct(await topicsBeginning(database, audiences, fold(typed).trim(), limit), limit);
}
