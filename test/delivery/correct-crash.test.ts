import fc from 'fast-check';
import type { KyselyPlugin } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import type { Briefing } from '../../src/briefing/schema.ts';
import { PostError } from '../../src/delivery/poster.ts';
import type { Database } from '../../src/store/database.ts';
import { engine, openTestDatabase } from '../databases.ts';
import { createProcess, createSide, DAILY, HOUR, MINUTE, OTHER, story, textOf } from './correct-world.ts';

const ID = '2026-03-01-letter';
const START = Date.parse('2026-03-01T08:00:00Z');
const NAMES = { esper: 'Mark Esper', milley: 'Mark Milley' } as const;
type Speaker = keyof typeof NAMES;

let database: Database;
afterEach(() => database.destroy());

function version(speaker: Speaker, title: string, more: Record<string, unknown> = {}): Briefing {
  const [statement] = story(ID).statements;
  return story(ID, { title, statements: [{ ...statement, speaker }], ...more });
}

/** The process dies before its query of that number: what was not committed is undone, and nothing more is done. */
function dying(at: number): { plugin: KyselyPlugin; died: () => boolean } {
  let count = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count += 1;
      if (count >= at) throw new Error('the process is dead');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { plugin, died: () => count >= at };
}

async function postedTo(places: readonly (typeof DAILY)['place'][]) {
  database = await openTestDatabase();
  const clock = { now: START - HOUR };
  const side = createSide(() => clock.now);
  const start = (over = database) => createProcess(over, side, () => clock.now);
  const first = start();
  for (const place of places) await first.subscriptions.set({ ...DAILY, place });
  await first.put(version('esper', 'Title 0'));
  clock.now = START;
  await first.deliver();
  expect(side.posts).toHaveLength(places.length);
  return { side, clock, start };
}

it('a crash before any query of the way leaves nothing lost and nothing twice', async () => {
  // Each run dies a little later, until one is through before its time to die.
  for (let at = 1, through = false; !through; at += engine === 'postgres' ? 7 : 1) {
    const { side, clock, start } = await postedTo([DAILY.place]);
    const { plugin, died } = dying(at);
    const doomed = start(database.withPlugin(plugin));
    const change = version('milley', 'Title 1');
    try {
      await doomed.put(change);
      for (let minute = 0; minute < 4 && !died(); minute += 1) {
        await doomed.tick();
        clock.now += MINUTE;
      }
    } catch (error) {
      expect(String(error)).toContain('the process is dead');
    }
    through = !died();
    const next = start();
    await next.put(change);
    for (let minute = 0; minute < 12; minute += 1) {
      await next.tick();
      clock.now += MINUTE;
    }
    const [digest, note, ...more] = side.posts.map((post) => textOf(post.card));
    const where = `died before query ${at}`;
    expect(digest, where).toContain('Title 1');
    expect(digest?.match(/the speaker is Mark Milley/g), where).toHaveLength(1);
    expect(note, where).toContain('the speaker is Mark Milley, not Mark Esper');
    expect(more, where).toEqual([]);
    expect(await database.selectFrom('changed_briefings').selectAll().execute()).toEqual([]);
    expect(await database.selectFrom('post_corrections').selectAll().execute()).toEqual([]);
    if (!through) await database.destroy();
  }
});

it('a crash after the platform took an edit or a note, before it was recorded: each stands once', async () => {
  const { side, clock, start } = await postedTo([DAILY.place]);
  let doomed = dying(Number.POSITIVE_INFINITY);
  const die = (): never => {
    throw new Error('the process is dead');
  };
  const dead = (step: 'edited' | 'posted') => {
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => (side.hooks[step] === die ? die() : node),
      transformResult: async ({ result }) => result,
    };
    let gone = false;
    side.hooks[step] = () => {
      gone = true;
      throw new Error('the process is dead');
    };
    doomed = {
      plugin: { ...plugin, transformQuery: ({ node }) => (gone ? die() : node) },
      died: () => gone,
    };
    return start(database.withPlugin(doomed.plugin));
  };
  const editing = dead('edited');
  await editing.put(version('milley', 'Title 1'));
  await editing.tick().catch(() => {});
  expect(doomed.died()).toBe(true);
  side.hooks.edited = undefined;
  clock.now += 3 * MINUTE;
  const noting = dead('posted');
  await noting.tick().catch(() => {});
  await noting.tick().catch(() => {});
  expect(doomed.died()).toBe(true);
  side.hooks.posted = undefined;
  const next = start();
  for (let minute = 0; minute < 12; minute += 1) {
    await next.tick();
    clock.now += MINUTE;
  }
  const [digest, note, ...more] = side.posts.map((post) => textOf(post.card));
  expect(digest).toContain('Title 1');
  expect(digest?.match(/Corrected/g)).toHaveLength(1);
  expect(note).toContain('not Mark Esper');
  expect(more).toEqual([]);
});

