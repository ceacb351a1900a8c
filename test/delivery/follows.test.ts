import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../src/briefing/audience.ts';
import { PostError } from '../../src/delivery/poster.ts';
import { openDatabase } from '../../src/store/open.ts';
import { engine, testPlace } from '../databases.ts';
import { BATCH_MS, createFollowWorld, type FollowWorld, titlesIn, wordsIn } from './follow-world.ts';
import { DAILY, HOUR, MINUTE, NEWSROOM, OTHER } from './world.ts';

const ABROAD: Place = { platform: 'slack', workspace: 'T2', channel: 'C9' };
let folder: string;
let open: () => ReturnType<typeof openDatabase>;
let world: FollowWorld;

/** The same database each time, as a process would open it. */
async function opener(file: string) {
  const place = await testPlace(join(folder, file));
  return () => openDatabase(place);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-follows-'));
  open = await opener('own.db');
  world = await createFollowWorld(open);
});
afterEach(async () => {
  await world.database.destroy();
  rmSync(folder, { recursive: true });
});

const words = (channel?: string) => world.posts(channel).map((post) => wordsIn(post.card));
/** Those that found nothing to post are left out: a process that begins looks back, and may look in vain. */
const states = async () =>
  (await world.ledger()).map((row) => row.state).filter((state) => state !== 'nothing');

/** Followed, and something new of it about to be posted. */
async function dueSoon() {
  await world.follow('Mark Esper');
  world.now += MINUTE;
  await world.publish('2026-03-01-a');
  await world.tick();
  world.now += BATCH_MS;
}

describe('a new statement', () => {
  it('is posted a little later, once, and nothing is due after', async () => {
    await world.follow('Mark Esper');
    world.now += MINUTE;
    await world.publish('2026-03-01-a');
    await world.tick();
    expect(await world.subscription()).toMatchObject([{ next_due_at: world.now + BATCH_MS }]);
    await world.pass(30);
    expect(words()).toEqual([['2026-03-01-a#0']]);
    expect(world.posts()[0]?.card.summary).toBe('New: Mark Esper');
    expect(await world.subscription()).toMatchObject([{ next_due_at: null }]);
    expect(await states()).toEqual(['sent']);
  });

  it('comes with all others of its two minutes in one post', async () => {
    await world.follow('Mark Esper');
    await world.follow('Mark Milley');
    await world.follow('oil', NEWSROOM, 'topic');
    world.now += MINUTE;
    await world.publish('2026-03-01-a', { statements: 4 });
    await world.tick();
    world.now += MINUTE;
    await world.publish('2026-03-01-b', { speaker: 'مارك ميلي' });
    await world.publish('2026-03-01-c', { topics: ['oil'], speaker: 'Nobody Else' });
    await world.tick();
    world.now += MINUTE - 1;
    await world.publish('2026-03-01-d');
    await world.pass(30);
    expect(world.posts()).toHaveLength(1);
    expect(words()[0]?.toSorted()).toEqual([
      ...['2026-03-01-a#0', '2026-03-01-a#1', '2026-03-01-a#2', '2026-03-01-b#0'],
    ]);
    const [card] = world.posts().map((post) => post.card);
    expect(card && titlesIn(card)).toEqual(['2026-03-01-c']);
    expect(JSON.stringify(card)).toContain('2 more statements');
  });

  it('that was counted only is not news again', async () => {
    await world.follow('Mark Esper');
    world.now += MINUTE;
    await world.publish('2026-03-01-a', { statements: 40 });
    await world.pass(4);
    await world.publish('2026-03-01-b');
    await world.pass(10);
    expect(words().map((one) => one.length)).toEqual([10, 1]);
    expect(words()[1]).toEqual(['2026-03-01-b#0']);
  });

  it('is none from before it was followed, nor by somebody else, nor where nobody follows', async () => {
    await world.publish('2026-03-01-before');
    world.now += MINUTE;
    await world.follow('Mark Esper');
    await world.follow('Mark Milley', OTHER);
    await world.publish('2026-03-01-same-instant');
    world.now += MINUTE;
    await world.publish('2026-03-01-else', { speaker: 'Mark Thompson' });
    await world.pass(10);
    expect(world.channels.posts).toEqual([]);
    expect(await world.ledger()).toEqual([]);
  });

  it('that is found late though stamped early is not lost', async () => {
    await world.follow('Mark Esper');
    world.now += MINUTE;
    await world.publish('2026-03-01-a');
    await world.pass(3);
    const now = world.now;
    world.now -= 2 * MINUTE;
    // Another process stamped it before the post was made, and could write it down only now.
    await world.publish('2026-03-01-late');
    world.now = now;
    await world.pass(5);
    expect(words()).toEqual([['2026-03-01-a#0'], ['2026-03-01-late#0']]);
  });
});

