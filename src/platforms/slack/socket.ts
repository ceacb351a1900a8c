import type { SocketModeReceiver } from '@slack/bolt';

const OPEN_TIMEOUT_MS = 20_000;
/** Slack leaves the socket open after the close handshake; the client would wait for it for seconds. */
const CLOSE_TIMEOUT_MS = 1_000;

export interface Socket {
  /** Connects; rejects where that fails. `ended` settles when the connection is gone. */
  open(): Promise<{ readonly ended: Promise<void> }>;
  close(): Promise<void>;
}

/** One Socket Mode connection at a time; the client's own reconnecting must be off (see `createConnection`). */
export function createSocket(receiver: SocketModeReceiver): Socket {
  const { client } = receiver;
  let force: NodeJS.Timeout | undefined;
  // A second `disconnect` gives up waiting for the peer.
  const forceSoon = () => {
    clearTimeout(force);
    force = setTimeout(() => void client.disconnect(), CLOSE_TIMEOUT_MS);
  };
  client.on('disconnected', () => clearTimeout(force));
  client.on('ws_message', (data: unknown) => {
    if (typeof data === 'string' && /"type"\s*:\s*"disconnect"/.test(data)) forceSoon();
  });

  return {
    async open() {
      const ended = Promise.withResolvers<void>();
      client.once('disconnected', ended.resolve);
      const tooLong = setTimeout(() => void close(), OPEN_TIMEOUT_MS);
      try {
        await receiver.start();
        return { ended: ended.promise };
      } catch (error) {
        client.off('disconnected', ended.resolve);
        throw error ?? new Error('the connection was closed before it was ready');
      } finally {
        clearTimeout(tooLong);
      }
    },
    close,
  };

  async function close(): Promise<void> {
    const closed = client.disconnect();
    forceSoon();
    await closed;
    clearTimeout(force);
  }
}
