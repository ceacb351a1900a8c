import type { FoundWithText, Said } from '../../answers/answers.ts';
import type { Card } from '../../views/card.ts';
import { citationCard, statementCard } from '../../views/citation.ts';
import type { Look } from '../../views/look.ts';
import { contextCard } from '../../views/source.ts';
import { saidIn } from '../../views/statement.ts';
import { type ActionName, decodeState } from '../../views/tokens.ts';
import type { Action } from '../command.ts';
import { fault, lookOf, phrasesOf, toAsker } from '../reply.ts';

/** A button of a statement: b the briefing, s the statement in it. */
function ofStatement(name: ActionName, draw: (said: Said, look: Look, found: FoundWithText) => Card): Action {
  return {
    name,
    run: async (state, context) => {
      const { b = '', s } = decodeState(state);
      const found = await context.ports.answers.briefing({ place: context.origin.place }, b);
      const statement = found?.briefing.statements.find(({ id }) => id === s);
      if (!found || !statement) return fault({ message: phrasesOf(context).errors.goneBriefing }, context);
      return toAsker(draw(saidIn(found, statement), lookOf(context), found));
    },
  };
}

export const statementParts: readonly Action[] = [
  ofStatement('statement', statementCard),
  ofStatement('cite', citationCard),
  ofStatement('context', (said, look, found) => contextCard(found, said, look)),
];
