import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { messageOf, UserError } from '../errors.ts';
import type { Log } from '../log.ts';

/** How long `stop` waits for answers under way before it cuts their connections, ms. */
const GRACE_MS = 4_000;
/** How often `stop` closes connections whose answers are out, ms. */
const SWEEP_MS = 25;

export interface HttpServer {
  /** The one route table; rooms and platforms add theirs before `start`. */
  readonly routes: Hono;
  /** Listens. Throws UserError, naming the setting, where the port or the address cannot be had. */
  start(): Promise<{ readonly url: string }>;
  /** Takes no more requests, lets those under way finish (4 s at most), then closes. */
  stop(): Promise<void>;
}

/** `port` 0 takes any free one; `start` tells which. */
export function createHttpServer(settings: { host: string; port: number; log: Log }): HttpServer {
  const { host, port, log } = settings;
  const routes = new Hono();
  let isStopping = false;
  // A connection kept for an answer under way can still bring requests.
  routes.use(async (c, next) => {
    if (!isStopping) return next();
    return c.json({ error: 'Isnad is stopping; ask again in a moment.' }, 503, { Connection: 'close' });
  });
  routes.notFound((c) => c.json({ error: 'There is no such page.' }, 404));
  routes.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, 'a request failed');
    return c.json({ error: 'Something went wrong here; the log tells what.' }, 500);
  });
  const server = createServer(getRequestListener(routes.fetch, { overrideGlobalObjects: false }));
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;

  return {
    routes,
    async start() {
      await new Promise<void>((listening, failed) => {
        server.once('error', (error) => failed(explain(error, host, port)));
        server.listen(port, host, listening);
      });
      server.on('error', (error) => log.error({ err: error }, 'the HTTP server reports an error'));
      return { url: urlOf(host, (server.address() as AddressInfo).port) };
    },
    async stop() {
      if (!server.listening) return;
      isStopping = true;
      const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
      const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await new Promise<void>((closed) => server.close(() => closed()));
      clearTimeout(cut);
      clearInterval(sweep);
    },
  };
}

/** An address people can open: the wildcard addresses are reached by loopback's name. */
function urlOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}/`;
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): UserError {
  const options = { cause: error };
  switch (error.code) {
    case 'EADDRINUSE':
      return new UserError(
        `Port ${port} on ${host} is in use by another program.`,
        'Set PORT to a free port, e.g. PORT=3979, or stop the other program.',
        options,
      );
    case 'EACCES':
      return new UserError(
        `Port ${port} needs rights this user lacks.`,
        'Set PORT to 1024 or more.',
        options,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new UserError(
        `HOST is ${host}, which is no address of this machine.`,
        'Set HOST to 127.0.0.1, or to 0.0.0.0 to be reached from outside.',
        options,
      );
    default:
      return new UserError(
        `The HTTP server could not start on ${host}:${port}: ${messageOf(error)}`,
        'Check the settings HOST and PORT.',
        options,
      );
  }
}
