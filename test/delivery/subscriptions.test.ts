import { beforeEach, describe, expect, it } from 'vitest';
import type { SubscriptionsPort } from '../../src/commands/ports.ts';
import { PostError } from '../../src/delivery/poster.ts';
import { UserError } from '../../src/errors.ts';
import { createWorld, DAILY, MINUTE, NEWSROOM, OTHER, shown, type World } from './world.ts';

const at = (iso: string) => Date.parse(iso);
let world: World;
let port: SubscriptionsPort;

beforeEach(async () => {
  world = await createWorld();
  port = world.subscriptions;
});

describe('setting up', () => {
  it('tells when it is first due, the same before and after it is set', async () => {
    const expected = at('2026-03-01T05:00:00Z');
    expect(port.firstDue({ ...DAILY, zone: 'Asia/Baghdad' })).toBe(expected);
    const set = await port.set({ ...DAILY, zone: 'Asia/Baghdad', owner: 'U1' });
    expect(set).toMatchObject({
      time: '08:00',
      zone: 'Asia/Baghdad',
      state: 'active',
      nextDueAt: expected,
      owner: 'U1',
    });
    expect(await port.list(NEWSROOM)).toEqual([set]);
  });

  it('changes the digest at the same time and adds one at another', async () => {
    const first = await port.set(DAILY);
    const changed = await port.set({ ...DAILY, weekdays: [7, 1, 7], chrome: 'ar', topics: ['oil'] });
    expect(changed).toMatchObject({ id: first.id, weekdays: [1, 7], chrome: 'ar' });
    expect(changed.filters).toEqual([{ kind: 'topic', value: 'oil' }]);
    await port.set({ ...DAILY, time: '18:30' });
    expect((await port.list(NEWSROOM)).map((one) => one.time)).toEqual(['08:00', '18:30']);
    expect(await port.list(OTHER)).toEqual([]);
  });

  it.each([
    [{ ...DAILY, time: '25:00' }],
    [{ ...DAILY, zone: 'Mars/Olympus' }],
    [{ ...DAILY, weekdays: [] }],
  ])('refuses what cannot be and keeps nothing', async (draft) => {
    await expect(port.set(draft)).rejects.toThrow(UserError);
    expect(() => port.firstDue(draft)).toThrow(UserError);
    expect(await port.list(NEWSROOM)).toEqual([]);
  });
});

describe('pausing', () => {
  it('stops the posts; resuming starts at the next due time and covers what came meanwhile', async () => {
    const { id } = await port.set(DAILY);
    expect(await port.pause(NEWSROOM, id)).toMatchObject({ state: 'paused', nextDueAt: null });
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T09:00:00Z');
    await world.tick();
    expect(world.channels.posts).toHaveLength(0);
    expect(await port.resume(NEWSROOM, id)).toMatchObject({
      state: 'active',
      nextDueAt: at('2026-03-02T08:00:00Z'),
    });
    world.now = at('2026-03-02T08:00:00Z');
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
  });

  it('resuming an active digest does not lose the post that is due', async () => {
    const { id } = await port.set(DAILY);
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T08:00:00Z');
    await port.resume(NEWSROOM, id);
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
  });
});

it("another channel can neither see, change, preview, send nor remove a channel's digest", async () => {
  const { id } = await port.set(DAILY);
  expect(await port.pause(OTHER, id)).toBeNull();
  expect(await port.resume(OTHER, id)).toBeNull();
  expect(await port.preview(OTHER, id)).toBeNull();
  expect(await port.sendNow(OTHER, id)).toBeNull();
  expect(await port.remove(OTHER, id)).toBe(false);
  expect(await port.list(NEWSROOM)).toMatchObject([{ id, state: 'active' }]);
  expect(await port.remove(NEWSROOM, id)).toBe(true);
  expect(await port.remove(NEWSROOM, id)).toBe(false);
});

