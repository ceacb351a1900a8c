import type { Place, PlatformName } from '../briefing/audience.ts';
import {
  FARTHEST_MS,
  hold as holdBudget,
  platformBudget,
  reserveBlock,
  workspaceBudget,
} from '../store/budgets.ts';
import type { Database } from '../store/database.ts';
import { createLanes } from './lanes.ts';
import type { PostError } from './poster.ts';

interface Limit {
  /** Least time between two posts to one channel, ms; 0 for none. */
  readonly channelMs: number;
  /** Requests a second on the whole platform, from all processes together; null for none. */
  readonly perSecond: number | null;
}

export type Limits = Readonly<Record<PlatformName, Limit>>;

export const LIMITS: Limits = {
  /** One message a second a channel: https://docs.slack.dev/apis/web-api/rate-limits#posting-messages */
  slack: { channelMs: 1000, perSecond: null },
  /**
   * 50 requests a second in all (https://docs.discord.com/developers/topics/rate-limits#global-rate-limit), of which ten
   * are left to commands; by its headers five messages in five seconds a channel.
   */
  discord: { channelMs: 1000, perSecond: 40 },
  preview: { channelMs: 0, perSecond: null },
};

/** Places taken at once, ms of them: two round trips a second. */
const BLOCK_MS = 500;
/** A place this long past (ms) is given up: many used at once would break the limit. */
const LATE_MS = 100;

interface Block {
  at: number;
  left: number;
}

export type Budget = ReturnType<typeof createBudget>;

/** When requests may go, by limits that all processes keep together. */
export function createBudget(deps: {
  readonly database: Database;
  readonly clock: () => number;
  readonly limits: Limits;
}) {
  const { database, clock, limits } = deps;
  const blocks = new Map<PlatformName, Block>();
  const holds = new Map<string, number>();
  const inLane = createLanes();

  /** Answers when a place comes; it is taken only where that is near. */
  async function takePlace(platform: PlatformName, perSecond: number): Promise<number> {
    const interval = 1000 / perSecond;
    const now = clock();
    const block = blocks.get(platform) ?? { at: now, left: 0 };
    while (block.left > 0 && block.at < now - LATE_MS) next(block, interval);
    if (block.left === 0) {
      block.left = Math.max(1, Math.floor(BLOCK_MS / interval));
      const wish = { name: platformBudget({ platform }), interval: Math.ceil(interval * block.left) };
      block.at = await reserveBlock(database, wish, now);
      blocks.set(platform, block);
    }
    const { at } = block;
    if (at - now <= FARTHEST_MS) next(block, interval);
    return at;
  }

  return {
    channelInterval: (platform: PlatformName): number => limits[platform].channelMs,

    /** When the next request to the place may go (ms), now or soon; further off it is for another time. */
    async place(place: Place): Promise<number> {
      const { perSecond } = limits[place.platform];
      const now = clock();
      const held = Math.max(holds.get(platformBudget(place)) ?? 0, holds.get(workspaceBudget(place)) ?? 0);
      if (held > now || perSecond === null) return Math.max(held, now);
      return await inLane(place.platform, () => takePlace(place.platform, perSecond));
    },

    /** Obeys a platform that asks to wait; all processes do. */
    async obey(place: Place, { scope, retryAfterMs }: PostError): Promise<void> {
      if (retryAfterMs === undefined || scope === 'channel') return;
      const name = scope === 'platform' ? platformBudget(place) : workspaceBudget(place);
      const until = clock() + retryAfterMs;
      holds.set(name, Math.max(holds.get(name) ?? 0, until));
      if (scope === 'platform') blocks.delete(place.platform);
      await holdBudget(database, name, until);
    },
  };
}

function next(block: Block, interval: number): void {
  block.at += interval;
  block.left -= 1;
}
