import { type MessageRef, PostError, type Poster } from '../../delivery/poster.ts';
import { messageOf } from '../../errors.ts';
import type { DrawCard } from './conversation.ts';
import type { History, Message, Side } from './history.ts';
import { sideOf } from './place.ts';

/** Posts into the preview's two channels; every open page sees them at once. */
export function createPoster(deps: { drawCard: DrawCard; history: History }): Poster {
  const { history } = deps;
  const draw: DrawCard = (side, card) =>
    deps.drawCard(side, card).catch((error: unknown) => {
      throw new PostError('retry', messageOf(error), { cause: error });
    });
  return {
    async post(place, card, key) {
      const side = known(sideOf(place), place.channel);
      const drawing = await draw(side, card);
      return refOf(history.byKey(side, key) ?? history.add({ side, from: 'bot', key, drawing }));
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
      if (history.replace(ref.message, await draw(side, card)) === null) {
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
