import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase, type Place as State } from '../../src/store/open.ts';
import { saveSubscription } from '../../src/store/subscriptions.ts';
import { exampleBriefing } from '../briefing/example.ts';
import { testPlace } from '../databases.ts';
import { type DiscordServer, startDiscordServer } from '../fakes/discord/server.ts';
import { GENERAL, GUILD } from '../fakes/discord/world.ts';
import { startSlackServer } from '../fakes/slack/server.ts';
import { makeHouse, runApp } from './house.ts';
import { type Running, run } from './running.ts';

const MINUTE = 60_000;

let state: State;
let server: DiscordServer;
beforeEach(async () => {
  state = await testPlace();
  server = await startDiscordServer();
  onTestFinished(() => server.close());
});

const env = () => ({
  DATABASE_URL: state.databaseUrl ?? '',
  DISCORD_TOKEN: server.token,
  DISCORD_API_URL: server.apiUrl,
});

function start(...roles: readonly string[]): Running {
  const house = makeHouse('preview: true\nlimits: { lease: 2s }\n');
  return run(house, ['start', ...roles.flatMap((role) => ['--role', role])], env());
}

/** As many channels on the loopback Discord. */
function channelsOfDiscord(count: number): string[] {
  const channels = Array.from({ length: count }, (_, n) => String(410_000_000_000_000_000n + BigInt(n)));
  for (const channel of channels) server.addChannel(channel);
  return channels;
}

/** Makes a digest due in each channel, with a briefing that none of them has seen. */
async function dueDigests(
  channels: readonly string[],
  platform: 'discord' | 'slack' = 'discord',
): Promise<Database> {
  const database = await openDatabase(state);
  onTestFinished(() => database.destroy());
  const due = Date.now() - MINUTE;
  const store = createBriefingStore(database, () => due - MINUTE);
  const briefing = { ...exampleBriefing(), audience: 'public', status: 'approved' } as const;
  await store.put({ briefing, text: null, origin: 'intake', verified: [] });
  for (const [n, channel] of channels.entries()) {
    const place = { platform, workspace: platform === 'slack' ? 'T0TEAM' : GUILD, channel };
    const days = { weekdays: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC', chrome: 'en', topics: [] } as const;
    const fresh = { id: `s${n}`, now: due - MINUTE, lastCoveredAt: 0 };
    await saveSubscription(database, { place, time: '08:00', ...days }, due, fresh);
  }
  return database;
}

const postsIn = (channels: readonly string[]) => channels.map((channel) => server.messages(channel).length);

async function checks(bot: Running): Promise<{ status: number; checks: Record<string, string> }> {
  const { url } = await bot.line('Isnad is running');
  const answer = await fetch(`${url}readyz`);
  return {
    status: answer.status,
    checks: ((await answer.json()) as { checks: Record<string, string> }).checks,
  };
}

describe('worker processes', () => {
  it('post each digest once between them, without a connection to the gateway', async () => {
    const channels = channelsOfDiscord(40);
    const database = await dueDigests(channels);
    const workers = [start('worker'), start('worker')];
    await server.until(() => postsIn(channels).every((posts) => posts > 0));
    // They settle what they have begun.
    expect(await Promise.all(workers.map((worker) => worker.end('SIGTERM')))).toEqual([0, 0]);
    expect(postsIn(channels)).toEqual(channels.map(() => 1));
    const states = await database.selectFrom('ledger').select('state').distinct().execute();
    expect(states).toEqual([{ state: 'sent' }]);
    expect(server.sessions).toEqual([]);
    expect(server.refusals).toEqual([]);
  });

  it('post on Slack without a connection to it', async () => {
    const slack = await startSlackServer();
    onTestFinished(() => slack.stop());
    const channels = ['C1', 'C2', 'C3'];
    for (const channel of channels) slack.channel(channel);
    await dueDigests(channels, 'slack');
    const worker = run(makeHouse(), ['start', '--role', 'worker'], {
      DATABASE_URL: state.databaseUrl ?? '',
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    });
    await Promise.all(channels.map((channel) => slack.message(channel, 1)));
    expect(await worker.end('SIGTERM')).toBe(0);
    expect(channels.map((channel) => slack.messages(channel).length)).toEqual([1, 1, 1]);
    expect(slack.calls('apps.connections.open')).toBe(0);
    expect(slack.faults).toEqual([]);
  });

  it('watch the folder one at a time, and the other takes over', async () => {
    const first = start('worker');
    await first.line('watching the folder');
    const second = start('worker');
    await second.line('Isnad is running');
    const taken = second.line('watching the folder');
    first.child.kill('SIGKILL');
    await taken;
  });

  it('go on when the queue’s rows are deleted in the middle', async () => {
    const channels = channelsOfDiscord(20);
    const database = await dueDigests(channels);
    const deleted = server.until(() => postsIn(channels).some((posts) => posts > 0));
    const { app } = await runApp(makeHouse(), env(), { every: '* * * * * *' });
    await deleted;
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: state.databaseUrl ?? '' });
    await client.connect();
    await client.query('delete from pgboss.job');
    await client.end();
    await server.until(() => postsIn(channels).every((posts) => posts > 0));
    // Due anew, and brought by a new job.
    const again = Date.now() - MINUTE / 2;
    const place = { platform: 'discord', workspace: GUILD, channel: GENERAL } as const;
    const days = { weekdays: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC', chrome: 'en', topics: [] } as const;
    const fresh = { id: 'later', now: again, lastCoveredAt: 0 };
    await saveSubscription(database, { place, time: '08:00', ...days }, again, fresh);
    await server.until(() => postsIn([GENERAL])[0] === 1);
    await app.stop();
    expect(postsIn(channels)).toEqual(channels.map(() => 1));
  });
});

describe('each role alone', () => {
  it('web: the pages and the measures, and no platform', async () => {
    const bot = start('web');
    const { url } = await bot.line('Isnad is running');
    expect(await (await fetch(`${url}readyz`)).json()).toEqual({
      ok: true,
      checks: { database: 'ok', preview: 'ok' },
    });
    expect((await fetch(`${url}`)).status).toBe(200);
    expect(await (await fetch(`${url}metrics`)).text()).toContain('isnad_queue_depth{queue="deliveries"} 0');
    expect(await bot.end('SIGTERM')).toBe(0);
    expect(server.requests).toEqual([]);
  });

  it('worker: ready without a platform, and no pages', async () => {
    const bot = start('worker');
    const { url } = await bot.line('Isnad is running');
    expect(await (await fetch(`${url}readyz`)).json()).toEqual({ ok: true, checks: { database: 'ok' } });
    expect((await fetch(`${url}`)).status).toBe(404);
    expect(server.sessions).toEqual([]);
    expect(await bot.end('SIGTERM')).toBe(0);
  });

  it('gateway: answers, posts what is sent now, and leaves what is due to others', async () => {
    const channels = channelsOfDiscord(1);
    await dueDigests(channels);
    const bot = start('gateway');
    expect(await checks(bot)).toEqual({ status: 200, checks: { database: 'ok', discord: 'ok' } });
    await server.until(() => server.connected());
    const [channel] = channels;
    await server.answer(server.slash('digest', { do: 'now' }, { channel: channel! }));
    await server.until(() => postsIn(channels)[0] === 1);
    // Another that stands by is ready too.
    const other = start('gateway');
    expect(await checks(other)).toEqual({ status: 200, checks: { database: 'ok', discord: 'ok' } });
    expect(await bot.end('SIGTERM')).toBe(0);
    expect(postsIn(channels)).toEqual([1]);
  });
});
