import { fold } from '../../text/fold.ts';
import { apartCard, decidedCard, mergedNames } from '../../views/apart.ts';
import { lineCard } from '../../views/notices.ts';
import { decodeState } from '../../views/tokens.ts';
import type { Action } from '../command.ts';
import { lookOf, phrasesOf, toAsker } from '../reply.ts';

/** Statements whose speakers' names are offered. */
const LOOKED_AT = 50;

/** *Not the same person*: p who was asked for, w the name that is somebody else's, u the one whose decision is taken back. */
export const apart: Action = {
  name: 'apart',
  run: async (state, context) => {
    const { p, w, u } = decodeState(state);
    const { ports, origin } = context;
    const look = lookOf(context);
    if (u) {
      await ports.people.together(origin.place, u);
      return toAsker(lineCard(phrasesOf(context).people.undone(u), look));
    }
    const answer = await ports.answers.whoSaid({ place: origin.place }, { person: p, limit: LOOKED_AT });
    const names = mergedNames(answer);
    const wrong = w && names.find((name) => fold(name) === fold(w));
    if (!wrong) return toAsker(apartCard(p ?? '', names, look));
    const others = names.filter((name) => name !== wrong);
    await ports.people.apart(origin.place, wrong, others, origin.user);
    return toAsker(decidedCard(wrong, look));
  },
};
