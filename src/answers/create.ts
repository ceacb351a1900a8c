import { audiencesOf } from '../briefing/audience.ts';
import type { Database } from '../store/database.ts';
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
  return {
    briefings: (asker, query) => searchBriefings(database, audiencesOf(asker), naming, query),
    briefing: (asker, id) => readBriefing(database, audiencesOf(asker), id),
    whoSaid: (asker, query) => whoSaid(database, audiencesOf(asker), naming, query),
    quotation: (asker, query) => checkQuotation(database, audiencesOf(asker), naming, query),
    positions: (asker, query) => positionsOn(database, audiencesOf(asker), naming, query),
    figures: (asker, about) => figuresOn(database, audiencesOf(asker), about),
    dates: (asker, about) => datesOn(database, audiencesOf(asker), about),
    whoIs: (asker, typed) => whoIs(database, audiencesOf(asker), naming, typed),
    digest: (asker, query) => selectDigest(database, naming, asker, query),
    digestNews: (span, asker) => readDigestNews(database, naming, span, asker),
    briefingsById: async (asker, ids) => {
      const found = await readBriefings(database, audiencesOf(asker), ids);
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    completePeople: (asker, typed, limit) =>
      completePeople(database, audiencesOf(asker), naming, typed, limit),
    completeTopics: (asker, typed, limit) => completeTopics(database, audiencesOf(asker), typed, limit),
  };
}
