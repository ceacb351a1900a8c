import { decodeState } from '../../views/tokens.ts';
import type { Action } from '../command.ts';
import { endFollow, followPerson, followTopic, resumePosts, showFollows } from '../following.ts';

/** Buttons that follow: p a person, x that very name, k a topic; without any, what is followed is shown. */
export const follow: Action = {
  name: 'follow',
  run: async (state, context) => {
    const { p, x, k, do: doing } = decodeState(state);
    if (p) return await followPerson(p, context, x !== undefined);
    if (k) return await followTopic(k, context);
    return doing === 'resume' ? await resumePosts(context) : await showFollows(context);
  },
};

export const unfollow: Action = {
  name: 'unfollow',
  run: async (state, context) => {
    const { i } = decodeState(state);
    return i ? await endFollow(i, context) : await showFollows(context);
  },
};
