import type { Briefing } from '../briefing/schema.ts';
import { compareNames, nameKeys } from '../text/names.ts';
import { terms } from '../text/terms.ts';

/** A briefing intake has met before. */
export interface KnownBriefing {
  readonly briefing: Briefing;
  readonly verified: readonly string[];
}

/** Where intake finds what is known already: never beyond the audiences it names. */
export interface ArticleIndex {
  /** Whatever the audience: only to learn which ids are taken. */
  get(id: string): Promise<unknown>;
  byUrl(url: string, audiences: readonly string[]): Promise<readonly KnownBriefing[]>;
  /** By SHA-256 of the article's text. */
  bySha(sha256: string, audiences: readonly string[]): Promise<readonly KnownBriefing[]>;
  /** Briefings that are part of a story, published from … to (ms). */
  near(from: number, to: number, audiences: readonly string[]): Promise<readonly Briefing[]>;
}

/** Further apart than this two articles tell different stories, ms. */
export const STORY_SPAN = 3 * 24 * 3600 * 1000;
const SHARED_PEOPLE = 2;
const SHARED_TERMS = 3;
/** A term is rare that stands in no more than this share of the briefings at hand, or in so few of them. */
const RARE_SHARE = 0.1;
const RARE_COUNT = 3;

/**
 * The story that a new briefing most likely belongs to: that of the briefing it shares most people with, at least two, and
 * at least three rare terms of title, key points and claims. In another language only people can be shared: then three.
 */
export function proposeStory(briefing: Briefing, near: readonly Briefing[]): string | undefined {
  const people = peopleOf(briefing);
  const own = termsOf(briefing);
  const others = near.map((other) => ({ other, terms: termsOf(other) }));
  const counts = new Map<string, number>();
  for (const { terms } of others) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const limit = Math.max(RARE_COUNT, near.length * RARE_SHARE);

  let best: { story: string; score: number } | undefined;
  for (const { other, terms } of others) {
    if (other.story === undefined) continue;
    const sharedPeople = countShared(people, peopleOf(other));
    const sharedTerms = [...own].filter((term) => terms.has(term) && (counts.get(term) ?? 0) <= limit).length;
    const isOne =
      other.lang.slice(0, 2) === briefing.lang.slice(0, 2)
        ? sharedPeople >= SHARED_PEOPLE && sharedTerms >= SHARED_TERMS
        : sharedPeople > SHARED_PEOPLE;
    const score = sharedPeople * 2 + sharedTerms;
    if (isOne && score > (best?.score ?? 0)) best = { story: other.story, score };
  }
  return best?.story;
}

interface Name {
  readonly name: string;
  readonly keys: ReadonlySet<string>;
}

/** In any script. Outlets and governments are in every story, so they tell nothing. */
function peopleOf(briefing: Briefing): Name[] {
  return briefing.people
    .filter(({ kind }) => kind === 'person' || kind === 'group')
    .map(({ name }) => ({ name, keys: new Set(nameKeys(name)) }));
}

function termsOf({ title, summary, claims, topics }: Briefing): Set<string> {
  const texts = [title, ...topics, ...summary.map(({ text }) => text), ...claims.map(({ text }) => text)];
  return new Set(terms(texts.join('\n')).filter((term) => term.length > 2));
}

function countShared(some: readonly Name[], others: readonly Name[]): number {
  return some.filter((one) => others.some((other) => isSamePerson(one, other))).length;
}

/** The keys spare most of the comparisons. */
function isSamePerson(one: Name, other: Name): boolean {
  return !one.keys.isDisjointFrom(other.keys) && compareNames(one.name, other.name).same;
}
