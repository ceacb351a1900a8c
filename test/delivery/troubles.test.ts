import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/delivery/budget.ts';
import type { DeliveryDeps } from '../../src/delivery/deliver.ts';
import type { DeliveryEvent } from '../../src/delivery/events.ts';
import { PostError } from '../../src/delivery/poster.ts';
import { engine } from '../databases.ts';
import { createWorld, DAILY, HOUR, MINUTE, NEWSROOM, NO_LIMITS, OTHER, type World } from './world.ts';

const EIGHT = Date.parse('2026-03-01T08:00:00Z');
const GONE = new PostError('gone', 'channel_not_found');
let folder: string;
let world: World;
let events: DeliveryEvent[];

beforeEach(async () => {
  events = [];
  folder = mkdtempSync(join(tmpdir(), 'isnad-troubles-'));
  await open({ observe: (event) => events.push(event) });
  return async () => {
    await world.database.destroy();
    rmSync(folder, { recursive: true });
  };
});

let opened = 0;
async function open(deps: Partial<DeliveryDeps>): Promise<void> {
  if (world) await world.database.destroy();
  world = await createWorld(join(folder, `${opened++}.db`), { deps });
}

/** Another process on the same database, that sees the same channels and news. */
async function another(deps: Partial<DeliveryDeps>): Promise<World> {
  const second = await createWorld(undefined, { on: world.place, deps });
  second.posters.set('slack', world.channels.poster);
  second.list.push(...world.list);
  second.now = world.now;
  return second;
}

const ledger = () => world.database.selectFrom('ledger').selectAll().orderBy('channel').execute();
const throwing = (error: Error) => () => {
  throw error;
};
const channel = (index: number) => ({ ...NEWSROOM, channel: `C${index}` });

/** Digests due at eight in so many channels. */
async function due(channels: number): Promise<void> {
  for (let index = 1; index <= channels; index += 1) {
    await world.subscriptions.set({ ...DAILY, place: channel(index) });
  }
  world.publish('2026-03-01-a');
  world.now = EIGHT;
}

describe('the steps of a delivery', () => {
  it('are told in their order, with how it ended and how late', async () => {
    await due(1);
    world.now += 3000;
    await world.tick();
    expect(events.map(({ step }) => step)).toEqual(['due', 'claimed', 'posting', 'accepted', 'settled']);
    expect(new Set(events.map(({ key }) => key)).size).toBe(1);
    expect(events.at(-1)).toMatchObject({ outcome: 'sent', lagMs: 3000, platform: 'slack' });
  });

  it('are told when the database has them, and before the platform is asked', async () => {
    await due(1);
    const [deliveries, seen] = [world.deliveries, [] as string[]];
    const states: Promise<void>[] = [];
    events.push = (event) => {
      if (event.step === 'claimed' || event.step === 'posting') {
        const noted = ledger().then(([row]) => {
          // What follows may be written by the time this is read, so only what is to be there by then is asked.
          seen.push(`${event.step} ${row?.state} ${event.step === 'claimed' || row?.posting_at !== null}`);
        });
        states.push(noted);
        expect(world.channels.posts).toHaveLength(0);
      }
      return 0;
    };
    world.channels.hooks.before = () => Promise.all(states);
    await deliveries.tick(new AbortController().signal);
    await Promise.all(states);
    expect(seen.toSorted()).toEqual(['claimed claimed true', 'posting claimed true']);
  });

  it('end before the request where the claim has run out meanwhile: it is posted once, by the next', async () => {
    await due(1);
    events.push = (event) => {
      // The process sleeps between writing down that it posts and posting.
      if (event.step === 'posting') world.now += 10 * MINUTE;
      return 0;
    };
    await world.deliveries.tick(new AbortController().signal);
    expect(world.channels.posts).toHaveLength(0);
    events.push = () => 0;
    await world.tick();
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
    expect((await ledger()).map(({ state }) => state)).toEqual(['sent']);
  });

  it('name what went otherwise', async () => {
    await due(2);
    world.channels.hooks.before = throwing(new PostError('retry', '503'));
    await world.tick();
    expect(events.filter(({ step }) => step === 'retried')).toMatchObject([
      { outcome: 'retry' },
      { outcome: 'retry' },
    ]);
    world.now += 24 * HOUR * 3;
    events.length = 0;
    await world.tick();
    expect(new Set(events.map(({ step }) => step))).toContain('missed');
  });
});

