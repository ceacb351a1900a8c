/** The two channels of the preview, each with the look of one real platform. */
export const SIDES = ['slack', 'discord'] as const;
export type Side = (typeof SIDES)[number];

export type Language = 'ar' | 'en';

export interface Drawing {
  /** What the real platform would be sent. */
  readonly payload: unknown;
  /** The payload drawn, safe to put into the page. */
  readonly html: string;
}

export interface Message {
  /** Unlike any other's, also of an earlier run of the process. */
  readonly id: string;
  /** Counts up with every message, over both sides. */
  readonly order: number;
  readonly side: Side;
  /** ms */
  readonly at: number;
  readonly from: 'bot' | 'you';
  /** What a person typed. */
  readonly text?: string | undefined;
  readonly drawing?: Drawing | undefined;
  /** In place of `drawing`, for pages in these languages. */
  readonly drawings?: Readonly<Record<Language, Drawing>> | undefined;
  /** The one visitor who sees it; everybody where absent. */
  readonly onlyFor?: string | undefined;
  readonly edited?: boolean | undefined;
  /** The delivery's key, where a post made it. */
  readonly key?: string | undefined;
}

export interface History {
  /** What the ids of this run begin with. */
  readonly run: string;
  add(message: Omit<Message, 'id' | 'order' | 'at'>): Message;
  /** Shows something else in a message's place. Null where it is gone. */
  replace(id: string, drawing: Drawing): Message | null;
  get(id: string): Message | undefined;
  /** Oldest first. */
  seenBy(visitor: string): Message[];
  count(side: Side): number;
  byKey(side: Side, key: string): Message | undefined;
  /** ms; messages of that side older than this may have been forgotten. */
  forgottenUntil(side: Side): number;
  /** Calls back with every new or changed message until the returned function is called. */
  watch(listener: (message: Message) => void): () => void;
}

/** Keeps the newest `limit` messages a side, in memory. */
export function createHistory(deps: { clock: () => number; limit?: number }): History {
  const { clock, limit = 200 } = deps;
  const kept: Record<Side, Map<string, Message>> = { slack: new Map(), discord: new Map() };
  const forgotten: Record<Side, number> = { slack: -1, discord: -1 };
  const listeners = new Set<(message: Message) => void>();
  const run = clock().toString(36);
  let count = 0;

  function put(message: Message): Message {
    kept[message.side].set(message.id, message);
    for (const listener of listeners) listener(message);
    return message;
  }

  function get(id: string): Message | undefined {
    return kept.slack.get(id) ?? kept.discord.get(id);
  }

  return {
    run,
    get,
    add(draft) {
      const side = kept[draft.side];
      for (const [id, oldest] of side) {
        if (side.size < limit) break;
        side.delete(id);
        forgotten[draft.side] = oldest.at;
      }
      count += 1;
      return put({ ...draft, id: `${run}-${count}`, order: count, at: clock() });
    },
    replace(id, drawing) {
      const message = get(id);
      return message === undefined ? null : put({ ...message, drawing, drawings: undefined, edited: true });
    },
    seenBy(visitor) {
      const all = SIDES.flatMap((side) => [...kept[side].values()]);
      return all.filter(({ onlyFor }) => onlyFor === undefined || onlyFor === visitor);
    },
    count: (side) => kept[side].size,
    byKey: (side, key) => [...kept[side].values()].find((message) => message.key === key),
    forgottenUntil: (side) => forgotten[side],
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
