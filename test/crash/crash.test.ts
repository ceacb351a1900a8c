import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/store/open.ts';
import { testPlace } from '../databases.ts';
import { STEPS } from './orders.ts';
import { crashRound } from './round.ts';
import { discordStage, slackStage } from './stages.ts';

async function testEngine(dir: string) {
  const place = await testPlace(join(dir, '.isnad/isnad.db'));
  const env = place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl };
  return { env, database: await openDatabase(place) };
}

/** Spread over 0 … 1, and the same each time, so that a failure can be seen again. */
function spread(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return (count * 0.618) % 1;
  };
}

// Processes are started one after another.
vi.setConfig({ testTimeout: 240_000 });

const CELLS = [
  ['Slack', slackStage],
  ['Discord', discordStage],
  ['Discord where no nonce helps', () => discordStage({ nonce: false })],
] as const;

describe.each(CELLS)('a process killed at every step of its posts on %s', (_name, openStage) => {
  it('loses none and posts none twice', async () => {
    const stage = await openStage();
    try {
      const outcome = await crashRound({
        stage,
        engine: testEngine,
        channels: 30,
        kills: STEPS,
        random: spread(),
      });
      expect(outcome).toEqual({ posts: 30, kills: STEPS.length, lost: [], doubled: [], uncertain: 0 });
      expect(stage.refusals()).toEqual([]);
    } finally {
      await stage.stop();
    }
  });
});

it('where Slack does not let the history be read, a post in doubt is not made again, and is told', async () => {
  const stage = await slackStage({ history: false });
  try {
    const kills = ['arrived'] as const;
    const outcome = await crashRound({ stage, engine: testEngine, channels: 20, kills, random: spread() });
    expect(outcome).toMatchObject({ kills: 1, lost: [], doubled: [] });
    // The one whose answer was on its way, and those posted beside it.
    expect(outcome.uncertain).toBeGreaterThanOrEqual(1);
    expect(outcome.uncertain).toBeLessThanOrEqual(20);
    expect(stage.refusals().filter((fault) => !/missing_scope/.test(String(fault)))).toEqual([]);
  } finally {
    await stage.stop();
  }
});
