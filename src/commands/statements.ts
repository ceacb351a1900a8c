import type { SaidAnswer, SaidQuery } from '../answers/answers.ts';
import { STANCES } from '../briefing/schema.ts';
import { withLine } from '../views/briefing.ts';
import type { Card } from '../views/card.ts';
import { lineCard, noSourcesCard, nothingFoundCard } from '../views/notices.ts';
import { decodeState, encodeState, token } from '../views/tokens.ts';
import { whoSaidCard } from '../views/whosaid.ts';
import type { Context } from './command.ts';
import { lookOf, phrasesOf } from './reply.ts';

const PAGE = 20;
/** Words of a topic tried one by one. */
const WIDER = 3;

export type Asked = Omit<SaidQuery, 'limit'>;

/** As a button carries it: p person, a about, s stance, b briefing, o offset. */
export function readAsked(state: string): Asked {
  const { p, a, s, b, o } = decodeState(state);
  const offset = Number(o ?? 0);
  return {
    person: p,
    about: a,
    stance: STANCES.find((stance) => stance === s),
    briefing: b,
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  };
}

function askedState(asked: Asked): string {
  const { person, about, stance, briefing, offset } = asked;
  return encodeState({ p: person, a: about, s: stance, b: briefing, o: offset ? String(offset) : '' });
}

/** The statements that were asked for, by speaker, or else those nearest to it. */
export async function statementsCard(asked: Asked, context: Context): Promise<Card> {
  const answer = await whoSaid(asked, context);
  if (answer.said.length > 0) return drawn(answer, asked, context);
  for (const wider of widened(asked, answer)) {
    const second = await whoSaid(wider, context);
    if (second.said.length > 0)
      return withLine(drawn(second, wider, context), widerLine(asked, wider, context));
  }
  return await nothingCard(asked, answer.suggestions, context);
}

/** A name nobody bears is taken for a topic; a topic of several words that none has all of, for each of them, longest first. */
function widened(asked: Asked, answer: SaidAnswer): Asked[] {
  const { person, about } = asked;
  if (person && !about) {
    return answer.people.length === 0 ? [{ ...asked, person: undefined, about: person }] : [];
  }
  const words = about?.split(/\s+/u).filter((word) => word.length > 2) ?? [];
  if (words.length < 2) return [];
  const longest = words.toSorted((a, b) => b.length - a.length).slice(0, WIDER);
  return longest.map((word) => ({ ...asked, about: word }));
}

/** What was looked for instead. */
function widerLine(asked: Asked, wider: Asked, context: Context): string {
  const { said } = phrasesOf(context);
  const { person = '' } = asked;
  return wider.person === undefined && person ? said.noPerson(person) : said.onlyAbout(wider.about ?? '');
}

function whoSaid(asked: Asked, context: Context): Promise<SaidAnswer> {
  return context.ports.answers.whoSaid({ place: context.origin.place }, { ...asked, limit: PAGE });
}

function drawn(answer: SaidAnswer, asked: Asked, context: Context): Card {
  const shown = (asked.offset ?? 0) + answer.said.length;
  const next = {
    label: phrasesOf(context).buttons.moreStatements,
    token: token('said', askedState({ ...asked, offset: shown })),
  };
  return whoSaidCard(answer, lookOf(context), {
    person: asked.person,
    about: asked.about,
    next: shown < answer.total ? next : undefined,
  });
}

async function nothingCard(asked: Asked, suggestions: readonly string[], context: Context): Promise<Card> {
  if (!(await context.ports.intake.hasSources())) return noSourcesCard(context.origin.spell, context);
  const words = [asked.person, asked.about].filter((part) => part !== undefined).join(' · ');
  if (words === '') return lineCard(phrasesOf(context).said.none, context);
  const buttons = suggestions.slice(0, 4).map((name) => ({
    label: name,
    token: token('said', askedState({ person: name })),
  }));
  return nothingFoundCard(words, buttons, context);
}
