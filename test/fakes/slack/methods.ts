import { LIMITS } from './limits.ts';
import { refusalOf } from './message.ts';
import { BOT, type Message, type Workspace } from './state.ts';

type Args = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>>;

const ok = (fields: Answer = {}): Answer => ({ ok: true, ...fields });
const no = (error: string, messages: readonly string[] = []): Answer => ({
  ok: false,
  error,
  ...(messages.length > 0 && {
    errors: messages,
    response_metadata: { messages: messages.map((m) => `[ERROR] ${m}`) },
  }),
});

interface Method {
  /** Any one of them is enough. */
  readonly scope?: (args: Args, workspace: Workspace) => string;
  run(args: Args, workspace: Workspace): Answer;
}

const historyScope = (args: Args, workspace: Workspace): string => {
  const type = workspace.channels.get(String(args['channel']))?.type ?? 'channel';
  return { channel: 'channels:history', group: 'groups:history', im: 'im:history' }[type];
};

/** The Web API methods the bot calls, as https://docs.slack.dev/reference/methods describes them. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    run: () =>
      ok({
        url: 'https://example.slack.com/',
        team: 'Example',
        user: 'isnad',
        ...BOT,
        is_enterprise_install: false,
      }),
  },
  'chat.postMessage': {
    scope: () => 'chat:write',
    run(args, workspace) {
      const refused = barred(args, workspace) ?? refuse(args, workspace, 'chat.postMessage');
      if (refused) return refused;
      const message = workspace.add({
        ...contents(args),
        via: 'chat.postMessage',
        metadata: args['metadata'],
      });
      return ok({ channel: message.channel, ts: message.ts, message: shown(message, true) });
    },
  },
  'chat.postEphemeral': {
    scope: () => 'chat:write',
    run(args, workspace) {
      const refused = barred(args, workspace) ?? refuse(args, workspace, 'chat.postEphemeral');
      if (refused) return refused;
      if (typeof args['user'] !== 'string') return no('invalid_arguments', ['missing required field: user']);
      const message = workspace.add({
        ...contents(args),
        via: 'chat.postEphemeral',
        ephemeralTo: args['user'],
      });
      return ok({ message_ts: message.ts });
    },
  },
  'chat.update': {
    scope: () => 'chat:write',
    run(args, workspace) {
      const refused = refuse(args, workspace, 'chat.update');
      if (refused) return refused;
      const message = workspace.messages.find(
        (each) => each.ts === args['ts'] && each.channel === args['channel'],
      );
      if (message === undefined || message.ephemeralTo !== undefined) return no('message_not_found');
      rewrite(message, args);
      if (args['metadata'] !== undefined) message.metadata = args['metadata'];
      workspace.changed();
      return ok({ channel: message.channel, ts: message.ts, text: message.text });
    },
  },
  'conversations.history': {
    scope: historyScope,
    run(args, workspace) {
      const refused = barred(args, workspace);
      if (refused) return refused;
      const limit = Number(args['limit'] ?? 100);
      if (!(limit >= 1 && limit <= LIMITS.historyPage.max)) return no('invalid_limit');
      const oldest = Number(args['oldest'] ?? 0);
      const all = workspace.messages
        .filter(
          (m) => m.channel === args['channel'] && m.ephemeralTo === undefined && m.threadTs === undefined,
        )
        .filter((m) => Number(m.ts) >= oldest)
        .toReversed();
      const start = Number(args['cursor'] ?? 0);
      const end = start + limit;
      const withMetadata = args['include_all_metadata'] === true || args['include_all_metadata'] === 'true';
      return ok({
        messages: all.slice(start, end).map((message) => shown(message, withMetadata)),
        has_more: end < all.length,
        ...(end < all.length && { response_metadata: { next_cursor: String(end) } }),
      });
    },
  },
  'conversations.info': {
    scope: (args, workspace) =>
      workspace.channels.get(String(args['channel']))?.type === 'group' ? 'groups:read' : 'channels:read',
    run(args, workspace) {
      const channel = workspace.channels.get(String(args['channel']));
      if (channel === undefined) return no('channel_not_found');
      return ok({ channel: { id: channel.id, is_member: channel.member, is_archived: channel.archived } });
    },
  },
  'users.info': {
    scope: () => 'users:read',
    run(args, workspace) {
      const zone = workspace.zones.get(String(args['user']));
      if (zone === undefined) return no('user_not_found');
      return ok({ user: { id: args['user'], tz: zone, locale: 'en-US' } });
    },
  },
};

function barred(args: Args, workspace: Workspace): Answer | null {
  const channel = workspace.channels.get(String(args['channel']));
  if (channel === undefined) return no('channel_not_found');
  if (channel.archived) return no('is_archived');
  return channel.member ? null : no('not_in_channel');
}

function refuse(args: Args, workspace: Workspace, method: string): Answer | null {
  const refusal = refusalOf(args);
  if (refusal === null) return null;
  workspace.faults.push(`${method}: ${refusal.error} ${refusal.messages.join('; ')}`);
  return no(refusal.error, refusal.messages);
}

function contents(args: Args) {
  return {
    channel: String(args['channel']),
    text: String(args['text'] ?? ''),
    blocks: (args['blocks'] ?? []) as Message['blocks'],
    threadTs: args['thread_ts'] as string | undefined,
    sent: args,
  };
}

export function rewrite(message: Message, args: Args): void {
  message.text = String(args['text'] ?? '');
  message.blocks = (args['blocks'] ?? []) as Message['blocks'];
  message.sent = args;
  message.edits += 1;
}

function shown(message: Message, withMetadata: boolean): Answer {
  return {
    type: 'message',
    ts: message.ts,
    user: BOT.user_id,
    bot_id: BOT.bot_id,
    app_id: BOT.app_id,
    text: message.text,
    blocks: message.blocks,
    ...(withMetadata && message.metadata !== undefined && { metadata: message.metadata }),
  };
}
