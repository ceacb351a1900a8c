import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPreview } from './house.ts';

let house: Awaited<ReturnType<typeof openPreview>>;
beforeAll(async () => {
  house = await openPreview({ hosts: ['news.example.org'] });
});
afterAll(() => house.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A request as it is, its path and its Host not tidied as `fetch` would. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  const { port } = new URL(house.url);
  return new Promise<Answer>((done, failed) => {
    const { method = 'GET', headers = {}, body } = options;
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
    });
    asked.on('error', failed);
    asked.end(body);
  });
}

const visitor = { user: 'tester', language: 'en' };
const json = { 'content-type': 'application/json' };
const say = (body: unknown, headers: Record<string, string> = json) =>
  ask('/preview/say', { method: 'POST', headers, body: JSON.stringify(body) });
const line = { ...visitor, line: '/briefing', sides: ['slack'] };

test('the page comes with a policy that lets nothing of its own run or come from elsewhere', async () => {
  const page = await ask('/');
  expect(page.status).toBe(200);
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/);
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).toContain("frame-ancestors 'none'");
  expect(page.headers['x-content-type-options']).toBe('nosniff');
  expect(page.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
});

test.each([
  'evil.example',
  '127.0.0.1.evil.example',
  'localhost.evil.example:80',
  '[::ffff:7f00:1]',
  '10.0.0.1',
])('a request under the name %j is refused', async (host) => {
  for (const path of ['/', '/preview/state?user=a&language=en', '/preview/page.js']) {
    expect((await ask(path, { headers: { host } })).status).toBe(403);
  }
});

test.each(['localhost', 'LOCALHOST:3978', '[::1]:3978', 'news.example.org'])(
  'the name %j is known',
  async (host) => {
    expect((await ask('/', { headers: { host } })).status).toBe(200);
  },
);

test('another page’s requests are refused, this page’s are not', async () => {
  const { host, origin } = new URL(house.url);
  for (const foreign of ['https://evil.example', 'null', 'http://localhost:1', 'http://127.0.0.1']) {
    expect((await say(line, { ...json, host, origin: foreign })).status).toBe(403);
    const events = await ask('/preview/events?user=a&language=en', { headers: { host, origin: foreign } });
    expect(events.status).toBe(403);
  }
  expect((await say(line, { ...json, host, origin })).status).toBe(200);
});

test('only JSON within the limits is taken', async () => {
  expect((await say(line, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await say(line, { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
  expect((await say({ ...line, line: 'x'.repeat(60_000) })).status).toBe(413);
  expect((await say({ ...line, line: 'x'.repeat(8_001) })).status).toBe(400);
  expect((await say({ ...line, line: '  ' })).status).toBe(400);
  expect((await say({ ...line, sides: ['teams'] })).status).toBe(400);
  expect((await say({ ...line, user: '../../x' })).status).toBe(400);
  const broken = await ask('/preview/say', { method: 'POST', headers: json, body: '{"line":' });
  expect(broken.status).toBe(400);
});

test('no way leads out of the files that are served', async () => {
  const { body } = await ask('/');
  const vendor = /"lit":"([^"]+)index\.js"/.exec(body)?.[1] ?? '';
  expect((await ask(`${vendor}index.js`)).status).toBe(200);
  const paths = [
    '/preview/../preview.ts',
    '/preview/..%2fpreview.ts',
    '/preview/%2e%2e/preview.ts',
    '/preview/....//preview.ts',
    '/preview/..\\preview.js',
    '/preview/page.html%00.js',
    `${vendor}../kysely/dist/index.js`,
    `${vendor}%2e%2e/kysely/dist/index.js`,
    `${vendor}package.json`,
    '/preview/vendor/kysely@0.28.18/dist/index.js',
    '/preview//etc/passwd.js',
    '/preview/',
    '/nothing',
  ];
  for (const path of paths) {
    const { status, body } = await ask(path);
    expect([path, [400, 404].includes(status)]).toEqual([path, true]);
    expect(body.length).toBeLessThan(100);
  }
});

test('packages are cached for good, the page’s own files are asked for again', async () => {
  const { body } = await ask('/');
  const lit = /"lit":"([^"]+)"/.exec(body)?.[1] ?? '';
  expect((await ask(lit)).headers['cache-control']).toContain('immutable');
  const own = await ask('/preview/page.js');
  expect(own.headers['cache-control']).toBe('no-cache');
  const again = await ask('/preview/page.js', { headers: { 'if-none-match': String(own.headers['etag']) } });
  expect(again.status).toBe(304);
});

test('a button that no message has cannot be pressed', async () => {
  const pressed = await ask('/preview/press', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ ...visitor, message: 'm1', token: 'desk:approve-everything' }),
  });
  expect(pressed.status).toBe(404);
});