describe('a channel that is gone for good', () => {
  beforeEach(async () => {
    await world.subscriptions.set({ ...DAILY, chrome: 'ar', owner: 'U7' });
    world.publish('2026-03-01-a');
    world.now = EIGHT;
    world.channels.hooks.before = throwing(GONE);
  });

  it('pauses the digest and tells its owner once, directly and in its language', async () => {
    await world.tick();
    await world.tick();
    world.now += 24 * HOUR;
    await world.tick();
    expect(world.channels.letters).toMatchObject([{ user: 'U7', place: NEWSROOM }]);
    expect(JSON.stringify(world.channels.letters[0]?.card)).toMatch(/القناة لم تعد موجودة.*استئناف/);
    expect(world.told).toEqual([]);
    expect((await world.subscriptions.list(NEWSROOM))[0]).toMatchObject({ state: 'paused' });
  });

  it('tells the desk where the owner cannot be written to, and does not write again', async () => {
    world.channels.hooks.write = throwing(new PostError('retry', '503'));
    await world.tick();
    await world.tick();
    expect(world.channels.letters).toHaveLength(1);
    expect(world.told).toMatchObject([{ file: 'digest slack/C1 08:00', remedy: expect.any(String) }]);
  });

  it('and paused by a person meanwhile tells nobody', async () => {
    world.channels.hooks.before = async () => {
      await world.database.updateTable('subscriptions').set({ state: 'paused' }).execute();
      throw GONE;
    };
    await world.tick();
    expect(world.channels.letters).toEqual([]);
    expect(world.told).toEqual([]);
  });
});

describe('a platform that refuses everything', () => {
  const refused = new PostError('retry', '401: Unauthorized', { refusal: 'token', retryAfterMs: MINUTE });
  let asked = 0;

  beforeEach(async () => {
    asked = 0;
    await open({ width: 1 });
    await due(12);
    world.channels.hooks.before = () => {
      asked += 1;
      throw refused;
    };
  });

  it('is asked no more after three refusals; all that is due keeps its place, and the desk hears once', async () => {
    await world.tick();
    expect(asked).toBe(3);
    expect((await ledger()).map(({ state }) => state)).toEqual(Array(12).fill('retry'));
    expect(world.told).toMatchObject([{ file: 'slack', message: expect.stringContaining('401') }]);
    expect(world.deliveries.stopped().get('slack')?.until).toBe(EIGHT + MINUTE);
    for (; world.now < EIGHT + 20 * MINUTE; world.now += MINUTE) await world.tick();
    expect(asked).toBeLessThanOrEqual(8);
    expect(world.told).toHaveLength(1);
  });

  it('gets everything, once, when it takes the first again', async () => {
    await world.tick();
    world.channels.hooks.before = undefined;
    for (; world.now < EIGHT + 30 * MINUTE; world.now += MINUTE) await world.tick();
    expect(world.deliveries.stopped().size).toBe(0);
    expect(world.channels.posts.map(({ place }) => place.channel).sort()).toEqual(
      Array.from({ length: 12 }, (_, index) => `C${index + 1}`).sort(),
    );
    expect(world.channels.finds).toEqual([]);
  });
});

describe('a platform that asks to wait', () => {
  it('is obeyed for its whole workspace, by other processes too', async () => {
    await open({ width: 1 });
    await world.subscriptions.set({ ...DAILY, place: { ...OTHER, workspace: 'T2', channel: 'D1' } });
    await due(3);
    let asked = 0;
    world.channels.hooks.before = () => {
      asked += 1;
      throw new PostError('retry', 'ratelimited', { retryAfterMs: 90_000, scope: 'workspace' });
    };
    await world.tick();
    // One in each workspace.
    expect(asked).toBe(2);
    const second = await another({ width: 1 });
    second.now = EIGHT + 89_000;
    await second.tick();
    expect(asked).toBe(2);
    world.channels.hooks.before = undefined;
    for (second.now = EIGHT + 90_000; second.now < EIGHT + 10 * MINUTE; second.now += 30_000) {
      await second.tick();
    }
    expect(world.channels.posts).toHaveLength(4);
    await second.database.destroy();
  });

  it('as a whole keeps what is due for later, claimed or not', async () => {
    await due(2);
    world.channels.hooks.before = throwing(
      new PostError('retry', '429', { retryAfterMs: 5 * MINUTE, scope: 'platform' }),
    );
    await world.tick();
    world.channels.hooks.before = undefined;
    world.now += 4 * MINUTE;
    await world.tick();
    expect(world.channels.posts).toHaveLength(0);
    for (; world.now < EIGHT + 10 * MINUTE; world.now += MINUTE) await world.tick();
    expect(world.channels.posts).toHaveLength(2);
  });
});

describe('limits between processes', () => {
  it('let no more than so many requests a second through on a platform', async () => {
    const limits = { ...NO_LIMITS, slack: { channelMs: 0, perSecond: 40 } };
    const deps = { limits, clock: Date.now, graceMs: 1e13 };
    await open(deps);
    await due(30);
    // Two processes never share an embedded database.
    const second = engine === 'postgres' ? await another(deps) : null;
    const times: number[] = [];
    world.channels.hooks.before = () => void times.push(Date.now());
    const { signal } = new AbortController();
    await Promise.all([world.deliveries.tick(signal), second?.deliveries.tick(signal)]);
    await second?.database.destroy();
    expect(world.lines.filter((line) => line.startsWith('error'))).toEqual([]);
    expect(times.length).toBe(30);
    // Thirty at forty a second cannot take less than the time of the last one's place, less what may be late.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual((29 / 40) * 1000 - 300);
  });

  it('are the platforms’ own where nothing else is said', () => {
    expect(LIMITS.slack.channelMs).toBe(1000);
    expect(LIMITS.discord.perSecond).toBeLessThan(50);
  });
});

