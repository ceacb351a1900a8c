import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { LIMITS } from './limits.ts';
import { BOT, type Workspace } from './state.ts';

export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Readonly<Record<string, unknown>>;
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
}

export interface Sockets {
  /** The path of a WebSocket, good for one connection. */
  ticket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends to one connection, as Slack does, and settles with the ms the acknowledgement took; throws where none is open. */
  send(envelope: Envelope): Promise<number>;
  /** Settles once the nth connection (from 1) was greeted. */
  connected(nth?: number): Promise<void>;
  /** Settles once no connection is left, down to TCP. */
  closed(): Promise<void>;
  /** Asks the client to come back: https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** From the next connection on, answers a close frame and leaves the TCP connection to the client, as Slack does. */
  linger(): void;
  /** Breaks all connections without a word. */
  drop(): void;
}

/** Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export function createSockets(workspace: Workspace): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const unacknowledged = new Map<string, () => void>();
  const waiting = new Set<() => void>();
  let greeted = 0;
  let turn = 0;
  let lingers = false;

  const tell = () => {
    for (const look of [...waiting]) look();
  };
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!holds()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });

  server.on('connection', (socket, request) => {
    if (lingers) {
      request.socket.end = () => request.socket;
      request.socket.on('end', () => request.socket.destroy());
    }
    socket.on('close', tell);
    socket.on('message', (data) => acknowledge(String(data)));
    socket.send(
      JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: BOT.app_id } }),
    );
    greeted += 1;
    tell();
  });

  const openSockets = (): WebSocket[] => [...server.clients].filter((each) => each.readyState === each.OPEN);

  function acknowledge(data: string): void {
    const { envelope_id } = JSON.parse(data) as { envelope_id?: string };
    const settle = unacknowledged.get(envelope_id ?? '');
    if (settle) settle();
    else workspace.faults.push(`acknowledged what was not asked, or twice: ${data.slice(0, 100)}`);
    unacknowledged.delete(envelope_id ?? '');
  }

  return {
    ticket() {
      const path = `/link/?ticket=${randomUUID()}&app_id=${BOT.app_id}`;
      tickets.add(path);
      return path;
    },
    upgrade(request, socket, head) {
      if (!tickets.delete(request.url ?? '')) {
        socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (each) => server.emit('connection', each, request));
    },
    send(envelope) {
      // Each connection in turn, so that what is sent again goes to another where there is one.
      const open = openSockets();
      const socket = open[turn % open.length];
      turn += 1;
      if (socket === undefined) throw new Error('no Socket Mode connection is open');
      const envelope_id = randomUUID();
      const began = performance.now();
      return new Promise((resolve) => {
        const late = setTimeout(
          () => workspace.faults.push(`${envelope.type} was not acknowledged within 3 s`),
          LIMITS.acknowledgement.max,
        );
        late.unref();
        unacknowledged.set(envelope_id, () => {
          clearTimeout(late);
          resolve(performance.now() - began);
        });
        socket.send(
          JSON.stringify({
            envelope_id,
            accepts_response_payload: envelope.type !== 'events_api',
            ...envelope,
          }),
        );
      });
    },
    connected: (nth = 1) => until(() => greeted >= nth),
    closed: () => until(() => server.clients.size === 0),
    disconnect(reason) {
      for (const socket of openSockets())
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} }));
    },
    linger() {
      lingers = true;
    },
    drop() {
      for (const socket of server.clients) socket.terminate();
    },
  };
}
