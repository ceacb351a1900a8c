import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { History, Language, Message } from './history.ts';

/** Pages that may listen at once. */
const MAX_PAGES = 32;
/** Messages that may wait for one page before it is let go; it comes back and reads the whole again. */
const MAX_WAITING = 100;
/** Keeps proxies from closing a quiet connection, ms. */
const HEARTBEAT_MS = 25_000;

interface Listener {
  readonly user: string;
  readonly language: Language;
}

export interface Live {
  /** Server-sent events: `ready` once, then `message` for each new or changed one this visitor may see. */
  stream(c: Context, visitor: Listener): Response;
  /** Ends every stream. */
  stop(): void;
}

export function createLive(deps: {
  history: History;
  view: (message: Message, language: Language) => unknown;
}): Live {
  const { history, view } = deps;
  const ends = new Set<() => void>();
  return {
    stream(c, { user, language }) {
      if (ends.size >= MAX_PAGES) return c.json({ error: 'Too many pages are open.' }, 503);
      return streamSSE(c, async (stream) => {
        const { promise: ended, resolve: end } = Promise.withResolvers<void>();
        ends.add(end);
        let waiting = 0;
        const send = (event: string, data: string) => {
          waiting += 1;
          if (waiting > MAX_WAITING) return end();
          stream.writeSSE({ event, data }).then(() => {
            waiting -= 1;
          }, end);
        };
        const unwatch = history.watch((message) => {
          if ((message.onlyFor ?? user) === user) send('message', JSON.stringify(view(message, language)));
        });
        const heartbeat = setInterval(() => send('alive', ''), HEARTBEAT_MS);
        stream.onAbort(end);
        send('ready', '');
        await ended;
        clearInterval(heartbeat);
        unwatch();
        ends.delete(end);
      });
    },
    stop() {
      for (const end of ends) end();
    },
  };
}
