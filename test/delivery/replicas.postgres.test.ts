import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, DAILY, MINUTE, NEWSROOM, shown, type World } from './world.ts';

const EIGHT = Date.parse('2026-03-01T08:00:00Z');
const worlds: World[] = [];

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.database.destroy()));
});

/** So many processes on one database, all of which post to the same channels. */
async function replicas(count: number): Promise<[World, ...World[]]> {
  const first = await createWorld();
  worlds.push(first);
  for (let index = 1; index < count; index += 1) {
    const next = await createWorld(undefined, { on: first.place });
    next.posters.set('slack', first.channels.poster);
    worlds.push(next);
  }
  return [first, ...worlds.slice(1)];
}

const all = (change: (world: World) => void) => {
  for (const world of worlds) change(world);
};

const rows = (world: World) => world.database.selectFrom('ledger').selectAll().execute();

describe.each([2, 4])('%i processes on one database', (count) => {
  it('share what is due: each channel gets its digest once', async () => {
    const [first] = await replicas(count);
    const channels = Array.from({ length: 300 }, (_, index) => `C${index}`);
    for (const channel of channels) {
      await first.subscriptions.set({ ...DAILY, place: { ...NEWSROOM, channel } });
    }
    all((world) => world.publish('2026-03-01-a'));
    all((world) => {
      world.now = EIGHT;
    });
    await Promise.all(worlds.flatMap((world) => [world.tick(), world.tick()]));
    await Promise.all(worlds.map((world) => world.tick()));
    expect(first.channels.posts.map(({ place }) => place.channel).sort()).toEqual(channels.sort());
    expect(new Set((await rows(first)).map(({ state }) => state))).toEqual(new Set(['sent']));
  });

  it('post one after another to a channel, and nothing in it twice', async () => {
    const [first] = await replicas(count);
    for (const time of ['08:00', '08:01', '08:02', '08:03'])
      await first.subscriptions.set({ ...DAILY, time });
    all((world) => world.publish('2026-03-01-a'));
    all((world) => {
      world.now = EIGHT + 3 * MINUTE;
    });
    let inChannel = 0;
    first.channels.hooks.before = async () => {
      inChannel += 1;
      expect(inChannel).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
    };
    first.channels.hooks.after = () => {
      inChannel -= 1;
    };
    for (let round = 0; round < 6; round += 1) {
      await Promise.all(worlds.flatMap((world) => [world.tick(), world.tick()]));
      if (round === 2) all((world) => world.publish('2026-03-01-b'));
    }
    expect((await rows(first)).map(({ state }) => state).sort()).toContain('sent');
    const titles = first.channels.posts.flatMap(({ card }) => shown(card));
    expect(new Set(titles).size).toBe(titles.length);
    expect((await rows(first)).filter(({ state }) => ['claimed', 'retry'].includes(state))).toEqual([]);
  });

  it('take up what one of them left when it died, once', async () => {
    const [first, ...others] = await replicas(count);
    for (let index = 0; index < 40; index += 1) {
      await first.subscriptions.set({ ...DAILY, place: { ...NEWSROOM, channel: `C${index}` } });
    }
    all((world) => world.publish('2026-03-01-a'));
    all((world) => {
      world.now = EIGHT;
    });
    let posts = 0;
    first.channels.hooks.after = async () => {
      posts += 1;
      if (posts === 10) await first.crash();
    };
    await first.tick().catch(() => {});
    first.channels.hooks.after = undefined;
    for (const world of others) world.now += 5 * MINUTE;
    await Promise.all(others.map((world) => world.tick()));
    await Promise.all(others.map((world) => world.tick()));
    expect(first.channels.posts.map(({ place }) => place.channel).sort()).toEqual(
      Array.from({ length: 40 }, (_, index) => `C${index}`).sort(),
    );
    expect(new Set((await rows(others[0] as World)).map(({ state }) => state))).toEqual(new Set(['sent']));
  });
});