describe('what cannot be read', () => {
  it('a zone that left the tz database pauses its digest, tells the owner, and stops no other', async () => {
    await world.subscriptions.set({ ...DAILY, owner: 'U1' });
    await due(3);
    await world.database
      .updateTable('subscriptions')
      .set({ zone: 'Asia/Atlantis' })
      .where('channel', '=', 'C1')
      .execute();
    await world.tick();
    await world.tick();
    expect(world.channels.posts.map(({ place }) => place.channel).sort()).toEqual(['C2', 'C3']);
    const [digest] = await world.subscriptions.list(NEWSROOM);
    expect(digest).toMatchObject({
      state: 'paused',
      pausedBecause: expect.stringContaining('Asia/Atlantis'),
    });
    expect(world.told.length + world.channels.letters.length).toBe(1);
  });

  it('a subscription whose weekdays are no list is put aside and told of', async () => {
    await due(2);
    await world.database
      .updateTable('subscriptions')
      .set({ weekdays: '[1,' })
      .where('channel', '=', 'C1')
      .execute();
    await world.tick();
    await world.tick();
    expect(world.channels.posts.map(({ place }) => place.channel)).toEqual(['C2']);
    expect(world.told).toHaveLength(1);
    const row = await world.database.selectFrom('subscriptions').selectAll().where('channel', '=', 'C1');
    expect(await row.executeTakeFirst()).toMatchObject({ state: 'paused', next_due_at: null });
  });

  it('a row of another version fails and is told of; one in a state nobody knows is left alone', async () => {
    await due(2);
    world.channels.hooks.before = throwing(new PostError('retry', '503'));
    await world.tick();
    world.channels.hooks.before = undefined;
    const set = (values: Record<string, unknown>, channel: string) =>
      world.database.updateTable('ledger').set(values).where('channel', '=', channel).execute();
    await set({ kind: 'carrier-pigeon', next_attempt_at: null, posting_at: null }, 'C1');
    await set({ state: 'reviewed' }, 'C2');
    await world.tick();
    expect(await ledger()).toMatchObject([
      { channel: 'C1', state: 'failed', error: expect.stringContaining('carrier-pigeon') },
      { channel: 'C2', state: 'reviewed' },
    ]);
    expect(world.channels.posts).toHaveLength(0);
    expect(world.told).toHaveLength(1);
    world.now += 24 * HOUR;
    await world.tick();
    expect(world.channels.posts).toHaveLength(2);
  });

  it('a list of briefings that is none hides no later digest', async () => {
    await due(1);
    await world.tick();
    await world.database.updateTable('ledger').set({ briefing_ids: '[broken' }).execute();
    world.publish('2026-03-01-b');
    world.now += 24 * HOUR;
    await world.tick();
    expect(world.channels.posts).toHaveLength(2);
  });
});

it.runIf(engine === 'sqlite')(
  'a full disk: nothing is posted that is not written down, and nothing twice afterwards',
  async () => {
    await due(1);
    const pages = async () =>
      (await sql<{ page_count: number }>`pragma page_count`.execute(world.database)).rows[0]?.page_count ?? 0;
    const fill = async () => {
      await sql`create table if not exists ballast (body blob)`.execute(world.database);
      await sql.raw(`pragma max_page_count = ${(await pages()) + 3}`).execute(world.database);
      await sql`insert into ballast values (zeroblob(4096))`.execute(world.database).catch(() => {});
      for (let size = 4000; size > 0; size = Math.floor(size / 2)) {
        await sql`insert into ballast values (zeroblob(${size}))`.execute(world.database).catch(() => {});
      }
    };
    const empty = async () => {
      await sql.raw('pragma max_page_count = 1000000').execute(world.database);
      await sql`drop table if exists ballast`.execute(world.database);
    };
    // Full before the claim.
    await fill();
    await world.tick().catch(() => {});
    const full = world.channels.posts.length;
    expect((await ledger()).filter(({ state }) => state === 'sent')).toHaveLength(full);
    // Full between the post and its record.
    await empty();
    world.channels.hooks.after = fill;
    await world.tick().catch(() => {});
    world.channels.hooks.after = undefined;
    await empty();
    expect(world.channels.posts).toHaveLength(1);
    for (let minute = 0; minute < 10; minute += 1) {
      world.now += MINUTE;
      await world.tick();
    }
    expect(world.channels.posts).toHaveLength(1);
    expect(await ledger()).toMatchObject([{ state: 'sent', message_id: '0' }]);
  },
);
