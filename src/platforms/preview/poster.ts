import { type MessageRef, PostError, type Poster } from '../../delivery/poster.ts';
import type { DrawCard } from './conversation.ts';
import type { History, Message, Side } from './history.ts';
import { sideOf } from './place.ts';

/** Posts into the preview's two channels; every open page sees them at once. */
export function createPoster(deps: { drawCard: DrawCard; history: History }): Poster {
  const { drawCard, history } = deps;
  return {
    async post(place, card, key) {
      const side = known(sideOf(place), place.channel);
      const earlier = history.byKey(side, key);
      if (earlier) return refOf(earlier);
      return refOf(history.add({ side, from: 'bot', key, drawing: await drawCard(side, card) }));
    },
    async find(place, key, since) {
      const side = sideOf(place);
      if (side === undefined) return 'absent';
      const post = history.byKey(side, key);
      if (post && post.at >= since) return refOf(post);
      return history.forgottenUntil(side) >= since ? 'unknown' : 'absent';
    },
    async edit(place, ref, card) {
      const side = known(sideOf(place), place.channel);
      if (history.replace(ref.message, await drawCard(side, card)) === null) {
        throw new PostError('gone', `The preview no longer shows message ${ref.message}.`);
      }
    },
  };
}

function refOf(message: Message): MessageRef {
  return { channel: message.side, message: message.id };
}

function known(side: Side | undefined, channel: string): Side {
  if (side === undefined) throw new PostError('gone', `The preview has no channel ${channel}.`);
  return side;
}
