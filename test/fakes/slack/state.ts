/** A workspace in memory: what Slack would know. */
export interface Channel {
  readonly id: string;
  readonly type: 'channel' | 'group' | 'im';
  /** Whether the bot is in it. */
  member: boolean;
  archived: boolean;
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  text: string;
  blocks: readonly Record<string, unknown>[];
  readonly threadTs?: string | undefined;
  /** The only user who sees it. */
  readonly ephemeralTo?: string | undefined;
  readonly via: 'chat.postMessage' | 'chat.postEphemeral' | 'response_url';
  metadata?: unknown;
  edits: number;
  /** All the arguments it came with, as last sent. */
  sent: Readonly<Record<string, unknown>>;
}

export const BOT = { user_id: 'U0BOT', bot_id: 'B0BOT', team_id: 'T0TEAM', app_id: 'A0APP' } as const;

export interface Workspace {
  readonly channels: Map<string, Channel>;
  /** Users' zones. */
  readonly zones: Map<string, string>;
  /** Oldest first. */
  readonly messages: Message[];
  /** What the bot must never do and did: a late acknowledgement, a refused payload, a spent response URL. */
  readonly faults: string[];
  readonly scopes: Set<string>;
  readonly clock: () => number;
  add(message: Omit<Message, 'ts' | 'edits'>): Message;
  /** Settles with the first message, of now or later, that answers the question. */
  await(matches: (message: Message) => boolean): Promise<Message>;
  /** Tells waiters that a message changed. */
  changed(): void;
  channel(id: string): Channel;
}

const ALL_SCOPES = [
  'chat:write',
  'commands',
  'app_mentions:read',
  'im:history',
  'channels:history',
  'groups:history',
  'channels:read',
  'groups:read',
  'users:read',
] as const;

/** `posted` hears of each message as it is made, before whoever asked for it does. */
export function createWorkspace(clock: () => number, posted?: (message: Message) => void): Workspace {
  const waiting = new Set<() => void>();
  let count = 0;
  const workspace: Workspace = {
    channels: new Map(),
    zones: new Map(),
    messages: [],
    faults: [],
    scopes: new Set(ALL_SCOPES),
    clock,
    add(message) {
      count += 1;
      const ts = `${Math.floor(clock() / 1000)}.${String(count).padStart(6, '0')}`;
      const added: Message = { ...message, ts, edits: 0 };
      workspace.messages.push(added);
      posted?.(added);
      workspace.changed();
      return added;
    },
    await(matches) {
      return new Promise((resolve) => {
        const look = () => {
          const found = workspace.messages.find(matches);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      });
    },
    changed() {
      for (const look of [...waiting]) look();
    },
    channel(id) {
      const known = workspace.channels.get(id);
      if (known) return known;
      const channel: Channel = { id, type: typeOf(id), member: true, archived: false };
      workspace.channels.set(id, channel);
      return channel;
    },
  };
  return workspace;
}

function typeOf(id: string): Channel['type'] {
  if (id.startsWith('D')) return 'im';
  return id.startsWith('G') ? 'group' : 'channel';
}
