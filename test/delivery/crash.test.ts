import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PostError } from '../../src/delivery/poster.ts';
import { engine } from '../databases.ts';
import { createWorld, DAILY, HOUR, MINUTE, shown, type World } from './world.ts';

const at = (iso: string) => Date.parse(iso);
let folder: string;
let world: World;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-crash-'));
});

afterEach(async () => {
  await world.database.destroy();
  rmSync(folder, { recursive: true });
});

const ledger = () => world.database.selectFrom('ledger').selectAll().orderBy('due_at').execute();

async function dueWorld(name: string): Promise<World> {
  const made = await createWorld(join(folder, name));
  await made.subscriptions.set(DAILY);
  made.publish('2026-03-01-a');
  made.now = at('2026-03-01T08:00:00Z');
  return made;
}

/** The process dies at the hook: its database is shut, so that nothing it still does is kept. */
const dying = (dead: World) => async () => {
  await dead.crash();
  throw new Error('the process is dead');
};

describe('a crash', () => {
  it('after the claim, before the post: posted by the next process, once the lease has run out', async () => {
    world = await dueWorld('a.db');
    world.channels.hooks.before = dying(world);
    await world.tick();
    world.channels.hooks.before = undefined;
    await world.restart();
    await world.tick();
    expect(world.channels.posts).toHaveLength(0);
    world.now += 5 * MINUTE;
    await world.tick();
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
    expect(world.channels.finds).toMatchObject([{ key: world.channels.posts[0]?.key }]);
    expect(await ledger()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('after the post, before it is recorded: found by its key and recorded, not posted again', async () => {
    world = await dueWorld('b.db');
    world.channels.hooks.after = () => world.crash();
    await world.tick();
    world.channels.hooks.after = undefined;
    await world.restart();
    expect(await ledger()).toMatchObject([{ state: 'claimed' }]);
    world.now += 5 * MINUTE;
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
    expect(await ledger()).toMatchObject([
      { state: 'sent', message_channel: 'C1', message_id: '0', briefing_ids: '["2026-03-01-a"]' },
    ]);
    // The next digest knows what it showed.
    world.publish('2026-03-01-b');
    world.now = at('2026-03-02T08:00:00Z');
    await world.tick();
    expect(shown(world.channels.posts[1]?.card as never)).toEqual(['2026-03-01-b']);
  });

  it("is not repeated even if the platform's clock is minutes behind ours", async () => {
    world = await dueWorld('c.db');
    const ours = world.now;
    world.channels.hooks.before = () => {
      world.now = ours - 3 * MINUTE;
    };
    world.channels.hooks.after = () => world.crash();
    await world.tick();
    world.channels.hooks.before = undefined;
    world.channels.hooks.after = undefined;
    await world.restart();
    world.now = ours + 10 * MINUTE;
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
  });

  it('before anything was written down for the post: posted without a search', async () => {
    world = await dueWorld('d.db');
    world.channels.hooks.reading = dying(world);
    await world.tick();
    world.channels.hooks.reading = undefined;
    await world.restart();
    expect(await ledger()).toMatchObject([{ state: 'claimed', posting_at: null }]);
    world.channels.hooks.find = () => 'unknown';
    world.now += 5 * MINUTE;
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
    expect(world.channels.finds).toHaveLength(0);
  });

  it('where the history cannot be read: uncertain, not posted again, and said', async () => {
    world = await dueWorld('e.db');
    world.channels.hooks.after = () => world.crash();
    world.channels.hooks.find = () => 'unknown';
    await world.tick();
    world.channels.hooks.after = undefined;
    await world.restart();
    world.now += 5 * MINUTE;
    await world.tick();
    world.now = at('2026-03-02T08:00:00Z');
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
    expect((await ledger())[0]).toMatchObject({ state: 'uncertain' });
    expect(world.told).toHaveLength(1);
  });

  it('and long down: a post certainly not made is missed, and its article comes next day', async () => {
    world = await dueWorld('f.db');
    world.channels.hooks.before = dying(world);
    await world.tick();
    world.channels.hooks.before = undefined;
    await world.restart();
    world.now += 7 * HOUR;
    await world.tick();
    expect(world.channels.posts).toHaveLength(0);
    expect(await ledger()).toMatchObject([{ state: 'missed' }]);
    world.now = at('2026-03-02T08:00:00Z');
    await world.tick();
    expect(shown(world.channels.posts[0]?.card as never)).toEqual(['2026-03-01-a']);
  });

  it('leaves no way to post the same by hand while it is not settled', async () => {
    world = await dueWorld('g.db');
    world.channels.hooks.after = () => world.crash();
    await world.tick();
    world.channels.hooks.after = undefined;
    await world.restart();
    const [digest] = await world.subscriptions.list(DAILY.place);
    expect(await world.subscriptions.sendNow(DAILY.place, digest?.id ?? '')).toBe('failed');
    world.now += 5 * MINUTE;
    await world.tick();
    expect(await world.subscriptions.sendNow(DAILY.place, digest?.id ?? '')).toBe('nothing');
    expect(world.channels.posts).toHaveLength(1);
  });
});

it('two processes on one file post once', async () => {
  world = await dueWorld('two.db');
  const second = await createWorld(undefined, { on: world.place });
  second.now = world.now;
  second.publish('2026-03-01-a');
  second.posters.set('slack', world.channels.poster);
  // The second looks at the very moment when the first is posting, and again while the first is selecting.
  world.channels.hooks.reading = () => second.tick();
  world.channels.hooks.before = async () => {
    world.channels.hooks.before = undefined;
    await second.tick();
  };
  await world.tick();
  await second.tick();
  await second.database.destroy();
  expect(world.channels.posts).toHaveLength(1);
});

type Event =
  | 'fine'
  | 'busy'
  | 'broken after'
  | 'broken before'
  | 'crash before'
  | 'crash after'
  | 'two ticks'
  | 'by hand'
  | 'news';
const EVENTS: readonly Event[] = [
  'fine',
  'busy',
  'broken after',
  'broken before',
  'crash before',
  'crash after',
  'two ticks',
  'by hand',
  'news',
];

it('whatever happens in whatever order, no key and no briefing is posted twice, and none is lost', async () => {
  let run = 0;
  const step = fc.record({
    event: fc.constantFrom(...EVENTS),
    minutes: fc.constantFrom(0, 1, 3, 10, 45, 300, 1440),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      world = await dueWorld(`any-${run++}.db`);
      const { hooks, posts } = world.channels;
      let published = 1;
      for (const { event, minutes } of steps) {
        const broken = new PostError('retry', 'reset', { maybePosted: true });
        const fail = (error: Error) => () => {
          throw error;
        };
        if (event === 'busy') hooks.before = fail(new PostError('retry', '429', { retryAfterMs: 1000 }));
        if (event === 'broken before') hooks.before = fail(broken);
        if (event === 'broken after') hooks.after = fail(broken);
        if (event === 'crash before') hooks.before = dying(world);
        if (event === 'crash after') hooks.after = dying(world);
        if (event === 'news') world.publish(`2026-03-01-n${published++}`);
        if (event === 'by hand') {
          const [digest] = await world.subscriptions.list(DAILY.place);
          await Promise.all([
            world.subscriptions.sendNow(DAILY.place, digest?.id ?? ''),
            world.tick(),
            world.subscriptions.sendNow(DAILY.place, digest?.id ?? ''),
          ]);
        } else if (event === 'two ticks') await Promise.all([world.tick(), world.tick()]);
        else await world.tick().catch(() => {});
        hooks.before = undefined;
        hooks.after = undefined;
        if (event.startsWith('crash')) await world.restart();
        world.now += minutes * MINUTE;
      }
      // Quiet days afterwards: everything settles.
      for (let tick = 0; tick < 3 * 24; tick++) {
        world.now += HOUR;
        await world.tick();
      }
      const keys = posts.map((post) => post.key);
      const titles = posts.flatMap((post) => shown(post.card));
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(titles).size).toBe(titles.length);
      expect(titles).toHaveLength(published);
      expect((await ledger()).filter((row) => ['claimed', 'retry'].includes(row.state))).toEqual([]);
      await world.database.destroy();
    }),
    { numRuns: engine === 'postgres' ? 10 : 60 },
  );
});
