import { createAnswers } from '../../src/answers/create.ts';
import type { Place, PlatformName } from '../../src/briefing/audience.ts';
import { type Briefing, briefingSchema } from '../../src/briefing/schema.ts';
import { digestContent } from '../../src/delivery/content.ts';
import { createCorrections } from '../../src/delivery/correct.ts';
import { noteContent } from '../../src/delivery/correct-note.ts';
import { createDeliveries } from '../../src/delivery/deliver.ts';
import type { MessageRef, Poster } from '../../src/delivery/poster.ts';
import { createSubscriptions } from '../../src/delivery/subscriptions.ts';
import type { Problem } from '../../src/errors.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import type { Card } from '../../src/views/card.ts';
import { recordingLog } from './world.ts';

export const HOUR = 3_600_000;
export const MINUTE = 60_000;
const ROOM: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
export const OTHER: Place = { platform: 'slack', workspace: 'T1', channel: 'C2' };
export const DAILY = {
  place: ROOM,
  time: '08:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  zone: 'UTC',
  chrome: 'en',
  topics: [],
  filters: [],
  quiet: 'silent',
} as const;

const NO_LIMITS = {
  slack: { channelMs: 0, perSecond: null },
  discord: { channelMs: 0, perSecond: null },
  preview: { channelMs: 0, perSecond: null },
};

/** A briefing of one statement, with what a test wants otherwise. */
export function story(id: string, change: Record<string, unknown> = {}): Briefing {
  return briefingSchema.parse({
    schema: 1,
    id,
    status: 'approved',
    lang: 'en',
    title: `Title of ${id}`,
    publishedAt: '2026-03-01',
    sources: [{ name: 'Our own' }],
    summary: [{ text: `Point of ${id}` }],
    people: [
      { id: 'esper', name: 'Mark Esper', kind: 'person' },
      { id: 'milley', name: 'Mark Milley', kind: 'person' },
    ],
    statements: [
      {
        id: 's1',
        speaker: 'esper',
        kind: 'indirect',
        text: 'the letter was a draft that should not have been sent',
        stance: 'asserts',
      },
    ],
    method: { engine: 'editor', version: '1' },
    ...change,
  });
}

interface Post {
  readonly place: Place;
  card: Card;
  readonly key: string;
  readonly at: number;
  edits: number;
}

/** The platform's side; it outlives every process. */
export function createSide(clock: () => number) {
  const posts: Post[] = [];
  const hooks: {
    /** When a post's content was read, and nothing of it is written down yet. */
    selected?: (() => unknown) | undefined;
    posting?: (() => unknown) | undefined;
    posted?: (() => unknown) | undefined;
    editing?: ((post: Post) => unknown) | undefined;
    edited?: ((post: Post) => unknown) | undefined;
  } = {};
  const refOf = (post: Post): MessageRef => ({
    channel: post.place.channel,
    message: String(posts.indexOf(post)),
  });
  const poster: Poster = {
    async post(place, card, key) {
      await hooks.posting?.();
      const post = { place, card, key, at: clock(), edits: 0 };
      posts.push(post);
      await hooks.posted?.();
      return refOf(post);
    },
    async find(place, key) {
      const post = posts.find((one) => one.key === key && one.place.channel === place.channel);
      return post === undefined ? 'absent' : refOf(post);
    },
    async edit(_, ref, card) {
      const post = posts[Number(ref.message)];
      if (post === undefined) throw new Error('no such post');
      await hooks.editing?.(post);
      post.card = card;
      post.edits += 1;
      await hooks.edited?.(post);
    },
  };
  return { posts, hooks, poster };
}

export type Side = ReturnType<typeof createSide>;

/** One process over a database, with the real store, answers and content. */
export function createProcess(
  database: Database,
  side: Pick<Side, 'hooks' | 'poster'>,
  clock: () => number,
  platform: PlatformName = 'slack',
) {
  const told: Problem[] = [];
  const { log, lines } = recordingLog();
  const answers = createAnswers(database);
  const posters = new Map([[platform, side.poster]]);
  const lookOf = async () => ({ chrome: 'en' as const, zone: 'UTC' });
  const common = { database, clock, log, random: () => 0.5, posters, tell: (one: Problem) => told.push(one) };
  const content = { database, answers, digestSize: 10 };
  const select = digestContent(content);
  const deliveries = createDeliveries({
    ...common,
    contents: {
      digest: async (...asked) => {
        const selected = await select(...asked);
        await side.hooks.selected?.();
        return selected;
      },
      follows: async () => null,
      note: noteContent({ database, lookOf }),
    },
    limits: NO_LIMITS,
    postTimeoutMs: 20_000,
    graceMs: 6 * HOUR,
    settleAgainMs: [],
    momentMs: 0,
  });
  const corrections = createCorrections({
    ...common,
    lookOf,
    request: deliveries.request,
    postTimeoutMs: 20_000,
  });
  const store = createBriefingStore(database, clock);
  const signal = new AbortController().signal;
  return {
    told,
    lines,
    store,
    subscriptions: createSubscriptions({ ...content, deliveries, clock }),
    put: (briefing: Briefing, verified: readonly string[] = []) =>
      store.put({ briefing, text: null, origin: 'folder', verified }),
    deliver: () => deliveries.tick(signal),
    correct: () => corrections.run(signal),
    /** As a minute's tick: both. */
    async tick() {
      await corrections.run(signal);
      await deliveries.tick(signal);
    },
  };
}

/** All text of a card in order, what is struck out in ~~, a line a block. */
export function textOf(card: Card): string {
  return card.blocks
    .map((block) => {
      if (block.type === 'divider') return '—';
      if (block.type === 'buttons') return block.buttons.map(({ label }) => `[${label}]`).join(' ');
      if (block.type === 'select') return block.label;
      const fields = block.type === 'list' ? block.items : [block];
      return fields
        .map(({ runs }) => runs.map((run) => (run.strike ? `~~${run.text}~~` : run.text)).join(''))
        .join('\n');
    })
    .join('\n');
}
