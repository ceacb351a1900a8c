import type { BriefingQuery } from '../answers/answers.ts';
import { parseQuery } from '../answers/query.ts';
import { briefingCard, briefingListCard } from '../views/briefing.ts';
import type { Card } from '../views/card.ts';
import { lineCard, noSourcesCard, nothingFoundCard } from '../views/notices.ts';
import { decodeState, encodeState, token } from '../views/tokens.ts';
import type { Context } from './command.ts';
import { lookOf, phrasesOf } from './reply.ts';

const PAGE = 5;

/** What is looked for: words with filters, or the briefings of a story. */
export interface Search {
  readonly words: string;
  readonly story?: string | undefined;
  readonly offset?: number | undefined;
}

export function readSearch(state: string): Search {
  const { q = '', s, o } = decodeState(state);
  const offset = Number(o ?? 0);
  return { words: q, story: s, offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0 };
}

function searchState(search: Search): string {
  return encodeState({ q: search.words, s: search.story, o: search.offset ? String(search.offset) : '' });
}

/** The briefings that match; the newest where nothing is asked for. Throws UserError where a filter is wrong. */
export async function searchCard(search: Search, context: Context): Promise<Card> {
  const { answers } = context.ports;
  const { offset = 0 } = search;
  const query = { ...queryOf(search, context), limit: PAGE, offset };
  const { found, total, suggestions } = await answers.briefings({ place: context.origin.place }, query);
  const [only] = found;
  if (only === undefined) return await nothingCard(search, suggestions, context);
  if (total === 1) return briefingCard(only, lookOf(context));

  const { briefing, buttons } = phrasesOf(context);
  const shown = offset + found.length;
  const next = {
    label: buttons.moreBriefings,
    token: token('find', searchState({ ...search, offset: shown })),
  };
  return briefingListCard(found, lookOf(context), {
    title: isOpen(search) ? briefing.newest : briefing.found(total),
    next: shown < total ? next : undefined,
  });
}

/** Nothing is there to be found, or nothing matches. */
async function nothingCard(search: Search, suggestions: readonly string[], context: Context): Promise<Card> {
  if (!(await context.ports.intake.hasSources())) return noSourcesCard(context.origin.spell, context);
  if (isOpen(search)) return lineCard(phrasesOf(context).empty.waiting, context);
  const buttons = suggestions.slice(0, 4).map((words) => ({
    label: words,
    token: token('find', searchState({ words })),
  }));
  return nothingFoundCard(search.story ?? search.words, buttons, context);
}

function queryOf(search: Search, context: Context): Omit<BriefingQuery, 'limit'> {
  if (search.story !== undefined) return { story: search.story };
  return parseQuery(search.words, context.now, context.zone);
}

function isOpen(search: Search): boolean {
  return search.words.trim() === '' && search.story === undefined;
}