describe('preview and send now', () => {
  it('preview shows what the next post would, and posts nothing', async () => {
    const { id } = await port.set(DAILY);
    world.publish('2026-03-01-a');
    world.now += MINUTE;
    const card = await port.preview(NEWSROOM, id);
    expect(card && shown(card)).toEqual(['2026-03-01-a']);
    expect(world.channels.posts).toHaveLength(0);
    expect(await port.sendNow(NEWSROOM, id)).toBe('sent');
    expect(shown(world.channels.posts[0]?.card as never)).toEqual(['2026-03-01-a']);
  });

  it('a first digest shows what was there the week before', async () => {
    world.publish('2026-03-01-before');
    world.now += 3 * 24 * 60 * MINUTE;
    const { id } = await port.set(DAILY);
    expect(await port.sendNow(NEWSROOM, id)).toBe('sent');
  });

  it('pressing twice at once posts once', async () => {
    const { id } = await port.set(DAILY);
    world.publish('2026-03-01-a');
    world.channels.hooks.before = () => {
      world.now += 5;
    };
    const both = await Promise.all([port.sendNow(NEWSROOM, id), port.sendNow(NEWSROOM, id)]);
    expect(world.channels.posts).toHaveLength(1);
    // One waited its turn and found nothing left.
    expect(both.toSorted()).toEqual(['nothing', 'sent']);
    world.now += MINUTE;
    expect(await port.sendNow(NEWSROOM, id)).toBe('nothing');
    world.now = at('2026-03-01T08:00:00Z');
    await world.tick();
    expect(world.channels.posts).toHaveLength(1);
  });

  it('works for a paused digest, and leaves the due time as it was', async () => {
    const { id } = await port.set(DAILY);
    await port.pause(NEWSROOM, id);
    world.publish('2026-03-01-a');
    expect(await port.sendNow(NEWSROOM, id)).toBe('sent');
    expect(await port.list(NEWSROOM)).toMatchObject([{ state: 'paused', nextDueAt: null }]);
  });

  it('a failure is told and not repeated behind the back of who asked', async () => {
    const { id } = await port.set(DAILY);
    world.publish('2026-03-01-a');
    world.channels.hooks.before = () => {
      throw new PostError('retry', '503');
    };
    expect(await port.sendNow(NEWSROOM, id)).toBe('failed');
    world.channels.hooks.before = undefined;
    world.now += 60 * MINUTE;
    await world.tick();
    expect(world.channels.posts).toHaveLength(0);
    expect(await port.sendNow(NEWSROOM, id)).toBe('sent');
  });

  it('fails where the platform is not configured', async () => {
    const { id } = await port.set(DAILY);
    world.posters.clear();
    expect(await port.sendNow(NEWSROOM, id)).toBe('failed');
  });
});

describe('a quiet day', () => {
  it('gets no post, unless one is wanted, and that is made once', async () => {
    await port.set(DAILY);
    const telling = await port.set({ ...DAILY, time: '09:00', quiet: 'tell' });
    world.publish('2026-03-01-a');
    world.now = at('2026-03-01T07:00:00Z');
    expect(await port.sendNow(NEWSROOM, telling.id)).toBe('sent');
    world.channels.posts.length = 0;
    world.now = at('2026-03-01T08:00:00Z');
    await world.tick();
    expect(world.channels.posts).toHaveLength(0);
    world.now = at('2026-03-01T09:00:00Z');
    world.channels.hooks.after = () => {
      world.channels.hooks.after = undefined;
      throw new PostError('retry', 'the connection broke', { maybePosted: true });
    };
    for (let again = 0; again < 5; again++) {
      await world.tick();
      world.now += 10 * MINUTE;
    }
    expect(world.channels.posts).toHaveLength(1);
    expect(JSON.stringify(world.channels.posts[0]?.card)).toContain('Nothing new since the last digest.');
    const rows = await world.database
      .selectFrom('ledger')
      .select(['state', 'briefing_ids'])
      .where('subscription_id', '=', telling.id)
      .where('due_at', '=', at('2026-03-01T09:00:00Z'))
      .execute();
    expect(rows).toEqual([{ state: 'sent', briefing_ids: '[]' }]);
  });

  it('sends now what the post would show', async () => {
    const { id } = await port.set({ ...DAILY, quiet: 'tell' });
    expect(await port.sendNow(NEWSROOM, id)).toBe('sent');
    expect(world.channels.posts[0]?.card).toEqual(await port.preview(NEWSROOM, id));
  });
});

describe('changing one by its id', () => {
  it('keeps its id and its past, at another time too', async () => {
    const { id } = await port.set(DAILY);
    const marks = () => world.database.selectFrom('subscriptions').select('last_covered_at').execute();
    const before = await marks();
    world.now += MINUTE;
    const changed = await port.set({ ...DAILY, id, time: '10:15', most: 3, quiet: 'tell' });
    expect(changed).toMatchObject({ id, time: '10:15', most: 3, quiet: 'tell' });
    expect(await marks()).toEqual(before);
    expect(changed.nextDueAt).toBe(at('2026-03-01T10:15:00Z'));
    expect(await port.list(NEWSROOM)).toEqual([changed]);
  });

  it('is refused where another has that time, or it is gone or another channel’s', async () => {
    const { id } = await port.set(DAILY);
    const other = await port.set({ ...DAILY, time: '18:00' });
    await expect(port.set({ ...DAILY, id, time: '18:00' })).rejects.toThrow(UserError);
    await expect(port.set({ ...DAILY, id: 'gone' })).rejects.toThrow(UserError);
    await expect(port.set({ ...DAILY, place: OTHER, id })).rejects.toThrow(UserError);
    expect((await port.list(NEWSROOM)).map((one) => one.time)).toEqual(['08:00', '18:00']);
    expect(other.time).toBe('18:00');
  });
});