it('each channel sees what is public, its workspace’s and its own, and no draft', async () => {
  for (const place of [NEWSROOM, OTHER, ABROAD]) await world.follow('Mark Esper', place);
  world.now += MINUTE;
  await world.publish('2026-03-01-all');
  await world.publish('2026-03-01-own', { audience: 'channel:slack/C1' });
  await world.publish('2026-03-01-team', { audience: 'workspace:slack/T1' });
  await world.publish('2026-03-01-draft', { status: 'draft' });
  await world.publish('2026-03-01-gone');
  await world.tick();
  await world.publish('2026-03-01-gone', { status: 'withdrawn' });
  await world.pass(10);
  const [all, own, team] = ['2026-03-01-all#0', '2026-03-01-own#0', '2026-03-01-team#0'];
  expect(words('C1')).toEqual([[all, own, team]]);
  expect(words('C2')).toEqual([[all, team]]);
  expect(words('C9')).toEqual([[all]]);
});

it('what more may see later is news for them alone', async () => {
  await world.follow('Mark Esper');
  await world.follow('Mark Esper', ABROAD);
  world.now += MINUTE;
  await world.publish('2026-03-01-a', { audience: 'channel:slack/C1' });
  await world.pass(20);
  await world.publish('2026-03-01-a');
  await world.pass(20);
  expect([words('C1'), words('C9')]).toEqual([[['2026-03-01-a#0']], [['2026-03-01-a#0']]]);
});

describe('beside a digest', () => {
  beforeEach(async () => {
    await world.subscriptions.set({ ...DAILY, place: NEWSROOM });
    await world.follow('Mark Esper');
    await world.follow('oil', NEWSROOM, 'topic');
  });

  it('a briefing it showed is no news, a statement in it is', async () => {
    world.now = Date.parse('2026-03-01T07:59:30Z');
    await world.publish('2026-03-01-a', { topics: ['oil'] });
    await world.pass(10);
    const [digest, post] = world.posts().map((one) => one.card);
    expect(digest && titlesIn(digest)).toEqual(['2026-03-01-a']);
    expect(post && [titlesIn(post), wordsIn(post)]).toEqual([[], ['2026-03-01-a#0']]);
    expect(world.posts()).toHaveLength(2);
  });

  it('a briefing of which a follow post told some words is still in it, one shown whole is not', async () => {
    world.now += MINUTE;
    await world.publish('2026-03-01-words');
    await world.publish('2026-03-01-whole', { topics: ['oil'], speaker: 'Nobody Else' });
    await world.pass(150);
    const [post, digest] = world.posts().map((one) => one.card);
    expect(post && [titlesIn(post), wordsIn(post)]).toEqual([['2026-03-01-whole'], ['2026-03-01-words#0']]);
    expect(digest && titlesIn(digest)).toEqual(['2026-03-01-words']);
  });
});

