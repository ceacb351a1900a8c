import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A light platform in a process of its own: takes posts as Slack's and Discord's APIs do, and counts them by channel and
 * key. `delivery-server.ts [limits]`; with `limits` it refuses as they do. Prints its port; ends with its parent.
 */
const withLimits = process.argv[2] === 'limits';
const SECOND = 1000;
const DISCORD_PER_SECOND = 50;

let posts = 0;
let refused = 0;
let doubles = 0;
const keys = new Set<string>();
const nextInChannel = new Map<string, number>();
let recent: number[] = [];

function refusal(platform: 'slack' | 'discord', channel: string): number | null {
  if (!withLimits) return null;
  const now = performance.now();
  if (platform === 'discord') {
    recent = recent.filter((at) => at > now - SECOND);
    if (recent.length >= DISCORD_PER_SECOND) return (recent[0] ?? now) + SECOND - now;
    recent.push(now);
  }
  const next = nextInChannel.get(channel) ?? 0;
  // A little less than a second: what was sent a second apart may arrive closer.
  if (now < next) return next - now;
  nextInChannel.set(channel, now + 0.9 * SECOND);
  return null;
}

function take(platform: 'slack' | 'discord', channel: string, key: string, response: ServerResponse): void {
  const wait = refusal(platform, channel);
  if (wait !== null) {
    refused += 1;
    const seconds = wait / SECOND;
    response.writeHead(429, {
      'content-type': 'application/json',
      'retry-after': String(Math.max(1, Math.ceil(seconds))),
      ...(platform === 'discord' && { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' }),
    });
    response.end(
      JSON.stringify({
        ...{ ok: false, error: 'ratelimited', message: 'slow down', retry_after: seconds, global: true },
      }),
    );
    return;
  }
  posts += 1;
  if (keys.has(key)) doubles += 1;
  keys.add(key);
  response.setHeader('content-type', 'application/json');
  response.end(
    platform === 'slack'
      ? `{"ok":true,"channel":"${channel}","ts":"${posts}.000001"}`
      : `{"id":"${posts}","channel_id":"${channel}"}`,
  );
}

function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  const { url = '' } = request;
  if (url === '/counts') {
    response.end(JSON.stringify({ posts, keys: keys.size, doubles, refused }));
    [posts, refused, doubles, recent] = [0, 0, 0, []];
    keys.clear();
    nextInChannel.clear();
    return;
  }
  if (url.endsWith('chat.postMessage')) {
    const fields = new URLSearchParams(body);
    const metadata = JSON.parse(fields.get('metadata') ?? '{}');
    take('slack', fields.get('channel') ?? '', metadata.event_payload?.key ?? '', response);
    return;
  }
  const channel = /\/channels\/(\d+)\/messages$/.exec(url)?.[1];
  if (request.method === 'POST' && channel !== undefined) {
    take('discord', channel, /"nonce":"(\w+)"/.exec(body)?.[1] ?? '', response);
    return;
  }
  response.writeHead(404).end('{}');
}

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => answer(request, response, Buffer.concat(pieces).toString()));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
process.on('disconnect', () => process.exit());
