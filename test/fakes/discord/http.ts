import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError, rateLimited, refuse } from './errors.ts';
import type { ApiRequest } from './rest.ts';

/** What befalls a request instead of, or after, its proper treatment. */
export type Fault =
  | { readonly status: 429; readonly retryAfter: number }
  | { readonly status: number }
  /** The connection breaks before the request is treated, or when it has been. */
  | 'drop-before'
  | 'drop-after';

interface Refusal {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

interface PlannedFault {
  readonly method: string;
  readonly path: RegExp;
  readonly fault: Fault;
}

export function createHttp(handle: (request: ApiRequest) => unknown, changed: () => void) {
  const planned: PlannedFault[] = [];
  const refusals: Refusal[] = [];
  const requests: { readonly method: string; readonly path: string; readonly body: unknown }[] = [];

  function takeFault(method: string, path: string): Fault | undefined {
    const index = planned.findIndex((plan) => plan.method === method && plan.path.test(path));
    return index < 0 ? undefined : planned.splice(index, 1)[0]?.fault;
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://loopback');
    const path = decodeURIComponent(url.pathname.replace(/^\/api\/v10/, ''));
    const method = incoming.method ?? 'GET';
    const body = await readJson(incoming);
    requests.push({ method, path, body });
    const fault = takeFault(method, path);
    if (fault === 'drop-before') {
      incoming.socket.destroy();
      return;
    }
    try {
      if (typeof fault === 'object') throw faultError(fault);
      const { authorization } = incoming.headers;
      const answer = handle({ method, path, query: url.searchParams, authorization, body });
      if (fault === 'drop-after') incoming.socket.destroy();
      else write(response, answer === undefined ? 204 : 200, answer);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refusals.push({ method, path, status: error.status, body: error.body });
      write(response, error.status, error.body, error.headers);
    } finally {
      changed();
    }
  }

  const server: Server = createServer((incoming, response) => void serve(incoming, response));

  return {
    server,
    refusals,
    requests,
    /** The next request that fits meets this fault; several are met in order. */
    plan(method: string, path: RegExp, fault: Fault): void {
      planned.push({ method, path, fault });
    },
    listen: (port: number): Promise<number> =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          const address = server.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      }),
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function faultError(fault: { readonly status: number; readonly retryAfter?: number }): ApiError {
  if (fault.status === 429) return rateLimited(fault.retryAfter ?? 1);
  return refuse(fault.status, 0, `${fault.status}: planned`);
}

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? null : JSON.parse(text);
}

function write(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
