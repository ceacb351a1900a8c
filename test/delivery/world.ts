import type { Answers, DigestNews, DigestQuery, Found } from '../../src/answers/answers.ts';
import { type Asker, audiencesOf, type Place, type PlatformName } from '../../src/briefing/audience.ts';
import { briefingSchema } from '../../src/briefing/schema.ts';
import { digestContent } from '../../src/delivery/content.ts';
import { createDeliveries, type DeliveryDeps } from '../../src/delivery/deliver.ts';
import type { MessageRef, Poster } from '../../src/delivery/poster.ts';
import { createSubscriptions } from '../../src/delivery/subscriptions.ts';
import type { Problem } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import type { Database } from '../../src/store/database.ts';
import { type Place as DatabasePlace, openDatabase } from '../../src/store/open.ts';
import type { Card } from '../../src/views/card.ts';
import { testPlace } from '../databases.ts';

export const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const NEWSROOM: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
export const OTHER: Place = { platform: 'slack', workspace: 'T1', channel: 'C2' };

export function found(id: string, audience = 'public', topics: string[] = []): Found {
  const briefing = briefingSchema.parse({
    schema: 1,
    id,
    status: 'approved',
    audience,
    lang: 'en',
    title: `Title of ${id}`,
    publishedAt: '2026-03-01',
    topics,
    sources: [{ name: 'Our own' }],
    summary: [{ text: `Point of ${id}` }],
    method: { engine: 'editor', version: '1' },
  });
  return { briefing, verified: new Set() };
}

/** Answers over a list: the digest's contract in its plainest form, so that delivery is tested by itself. */
function listAnswers(
  list: { found: Found; visibleAt: number }[],
  reading: () => unknown,
): Pick<Answers, 'digestNews'> {
  const news: DigestNews = {
    corrected: () => new Map(),
    async digest(asker: Asker, query: DigestQuery) {
      await reading();
      const audiences = audiencesOf(asker);
      const seen = list.filter(({ found }) => audiences.includes(found.briefing.audience));
      const fresh = seen.filter(
        ({ found, visibleAt }) =>
          visibleAt > query.since &&
          visibleAt <= query.until &&
          !query.posted.has(found.briefing.id) &&
          (query.filters ?? []).every(({ value }) => found.briefing.topics.includes(value)),
      );
      const rest = fresh.slice(query.limit).map(({ found }) => found.briefing.id);
      return {
        stories: fresh.slice(0, query.limit).map(({ found }) => ({ story: null, briefings: [found] })),
        corrected: [],
        rest,
        left: rest.length,
        known: seen.length,
      };
    },
  };
  return { digestNews: async () => news };
}

interface Post {
  readonly place: Place;
  readonly card: Card;
  readonly key: string;
  readonly at: number;
}

/** The platform's side: what stands in its channels, whatever becomes of us. `before` and `after` may throw or crash us. */
export function createChannels(clock: () => number) {
  const posts: Post[] = [];
  const hooks: {
    /** When the content is read: before anything is posted. */
    reading: (() => unknown) | undefined;
    before: (() => unknown) | undefined;
    after: (() => unknown) | undefined;
    find: (() => unknown) | undefined;
    /** When a person is written to. */
    write: (() => unknown) | undefined;
  } = { reading: undefined, before: undefined, after: undefined, find: undefined, write: undefined };
  const finds: { key: string; since: number }[] = [];
  const letters: { place: Place; user: string; card: Card }[] = [];
  const refOf = (post: Post): MessageRef => ({
    channel: post.place.channel,
    message: String(posts.indexOf(post)),
  });
  const poster: Poster = {
    async post(place, card, key) {
      await hooks.before?.();
      const post = { place, card, key, at: clock() };
      posts.push(post);
      await hooks.after?.();
      return refOf(post);
    },
    async find(place, key, since) {
      finds.push({ key, since });
      const told = await hooks.find?.();
      if (told === 'unknown') return 'unknown';
      const post = posts.find(
        (one) => one.key === key && one.place.channel === place.channel && one.at >= since,
      );
      return post === undefined ? 'absent' : refOf(post);
    },
    async edit() {},
    async write(place, user, card) {
      letters.push({ place, user, card });
      await hooks.write?.();
    },
  };
  return { posts, finds, letters, hooks, poster };
}

