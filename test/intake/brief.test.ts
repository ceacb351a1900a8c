import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import type { Article } from '../../src/briefing/article.ts';
import type { Place } from '../../src/briefing/audience.ts';
import type { Briefing } from '../../src/briefing/schema.ts';
import { createIntake, type Intake, type IntakeDeps } from '../../src/intake/brief.ts';
import { pollFeeds } from '../../src/intake/feeds.ts';
import { createGuardedFetch } from '../../src/intake/guard.ts';
import { readPage } from '../../src/intake/page.ts';
import { createArticleIndex } from '../../src/store/articles.ts';
import { type BriefingStore, createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { createFeedMemory } from '../../src/store/feeds.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { PARAGRAPHS, pageHtml } from './pages.ts';
import { type Answer, redirectTo, type Site, send, startSite } from './server.ts';

const HERE: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const THERE: Place = { platform: 'discord', workspace: 'G1', channel: 'C2' };
const TEXT = PARAGRAPHS.join('\n');
const log = pino({ level: 'silent' });
const clock = () => Date.parse('2020-03-02T00:00:00Z');

let site: Site;
let database: Database;
let store: BriefingStore;
let fetch: ReturnType<typeof createGuardedFetch>;
let analysed: number;
let pages: Record<string, Answer>;

beforeAll(async () => {
  pages = {};
  site = await startSite(new Proxy({}, { get: (_, path: string) => pages[path] }));
  fetch = createGuardedFetch({ allowPrivate: [site.host] });
});
afterAll(async () => {
  await fetch.close();
  await site.close();
});
beforeEach(async () => {
  analysed = 0;
  pages = {
    '/dam': send(pageHtml()),
    '/short': redirectTo('/dam?utm_campaign=x'),
    '/front': send('<html><body><p>أهلا</p></body></html>'),
    '/gone': send('', {}, 410),
    '/shut': send('', {}, 403),
    '/down': send('', {}, 503),
  };
  database = await openSqlite(':memory:');
  store = createBriefingStore(database, clock);
});
afterEach(() => database.destroy());

function intake(changes: Partial<IntakeDeps> = {}): Intake {
  return createIntake({
    fetch,
    readPage: async (page) => readPage(page),
    analyse: async (article) => {
      analysed += 1;
      return analyse(article, { today: '2020-03-02' });
    },
    index: createArticleIndex(database, store),
    save: store.put,
    hasDesk: false,
    clock,
    log,
    ...changes,
  });
}

describe('a link', () => {
  test('becomes a public, verified briefing in the store', async () => {
    const { found, unreviewed, isNew } = await intake().briefLink(`${site.url}/dam`, HERE);
    expect({ unreviewed, isNew }).toEqual({ unreviewed: false, isNew: true });
    const { briefing } = found;
    expect(briefing).toMatchObject({
      status: 'approved',
      audience: 'public',
      lang: 'ar',
      title: 'خلاف حول السد',
      publishedAt: '2020-03-01T08:00:00+03:00',
      story: briefing.id,
      sources: [
        {
          name: 'صحيفة النهر',
          url: `${site.url}/dam`,
          author: 'نور حداد',
          retrievedAt: '2020-03-02T00:00:00.000Z',
        },
      ],
    });
    expect(found.verified.size).toBeGreaterThan(0);
    const stored = await store.get(briefing.id);
    expect(stored).toMatchObject({ text: TEXT, origin: 'intake', briefing });
  });

  test('known already is given back without being read again, whatever its tracking, from any channel', async () => {
    const bot = intake();
    const first = await bot.briefLink(`${site.url}/dam`, HERE);
    const requests = site.requests.length;
    const again = await bot.briefLink(`${site.url}/dam?utm_source=x#y`, THERE);
    expect(again.isNew).toBe(false);
    expect(again.found).toEqual(first.found);
    expect(site.requests.length).toBe(requests);
    const shortened = await bot.briefLink(`${site.url}/short`, THERE);
    expect(shortened.found.briefing.id).toBe(first.found.briefing.id);
    expect(analysed).toBe(1);
  });

  test('given by two at once is read once', async () => {
    const bot = intake();
    const both = await Promise.all([
      bot.briefLink(`${site.url}/dam`, HERE),
      bot.briefLink(`${site.url}/short`, HERE),
      bot.briefLink(`${site.url}/dam`, HERE),
    ]);
    expect(new Set(both.map(({ found }) => found.briefing.id)).size).toBe(1);
    expect(await store.count()).toBe(1);
  });

  test('of the same title and day, but another article, gets an id of its own', async () => {
    pages['/other'] = send(
      pageHtml({ paragraphs: [...PARAGRAPHS, 'وأضافت الوزيرة أن "النتائج ستنشر قريبا".'] }),
    );
    const bot = intake();
    const [one, other] = await Promise.all([
      bot.briefLink(`${site.url}/dam`, HERE),
      bot.briefLink(`${site.url}/other`, HERE),
    ]);
    const ids = [one, other].map(({ found }) => found.briefing.id).sort();
    expect(ids[1]).toBe(`${ids[0]}-2`);
    expect(await store.count()).toBe(2);
  });

  test.each([
    ['/front', 'noArticle'],
    ['/gone', 'notFound'],
    ['/absent', 'notFound'],
    ['/shut', 'refused'],
    ['/down', 'siteFailed'],
  ])('%s is refused with a reason in both languages', async (path, refusal) => {
    await expect(intake().briefLink(site.url + path, HERE)).rejects.toMatchObject({
      name: 'UserError',
      refusal,
      arabic: { message: expect.stringMatching(/\p{Script=Arabic}/u) },
    });
    expect(await store.count()).toBe(0);
  });

  test('with a desk is a draft, told to the desk, for the asker only, also the second time', async () => {
    const told: string[] = [];
    const submit = async (briefing: Briefing) => {
      told.push(`${briefing.id} ${briefing.status}`);
      throw new Error('the desk channel is shut');
    };
    const bot = intake({ hasDesk: true, submit });
    const { found, unreviewed } = await bot.briefLink(`${site.url}/dam`, HERE);
    expect(unreviewed).toBe(true);
    expect(told).toEqual([`${found.briefing.id} draft`]);
    expect((await bot.briefLink(`${site.url}/dam`, THERE)).unreviewed).toBe(true);
    expect(told.length).toBe(1);
  });

  test('whose briefing was withdrawn says so', async () => {
    const bot = intake();
    const { found } = await bot.briefLink(`${site.url}/dam`, HERE);
    const stored = (await store.get(found.briefing.id))!;
    await store.put({ ...stored, briefing: { ...stored.briefing, status: 'withdrawn' } });
    await expect(bot.briefLink(`${site.url}/dam`, HERE)).rejects.toMatchObject({ refusal: 'withdrawn' });
  });

  test('an analysis that puts words in a mouth is refused and nothing is kept', async () => {
    const inventing = async (article: Article): Promise<Briefing> => {
      const briefing = analyse(article);
      const [first, ...rest] = briefing.statements;
      return { ...briefing, statements: [{ ...first!, text: 'كلام لم يقله أحد' }, ...rest] };
    };
    const bot = intake({ analyse: inventing });
    await expect(bot.briefLink(`${site.url}/dam`, HERE)).rejects.toMatchObject({ refusal: 'notVerified' });
    expect(await store.count()).toBe(0);
  });
});

describe('pasted text', () => {
  test("is its own channel's, and no other channel gets it by pasting the same", async () => {
    const bot = intake();
    const here = await bot.briefText(TEXT, HERE);
    expect(here.found.briefing.audience).toBe('channel:slack/C1');
    expect((await store.get(here.found.briefing.id))?.text).toBe(TEXT);
    const again = await bot.briefText(TEXT, HERE);
    expect(again.found.briefing.id).toBe(here.found.briefing.id);
    const there = await bot.briefText(TEXT, THERE);
    expect(there.isNew).toBe(true);
    expect(there.found.briefing).toMatchObject({
      id: `${here.found.briefing.id}-2`,
      audience: 'channel:discord/C2',
    });
    expect(there.found.briefing.story).not.toBe(here.found.briefing.story);
  });

  test('that is public already is found in public', async () => {
    const bot = intake();
    const link = await bot.briefLink(`${site.url}/dam`, THERE);
    expect((await bot.briefText(TEXT, HERE)).found.briefing.id).toBe(link.found.briefing.id);
  });

  test('a link to what a channel pasted before does not uncover the channel', async () => {
    const bot = intake();
    const pasted = await bot.briefText(TEXT, THERE);
    const link = await bot.briefLink(`${site.url}/dam`, HERE);
    expect(link.found.briefing.id).not.toBe(pasted.found.briefing.id);
    expect(link.found.briefing.audience).toBe('public');
  });

  test('of nothing is refused', async () => {
    await expect(intake().briefText(' ', HERE)).rejects.toMatchObject({ refusal: 'empty' });
  });
});

describe('feeds', () => {
  test('each new article is briefed; one that fails stops no other', async () => {
    const links = ['/dam', '/gone', '/down'].map(
      (path) => `<item><title>x</title><link>${site.url}${path}</link></item>`,
    );
    const feed = `<rss version="2.0"><channel><title>النهر</title>${links.join('')}</channel></rss>`;
    pages['/feed'] = send(feed, { 'content-type': 'text/xml', etag: '"1"' });
    let now = clock();
    const deps = {
      feeds: [
        { url: `${site.url}/down`, every: 60_000 },
        { url: `${site.url}/feed`, name: 'النهر والوادي', every: 60_000 },
      ],
      fetch,
      memory: createFeedMemory(database),
      intake: intake(),
      clock: () => now,
      log,
    };
    await pollFeeds(deps);
    expect(await store.count()).toBe(1);
    const [briefed] = await store.byUrl(`${site.url}/dam`, ['public']);
    expect(briefed).toMatchObject({ origin: 'feed', briefing: { sources: [{ name: 'النهر والوادي' }] } });

    // What failed for the moment comes another time, what is gone does not.
    pages['/down'] = send(pageHtml({ paragraphs: PARAGRAPHS.toReversed() }));
    const asked = site.requests.length;
    now += 60_000;
    await pollFeeds(deps);
    expect(site.requests.slice(asked).map(({ url }) => url)).toEqual(['/feed', '/down']);
    expect(await store.count()).toBe(2);
  });
});
