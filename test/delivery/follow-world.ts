import { createAnswers } from '../../src/answers/create.ts';
import { createFollowAnswers } from '../../src/answers/follows.ts';
import { createNaming } from '../../src/answers/naming.ts';
import type { Place } from '../../src/briefing/audience.ts';
import type { Briefing } from '../../src/briefing/schema.ts';
import { digestContent } from '../../src/delivery/content.ts';
import { createDeliveries } from '../../src/delivery/deliver.ts';
import { followContent } from '../../src/delivery/follow-content.ts';
import { createFollows } from '../../src/delivery/follow-list.ts';
import { createSubscriptions } from '../../src/delivery/subscriptions.ts';
import { createFollowsJob } from '../../src/jobs/follows.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { person, sample, statement } from '../answers/sample.ts';
import { createChannels, HOUR, MINUTE, NEWSROOM, NO_LIMITS, recordingLog } from './world.ts';

export const BATCH_MS = 2 * MINUTE;

/** What becomes visible: by default one statement of Mark Esper's, to everybody. */
interface News {
  readonly audience?: string;
  readonly status?: Briefing['status'];
  readonly topics?: string[];
  readonly speaker?: string;
  /** How many statements. */
  readonly statements?: number;
}

/** The whole way of a follow post over a real store, with a clock that stands until it is moved. */
export async function createFollowWorld(open: () => Promise<Database>) {
  const { log, lines } = recordingLog();
  const clock = () => world.now;
  const channels = createChannels(clock);
  const told: string[] = [];

  const bind = (database: Database) => {
    const naming = createNaming({ same: [], different: [] });
    const followAnswers = createFollowAnswers(database);
    const digests = { database, answers: createAnswers(database), clock, digestSize: 10 };
    const follow = followContent({ database, answers: followAnswers });
    const deliveries = createDeliveries({
      ...{ database, clock, log, limits: NO_LIMITS, settleAgainMs: [], momentMs: 0 },
      contents: {
        digest: digestContent(digests),
        follows: async (row, until, outOfTurn) => {
          await channels.hooks.reading?.();
          return await follow(row, until, outOfTurn);
        },
        note: async () => null,
      },
      posters: new Map([['slack', channels.poster]]),
      random: () => 0.5,
      tell: ({ message }) => told.push(message),
      postTimeoutMs: 20_000,
      graceMs: 6 * HOUR,
    });
    return {
      database,
      deliveries,
      store: createBriefingStore(database, clock),
      follows: createFollows({
        database,
        naming,
        clock,
        answers: followAnswers,
        most: 50,
        batchMs: BATCH_MS,
      }),
      job: createFollowsJob({ database, naming, clock, log, batchMs: BATCH_MS }),
      subscriptions: createSubscriptions({ ...digests, deliveries }),
    };
  };

  const world = {
    now: Date.parse('2026-03-01T06:00:00Z'),
    ...bind(await open()),
    channels,
    lines,
    told,

    async follow(wanted: string, place: Place = NEWSROOM, kind: 'person' | 'topic' = 'person') {
      return await world.follows.add({ place, kind, wanted, chrome: 'en', zone: 'UTC', owner: 'U1' });
    },

    async publish(id: string, news: News = {}) {
      const { audience = 'public', status = 'approved', topics = [], speaker = 'Mark Esper' } = news;
      const said = Array.from({ length: news.statements ?? 1 }, (_, n) =>
        statement(`s${n}`, 'p', `Words of ${id}#${n}`),
      );
      const briefing = sample({
        ...{ id, audience, status, topics, statements: said },
        people: [person('p', speaker)],
      });
      await world.store.put({ briefing, text: null, origin: 'feed', verified: [] });
    },

    /** As the jobs' tick calls them, at once. */
    async tick() {
      await Promise.all([world.job.run(new AbortController().signal), world.post()]);
    },

    async post() {
      await world.deliveries.tick(new AbortController().signal);
    },

    /** A tick a minute. */
    async pass(minutes: number) {
      for (let minute = 0; minute < minutes; minute++) {
        await world.tick();
        world.now += MINUTE;
      }
      await world.tick();
    },

    crash: () => world.database.destroy(),

    /** A new process over the same database. */
    async restart() {
      await world.database.destroy();
      Object.assign(world, bind(await open()));
    },

    ledger: () => world.database.selectFrom('ledger').selectAll().orderBy('due_at').execute(),
    subscription: () =>
      world.database.selectFrom('subscriptions').selectAll().where('kind', '=', 'follows').execute(),
    posts: (channel = NEWSROOM.channel) => channels.posts.filter((post) => post.place.channel === channel),
  };
  return world;
}

export type FollowWorld = Awaited<ReturnType<typeof createFollowWorld>>;

/** Statements a card shows, by the id of their briefing and their number. */
export function wordsIn(card: unknown): string[] {
  return JSON.stringify(card).match(/(?<=Words of )[\w-]+#\d+/g) ?? [];
}

/** Briefings a card tells of by their title as a heading. */
export function titlesIn({ blocks }: { readonly blocks: readonly unknown[] }): string[] {
  const headings = blocks.filter((block) => JSON.stringify(block).includes('"type":"heading"'));
  return [...new Set(JSON.stringify(headings).match(/(?<=Title of )[\w-]+/g) ?? [])];
}