export function recordingLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const write = (level: string) => (first: unknown, message?: string) => {
    lines.push(`${level} ${typeof first === 'string' ? first : `${message} ${JSON.stringify(first)}`}`);
  };
  const log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  return { log: { ...log, child: () => log } as unknown as Log, lines };
}

export interface World {
  now: number;
  readonly place: DatabasePlace;
  database: Database;
  readonly list: { found: Found; visibleAt: number }[];
  readonly told: Problem[];
  readonly lines: string[];
  readonly channels: ReturnType<typeof createChannels>;
  readonly posters: Map<PlatformName, Poster>;
  deliveries: ReturnType<typeof createDeliveries>;
  subscriptions: ReturnType<typeof createSubscriptions>;
  /** As the jobs' tick calls it. */
  tick(): Promise<void>;
  /** Adds a briefing that becomes visible now. */
  publish(id: string, audience?: string, topics?: string[]): void;
  /** The process dies: nothing it does from here on reaches the database. */
  crash(): Promise<void>;
  /** A new process over the same file. */
  restart(): Promise<void>;
}

const NONE = { channelMs: 0, perSecond: null };
/** The clock stands still here: nothing would ever be waited for. */
export const NO_LIMITS = { slack: NONE, discord: NONE, preview: NONE };

interface Change {
  /** A database that is there already. */
  readonly on?: DatabasePlace;
  readonly deps?: Partial<DeliveryDeps>;
}

/** A whole delivery over a real database, in that file where it is the embedded one, with a clock that stands until it is moved. */
export async function createWorld(path?: string, change: Change = {}): Promise<World> {
  const place = change.on ?? (await testPlace(path));
  const list: World['list'] = [];
  const told: Problem[] = [];
  const { log, lines } = recordingLog();
  const clock = () => world.now;
  const channels = createChannels(clock);
  const answers = listAnswers(list, () => channels.hooks.reading?.()) as Answers;
  const posters = new Map<PlatformName, Poster>([['slack', channels.poster]]);

  const bind = (database: Database) => {
    const deps = { database, answers, clock, digestSize: 10 };
    const deliveries = createDeliveries({
      database,
      contents: { digest: digestContent(deps), follows: async () => null, note: async () => null },
      clock,
      posters,
      log,
      random: () => 0.5,
      tell: (problem) => told.push(problem),
      postTimeoutMs: 20_000,
      graceMs: 6 * HOUR,
      limits: NO_LIMITS,
      settleAgainMs: [],
      momentMs: 0,
      ...change.deps,
    });
    return { database, deliveries, subscriptions: createSubscriptions({ ...deps, deliveries }) };
  };
  const world: World = {
    now: Date.parse('2026-03-01T00:00:00Z'),
    list,
    told,
    lines,
    channels,
    posters,
    place,
    ...bind(await openDatabase(place)),
    tick: () => world.deliveries.tick(new AbortController().signal),
    publish: (id, audience, topics) => {
      list.push({ found: found(id, audience, topics), visibleAt: world.now });
    },
    crash: () => world.database.destroy(),
    restart: async () => {
      await world.database.destroy();
      Object.assign(world, bind(await openDatabase(place)));
    },
  };
  return world;
}

export const DAILY = {
  place: NEWSROOM,
  time: '08:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  zone: 'UTC',
  chrome: 'en',
  topics: [],
} as const;

/** Titles a card shows, by the ids `publish` was given. */
export function shown(card: Card): string[] {
  return [...new Set(JSON.stringify(card).match(/(?<=Title of )[\w-]+/g) ?? [])];
}
