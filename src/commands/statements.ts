import type { SaidAnswer, SaidQuery } from '../answers/answers.ts';
import { STANCES } from '../briefing/schema.ts';
import { withLine } from '../views/briefing.ts';
import type { Card } from '../views/card.ts';
import { decodeState, encodeState, token } from '../views/tokens.ts';
import { whoSaidCard } from '../views/whosaid.ts';
import type { Context } from './command.ts';
import { unquoted } from './parse.ts';
import { lookOf, phrasesOf } from './reply.ts';

const PAGE = 20;

export type Asked = Omit<SaidQuery, 'limit'>;

/** As a button carries it: p person, a about, s stance, b briefing, t to, v via, y story, f since, u before, o offset. */
export function readAsked(state: string): Asked {
  const { p, a, s, b, o, t, v, y, f, u } = decodeState(state);
  const offset = Number(o ?? 0);
  const instant = (value: string | undefined) =>
    value !== undefined && Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
  return {
    ...{ person: p, about: a, to: t, via: v, story: y, since: instant(f), before: instant(u) },
    stance: STANCES.find((stance) => stance === s),
    briefing: b,
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  };
}

function askedState(asked: Asked): string {
  const { person, about, stance, briefing, offset, to, via, story, since, before } = asked;
  return encodeState({
    ...{ p: person, a: about, s: stance, b: briefing, t: to, v: via, y: story },
    o: offset ? String(offset) : '',
    f: since === undefined ? '' : String(since),
    u: before === undefined ? '' : String(before),
  });
}

/** The statements that were asked for; null in place of a card where there are none, or a name is several people's. */
export async function statementsDrawn(
  asked: Asked,
  context: Context,
): Promise<{ readonly answer: SaidAnswer; readonly card: Card | null }> {
  const answer = await whoSaid(asked, context);
  return { answer, card: answer.said.length > 0 ? drawn(answer, asked, context) : null };
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
  const card = whoSaidCard(answer, lookOf(context), {
    person: asked.person,
    about: unquoted(asked.about),
    next: shown < answer.total ? next : undefined,
  });
  const { answers } = phrasesOf(context);
  const told = answer.corrected === undefined ? card : withLine(card, answers.taken(answer.corrected));
  return answer.through
    ? withLine(told, answers.through(answer.people[0]?.name ?? asked.person ?? ''))
    : told;
}
