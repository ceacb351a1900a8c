import type { AckFn, App, BlockAction, BlockElementAction, MessageShortcut, webApi } from '@slack/bolt';
import type { Origin } from '../../commands/command.ts';
import type { Dispatcher } from '../../commands/dispatcher.ts';
import type { Log } from '../../log.ts';
import { sendAnswer } from './again.ts';
import { postReply, QUIET, respondWith } from './answer.ts';
import { explain } from './errors.ts';
import type { InFlight } from './in-flight.ts';
import { type CommandNames, chosenText, originOf, slashOf, speller, typedText } from './parse.ts';
import { renderSlack } from './render.ts';
import { isOurs } from './seen.ts';

export interface ListenDeps {
  readonly dispatcher: Dispatcher;
  readonly web: webApi.WebClient;
  readonly commandNames: CommandNames;
  readonly zoneOf: (user: string) => Promise<string | undefined>;
  readonly isNew: (id: string) => boolean;
  readonly takeEvent: (id: string) => Promise<boolean>;
  readonly inFlight: InFlight;
  readonly log: Log;
}

/** Binds what Slack sends to the dispatcher. It works on any receiver: nothing here knows how a request came. */
export function listen(app: App, deps: ListenDeps): void {
  const { dispatcher, web, commandNames, isNew, takeEvent, inFlight, log } = deps;
  const means = { spell: speller(commandNames), zoneOf: deps.zoneOf };

  /** Once for each id, however often Slack sends it and to whichever process. */
  const once = async (id: string, what: string, work: () => Promise<void>): Promise<void> => {
    if (!isNew(id)) return;
    await inFlight.track(async () => {
      if (!(await isOurs(id, takeEvent, log))) return;
      await work().catch((error: unknown) =>
        log.error({ what, error: explain(error) }, 'Slack did not take an answer'),
      );
    });
  };

  // The connection may break between a request and its acknowledgement; the answer goes another way.
  const acknowledge = (ack: AckFn<never>, what: string): Promise<void> =>
    ack().catch((error: unknown) =>
      log.warn({ what, error: explain(error) }, 'Could not acknowledge to Slack'),
    );

  for (const name of ['briefing', 'whosaid', 'digest'] as const) {
    const slash = slashOf(commandNames[name]);
    app.command(slash, async ({ ack, command, context, respond }) => {
      await acknowledge(ack as AckFn<never>, slash);
      await once(command.trigger_id, slash, async () => {
        const from = {
          team: context.teamId ?? command.team_id,
          channel: command.channel_id,
          user: command.user_id,
        };
        const origin = originOf(from, means);
        const reply = await dispatcher.typed(
          name,
          typedText(command.text ?? '', context.botUserId ?? ''),
          origin,
        );
        await respondWith(reply, { respond, place: origin.place, button: false }, dispatcher);
      });
    });
  }

  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, action, body, context, respond }) => {
    await acknowledge(ack as AckFn<never>, 'button');
    const token = tokenOf(action);
    // A button that opens a page is reported too, and wants no more than the acknowledgement.
    if (token === undefined || body.channel === undefined) return;
    const from = { team: context.teamId ?? '', channel: body.channel.id, user: body.user.id };
    await once(body.trigger_id, 'button', async () => {
      const origin = originOf(from, means);
      const reply = await dispatcher.action(token, origin);
      await respondWith(
        reply,
        { respond, place: origin.place, button: true, thread: threadOf(body) },
        dispatcher,
      );
    });
  });

  const briefThis = { type: 'message_action', callback_id: 'brief_this' } as const;
  app.shortcut<MessageShortcut>(briefThis, async ({ ack, shortcut, context, respond }) => {
    await acknowledge(ack as AckFn<never>, briefThis.callback_id);
    const { message, channel, user, trigger_id } = shortcut;
    const from = { team: context.teamId ?? '', channel: channel.id, user: user.id };
    await once(trigger_id, briefThis.callback_id, async () => {
      const origin = originOf(from, means);
      const reply = await dispatcher.briefMessage(chosenText(message, context.botUserId ?? ''), origin);
      const thread = threadIn({ thread: message['thread_ts'], message: message.ts });
      await respondWith(reply, { respond, place: origin.place, button: true, thread }, dispatcher);
    });
  });

  const answerMessage = async (text: string, origin: Origin, direct: boolean, thread: string | undefined) => {
    const reply = await dispatcher.mention(text, { ...origin, thread });
    await postReply(reply, { place: origin.place, user: origin.user, direct, thread }, { web, dispatcher });
  };

  app.event('app_mention', async ({ event, body, context }) => {
    if (event.bot_id !== undefined || event.user === undefined) return;
    const origin = originOf({ team: context.teamId ?? '', channel: event.channel, user: event.user }, means);
    const text = typedText(event.text, context.botUserId ?? '');
    await once(body.event_id, 'mention', () =>
      answerMessage(text, origin, false, event.thread_ts ?? event.ts),
    );
  });

  app.event('message', async ({ event, body, context }) => {
    if (event.channel_type !== 'im') return;
    // Edits, joins and bots' posts are messages too.
    if (event.subtype !== undefined && event.subtype !== 'file_share') return;
    if (('bot_id' in event && event.bot_id !== undefined) || event.user === undefined) return;
    const origin = originOf({ team: context.teamId ?? '', channel: event.channel, user: event.user }, means);
    const text = typedText(event.text ?? '', context.botUserId ?? '');
    await once(body.event_id, 'message', () => answerMessage(text, origin, true, event.thread_ts));
  });

  app.event('member_joined_channel', async ({ event, body, context }) => {
    if (event.user !== context.botUserId || !isNew(`joined ${event.channel}`)) return;
    const from = { team: context.teamId ?? '', channel: event.channel, user: event.inviter ?? event.user };
    await once(body.event_id, 'join', async () => {
      const origin = originOf(from, means);
      const card = await dispatcher.welcome(origin);
      const message = await dispatcher.present(card, origin.place, renderSlack);
      await sendAnswer(() => web.chat.postMessage({ channel: event.channel, ...message, ...QUIET }));
    });
  });
}

function tokenOf(action: BlockElementAction): string | undefined {
  if (action.type === 'button') return action.value;
  return action.type === 'static_select' ? action.selected_option?.value : undefined;
}

function threadOf({ container }: BlockAction): string | undefined {
  return threadIn({ thread: container['thread_ts'], message: container['message_ts'] });
}

/** The thread a message stands in; one that only heads a thread stands in the channel. */
function threadIn({ thread, message }: Readonly<Record<'thread' | 'message', unknown>>): string | undefined {
  return typeof thread === 'string' && thread !== message ? thread : undefined;
}
