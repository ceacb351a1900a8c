import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { isPublicAddress } from '../../src/intake/address.ts';
import { createGuardedFetch, type GuardDeps } from '../../src/intake/guard.ts';
import { IntakeError } from '../../src/intake/refusal.ts';
import { redirectTo, type Site, send, startSite } from './server.ts';

let site: Site;
let guards: { close(): Promise<void> }[] = [];
const HTML = { types: ['text/html'] };

beforeAll(async () => {
  const many = 'x'.repeat(300_000);
  site = await startSite({
    '/ok': send('hello'),
    '/there': redirectTo('/ok'),
    '/loop': redirectTo('/loop'),
    '/port': (_, response) =>
      response.writeHead(302, { location: `http://localhost:${site.host.split(':')[1]}/ok` }).end(),
    '/metadata': redirectTo('http://169.254.169.254/latest/meta-data'),
    '/file': redirectTo('file:///etc/passwd'),
    '/login': redirectTo('http://user:secret@example.org/'),
    '/large': send(many),
    '/large-declared': send(many, { 'content-length': '300000' }),
    '/bomb': send(gzipSync('0'.repeat(300_000)), { 'content-encoding': 'gzip' }),
    '/packed': send(gzipSync('hello'), { 'content-encoding': 'gzip' }),
    '/picture': send('x', { 'content-type': 'image/png' }),
    '/cookie': send('x', { 'set-cookie': 'a=b' }),
    '/same': send('', { etag: '"1"' }, 304),
    '/slow': () => undefined,
    '/trickle': (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('x'),
  });
});
afterAll(() => site.close());
afterEach(async () => {
  for (const guard of guards) await guard.close();
  guards = [];
});

function guard(deps: GuardDeps = { allowPrivate: [site.host] }) {
  const made = createGuardedFetch(deps);
  guards.push(made);
  return made;
}

async function refusalOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof IntakeError)) throw new Error(`not refused as it should be: ${error}`);
  expect(error).toBeInstanceOf(UserError);
  expect(error.remedy).toBeTruthy();
  expect(error.arabic?.message).toMatch(/\p{Script=Arabic}/u);
  return error.refusal;
}

