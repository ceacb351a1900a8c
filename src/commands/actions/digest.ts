import { decodeState } from '../../views/tokens.ts';
import type { Action, Context, Reply } from '../command.ts';
import { doDigest, offerDigest, setDigest, showDigests } from '../digests.ts';
import { parseDoing } from '../doings.ts';
import { defaultPlan, readPlan } from '../plan.ts';
import { fault, phrasesOf } from '../reply.ts';

export const digest: Action = {
  name: 'digest',
  run: async (state, context) => {
    const { do: word = 'list', id = '' } = decodeState(state);
    const doing = parseDoing(word);
    if (doing === 'set') return await offerDigest(await defaultPlan(context), context);
    if (doing === undefined || doing === 'list') return await showDigests(context);
    return await doDigest(doing, id, context);
  },
};

/** A choice in the set-up card: the card again, with it made. */
export const digestEdit: Action = {
  name: 'digest-edit',
  run: async (state, context) => {
    const plan = readPlan(state);
    return plan === null ? unreadable(context) : { ...(await offerDigest(plan, context)), replace: true };
  },
};

export const digestSet: Action = {
  name: 'digest-set',
  run: async (state, context) => {
    const plan = readPlan(state);
    return plan === null ? unreadable(context) : { ...(await setDigest(plan, context)), replace: true };
  },
};

function unreadable(context: Context): Reply {
  const { unknownButton, expiredRemedy } = phrasesOf(context).errors;
  return fault({ message: unknownButton, remedy: expiredRemedy }, context);
}
