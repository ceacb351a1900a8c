import type { Briefing, Figure, TimelineEntry } from '../briefing/schema.ts';
import type { Database } from '../store/database.ts';
import type { Fact } from './answers.ts';
import { briefingsOf } from './candidates.ts';
import { readTopic, regardTexts } from './topic.ts';

/** Facts shown at most. */
const MOST = 3;

export function figuresOn(
  database: Database,
  audiences: readonly string[],
  about: string,
): Promise<Fact<Figure>[]> {
  return factsOn(
    database,
    audiences,
    about,
    ({ figures }) => figures,
    ({ text, unit }) => [text, unit],
  );
}

export function datesOn(
  database: Database,
  audiences: readonly string[],
  about: string,
): Promise<Fact<TimelineEntry>[]> {
  return factsOn(
    database,
    audiences,
    about,
    ({ timeline }) => timeline,
    ({ text }) => [text],
  );
}

/** Those whose own words meet most of what is asked for; what they do not meet, what their briefing is about must. */
async function factsOn<Kind>(
  database: Database,
  audiences: readonly string[],
  about: string,
  factsOf: (briefing: Briefing) => readonly Kind[],
  textsOf: (fact: Kind) => readonly (string | undefined)[],
): Promise<Fact<Kind>[]> {
  const topic = readTopic(about);
  const found = await briefingsOf(database, audiences, about);
  const facts = found
    .toSorted((a, b) => Date.parse(b.briefing.publishedAt) - Date.parse(a.briefing.publishedAt))
    .flatMap((one) => {
      const { title, topics } = one.briefing;
      return factsOf(one.briefing).map((fact) => ({
        fact,
        found: one,
        met: regardTexts(topic, textsOf(fact), [title, ...topics]),
      }));
    });
  const best = Math.max(0, ...facts.map(({ met }) => met));
  return facts
    .filter(({ met }) => met > 0 && met === best)
    .slice(0, MOST)
    .map(({ fact, found }) => ({ fact, found }));
}
