import { helpCard } from '../../views/help.ts';
import type { Action } from '../command.ts';
import { toAsker } from '../reply.ts';
import { readSearch, searchCard } from '../search.ts';
import { readAsked, statementsCard } from '../statements.ts';

/** Buttons that ask: the next page, a suggestion, a person. */
export const said: Action = {
  name: 'said',
  run: async (state, context) => toAsker(await statementsCard(readAsked(state), context)),
};

export const find: Action = {
  name: 'find',
  run: async (state, context) => toAsker(await searchCard(readSearch(state), context)),
};

export const help: Action = {
  name: 'help',
  run: async (_, context) => toAsker(helpCard(context.origin.spell, context)),
};
