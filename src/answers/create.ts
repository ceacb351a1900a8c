import { type Asker, audiencesOf } from '../briefing/audience.ts';
import type { Database } from '../store/database.ts';
import { namesApart } from '../store/people-apart.ts';
import { readBriefing } from '../store/search.ts';
import { readBriefings } from '../store/visible.ts';
import type { Answers } from './answers.ts';
import { searchBriefings } from './briefings.ts';
import { completePeople, completeTopics } from './complete.ts';
import { readDigestNews, selectDigest } from './digest.ts';
import { datesOn, figuresOn } from './facts.ts';
import { createNaming, type NameDecisions } from './naming.ts';
import { positionsOn } from './positions.ts';
import { checkQuotation } from './quotation.ts';
import { whoSaid } from './said.ts';
import { whoIs } from './who-is.ts';

/** Answers from the database; each question is held to the audiences of who asks it before anything is read. */
export function createAnswers(
  database: Database,
  decisions: NameDecisions = { same: [], different: [] },
): Answers {
  const naming = createNaming(decisions);
  const namingOf = async ({ place }: Asker) =>
    place === null ? naming : naming.withApart(await namesApart(database, place));
  return {
    briefings: async (asker, query) =>
      searchBriefings(database, audiencesOf(asker), await namingOf(asker), query),
    briefing: (asker, id) => readBriefing(database, audiencesOf(asker), id),
    whoSaid: async (asker, query) => whoSaid(database, audiencesOf(asker), await namingOf(asker), query),
    quotation: async (asker, query) =>
      checkQuotation(database, audiencesOf(asker), await namingOf(asker), query),
    positions: async (asker, query) =>
      positionsOn(database, audiencesOf(asker), await namingOf(asker), query),
    figures: (asker, about) => figuresOn(database, audiencesOf(asker), about),
    dates: (asker, about) => datesOn(database, audiencesOf(asker), about),
    whoIs: async (asker, typed) => whoIs(database, audiencesOf(asker), await namingOf(asker), typed),
    digest: (asker, query) => selectDigest(database, naming, asker, query),
    digestNews: (span, asker) => readDigestNews(database, naming, span, asker),
    briefingsById: async (asker, ids) => {
      const found = await readBriefings(database, audiencesOf(asker), ids);
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    completePeople: async (asker, typed, limit) =>
      completePeople(database, audiencesOf(asker), await namingOf(asker), typed, limit),
    completeTopics: (asker, typed, limit) => completeTopics(database, audiencesOf(asker), typed, limit),
  };
}