type Action =
  | 'esper'
  | 'milley'
  | 'withdraw'
  | 'remove'
  | 'elsewhere'
  | 'busy'
  | 'two at once'
  | 'crash'
  | 'wait';
const ACTIONS: readonly Action[] = [
  ...(['esper', 'milley', 'withdraw', 'remove', 'elsewhere'] as const),
  ...(['busy', 'two at once', 'crash', 'wait'] as const),
];

it('whatever is edited and whenever the job runs, each post ends up right and each note is made once', async () => {
  const step = fc.record({
    action: fc.constantFrom(...ACTIONS),
    seconds: fc.constantFrom(0, 1, 20, 65, 200, 1200),
    crashAt: fc.integer({ min: 1, max: 60 }),
    ticks: fc.integer({ min: 0, max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const { side, clock, start } = await postedTo([DAILY.place, OTHER]);
      let speaker: Speaker = 'esper';
      let state: 'shown' | 'withdrawn' | 'elsewhere' | 'removed' = 'shown';
      let title = 'Title 0';
      let world = start();
      for (const [index, { action, seconds, crashAt, ticks }] of steps.entries()) {
        if (action === 'esper' || action === 'milley') {
          [speaker, state, title] = [action, 'shown', `Title ${index + 1}`];
          await world.put(version(speaker, title));
        }
        if (action === 'withdraw') {
          state = 'withdrawn';
          await world.put(version(speaker, title, { status: 'withdrawn' }));
        }
        if (action === 'elsewhere') {
          state = 'elsewhere';
          await world.put(version(speaker, title, { audience: 'channel:slack/C2' }));
        }
        if (action === 'remove') {
          state = 'removed';
          await world.store.remove(ID);
        }
        const fail = () => {
          throw new PostError('retry', '429', { retryAfterMs: 5000 });
        };
        if (action === 'busy') Object.assign(side.hooks, { editing: fail, posting: fail });
        if (action === 'crash') {
          world = start(database.withPlugin(dying(crashAt).plugin));
          await world.tick().catch(() => {});
          world = start();
        }
        if (action === 'two at once') {
          const other = start();
          await Promise.all([world.tick(), other.tick(), world.correct()]);
        }
        for (let tick = 0; tick < ticks; tick += 1) await world.tick();
        Object.assign(side.hooks, { editing: undefined, posting: undefined });
        clock.now += seconds * 1000;
      }
      for (let tick = 0; tick < 40; tick += 1) {
        clock.now += MINUTE;
        await world.tick();
      }

      expect(await database.selectFrom('changed_briefings').selectAll().execute()).toEqual([]);
      expect(await database.selectFrom('post_corrections').selectAll().execute()).toEqual([]);
      expect(new Set(side.posts.map(({ key }) => key)).size).toBe(side.posts.length);
      for (const channel of ['C1', 'C2']) {
        const there = side.posts.filter(({ place }) => place.channel === channel);
        const visible = state === 'shown' || (state === 'elsewhere' && channel === 'C2');
        let told: string = NAMES.esper;
        for (const [index, { card }] of there.entries()) {
          const text = textOf(card);
          if (visible) expect(text).toContain(title);
          else expect(text).not.toMatch(/\[Who said what\]/);
          if (visible) expect(text).not.toContain('~~');
          else if (state === 'elsewhere') expect(text).toContain('no longer available here');
          else expect(text).toMatch(/~~Title \d+~~/);
          // What a note tells is told against what its readers knew, and once.
          const [, now, was] =
            (visible && index > 0 && text.match(/the speaker is (.+?), not (.+?), of/)) || [];
          if (now !== undefined) {
            expect(was).toBe(told);
            expect(now).not.toBe(was);
            told = now;
          }
        }
        if (visible) expect(told).toBe(NAMES[speaker]);
      }
      await database.destroy();
    }),
    { numRuns: engine === 'postgres' ? 8 : 40 },
  );
});
