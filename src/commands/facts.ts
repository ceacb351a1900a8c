import type { Found } from '../answers/answers.ts';
import { parseQuery } from '../answers/query.ts';
import type { Briefing } from '../briefing/schema.ts';
import type { Card } from '../views/card.ts';
import { disputedCard } from '../views/disputed.ts';
import { figuresCard, timelineCard } from '../views/facts.ts';
import type { Look } from '../views/look.ts';
import type { Context } from './command.ts';
import type { FactKind } from './reading.ts';
import { lookOf } from './reply.ts';

/** Briefings looked into for one that has what is asked for. */
const LOOKED_INTO = 5;
/** Words tried one by one where no briefing has them all. */
const WIDER = 3;

const KINDS: Readonly<
  Record<FactKind, { has: (briefing: Briefing) => boolean; draw: (found: Found, look: Look) => Card }>
> = {
  figures: { has: ({ figures }) => figures.length > 0, draw: figuresCard },
  timeline: { has: ({ timeline }) => timeline.length > 0, draw: timelineCard },
  disputed: { has: ({ claims }) => claims.some((claim) => claim.disputed), draw: disputedCard },
};

/** Figures, dates or disputes of the first briefing that matches and has them, and the words it was found by; else null. */
export async function factsCard(
  kind: FactKind,
  words: string,
  context: Context,
): Promise<{ readonly card: Card; readonly words: string } | null> {
  const single = words.split(/\s+/u).filter((word) => word.length > 2);
  const longest = single.toSorted((a, b) => b.length - a.length).slice(0, WIDER);
  for (const wanted of new Set([words, ...longest])) {
    const query = { ...parseQuery(wanted, context.now, context.zone), limit: LOOKED_INTO };
    const { found } = await context.ports.answers.briefings({ place: context.origin.place }, query);
    const having = found.find(({ briefing }) => KINDS[kind].has(briefing));
    if (having) return { card: KINDS[kind].draw(having, lookOf(context)), words: wanted };
  }
  return null;
}