describe('a post that cannot be made', () => {
  it('to a channel that is gone pauses what is followed; following again brings what was missed', async () => {
    await dueSoon();
    world.channels.hooks.before = () => {
      throw new PostError('gone', 'channel_not_found');
    };
    await world.pass(3);
    const { paused } = await world.follows.list(NEWSROOM);
    expect(paused).toContain('the channel is gone');
    expect(await world.subscription()).toMatchObject([{ state: 'paused', next_due_at: null }]);
    world.channels.hooks.before = undefined;
    await world.publish('2026-03-01-b');
    await world.pass(10);
    expect(world.posts()).toEqual([]);
    await world.follow('Mark Esper');
    await world.pass(10);
    expect(words()).toEqual([['2026-03-01-a#0', '2026-03-01-b#0']]);
  });

  it('that is refused is tried with the next news, or a day later', async () => {
    await dueSoon();
    world.channels.hooks.before = () => {
      throw new PostError('rejected', 'invalid_blocks');
    };
    await world.pass(20);
    expect(await states()).toEqual(['failed']);
    await world.publish('2026-03-01-b');
    await world.pass(10);
    expect(await states()).toEqual(['failed', 'failed']);
    world.channels.hooks.before = undefined;
    world.now += 25 * HOUR;
    await world.pass(2);
    expect(words()).toEqual([['2026-03-01-a#0', '2026-03-01-b#0']]);
  });

  it('is not looked for in vain by whichever process looks next', async () => {
    await dueSoon();
    await world.tick();
    for (let minute = 0; minute < 6; minute++) {
      await world.restart();
      world.now += MINUTE;
      await world.tick();
    }
    expect((await world.ledger()).map((row) => row.state)).toEqual(['sent']);
  });

  it('while the bot is down for long comes late rather than never', async () => {
    await dueSoon();
    world.now += 30 * HOUR;
    await world.restart();
    await world.pass(3);
    expect(words()).toEqual([['2026-03-01-a#0']]);
    expect(await states()).toEqual(['missed', 'sent']);
  });

  it('is not made at all once nothing is followed', async () => {
    await dueSoon();
    const { follows } = await world.follows.list(NEWSROOM);
    world.channels.hooks.reading = async () => {
      world.channels.hooks.reading = undefined;
      await world.follows.remove(NEWSROOM, follows[0]?.id ?? '');
    };
    await world.pass(5);
    expect(world.posts()).toEqual([]);
    expect(await world.subscription()).toEqual([]);
  });
});

describe('a crash', () => {
  const dying = async () => {
    await world.crash();
    throw new Error('the process is dead');
  };

  async function crashAt(hook: 'reading' | 'before' | 'after') {
    await dueSoon();
    world.channels.hooks[hook] = dying;
    await world.post().catch(() => {});
    world.channels.hooks[hook] = undefined;
    await world.restart();
  }

  it.each(['reading', 'before', 'after'] as const)('at the hook "%s": posted once', async (hook) => {
    await crashAt(hook);
    await world.pass(20);
    expect(words()).toEqual([['2026-03-01-a#0']]);
    expect(await states()).toEqual(['sent']);
  });

  it('where the history cannot be read: uncertain, and its news does not come again', async () => {
    await crashAt('after');
    world.channels.hooks.find = () => 'unknown';
    await world.pass(20);
    await world.publish('2026-03-01-b');
    await world.pass(20);
    expect(await states()).toEqual(['uncertain', 'sent']);
    expect(words()).toEqual([['2026-03-01-a#0'], ['2026-03-01-b#0']]);
  });

  it('and long down: what was certainly not posted is posted late', async () => {
    await crashAt('before');
    world.now += 7 * HOUR;
    await world.pass(5);
    expect(await states()).toEqual(['missed', 'sent']);
    expect(words()).toEqual([['2026-03-01-a#0']]);
  });

  it('of the job, before or after it has made channels due: the next one does it', async () => {
    await world.follow('Mark Esper');
    world.now += MINUTE;
    await world.publish('2026-03-01-a');
    await world.crash();
    await expect(world.tick()).rejects.toThrow();
    await world.restart();
    await world.tick();
    await world.restart();
    await world.pass(20);
    expect(words()).toEqual([['2026-03-01-a#0']]);
  });
});

// On SQLite a second bot is refused.
it.runIf(engine === 'postgres')(
  'two processes on one database make the same channels due, and post once',
  async () => {
    await world.follow('Mark Esper');
    await world.follow('Mark Esper', OTHER);
    const second = await createFollowWorld(open);
    for (let minute = 0; minute < 8; minute++) {
      world.now += MINUTE;
      second.now = world.now;
      if (minute < 4) await world.publish(`2026-03-01-n${minute}`);
      await Promise.all([world.tick(), second.tick()]);
    }
    await second.database.destroy();
    for (const channel of ['C1', 'C2']) {
      const said = [world, second].flatMap((one) => one.posts(channel)).flatMap((post) => wordsIn(post.card));
      expect(said.toSorted()).toEqual([0, 1, 2, 3].map((n) => `2026-03-01-n${n}#0`));
    }
  },
);