describe('addresses that are not of the public internet', () => {
  const port = () => site.host.split(':')[1];

  test.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '0.0.0.0',
    '[::]',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '[fd00::1]',
    '[fe80::1]',
    '[fec0::1]',
    '224.0.0.1',
    '255.255.255.255',
  ])('%s is refused and never asked', async (host) => {
    const before = site.requests.length;
    expect(await refusalOf(guard({})(`http://${host}:${port()}/ok`, HTML))).toBe('privateNetwork');
    expect(site.requests.length).toBe(before);
  });

  test('a name that resolves to loopback is refused, whatever it is called', async () => {
    const before = site.requests.length;
    const resolve = async () => ['127.0.0.1'];
    expect(await refusalOf(guard({ resolve })(`http://news.example:${port()}/ok`, HTML))).toBe(
      'privateNetwork',
    );
    expect(await refusalOf(guard({})(`http://localhost:${port()}/ok`, HTML))).toBe('privateNetwork');
    expect(site.requests.length).toBe(before);
  });

  test('a name none of whose addresses is public is refused', async () => {
    const resolve = async () => ['127.0.0.1', '192.0.2.1', '::1'];
    expect(await refusalOf(guard({ resolve })(`http://news.example:${port()}/ok`, HTML))).toBe(
      'privateNetwork',
    );
  });

  test('a name is resolved once: a second, other answer is never used', async () => {
    const asked: string[] = [];
    const resolve = async (name: string) => {
      asked.push(name);
      return ['127.0.0.1'];
    };
    const fetch = guard({ resolve, allowPrivate: [`news.example:${port()}`] });
    expect((await fetch(`http://news.example:${port()}/ok`, HTML)).status).toBe(200);
    expect(asked).toEqual(['news.example']);
  });

  test.each(['/port', '/metadata'])('a redirect there is refused (%s)', async (path) => {
    expect(await refusalOf(guard()(site.url + path, HTML))).toBe('privateNetwork');
  });

  test('an exception holds for its own host and port only', async () => {
    const other = await startSite({ '/ok': send('other') });
    expect(await refusalOf(guard()(`${other.url}/ok`, HTML))).toBe('privateNetwork');
    expect(other.requests).toEqual([]);
    await other.close();
  });

  test.each(['1.1.1.1', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each(['', 'localhost', '1.1.1', 'fe80::1%eth0', '300.1.1.1'])('%s is no public address', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('fetching', () => {
  test('gives what is there, after redirects, unpacked, as Isnad and without cookies', async () => {
    const fetch = guard();
    const answer = await fetch(`${site.url}/there`, HTML);
    expect(Buffer.from(answer.bytes).toString()).toBe('hello');
    expect(answer.url).toBe(`${site.url}/ok`);
    expect(Buffer.from((await fetch(`${site.url}/packed`, HTML)).bytes).toString()).toBe('hello');
    await fetch(`${site.url}/cookie`, HTML);
    await fetch(`${site.url}/ok`, HTML);
    const { headers } = site.requests.at(-1)!;
    expect(headers['user-agent']).toContain('Isnad');
    expect(headers.cookie).toBeUndefined();
  });

  test('asks conditionally and hands on any status', async () => {
    const answer = await guard()(`${site.url}/same`, { ...HTML, etag: '"1"', lastModified: 'then' });
    expect(answer.status).toBe(304);
    expect(answer.header('ETag')).toBe('"1"');
    expect(site.requests.at(-1)!.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'then',
    });
    expect((await guard()(`${site.url}/absent`, HTML)).status).toBe(404);
  });

  test.each([
    ['ftp://example.org/', 'notAnAddress'],
    ['file:///etc/passwd', 'notAnAddress'],
    ['javascript:alert(1)', 'notAnAddress'],
    ['no address', 'notAnAddress'],
    ['', 'notAnAddress'],
    ['http://', 'notAnAddress'],
    ['https://user:secret@example.org/', 'credentials'],
  ])('%s is refused', async (address, refusal) => {
    expect(await refusalOf(guard()(address, HTML))).toBe(refusal);
  });

  test.each([
    ['/loop', 'tooManyRedirects'],
    ['/file', 'notAnAddress'],
    ['/login', 'credentials'],
    ['/picture', 'wrongType'],
    ['/large', 'tooLarge'],
    ['/large-declared', 'tooLarge'],
    ['/bomb', 'tooLarge'],
  ])('%s is refused', async (path, refusal) => {
    const fetch = guard({ allowPrivate: [site.host], limits: { bytes: 100_000 } });
    expect(await refusalOf(fetch(site.url + path, HTML))).toBe(refusal);
  });

  test('at most five redirects are followed', async () => {
    const before = site.requests.length;
    await refusalOf(guard()(`${site.url}/loop`, HTML));
    expect(site.requests.length - before).toBe(6);
  });

  test.each(['/slow', '/trickle'])('%s is given up in time', async (path) => {
    const fetch = guard({ allowPrivate: [site.host], limits: { timeout: 200 } });
    const error = await fetch(site.url + path, HTML).catch((error: unknown) => error);
    expect(error).toMatchObject({ refusal: 'tooSlow', isPassing: true });
    const { socket } = site.requests.at(-1)!;
    if (!socket.destroyed) await once(socket, 'close');
  });

  test('a name that is nowhere and a closed port are said to be unreachable, without secrets of the network', async () => {
    const resolve = async () => Promise.reject(new Error('ENOTFOUND 10.0.0.53'));
    expect(await refusalOf(guard({ resolve })('http://nowhere.example/', HTML))).toBe('unreachable');
    const gone = await startSite({});
    await gone.close();
    const error = await guard({ allowPrivate: [gone.host] })(gone.url, HTML).catch((error: unknown) => error);
    expect(error).toMatchObject({ message: '127.0.0.1 could not be reached.' });
  });
});
