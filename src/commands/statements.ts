import type { SaidAnswer, SaidQuery } from '../answers/answers.ts';
import { STANCES } from '../briefing/schema.ts';
import type { Card } from '../views/card.ts';
import { lineCard, noSourcesCard, nothingFoundCard } from '../views/notices.ts';
import { decodeState, encodeState, token } from '../views/tokens.ts';
import { whoSaidCard } from '../views/whosaid.ts';
import type { Context } from './command.ts';
import { lookOf, phrasesOf } from './reply.ts';

const PAGE = 20;

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

/** The statements that were asked for, by speaker; a name nobody bears is taken for a topic. */
export async function statementsCard(asked: Asked, context: Context): Promise<Card> {
  const answer = await whoSaid(asked, context);
  if (answer.said.length > 0) return drawn(answer, asked, context);
  if (asked.person && !asked.about && answer.people.length === 0) {
    const topical = { ...asked, person: undefined, about: asked.person };
    const second = await whoSaid(topical, context);
    if (second.said.length > 0) return drawn(second, topical, context);
  }
  return await nothingCard(asked, answer.suggestions, context);
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
  const buttons = suggestions.slice(0, 5).map((name) => ({
    label: name,
    token: token('said', askedState({ person: name })),
  }));
  return nothingFoundCard(words, buttons, context);
}
