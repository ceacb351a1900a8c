import type { Card } from '../../views/card.ts';
import type { Action } from '../command.ts';
import { fault, phrasesOf, toAsker } from '../reply.ts';

/** What did not fit a message, kept under the state's key. */
export const more: Action = {
  name: 'more',
  run: async (key, context) => {
    const kept = await context.ports.rows.recall(context.origin.place, key);
    if (isCard(kept)) return toAsker(kept);
    const { expired, expiredRemedy } = phrasesOf(context).errors;
    return fault({ message: expired, remedy: expiredRemedy }, context);
  },
};

/** Rows are ours, but hold more than cards. */
function isCard(value: unknown): value is Card {
  return typeof value === 'object' && value !== null && 'blocks' in value && Array.isArray(value.blocks);
}
