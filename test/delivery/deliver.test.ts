import { beforeEach, describe, expect, it } from 'vitest';
import { PostError } from '../../src/delivery/poster.ts';
import { createWorld, DAILY, HOUR, MINUTE, NEWSROOM, OTHER, shown, type World } from './world.ts';

const at = (iso: string) => Date.parse(iso);
let world: World;

beforeEach(async () => {
  world = await createWorld();
  return () => world.database.destroy();
});

const ledger = () => world.database.selectFrom('ledger').selectAll().orderBy('due_at').execute();
const throwing = (error: Error) => () => {
  throw error;
};

describe('a due digest', () => {
  it('is posted once at its time, however often and however many at once the tick comes', async () => {
    await world.subscriptions.set(DAILY);
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T07:59:59Z');
    await world.tick();
    expect(world.channels.posts).toHaveLength(0);

    world.now = at('2026-03-01T08:00:00Z');
    await Promise.all([world.tick(), world.tick(), world.tick()]);
    await world.tick();
    expect(world.channels.posts.map((post) => shown(post.card))).toEqual([['2026-03-01-a']]);
    expect(await ledger()).toMatchObject([
      {
        state: 'sent',
        due_at: at('2026-03-01T08:00:00Z'),
        message_channel: 'C1',
        message_id: '0',
        briefing_ids: '["2026-03-01-a"]',
        covered_until: world.now,
      },
    ]);
    expect(world.channels.posts[0]?.key).toMatch(/^.{1,25}$/);
  });

  it('shows what is new since the last one, and says when the next comes', async () => {
    await world.subscriptions.set(DAILY);
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T08:00:00Z');
    await world.tick();
    world.publish('2026-03-01-b');
    world.now = at('2026-03-02T08:00:10Z');
    await world.tick();
    expect(world.channels.posts.map((post) => shown(post.card))).toEqual([
      ['2026-03-01-a'],
      ['2026-03-01-b'],
    ]);
    const [row] = await world.subscriptions.list(NEWSROOM);
    expect(row?.nextDueAt).toBe(at('2026-03-03T08:00:00Z'));
    expect(JSON.stringify(world.channels.posts[1]?.card)).toContain('08:00');
  });

  it('is not posted when nothing is new', async () => {
    await world.subscriptions.set(DAILY);
    world.now = at('2026-03-01T08:00:00Z');
    await world.tick();
    expect(world.channels.posts).toHaveLength(0);
    expect(await ledger()).toMatchObject([{ state: 'nothing' }]);
    expect((await world.subscriptions.list(NEWSROOM))[0]?.nextDueAt).toBe(at('2026-03-02T08:00:00Z'));
  });

  it("carries only its topics, and never another channel's private briefing", async () => {
    await world.subscriptions.set({ ...DAILY, topics: ['oil'] });
    await world.subscriptions.set({ ...DAILY, place: OTHER });
    world.publish('2026-03-01-oil', 'public', ['oil']);
    world.publish('2026-03-01-sport', 'public', ['sport']);
    world.publish('2026-03-01-secret', 'channel:slack/C2', ['oil']);
    world.now = at('2026-03-01T08:00:00Z');
    await world.tick();
    const byChannel = new Map(world.channels.posts.map((post) => [post.place.channel, shown(post.card)]));
    expect(byChannel.get('C1')).toEqual(['2026-03-01-oil']);
    expect(byChannel.get('C2')).toEqual(['2026-03-01-oil', '2026-03-01-sport', '2026-03-01-secret']);
  });

  it('does not repeat what another digest of the same channel showed', async () => {
    await world.subscriptions.set(DAILY);
    await world.subscriptions.set({ ...DAILY, time: '08:01' });
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T08:01:00Z');
    await world.tick();
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
    expect((await ledger()).map((row) => row.state)).toEqual(['sent', 'nothing']);
  });

  it('finds a briefing that was stamped just before the last digest and stored just after', async () => {
    await world.subscriptions.set(DAILY);
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T08:00:00Z');
    await world.tick();
    world.now -= 2;
    world.publish('2026-03-01-late');
    world.now = at('2026-03-02T08:00:00Z');
    await world.tick();
    expect(shown(world.channels.posts[1]?.card as never)).toEqual(['2026-03-01-late']);
  });

  it('waits unfailed, logged once, while its platform is not configured', async () => {
    world.posters.clear();
    await world.subscriptions.set(DAILY);
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T08:00:00Z');
    await world.tick();
    await world.tick();
    expect(await ledger()).toEqual([]);
    expect(world.lines.filter((line) => line.includes('not configured'))).toHaveLength(1);
    world.posters.set('slack', world.channels.poster);
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
  });

  it('does not stop the others when it fails', async () => {
    await world.subscriptions.set(DAILY);
    await world.subscriptions.set({ ...DAILY, place: OTHER });
    await world.database
      .updateTable('subscriptions')
      .set({ zone: 'No/Zone' })
      .where('channel', '=', 'C1')
      .execute();
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T08:00:00Z');
    await world.tick();
    expect(world.channels.posts.map((post) => post.place.channel)).toEqual(['C2']);
    expect(world.lines.some((line) => line.startsWith('error'))).toBe(true);
  });

  it('begins nothing more once told to stop', async () => {
    await world.subscriptions.set(DAILY);
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T08:00:00Z');
    await world.deliveries.tick(AbortSignal.abort());
    expect(world.channels.posts).toHaveLength(0);
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
  });
});

