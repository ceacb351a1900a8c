import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';

const log = pino({ enabled: false });
const running: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

function serve(port = 0, host = '127.0.0.1'): HttpServer {
  const server = createHttpServer({ host, port, log });
  running.push(server);
  return server;
}

test('serves its route table on a free port', async () => {
  const server = serve();
  server.routes.get('/hello', (c) => c.text('مرحبا'));
  const { url } = await server.start();
  expect(await (await fetch(new URL('hello', url))).text()).toBe('مرحبا');
  expect((await fetch(new URL('nothing', url))).status).toBe(404);
});

test('a failing route answers 500 without the reason', async () => {
  const server = serve();
  server.routes.get('/fail', () => {
    throw new Error('secret detail');
  });
  const { url } = await server.start();
  const answer = await fetch(new URL('fail', url));
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('secret');
});

test('a port in use is told with the setting to change', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as AddressInfo;
  try {
    const failure = await serve(port)
      .start()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect((failure as UserError).message).toContain(String(port));
    expect((failure as UserError).remedy).toContain('PORT');
  } finally {
    other.close();
  }
});

test('an address that is not this machine’s names HOST', async () => {
  const failure = await serve(0, '203.0.113.7')
    .start()
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UserError);
  expect((failure as UserError).message).toContain('HOST');
});

test('stop lets an answer under way finish and then refuses', async () => {
  const server = serve();
  const reached = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  server.routes.get('/slow', async (c) => {
    reached.resolve();
    await release.promise;
    return c.text('done');
  });
  const { url } = await server.start();
  const answer = fetch(new URL('slow', url), { headers: { connection: 'close' } });
  await reached.promise;
  const stopped = server.stop();
  release.resolve();
  expect(await (await answer).text()).toBe('done');
  await stopped;
  await expect(fetch(url)).rejects.toThrow();
});

test('stop waits nearly 4 s for an answer on a kept connection, and refuses what comes over it meanwhile', async () => {
  const server = serve();
  const reached = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  let calls = 0;
  server.routes.get('/slow', async (c) => {
    calls += 1;
    reached.resolve();
    await release.promise;
    return c.text('done');
  });
  const { url } = await server.start();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const heard = text(socket);
  const request = 'GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n';
  socket.write(request);
  await reached.promise;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const stopped = server.stop();
  vi.advanceTimersByTime(3_900);
  socket.write(request);
  release.resolve();
  vi.useRealTimers();
  expect(await heard).toMatch(/200 OK[\s\S]*done/);
  expect(calls).toBe(1);
  await stopped;
});
