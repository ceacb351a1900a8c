import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  channelBudget,
  FARTHEST_MS,
  heldOf,
  hold,
  platformBudget,
  pruneBudgets,
  reserve,
  reserveBlock,
  workspaceBudget,
} from '../../src/store/budgets.ts';
import type { Database } from '../../src/store/database.ts';
import { openTestDatabase } from '../databases.ts';

let database: Database;

beforeEach(async () => {
  database = await openTestDatabase();
  return () => database.destroy();
});

describe('places under a limit', () => {
  it('come one interval apart, whoever asks and however many at once', async () => {
    const wish = { name: 'slack/channel/C1', interval: 1000 };
    const places = await Promise.all([1, 2, 3, 4].map(() => reserve(database, [wish], 50_000)));
    const times = places.map((place) => place.get(wish.name) ?? 0).sort((a, b) => a - b);
    expect(times).toEqual([50_000, 51_000, 52_000, 53_000]);
  });

  it('are not there where they are far, and then nothing is taken', async () => {
    const wish = { name: 'x', interval: FARTHEST_MS };
    const at = async (now: number) => (await reserve(database, [wish], now)).get('x');
    expect([await at(0), await at(0), await at(0), await at(0)]).toEqual([0, 5000, undefined, undefined]);
    expect(await at(6000)).toBe(10_000);
  });

  it('do not pile up while nobody asks', async () => {
    const wish = { name: 'x', interval: 1000 };
    await reserve(database, [wish], 0);
    expect((await reserve(database, [wish], 60_000)).get('x')).toBe(60_000);
    expect((await reserve(database, [wish], 60_000)).get('x')).toBe(61_000);
  });

  it('cost nothing where there is no limit', async () => {
    const places = await reserve(database, [{ name: 'x', interval: 0 }], 7);
    expect(places).toEqual(new Map([['x', 7]]));
    expect(await database.selectFrom('budgets').selectAll().execute()).toEqual([]);
  });

  it('are taken for many names by one statement, each by itself', async () => {
    const wishes = Array.from({ length: 300 }, (_, index) => ({ name: `c${index}`, interval: 10 + index }));
    await reserve(database, wishes, 100);
    const places = await reserve(database, wishes, 100);
    expect(places.size).toBe(300);
    for (const { name, interval } of wishes) expect(places.get(name)).toBe(100 + interval);
  });

  it('never let more through in any stretch than the limit has', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(400), { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 300 }),
        async (steps, interval) => {
          const name = `run${run++}`;
          let now = 1000;
          const times: number[] = [];
          for (const step of steps) {
            now += step;
            const time = (await reserve(database, [{ name, interval }], now)).get(name);
            if (time === undefined) continue;
            expect(time).toBeGreaterThanOrEqual(now);
            times.push(time);
          }
          for (const [index, time] of times.slice(1).entries()) {
            expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(interval);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('are taken in blocks that follow each other', async () => {
    const block = () => reserveBlock(database, { name: 'discord', interval: 500 }, 1000);
    const starts = await Promise.all([block(), block(), block()]);
    expect(starts.sort((a, b) => a - b)).toEqual([1000, 1500, 2000]);
  });
});

describe('a platform that asks to wait', () => {
  it('is left alone by all until then; a shorter wait takes nothing back', async () => {
    await hold(database, 'discord', 90_000);
    await hold(database, 'discord', 20_000);
    expect(await heldOf(database, ['discord', 'slack'], 10_000)).toEqual(new Set(['discord']));
    expect(await reserveBlock(database, { name: 'discord', interval: 500 }, 10_000)).toBe(90_000);
    expect(await heldOf(database, ['discord'], 90_500)).toEqual(new Set());
    expect(await heldOf(database, [], 0)).toEqual(new Set());
  });
});

it('names of channels, workspaces and platforms never meet', () => {
  const place = { platform: 'slack', workspace: 'X', channel: 'X' } as const;
  const names = [channelBudget(place), workspaceBudget(place), platformBudget(place)];
  expect(new Set(names).size).toBe(3);
});

it('what has long been unused is dropped', async () => {
  await hold(database, 'old', 1000);
  await hold(database, 'new', 9000);
  expect(await pruneBudgets(database, 5000)).toBe(1);
  expect(await database.selectFrom('budgets').select('name').execute()).toEqual([{ name: 'new' }]);
});