describe('missed while down', () => {
  it('is sent once within the grace', async () => {
    await world.subscriptions.set(DAILY);
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T14:00:00Z');
    await world.tick();
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
  });

  it('is recorded as missed past the grace, and the next digest covers its articles', async () => {
    await world.subscriptions.set(DAILY);
    world.publish('2026-03-01-a');
    world.now = at('2026-03-03T14:00:01Z');
    await world.tick();
    expect(world.channels.posts).toHaveLength(0);
    expect((await ledger()).map((row) => [row.state, new Date(row.due_at).getUTCDate()])).toEqual([
      ['missed', 1],
      ['missed', 2],
      ['missed', 3],
    ]);
    world.now = at('2026-03-04T08:00:00Z');
    await world.tick();
    expect(world.channels.posts.map((post) => shown(post.card))).toEqual([['2026-03-01-a']]);
  });

  it('after days down posts today, once', async () => {
    await world.subscriptions.set(DAILY);
    world.publish('2026-03-01-a');
    world.now = at('2026-03-04T09:00:00Z');
    await world.tick();
    expect((await ledger()).map((row) => row.state)).toEqual(['missed', 'missed', 'missed', 'sent']);
    expect(world.channels.posts).toHaveLength(1);
  });
});

describe('a clock that cannot be relied on', () => {
  const DAY = 24 * HOUR;

  beforeEach(async () => {
    await world.subscriptions.set(DAILY);
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T08:00:00Z');
  });

  it('that slept an hour posts what came due meanwhile, once', async () => {
    world.now += HOUR;
    await world.tick();
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
  });

  it('that slept a week posts today’s alone', async () => {
    await world.tick();
    world.publish('2026-03-02-b');
    world.now += 7 * DAY + HOUR;
    await world.tick();
    await world.tick();
    expect(world.channels.posts.map((post) => shown(post.card))).toEqual([
      ['2026-03-01-a'],
      ['2026-03-02-b'],
    ]);
    expect((await ledger()).map((row) => row.state)).toEqual(['sent', ...Array(6).fill('missed'), 'sent']);
  });

  it('that jumps forward and back again repeats nothing and goes on', async () => {
    await world.tick();
    const first = world.now;
    world.now = first + 3 * DAY;
    world.publish('2026-03-04-b');
    await world.tick();
    for (world.now = first; world.now < first + 6 * DAY; world.now += 30 * MINUTE) {
      if (world.now === first + 5 * DAY) world.publish('2026-03-06-c');
      await world.tick();
    }
    expect(world.channels.posts.flatMap((post) => shown(post.card))).toEqual([
      '2026-03-01-a',
      '2026-03-04-b',
      '2026-03-06-c',
    ]);
    expect(new Set(world.channels.posts.map((post) => post.key)).size).toBe(3);
  });
});

