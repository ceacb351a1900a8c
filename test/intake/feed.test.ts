import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FeedItem, readFeed } from '../../src/intake/feed.ts';
import { createGuardedFetch } from '../../src/intake/guard.ts';
import { type FeedMemory, pollFeed } from '../../src/intake/poll.ts';
import type { Database } from '../../src/store/database.ts';
import { createFeedMemory } from '../../src/store/feeds.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { type Answer, type Site, send, startSite } from './server.ts';

const from = { url: 'https://river.example/feeds/all.xml' };
const read = (text: string | Uint8Array) =>
  readFeed(typeof text === 'string' ? Buffer.from(text) : text, from);

function rss(items: readonly { id: number; date?: string }[]): string {
  const entries = items.map(
    ({ id, date }) =>
      `<item><title>خبر ${id} &amp; غيره</title><link>https://river.example/${id}?utm_source=rss</link><guid isPermaLink="false">n${id}</guid>${date ? `<pubDate>${date}</pubDate>` : ''}</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>صحيفة النهر</title>${entries.join('')}</channel></rss>`;
}

describe('feeds', () => {
  const item = {
    key: 'n1',
    url: 'https://river.example/1',
    title: 'خبر',
    author: 'نور',
    publishedAt: '2020-03-01T08:00:00Z',
  };

  test.each([
    [
      'RSS with bare ampersands',
      `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>النهر & الوادي</title><item><title><![CDATA[<b>خبر</b>]]></title><link>https://river.example/1?utm_medium=rss</link><guid>n1</guid><dc:creator>نور</dc:creator><pubDate>Sun, 01 Mar 2020 08:00:00 GMT</pubDate></item></channel></rss>`,
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>النهر &amp; الوادي</title><entry><id>n1</id><title>خبر</title><link rel="self" href="/self"/><link href="/1"/><author><name>نور</name></author><published>2020-03-01T08:00:00Z</published></entry></feed>`,
    ],
    [
      'RDF',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>النهر &amp; الوادي</title></channel><item rdf:about="n1"><title>خبر</title><link>https://river.example/1</link><dc:creator>نور</dc:creator><dc:date>2020-03-01T08:00:00Z</dc:date></item></rdf:RDF>`,
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'النهر & الوادي',
        items: [
          {
            id: 'n1',
            url: 'https://river.example/1',
            title: 'خبر',
            authors: [{ name: 'نور' }],
            date_published: '2020-03-01T08:00:00Z',
          },
        ],
      }),
    ],
  ])('%s is read', (_, text) => {
    expect(read(text)).toEqual({ title: 'النهر & الوادي', items: [item] });
  });

  test('items that lead nowhere, to another kind of address or twice to the same are left out', () => {
    const links = ['', 'javascript:alert(1)', 'https://u:p@river.example/', '/2', '/2'];
    const items = links.map((link) => `<item><title>x</title><link>${link}</link></item>`).join('');
    const { items: found } = read(`<rss version="2.0"><channel><title>x</title>${items}</channel></rss>`);
    expect(found.map(({ url }) => url)).toEqual(['https://river.example/2']);
  });

  test('an old encoding is told by the XML itself', () => {
    const bytes = Buffer.from(
      '<?xml version="1.0" encoding="windows-1256"?><rss version="2.0"><channel><title>\xc7\xe1\xd3\xcf</title><item><link>https://x.example/1</link></item></channel></rss>',
      'latin1',
    );
    expect(read(bytes).title).toBe('السد');
  });

  test.each(['', 'words', '<html><body>x</body></html>', '{"a":1}', '<rss', '\0\u0001'])(
    '%j is no feed',
    (text) => {
      expect(() => read(text)).toThrow(expect.objectContaining({ refusal: 'notAFeed' }));
    },
  );
});