type Event = 'fine' | 'news' | 'much' | 'draft' | 'else' | 'busy' | 'broken' | 'crash before' | 'crash after';
const EVENTS: readonly Event[] = [
  ...(['fine', 'news', 'much', 'draft', 'else', 'busy', 'broken', 'crash before', 'crash after'] as const),
];

it('whatever happens in whatever order, no statement comes twice to a channel, and none is lost', async () => {
  let run = 0;
  const step = fc.record({
    event: fc.constantFrom(...EVENTS),
    audience: fc.constantFrom('public', 'channel:slack/C1', 'workspace:slack/T2'),
    minutes: fc.constantFrom(0, 1, 3, 10, 45, 300, 1440),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const own = await createFollowWorld(await opener(`any-${run++}.db`));
      const { hooks } = own.channels;
      const expected = new Map([NEWSROOM, ABROAD].map(({ channel }) => [channel, [] as string[]]));
      for (const place of [NEWSROOM, ABROAD]) await own.follow('Mark Esper', place);
      const fail = (error: Error) => () => {
        throw error;
      };
      const die = async () => {
        await own.crash();
        throw new Error('the process is dead');
      };
      for (const [n, { event, audience, minutes }] of steps.entries()) {
        own.now += 1;
        const id = `2026-03-01-n${n}`;
        if (event === 'news' || event === 'much') {
          const statements = event === 'much' ? 3 : 1;
          await own.publish(id, { audience, statements });
          const ids = Array.from({ length: statements }, (_, k) => `${id}#${k}`);
          if (audience !== 'workspace:slack/T2') expected.get('C1')?.push(...ids);
          if (audience !== 'channel:slack/C1') expected.get('C9')?.push(...ids);
        }
        if (event === 'draft') await own.publish(id, { audience, status: 'draft' });
        if (event === 'else') await own.publish(id, { audience, speaker: 'Mark Milley' });
        if (event === 'busy') hooks.before = fail(new PostError('retry', '429', { retryAfterMs: 1000 }));
        if (event === 'broken') hooks.after = fail(new PostError('retry', 'reset', { maybePosted: true }));
        if (event === 'crash before') hooks.before = die;
        if (event === 'crash after') hooks.after = die;
        await own.tick().catch(() => {});
        hooks.before = undefined;
        hooks.after = undefined;
        if (event.startsWith('crash')) await own.restart();
        own.now += minutes * MINUTE;
      }
      // Quiet hours afterwards: everything settles.
      for (let tick = 0; tick < 14; tick++) {
        own.now += HOUR;
        await own.tick();
      }
      for (const [channel, ids] of expected) {
        const posts = own.posts(channel);
        const said = posts.flatMap((post) => wordsIn(post.card));
        const left = posts.flatMap(
          (post) => JSON.stringify(post.card).match(/\d+(?= more statement)/g) ?? [],
        );
        expect(new Set(said).size).toBe(said.length);
        expect(ids).toEqual(expect.arrayContaining(said));
        // What exceeds a post is counted in it.
        expect(said.length + left.reduce((sum, n) => sum + Number(n), 0)).toBe(ids.length);
      }
      const open = (await own.ledger()).filter((row) => ['claimed', 'retry'].includes(row.state));
      expect(open).toEqual([]);
      await own.database.destroy();
    }),
    { numRuns: 12 },
  );
});

it('is none of the channel’s digests: not paused, previewed, sent or removed as one', async () => {
  await world.follow('Mark Esper');
  const [{ id } = { id: '' }] = await world.subscription();
  const { subscriptions } = world;
  expect(await subscriptions.list(NEWSROOM)).toEqual([]);
  expect(await subscriptions.pause(NEWSROOM, id)).toBeNull();
  expect(await subscriptions.preview(NEWSROOM, id)).toBeNull();
  expect(await subscriptions.sendNow(NEWSROOM, id)).toBeNull();
  expect(await subscriptions.remove(NEWSROOM, id)).toBe(false);
  expect(await world.subscription()).toMatchObject([{ id, state: 'active' }]);
});
