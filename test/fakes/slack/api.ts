import type { IncomingMessage, ServerResponse } from 'node:http';
import { METHODS } from './methods.ts';
import type { Responses } from './responses.ts';
import { BOT, type Workspace } from './state.ts';

/** How a call fails: an HTTP status (429 with Retry-After in seconds), an error code, or a broken connection. */
export type Trouble =
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly error: string }
  /** `after`: the call has done its work before the connection breaks. */
  | { readonly drop: 'before' | 'after' }
  /** Answers once this has settled. */
  | { readonly wait: Promise<void> };

export interface Api {
  readonly botToken: string;
  readonly appToken: string;
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  trouble(method: string, trouble: Trouble, times?: number): void;
  calls(method: string): number;
}

/** The HTTP side: https://docs.slack.dev/apis/web-api */
export function createApi(workspace: Workspace, responses: Responses, socketUrl: () => string): Api {
  const tokens = { botToken: 'xoxb-1-loopback', appToken: 'xapp-1-loopback' };
  const troubles = new Map<string, Trouble[]>();
  const counts = new Map<string, number>();

  return {
    ...tokens,
    calls: (method) => counts.get(method) ?? 0,
    trouble(method, trouble, times = 1) {
      troubles.set(method, [
        ...(troubles.get(method) ?? []),
        ...Array.from({ length: times }, () => trouble),
      ]);
    },
    async serve(request, response) {
      const body = await bodyOf(request);
      const path = request.url ?? '/';
      const method = path.startsWith('/response/') ? 'response_url' : path.replace(/^\/api\//, '');
      counts.set(method, (counts.get(method) ?? 0) + 1);
      const trouble = troubles.get(method)?.shift();
      if (trouble && 'drop' in trouble) {
        if (trouble.drop === 'after') answer(method, path, request, body);
        request.socket.destroy();
        return;
      }
      if (trouble && 'status' in trouble) {
        if (trouble.retryAfter !== undefined) response.setHeader('Retry-After', String(trouble.retryAfter));
        response.writeHead(trouble.status).end();
        return;
      }
      if (trouble && 'error' in trouble) {
        json(response, { ok: false, error: trouble.error });
        return;
      }
      await trouble?.wait;
      const { status, payload } = answer(method, path, request, body);
      response.setHeader('X-OAuth-Scopes', [...workspace.scopes].join(','));
      if (typeof payload === 'string') response.writeHead(status).end(payload);
      else json(response, payload);
    },
  };

  function answer(method: string, path: string, request: IncomingMessage, body: string) {
    if (request.method !== 'POST') return { status: 200, payload: { ok: false, error: 'invalid_post_type' } };
    const type = (request.headers['content-type'] ?? '').split(';')[0];
    if (method === 'response_url') {
      if (type !== 'application/json') return { status: 400, payload: 'invalid_payload' };
      const taken = responses.take(path, parseJson(body));
      return { status: taken.status, payload: taken.body };
    }
    return { status: 200, payload: call(method, request.headers.authorization, type, body) };
  }

  function call(method: string, authorization: string | undefined, type: string | undefined, body: string) {
    const refuse = (error: string, more = {}) => {
      workspace.faults.push(`${method}: ${error}`);
      return { ok: false, error, ...more };
    };
    const args = argsOf(type, body);
    if (args === null) return refuse('invalid_post_type');
    const token = authorization?.replace(/^Bearer /, '');
    if (!token) return refuse('not_authed');
    if (method === 'apps.connections.open') {
      if (token === tokens.botToken) return refuse('not_allowed_token_type');
      return token === tokens.appToken
        ? { ok: true, url: socketUrl() }
        : { ok: false, error: 'invalid_auth' };
    }
    if (token !== tokens.botToken) return { ok: false, error: 'invalid_auth' };
    const known = METHODS[method];
    if (known === undefined) return refuse('unknown_method');
    const needed = known.scope?.(args, workspace);
    if (needed !== undefined && !workspace.scopes.has(needed))
      return { ok: false, error: 'missing_scope', needed, provided: [...workspace.scopes].join(',') };
    const team = args['team_id'];
    if (team !== undefined && team !== BOT.team_id) return refuse('team_access_not_granted');
    return known.run(args, workspace);
  }
}

function argsOf(type: string | undefined, body: string): Record<string, unknown> | null {
  if (type === 'application/json') return parseJson(body) as Record<string, unknown> | null;
  if (type !== 'application/x-www-form-urlencoded') return null;
  const entries = [...new URLSearchParams(body)].map(([key, value]) => {
    // In a form, these arrive as JSON: https://docs.slack.dev/apis/web-api#post_bodies
    return [key, ['blocks', 'metadata', 'attachments'].includes(key) ? parseJson(value) : value];
  });
  return Object.fromEntries(entries);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function json(response: ServerResponse, payload: unknown): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(payload));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