describe('polling', () => {
  const MINUTE = 60_000;
  const every = 15 * MINUTE;
  let now: number;
  let answer: Answer;
  let site: Site;
  let database: Database;
  let memory: FeedMemory;
  let taken: string[];
  let failing: Set<string>;
  let fetch: ReturnType<typeof createGuardedFetch>;

  beforeEach(async () => {
    now = Date.parse('2020-03-02T00:00:00Z');
    taken = [];
    failing = new Set();
    answer = send(rss([{ id: 2 }, { id: 1 }]), { 'content-type': 'application/rss+xml', etag: '"a"' });
    site = await startSite({ '/feed': (request, response) => answer(request, response) });
    fetch = createGuardedFetch({ allowPrivate: [site.host] });
    database = await openSqlite(':memory:');
    memory = createFeedMemory(database);
  });
  afterEach(async () => {
    await fetch.close();
    await site.close();
    await database.destroy();
  });

  const url = () => `${site.url}/feed`;
  const take = async (item: FeedItem) => {
    taken.push(item.key);
    return !failing.has(item.key);
  };
  const poll = (signal?: AbortSignal) =>
    pollFeed({ url: url(), every }, { fetch, memory, clock: () => now, take }, signal);
  const wait = (ms: number) => {
    now += ms;
  };

  test('takes what is new, oldest first, once, and not before it is due', async () => {
    expect(await poll()).toEqual({ outcome: 'read', taken: 2 });
    expect(taken).toEqual(['n1', 'n2']);
    wait(every - 1);
    expect(await poll()).toMatchObject({ outcome: 'not due' });
    expect(site.requests.length).toBe(1);
    wait(1);
    answer = send(rss([{ id: 3 }, { id: 2 }, { id: 1 }]), { 'content-type': 'text/xml' });
    expect(await poll()).toEqual({ outcome: 'read', taken: 1 });
    expect(taken).toEqual(['n1', 'n2', 'n3']);
  });

  test('asks conditionally', async () => {
    await poll();
    wait(every);
    answer = send('', {}, 304);
    expect(await poll()).toEqual({ outcome: 'unchanged', taken: 0 });
    expect(site.requests[1]!.headers['if-none-match']).toBe('"a"');
    expect(await memory.state(url())).toMatchObject({ etag: '"a"', failures: 0, succeededAt: now });
  });

  test('of a feed new to us only the newest ten are taken, and nothing a week old', async () => {
    const days = Array.from({ length: 14 }, (_, i) => ({
      id: i,
      date: new Date(now - i * 3_600_000).toUTCString(),
    }));
    const old = { id: 99, date: new Date(now - 8 * 24 * 3_600_000).toUTCString() };
    answer = send(rss([old, ...days]), { 'content-type': 'text/xml' });
    await poll();
    expect(taken).toEqual(['n9', 'n8', 'n7', 'n6', 'n5', 'n4', 'n3', 'n2', 'n1', 'n0']);
    wait(every);
    await poll();
    expect(taken.length).toBe(10);
  });

  test('an item that failed for the moment is tried again, and the feed asked for whole', async () => {
    failing = new Set(['n1']);
    await poll();
    wait(every);
    failing = new Set();
    await poll();
    expect(site.requests[1]!.headers['if-none-match']).toBeUndefined();
    expect(taken).toEqual(['n1', 'n2', 'n1']);
  });

  test('a stop leaves the rest for the next time', async () => {
    const stop = new AbortController();
    const takeOne = async (item: FeedItem) => {
      stop.abort();
      return take(item);
    };
    await pollFeed({ url: url(), every }, { fetch, memory, clock: () => now, take: takeOne }, stop.signal);
    wait(every);
    await poll();
    expect(taken).toEqual(['n1', 'n2']);
  });

  test('a failing feed is asked ever less often, at least daily, until it is well', async () => {
    answer = send('', {}, 500);
    const waits: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      expect(await poll()).toMatchObject({ outcome: 'failed' });
      const { nextAt } = (await memory.state(url()))!;
      waits.push((nextAt - now) / MINUTE);
      now = nextAt;
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
    expect(await memory.state(url())).toMatchObject({
      failures: 9,
      lastError: 'The site failed (127.0.0.1: 500).',
    });
    answer = send(rss([{ id: 1 }]), { 'content-type': 'text/xml' });
    await poll();
    expect(await memory.state(url())).toMatchObject({ failures: 0, lastError: null, nextAt: now + every });
  });

  test.each([
    ['7200', 120],
    ['Mon, 02 Mar 2020 03:00:00 GMT', 180],
    ['soon', 30],
    ['99999999', 7 * 24 * 60],
  ])('Retry-After %s is obeyed', async (value, minutes) => {
    answer = send('', { 'retry-after': value }, 429);
    await poll();
    expect(((await memory.state(url()))!.nextAt - now) / MINUTE).toBe(minutes);
  });

  test('what is no feed is a failure that says so', async () => {
    answer = send('<html></html>');
    expect(await poll()).toMatchObject({ outcome: 'failed', error: '127.0.0.1 is not a feed.' });
  });
});
