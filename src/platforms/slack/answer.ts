import type { RespondFn, webApi } from '@slack/bolt';
import type { Place } from '../../briefing/audience.ts';
import type { Reply } from '../../commands/command.ts';
import type { Dispatcher } from '../../commands/dispatcher.ts';
import { sendAnswer } from './again.ts';
import { renderSlack } from './render.ts';

/** Nothing is unfurled, and no name or channel in a text becomes a mention. */
export const QUIET = { unfurl_links: false, unfurl_media: false, parse: 'none' } as const;

type Presenter = Pick<Dispatcher, 'present'>;

/**
 * Answers a command or a button through its response URL, which works in channels the bot is not in. A button's answer is
 * the presser's alone, whatever it asks for, unless it takes the place of the message.
 */
export async function respondWith(
  reply: Reply,
  to: {
    readonly respond: RespondFn;
    readonly place: Place;
    readonly button: boolean;
    readonly thread?: string | undefined;
  },
  dispatcher: Presenter,
): Promise<void> {
  const message = await dispatcher.present(reply.card, to.place, renderSlack);
  const thread = to.thread === undefined ? {} : { thread_ts: to.thread };
  if (to.button && reply.replace) {
    await sendAnswer(() => to.respond({ ...message, ...QUIET, replace_original: true }));
    return;
  }
  const open = reply.visibility === 'channel' && !to.button;
  const response_type = open ? 'in_channel' : 'ephemeral';
  await sendAnswer(() =>
    to.respond({ ...message, ...QUIET, ...thread, response_type, replace_original: false }),
  );
}

/** Answers a mention or a direct message; what is for the asker alone is shown to nobody else in a channel. */
export async function postReply(
  reply: Reply,
  to: {
    readonly place: Place;
    readonly user: string;
    readonly direct: boolean;
    readonly thread?: string | undefined;
  },
  deps: { readonly web: webApi.WebClient; readonly dispatcher: Presenter },
): Promise<void> {
  const message = await deps.dispatcher.present(reply.card, to.place, renderSlack);
  const thread = to.thread === undefined ? {} : { thread_ts: to.thread };
  const { channel } = to.place;
  const { chat } = deps.web;
  if (reply.visibility === 'asker' && !to.direct) {
    const { user } = to;
    await sendAnswer(() => chat.postEphemeral({ channel, user, ...message, ...thread, parse: QUIET.parse }));
    return;
  }
  await sendAnswer(() => chat.postMessage({ channel, ...message, ...thread, ...QUIET }));
}
