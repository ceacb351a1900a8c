import type { Database } from '../store/database.ts';
import { recentVocabulary } from '../store/vocabulary.ts';
import { nameKeys } from '../text/names.ts';
import { words } from '../text/terms.ts';
import { distinct } from './distinct.ts';
import { editDistance } from './edit-distance.ts';

/** Newest briefings whose words are offered. */
const LOOKED_INTO = 300;
/** Likeness from which on a word is offered, 0 to 1. */
const NEAR = 0.6;
const MOST = 5;

/** Names and topics (and titles, unless told otherwise) near to what was typed, best first. */
export async function suggest(
  database: Database,
  audiences: readonly string[],
  typed: string,
  { titles }: { readonly titles: boolean },
): Promise<string[]> {
  const vocabulary = await recentVocabulary(database, audiences, LOOKED_INTO);
  const ranked = [
    ...vocabulary.names.map((name) => ({
      text: name,
      near: Math.max(nearness(typed, name), sound(typed, name)),
    })),
    ...vocabulary.topics.map((topic) => ({ text: topic, near: nearness(typed, topic) })),
    ...(titles
      ? vocabulary.titles.map((title) => ({ text: title, near: nearness(typed, title) * 0.95 }))
      : []),
  ];
  const near = ranked.filter((one) => one.near >= NEAR).sort((a, b) => b.near - a.near);
  return distinct(
    near.map((one) => one.text),
    MOST,
  );
}

/** How near the words typed come to words of the text, on average; a text of many more words is a little farther. */
function nearness(typed: string, text: string): number {
  const [wanted, there] = [words(typed), words(text)];
  if (wanted.length === 0 || there.length === 0) return 0;
  const best = wanted.map((word) => Math.max(...there.map((other) => likeness(word, other))));
  const mean = best.reduce((sum, one) => sum + one, 0) / best.length;
  return mean - Math.min(0.1, Math.max(0, there.length - wanted.length) * 0.02);
}

/** Names in the other script, or misspelled, that share the consonants. */
function sound(typed: string, name: string): number {
  const keys = new Set(nameKeys(typed).filter((key) => key.length > 2));
  return nameKeys(name).some((key) => keys.has(key)) ? NEAR + 0.05 : 0;
}

function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > longer * (1 - NEAR))
    return a.startsWith(b) || b.startsWith(a) ? NEAR : 0;
  return 1 - editDistance(a, b) / longer;
}
