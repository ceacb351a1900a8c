import { helpCard } from '../../views/help.ts';
import { answerCard } from '../ask.ts';
import type { Action } from '../command.ts';
import { readAskedState } from '../reading-state.ts';
import { fault, phrasesOf, toAsker } from '../reply.ts';
import { readSearch, searchCard } from '../search.ts';
import { readAsked, statementsDrawn } from '../statements.ts';

/** Buttons that ask: the next page, a suggestion, a person. */
export const said: Action = {
  name: 'said',
  run: async (state, context) => {
    const asked = readAsked(state);
    const { card } = await statementsDrawn(asked, context);
    return toAsker(card ?? (await answerCard([{ kind: 'said', ...asked }], context)));
  },
};

/** A question read another way, or asked of one of several people. */
export const asked: Action = {
  name: 'asked',
  run: async (state, context) => {
    const reading = readAskedState(state);
    if (reading !== null) return toAsker(await answerCard([reading], context));
    const { unknownButton, expiredRemedy } = phrasesOf(context).errors;
    return fault({ message: unknownButton, remedy: expiredRemedy }, context);
  },
};

export const find: Action = {
  name: 'find',
  run: async (state, context) => toAsker(await searchCard(readSearch(state), context)),
};

export const help: Action = {
  name: 'help',
  run: async (_, context) => toAsker(helpCard(context.origin.spell, context)),
};
