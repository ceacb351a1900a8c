import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Site {
  readonly url: string;
  /** `host:port`, for `allowPrivate`. */
  readonly host: string;
  readonly requests: IncomingMessage[];
  close(): Promise<void>;
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A site on loopback; a path that is not there gives 404. */
export async function startSite(pages: Record<string, Answer>): Promise<Site> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const page = pages[path];
    if (page) page(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}`,
    host,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function send(body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Answer {
  return (_, response) => response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
}

export function redirectTo(location: string, status = 302): Answer {
  return (_, response) => response.writeHead(status, { location }).end();
}
