import { briefingIdSchema } from '../../briefing/schema.ts';
import { digestRestCard } from '../../views/digest.ts';
import { decodeState } from '../../views/tokens.ts';
import type { Action, Context, Reply } from '../command.ts';
import { doDigest, offerChange, offerDigest, setDigest, showDigests } from '../digests.ts';
import { parseDoing } from '../doings.ts';
import { defaultPlan, readPlan } from '../plan.ts';
import { fault, lookOf, phrasesOf, toAsker } from '../reply.ts';

/** Briefings on one page. */
const PAGE = 5;

export const digest: Action = {
  name: 'digest',
  run: async (state, context) => {
    const { do: word = 'list', id = '' } = decodeState(state);
    const doing = parseDoing(word);
    if (doing === 'set') return await offerDigest(await defaultPlan(context), context);
    if (doing === undefined || doing === 'list') return await showDigests(context);
    if (doing === 'change') return await offerChange(id, context);
    return await doDigest(doing, id, context);
  },
};

/** More of what a digest had when it was posted, as its channel may see it now: a page, and a button to what follows. */
export const digestRest: Action = {
  name: 'digest-rest',
  run: async (state, context) => {
    const ids = (decodeState(state)['i'] ?? '')
      .split(',')
      .filter((id) => briefingIdSchema.safeParse(id).success);
    if (ids.length === 0) return unreadable(context);
    const page = ids.slice(0, PAGE);
    const found = await context.ports.answers.briefingsById({ place: context.origin.place }, page);
    const rest = ids.slice(PAGE);
    return toAsker(digestRestCard(found, lookOf(context), { rest, gone: page.length - found.length }));
  },
};

/** A choice in the set-up card: the card again, with it made. */
export const digestEdit: Action = {
  name: 'digest-edit',
  run: async (state, context) => {
    const plan = await readPlan(state, context);
    if (plan === null) return unreadable(context);
    const half = decodeState(state)['c'] === 'filters' ? 'filters' : undefined;
    return { ...(await offerDigest(plan, context, half)), replace: true };
  },
};

export const digestSet: Action = {
  name: 'digest-set',
  run: async (state, context) => {
    const plan = await readPlan(state, context);
    return plan === null ? unreadable(context) : { ...(await setDigest(plan, context)), replace: true };
  },
};

function unreadable(context: Context): Reply {
  const { unknownButton, expiredRemedy } = phrasesOf(context).errors;
  return fault({ message: unknownButton, remedy: expiredRemedy }, context);
}
