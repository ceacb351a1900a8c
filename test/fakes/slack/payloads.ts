import { randomUUID } from 'node:crypto';
import { BOT, type Message } from './state.ts';

export interface From {
  readonly user: string;
  readonly channel: string;
}

const team = { id: BOT.team_id, domain: 'example' };
const trigger = () => `${Date.now()}.${randomUUID()}`;

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function slashPayload(command: string, text: string, from: From, responseUrl: string) {
  return {
    token: 'deprecated',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: from.channel,
    channel_name: 'general',
    user_id: from.user,
    user_name: 'someone',
    command,
    text: escaped(text),
    api_app_id: BOT.app_id,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: trigger(),
  };
}

/** What a message somebody chose says. */
export interface Chosen {
  readonly text: string;
  readonly thread?: string;
  readonly attachments?: readonly Readonly<Record<string, string>>[];
}

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload#message_shortcuts */
export function shortcutPayload(
  callback: string,
  ts: string,
  { text, thread, attachments }: Chosen,
  from: From,
  responseUrl: string,
) {
  return {
    type: 'message_action',
    token: 'deprecated',
    callback_id: callback,
    trigger_id: trigger(),
    action_ts: String(Date.now() / 1000),
    team,
    enterprise: null,
    is_enterprise_install: false,
    user: { id: from.user, username: 'someone', name: 'someone', team_id: team.id },
    channel: { id: from.channel, name: 'general' },
    message_ts: ts,
    message: {
      type: 'message',
      user: 'U0WRITER',
      ts,
      text,
      ...(thread !== undefined && { thread_ts: thread }),
      ...(attachments && { attachments }),
    },
    response_url: responseUrl,
  };
}

type Element = Readonly<Record<string, unknown>>;

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function pressPayload(message: Message, what: string, user: string, responseUrl: string) {
  const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
  return {
    type: 'block_actions',
    user: { id: user, username: 'someone', name: 'someone', team_id: team.id },
    api_app_id: BOT.app_id,
    token: 'deprecated',
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: message.ephemeralTo !== undefined,
      ...thread,
    },
    trigger_id: trigger(),
    team,
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: message.channel, name: 'general' },
    // An ephemeral message is not sent back.
    ...(message.ephemeralTo === undefined && {
      message: { type: 'message', ts: message.ts, text: message.text, blocks: message.blocks, ...thread },
    }),
    state: { values: {} },
    response_url: responseUrl,
    actions: [actionOf(message, what)],
  };
}

function actionOf(message: Message, what: string): Element {
  const action_ts = String(Date.now() / 1000);
  for (const [index, block] of message.blocks.entries()) {
    if (block['type'] !== 'actions') continue;
    const block_id = block['block_id'] ?? `made-${index}`;
    for (const element of block['elements'] as Element[]) {
      const { action_id, type } = element;
      if (type === 'button' && (labelOf(element) === what || action_id === what))
        return { action_id, block_id, type, text: element['text'], value: element['value'], action_ts };
      const options = (element['options'] ?? []) as Element[];
      const selected_option = options.find((option) => labelOf(option) === what);
      if (selected_option) return { action_id, block_id, type, selected_option, action_ts };
    }
  }
  throw new Error(`the message has no button or option "${what}"; it has: ${labelsOf(message).join(', ')}`);
}

const labelOf = (element: Element): string =>
  (element['text'] as { readonly text?: string } | undefined)?.text ?? '';

/** Labels of a message's buttons and options, in order. */
export function labelsOf(message: Pick<Message, 'blocks'>): string[] {
  return message.blocks
    .filter((block) => block['type'] === 'actions')
    .flatMap((block) => block['elements'] as Element[])
    .flatMap((element) =>
      element['type'] === 'button' ? [element] : ((element['options'] ?? []) as Element[]),
    )
    .map(labelOf);
}

/** https://docs.slack.dev/apis/events-api#callback-field */
export function eventPayload(event: Readonly<Record<string, unknown>>) {
  return {
    token: 'deprecated',
    team_id: team.id,
    api_app_id: BOT.app_id,
    type: 'event_callback',
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: BOT.user_id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event,
  };
}

/** What a person types, as Slack sends it. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
