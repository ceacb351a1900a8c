import { createWriteStream } from 'node:fs';
import { webApi } from '@slack/bolt';
import { Routes } from 'discord.js';
import { createAnswers } from '../../src/answers/create.ts';
import { createPresenter } from '../../src/commands/present.ts';
import { LIMITS } from '../../src/delivery/budget.ts';
import { digestContent } from '../../src/delivery/content.ts';
import { createDeliveries } from '../../src/delivery/deliver.ts';
import type { Poster } from '../../src/delivery/poster.ts';
import { createLogger } from '../../src/logging.ts';
import { createPoster as createDiscordPoster } from '../../src/platforms/discord/poster.ts';
import { createRest } from '../../src/platforms/discord/rest.ts';
import { createPoster as createSlackPoster } from '../../src/platforms/slack/poster.ts';
import type { LedgerRow } from '../../src/store/ledger.ts';
import { openDatabase, type Place } from '../../src/store/open.ts';
import { createRows } from '../../src/store/rows.ts';

/** What a worker is told, as JSON, its first argument. */
export interface Task {
  /** bare: the platform's client alone, posting the payloads that the deliveries would. */
  readonly what: 'deliveries' | 'bare';
  readonly platform: 'slack' | 'discord';
  /** Of the server, without a path. */
  readonly api: string;
  readonly database: Place;
  /** Posts to make; for `bare` only. */
  readonly posts: number;
  readonly width: number;
  readonly limits: boolean;
}

/** What it measured of itself. */
export interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  /** Peak resident memory. */
  readonly megabytes: number;
}

const REQUEST_TIMEOUT_MS = 15_000;
const task = JSON.parse(process.argv[2] ?? '') as Task;
const clock = Date.now;
const log = createLogger({ level: 'info', pretty: false, destination: createWriteStream('/dev/null') });
const database = await openDatabase(task.database);
const rows = createRows(database, clock, 1e9);
const dispatcher = createPresenter({ rows, log, newKey: () => 'k'.repeat(20) });
const perSecond = task.limits ? undefined : Number.MAX_SAFE_INTEGER;
const rest = createRest({ token: 'bench', apiUrl: `${task.api}/api`, perSecond });
const web = new webApi.WebClient('xoxb-bench', {
  ...{ slackApiUrl: `${task.api}/api/`, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  timeout: REQUEST_TIMEOUT_MS,
});
const poster: Poster =
  task.platform === 'slack'
    ? createSlackPoster({ web, dispatcher, botId: () => 'B1' })
    : createDiscordPoster({ present: dispatcher.present } as never, rest);
const digest = digestContent({ database, answers: createAnswers(database), digestSize: 10 });

/** The same requests as the poster's, made ready before anything is measured. */
async function bareRequests(): Promise<(index: number) => Promise<unknown>> {
  const requests: unknown[] = [];
  const record = {
    apiCall: async (_: string, { blocks, ...body }: { blocks: string }) =>
      requests.push({ ...body, blocks: JSON.parse(blocks) }),
  };
  const recordRest = { post: async (_: string, { body }: { body: unknown }) => requests.push(body) };
  const recorder: Poster =
    task.platform === 'slack'
      ? createSlackPoster({ web: record as never, dispatcher, botId: () => 'B1' })
      : createDiscordPoster({ present: dispatcher.present } as never, () => recordRest as never);
  const subscriptions = await database
    .selectFrom('subscriptions')
    .select(['id', 'platform', 'workspace', 'channel'])
    .where('next_due_at', '<=', clock())
    .limit(task.posts)
    .execute();
  await Promise.all(
    subscriptions.map(async ({ id, ...place }, index) => {
      const content = await digest({ subscriptionId: id } as LedgerRow, clock(), false);
      if (content === null || typeof content === 'string') throw new Error(`nothing to post: ${content}`);
      // What it answers is of no interest here.
      await recorder.post(place as never, content.card, `bare${index}`).catch(() => {});
    }),
  );
  if (task.platform === 'slack') {
    return (index) => web.chat.postMessage(requests[index] as webApi.ChatPostMessageArguments);
  }
  return (index) =>
    rest().post(Routes.channelMessages(subscriptions[index]?.channel ?? ''), { body: requests[index] });
}

async function bare(): Promise<() => Promise<void>> {
  const request = await bareRequests();
  return async () => {
    let next = 0;
    const lane = async () => {
      while (next < task.posts) {
        const index = next++;
        // Without a limit of its own it asks again as it is told, as simply as can be.
        for (;;) {
          const wait = await request(index).then(() => null, retryAfter);
          if (wait === null) break;
          await new Promise((resolve) => setTimeout(resolve, wait));
        }
      }
    };
    await Promise.all(Array.from({ length: task.width }, lane));
  };
}

function retryAfter(error: unknown): number {
  const asked = (error as { retryAfter?: number }).retryAfter;
  if (asked === undefined) throw error;
  return task.platform === 'slack' ? asked * 1000 : asked;
}

function deliveries(): () => Promise<void> {
  const none = { channelMs: 0, perSecond: null };
  const made = createDeliveries({
    ...{ database, clock, log, random: Math.random, width: task.width },
    contents: { digest, follows: async () => null, note: async () => null },
    posters: new Map([[task.platform, poster]]),
    ...{ postTimeoutMs: 30_000, graceMs: 6 * 3_600_000, tell: () => {} },
    limits: task.limits ? LIMITS : { slack: none, discord: none, preview: none },
  });
  const { signal } = new AbortController();
  return async () => {
    for (;;) {
      await made.tick(signal);
      // What a limit put off is left for a later tick; here they come every second, not every minute.
      const waiting = await database
        .selectFrom('ledger')
        .select('key')
        .where('state', 'in', ['claimed', 'retry'])
        .executeTakeFirst();
      if (!task.limits || waiting === undefined) return;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  };
}

const run = task.what === 'bare' ? await bare() : deliveries();
process.send?.('ready');
await new Promise((resolve) => process.once('message', resolve));
const [begin, before] = [performance.now(), process.cpuUsage()];
await run();
const { user, system } = process.cpuUsage(before);
const measured: Measured = {
  ms: performance.now() - begin,
  cpuMs: (user + system) / 1000,
  megabytes: process.resourceUsage().maxRSS / 1024,
};
process.send?.(measured);
await database.destroy();
process.disconnect?.();
