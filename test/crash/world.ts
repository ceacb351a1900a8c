import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../../src/briefing/audience.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { saveSubscription } from '../../src/store/subscriptions.ts';
import { exampleBriefing } from '../briefing/example.ts';
import type { Stage } from './stages.ts';

const MINUTE = 60_000;
const DAILY = {
  time: '08:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  zone: 'UTC',
  chrome: 'en',
  topics: [],
} as const;
/** Longer than any claim lasts. */
export const PAST_ANY_CLAIM = 4 * MINUTE;

/** Makes the database that a bot in this folder has, and tells what the environment says of it. */
export type Engine = (
  dir: string,
) => Promise<{ readonly env: Readonly<Record<string, string>>; readonly database: Database }>;

export interface Outcome {
  readonly posts: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Rows that say that nobody can tell: allowed only where the platform's history cannot be read. */
  readonly uncertain: number;
}

export interface World {
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly database: Database;
  /** Makes digests due at `dueAt` (ms) in those of the channels, with one briefing that is new to them. */
  fill(dueAt: number, from?: number, to?: number): Promise<void>;
  /** Counted on the platform's side. */
  count(): Promise<Outcome>;
  close(): Promise<void>;
}

/** A house and its database, for a bot that posts to so many channels. */
export async function makeWorld(stage: Stage, engine: Engine, channels: number): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'isnad-crash-'));
  for (const name of ['config', 'briefings', '.isnad']) mkdirSync(join(dir, name));
  writeFileSync(join(dir, 'config/isnad.yaml'), stage.settings);
  const { env, database } = await engine(dir);
  const places = Array.from({ length: channels }, (_, index) => stage.channel(index));
  return {
    dir,
    env: { PORT: '0', ...stage.env, ...env },
    database,
    fill: (dueAt, from = 0, to = channels) => fill(database, places.slice(from, to), dueAt),
    count: () => count(database, stage, places),
    async close() {
      await database.destroy();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function fill(database: Database, places: readonly Place[], dueAt: number): Promise<void> {
  const store = createBriefingStore(database, () => dueAt);
  const briefing = { ...exampleBriefing(), audience: 'public', status: 'approved' } as const;
  await store.put({ briefing, text: null, origin: 'intake', verified: [] });
  const fresh = { now: dueAt, lastCoveredAt: dueAt - 60 * MINUTE };
  for (const place of places) {
    await saveSubscription(database, { ...DAILY, place }, dueAt, { ...fresh, id: place.channel });
  }
}

async function count(database: Database, stage: Stage, places: readonly Place[]): Promise<Outcome> {
  const rows = await database.selectFrom('ledger').select(['channel', 'state', 'error']).execute();
  const strange = rows.filter(({ state }) => state !== 'sent' && state !== 'uncertain');
  if (strange.length > 0) throw new Error(`rows neither sent nor in doubt: ${JSON.stringify(strange)}`);
  const doubtful = new Set(rows.filter(({ state }) => state === 'uncertain').map(({ channel }) => channel));
  const posts = places.map(({ channel }) => ({ channel, made: stage.posts(channel) }));
  return {
    posts: posts.reduce((sum, { made }) => sum + made, 0),
    lost: posts
      .filter(({ channel, made }) => made === 0 && !doubtful.has(channel))
      .map(({ channel }) => channel),
    doubled: posts.filter(({ made }) => made > 1).map(({ channel }) => channel),
    uncertain: doubtful.size,
  };
}
