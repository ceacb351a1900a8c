import type { Database } from '../store/database.ts';
import { findBriefings } from '../store/search.ts';
import { findStatements, type StatementFilter } from '../store/statements.ts';
import { termVariants } from '../text/terms.ts';
import type { Found, Said } from './answers.ts';
import { describe } from './describe.ts';
import { alsoSpelled } from './kin.ts';

/** Statements of one speaker, or found by their words, that are looked into; of the newest. */
const STATEMENTS = 500;
/** Briefings looked into; of those that match best. */
const BRIEFINGS = 30;

/** Statements that pass a filter, the newest first. */
export async function statementsWhere(
  database: Database,
  audiences: readonly string[],
  filter: StatementFilter,
): Promise<Said[]> {
  const { said } = await findStatements(database, audiences, filter, { limit: STATEMENTS, offset: 0 });
  return said.flatMap(({ id, in: found }) => describe(id, found));
}

/** Briefings with any of these words, those that match best first; none where no word can be searched by. */
export async function briefingsOf(
  database: Database,
  audiences: readonly string[],
  typed: string,
): Promise<Found[]> {
  const any = [...new Set(termVariants(typed).flat().flatMap(alsoSpelled))];
  if (any.length === 0) return [];
  const page = { limit: BRIEFINGS, offset: 0 };
  const { found } = await findBriefings(database, audiences, { matches: [{ words: [any] }] }, page);
  return [...found];
}

/** Statements that may be about something: those with all its words, and those of the briefings that match best. */
export async function statementsOn(
  database: Database,
  audiences: readonly string[],
  typed: string,
  filter: StatementFilter,
): Promise<Said[]> {
  const words = termVariants(typed);
  if (words.length === 0) return [];
  const match = { words, fields: ['words', 'people'] as const };
  const told = await statementsWhere(database, audiences, { ...filter, match });
  const known = new Set(told.map(({ found, statement }) => `${found.briefing.id}/${statement.id}`));
  const found = await briefingsOf(database, audiences, typed);
  const others = found
    .filter(({ briefing }) => filter.briefing === undefined || briefing.id === filter.briefing)
    .filter(({ briefing }) => filter.story === undefined || briefing.story === filter.story)
    .flatMap((one) => one.briefing.statements.flatMap(({ id }) => describe(id, one)))
    .filter(({ statement }) => filter.stance === undefined || statement.stance === filter.stance)
    .filter(({ statement, found }) => !known.has(`${found.briefing.id}/${statement.id}`));
  return [...told, ...others];
}
