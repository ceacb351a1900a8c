import type { webApi } from '@slack/bolt';
import type { Place } from '../../briefing/audience.ts';
import type { Dispatcher } from '../../commands/dispatcher.ts';
import { type MessageRef, PostError, type Poster } from '../../delivery/poster.ts';
import { messageOf } from '../../errors.ts';
import type { Card } from '../../views/card.ts';
import { createDrawing } from '../drawing.ts';
import { QUIET } from './answer.ts';
import { codeOf, postErrorOf } from './errors.ts';
import { renderSlack } from './render.ts';

/** Message metadata by which a post is found again; its payload is `{ key }`. */
const EVENT_TYPE = 'isnad_post';
const PAGE = 100;
/** Beyond these a channel is too busy to be read through. */
const MAX_PAGES = 10;
/** Answers that mean the history is closed to us, now and later. */
const UNREADABLE = new Set([
  'access_denied',
  'channel_not_found',
  'is_archived',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_in_channel',
]);

/** `botId` is known once connected; before, any bot's message with our metadata counts. */
export function createPoster(deps: {
  readonly web: webApi.WebClient;
  readonly dispatcher: Pick<Dispatcher, 'present'>;
  readonly botId: () => string | undefined;
}): Poster {
  const { web, dispatcher, botId } = deps;
  // Written out once for all channels that get the same: a post's blocks are most of what the client would write out.
  const drawing = createDrawing(dispatcher, (card, more) => {
    const { payload, rest } = renderSlack(card, more);
    return { payload: { text: payload.text, blocks: JSON.stringify(payload.blocks) }, rest };
  });
  const draw = (card: Card, place: Place) =>
    drawing(card, place).catch((error: unknown) => {
      throw new PostError('retry', `Could not draw the post: ${messageOf(error)}`, { cause: error });
    });

  return {
    async post(place, card, key): Promise<MessageRef> {
      const message = await draw(card, place);
      const metadata = { event_type: EVENT_TYPE, event_payload: { key } };
      const { channel } = place;
      const answer: webApi.ChatPostMessageResponse = await web
        .apiCall('chat.postMessage', { channel, ...message, ...QUIET, metadata })
        .catch((error: unknown) => {
          throw postErrorOf(error);
        });
      return { channel: answer.channel ?? channel, message: answer.ts ?? '' };
    },

    /** Throws PostError where asking failed for now: a later try may tell. */
    async find(place, key, since) {
      const oldest = String(Math.floor(since / 1000));
      let cursor: string | undefined;
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const answer = await history(place.channel, oldest, cursor);
        if (answer === null) return 'unknown';
        const ours = answer.messages?.find(
          ({ bot_id, metadata }) =>
            metadata?.event_type === EVENT_TYPE &&
            (metadata.event_payload as { key?: unknown } | undefined)?.key === key &&
            (botId() === undefined || bot_id === botId()),
        );
        if (ours?.ts !== undefined) return { channel: place.channel, message: ours.ts };
        cursor = answer.response_metadata?.next_cursor || undefined;
        if (cursor === undefined) return answer.has_more ? 'unknown' : 'absent';
      }
      return 'unknown';
    },

    async edit(place, ref, card) {
      const message = await draw(card, place);
      // Metadata not given stays as it was: https://docs.slack.dev/reference/methods/chat.update
      await web
        .apiCall('chat.update', { channel: ref.channel, ts: ref.message, ...message, parse: QUIET.parse })
        .catch((error: unknown) => {
          throw postErrorOf(error);
        });
    },

    async write(place, user, card) {
      // A person's id opens the direct messages: https://docs.slack.dev/reference/methods/chat.postMessage#channels
      const message = await draw(card, { ...place, channel: user });
      await web
        .apiCall('chat.postMessage', { channel: user, ...message, ...QUIET })
        .catch((error: unknown) => {
          throw postErrorOf(error);
        });
    },
  };

  async function history(channel: string, oldest: string, cursor: string | undefined) {
    try {
      return await web.conversations.history({
        channel,
        oldest,
        inclusive: true,
        include_all_metadata: true,
        limit: PAGE,
        ...(cursor !== undefined && { cursor }),
      });
    } catch (error) {
      if (UNREADABLE.has(codeOf(error) ?? '')) return null;
      throw postErrorOf(error);
    }
  }
}