describe('a post that fails', () => {
  beforeEach(async () => {
    await world.subscriptions.set(DAILY);
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T08:00:00Z');
  });

  it('is tried again after a wait, never before the platform allows it', async () => {
    world.channels.hooks.before = throwing(new PostError('retry', '429', { retryAfterMs: 5 * MINUTE }));
    await world.tick();
    world.channels.hooks.before = undefined;
    world.now += 5 * MINUTE - 1;
    await world.tick();
    expect(world.channels.posts).toHaveLength(0);
    world.now += MINUTE;
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
    // It was certain that nothing had been posted.
    expect(world.channels.finds).toHaveLength(0);
  });

  it('keeps its place where the platform asks to wait a moment: posted in the same tick', async () => {
    const made = await createWorld(undefined, { deps: { momentMs: 50 } });
    await made.subscriptions.set(DAILY);
    made.publish('2026-03-01-a');
    made.now = at('2026-03-02T08:00:00Z');
    let refusals = 2;
    made.channels.hooks.before = () => {
      if (refusals-- > 0) throw new PostError('retry', '429', { retryAfterMs: 20, scope: 'channel' });
    };
    await made.tick();
    expect(made.channels.posts).toHaveLength(1);
    expect(made.channels.finds).toHaveLength(0);
    await made.database.destroy();
  });

  it('backs off further each time, up to half an hour, and gives up after the grace', async () => {
    const attempts: number[] = [];
    world.channels.hooks.before = () => {
      attempts.push(world.now);
      throw new PostError('retry', '503');
    };
    const end = world.now + 8 * HOUR;
    for (; world.now < end; world.now += MINUTE) await world.tick();
    const waits = attempts.slice(1).map((time, index) => time - (attempts[index] ?? 0));
    expect(waits.slice(0, 6).every((wait, index) => index === 0 || wait >= (waits[index - 1] ?? 0))).toBe(
      true,
    );
    expect(Math.max(...waits)).toBeLessThanOrEqual(31 * MINUTE);
    expect(Math.max(...attempts)).toBeLessThanOrEqual(at('2026-03-01T14:00:00Z'));
    expect(await ledger()).toMatchObject([{ state: 'failed', error: 'gave up: 503' }]);
    expect(world.told).toHaveLength(1);
    world.channels.hooks.before = undefined;
    world.now = at('2026-03-02T08:00:00Z');
    await world.tick();
    expect(shown(world.channels.posts[0]?.card as never)).toEqual(['2026-03-01-a']);
  });

  it('is looked for before it is tried again when it may have been made', async () => {
    world.channels.hooks.after = throwing(new PostError('retry', 'socket hang up', { maybePosted: true }));
    await world.tick();
    world.channels.hooks.after = undefined;
    world.now += HOUR;
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
    expect(await ledger()).toMatchObject([{ state: 'sent', message_id: '0' }]);
  });

  it('becomes uncertain where the platform cannot tell; it is not repeated and the owner hears', async () => {
    world.channels.hooks.after = throwing(new PostError('retry', 'socket hang up', { maybePosted: true }));
    world.channels.hooks.find = () => 'unknown';
    await world.tick();
    world.channels.hooks.after = undefined;
    world.now += HOUR;
    await world.tick();
    expect(await ledger()).toMatchObject([{ state: 'uncertain' }]);
    expect(world.told).toMatchObject([{ file: expect.stringContaining('slack/C1') }]);
    world.now = at('2026-03-02T08:00:00Z');
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
  });

  it('keeps looking while the search itself fails', async () => {
    world.channels.hooks.after = throwing(new PostError('retry', 'socket hang up', { maybePosted: true }));
    world.channels.hooks.find = throwing(new PostError('retry', '503'));
    await world.tick();
    world.channels.hooks.after = undefined;
    world.now += 10 * MINUTE;
    await world.tick();
    expect(await ledger()).toMatchObject([{ state: 'retry' }]);
    world.channels.hooks.find = undefined;
    world.now += HOUR;
    await world.tick();
    expect(await ledger()).toMatchObject([{ state: 'sent' }]);
    expect(world.channels.posts).toHaveLength(1);
  });

  it("pauses the digest of a channel that is gone, in the channel's language", async () => {
    world.now -= MINUTE;
    await world.subscriptions.set({ ...DAILY, chrome: 'ar' });
    world.now += MINUTE;
    world.channels.hooks.before = throwing(new PostError('gone', 'channel_not_found'));
    await world.tick();
    const [digest] = await world.subscriptions.list(NEWSROOM);
    expect(digest).toMatchObject({ state: 'paused', nextDueAt: null });
    expect(digest?.pausedBecause).toMatch(/القناة.*ادعُ البوت.*استئناف/);
    expect(world.told).toHaveLength(1);
    world.channels.hooks.before = undefined;
    world.now += 24 * HOUR;
    await world.tick();
    expect(world.channels.posts).toHaveLength(0);
  });

  it('is not repeated when the payload was rejected', async () => {
    world.channels.hooks.before = throwing(new PostError('rejected', 'invalid_blocks'));
    await world.tick();
    world.channels.hooks.before = undefined;
    world.now += HOUR;
    await world.tick();
    expect(await ledger()).toMatchObject([{ state: 'failed', error: 'invalid_blocks' }]);
    expect(world.channels.posts).toHaveLength(0);
    expect((await world.subscriptions.list(NEWSROOM))[0]?.state).toBe('active');
  });

  it('is dropped, quietly, when the digest was paused or removed meanwhile', async () => {
    world.channels.hooks.before = throwing(new PostError('retry', '503'));
    await world.tick();
    world.channels.hooks.before = undefined;
    const [digest] = await world.subscriptions.list(NEWSROOM);
    await world.subscriptions.pause(NEWSROOM, digest?.id ?? '');
    world.now += HOUR;
    await world.tick();
    expect(world.channels.posts).toHaveLength(0);
    expect(await ledger()).toMatchObject([{ state: 'failed', error: 'the digest was paused' }]);
    expect(world.told).toEqual([]);
  });
});

it('a platform that never answers holds up neither the tick nor another channel', async () => {
  world = await createWorld(undefined, { deps: { postTimeoutMs: 30 } });
  await world.subscriptions.set(DAILY);
  await world.subscriptions.set({ ...DAILY, place: OTHER });
  world.publish('2026-03-01-a');
  world.now = at('2026-03-01T08:00:00Z');
  const hung = Promise.withResolvers<void>();
  let first = true;
  world.channels.hooks.after = () => {
    if (!first) return undefined;
    first = false;
    return hung.promise;
  };
  await world.tick();
  expect((await ledger()).map((row) => row.state).sort()).toEqual(['retry', 'sent']);
  world.now += HOUR;
  await world.tick();
  expect(world.channels.posts).toHaveLength(2);
  expect((await ledger()).map((row) => row.state)).toEqual(['sent', 'sent']);
  hung.resolve();
});
