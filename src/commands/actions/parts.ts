import type { FoundWithText } from '../../answers/answers.ts';
import { briefingCard, fullBriefingCard } from '../../views/briefing.ts';
import type { Card } from '../../views/card.ts';
import { disputedCard } from '../../views/disputed.ts';
import { figuresCard, timelineCard } from '../../views/facts.ts';
import type { Look } from '../../views/look.ts';
import { sourceCard } from '../../views/source.ts';
import type { ActionName } from '../../views/tokens.ts';
import type { Action } from '../command.ts';
import { fault, lookOf, phrasesOf, toAsker } from '../reply.ts';

/** A button of a briefing: its state is the briefing's id. */
function part(name: ActionName, draw: (found: FoundWithText, look: Look) => Card): Action {
  return {
    name,
    run: async (id, context) => {
      const found = await context.ports.answers.briefing({ place: context.origin.place }, id);
      if (found === null) return fault({ message: phrasesOf(context).errors.goneBriefing }, context);
      return toAsker(draw(found, lookOf(context)));
    },
  };
}

export const briefingParts: readonly Action[] = [
  part('brief', briefingCard),
  part('full', fullBriefingCard),
  part('timeline', timelineCard),
  part('figures', figuresCard),
  part('disputed', disputedCard),
  part('source', sourceCard),
];
