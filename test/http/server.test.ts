import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
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
