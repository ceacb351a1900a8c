import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { testPlace } from '../databases.ts';
import { type DiscordServer, startDiscordServer } from '../fakes/discord/server.ts';
import { GENERAL } from '../fakes/discord/world.ts';
import { startSlackServer } from '../fakes/slack/server.ts';
import { startCluster } from '../postgres/cluster.ts';
import { makeHouse } from './house.ts';
import { type Running, run } from './running.ts';

const GATEWAY = ['start', '--role', 'gateway'];
const SETTINGS = 'limits: { lease: 2s }\n';

let databaseUrl = '';
beforeEach(async () => {
  databaseUrl = (await testPlace()).databaseUrl ?? '';
});

async function openDiscord(options: { shards?: number } = {}): Promise<DiscordServer> {
  const server = await startDiscordServer(options);
  onTestFinished(() => server.close());
  return server;
}

/** A gateway process, up. */
async function gateway(server: DiscordServer, url = databaseUrl): Promise<Running> {
  const bot = run(makeHouse(SETTINGS), GATEWAY, {
    DATABASE_URL: url,
    DISCORD_TOKEN: server.token,
    DISCORD_API_URL: server.apiUrl,
  });
  await bot.line('Isnad is running');
  return bot;
}

/** Things asked in every way there is, and each answered. */
async function ask(server: DiscordServer, count: number): Promise<number> {
  for (let n = 0; n < count; n += 1) {
    const asked = server.slash('briefing', { query: `x${n}` });
    const mention = server.mention(`help ${n}`);
    await server.answer(asked);
    await server.until(() => replies(server, mention.id).length > 0);
  }
  return count;
}

const replies = (server: DiscordServer, id: string) =>
  server.messages(GENERAL).filter((message) => message.reference === id);

/** Everything that was said to the bot has one reply, whoever gave it. */
function expectOneReplyEach(server: DiscordServer, asked: number): void {
  const all = server.messages(GENERAL);
  const mentions = all.filter((message) => message.author.username === 'reader');
  expect(mentions).toHaveLength(asked);
  expect(mentions.map((mention) => replies(server, mention.id).length)).toEqual(mentions.map(() => 1));
  // The others answer commands.
  expect(all).toHaveLength(3 * asked);
  // A second answer to a command is one of Discord's refusals.
  expect(server.refusals).toEqual([]);
}

describe('two gateway processes on Discord', () => {
  it('are one bot: the other takes over from one that is killed, and from one that is stopped', async () => {
    const server = await openDiscord();
    const first = await gateway(server);
    await server.until(() => server.connected());
    const second = await gateway(server);
    let asked = await ask(server, 5);
    expect(server.shards()).toEqual(['0/1']);

    await first.end('SIGKILL');
    await server.until(() => server.sessions.length === 2 && server.connected());
    asked += await ask(server, 5);

    const third = await gateway(server);
    const stopped = second.end('SIGTERM');
    await server.until(() => server.sessions.length === 3 && server.connected());
    asked += await ask(server, 5);
    expect(await stopped).toBe(0);
    expect(await third.end('SIGTERM')).toBe(0);
    expect(server.doubled).toEqual([]);
    expectOneReplyEach(server, asked);
  });

  it('answer once what both of them hear, when one wakes that the other took for dead', async () => {
    const server = await openDiscord();
    const sleeper = await gateway(server);
    await server.until(() => server.connected());
    let asked = await ask(server, 1);
    await gateway(server);
    sleeper.child.kill('SIGSTOP');
    await server.until(() => server.sessions.length === 2);
    expect(server.shards()).toEqual(['0/1', '0/1']);
    // Told to both: Discord has not noticed yet that the sleeper is gone.
    asked += await ask(server, 5);
    sleeper.child.kill('SIGCONT');
    await server.until(() => server.shards().length === 1);
    asked += await ask(server, 2);
    expect(await sleeper.end('SIGTERM')).toBe(0);
    expectOneReplyEach(server, asked);
  });

  it('share the shards that Discord advises, each connected once', async () => {
    const server = await openDiscord({ shards: 2 });
    await Promise.all([gateway(server), gateway(server)]);
    await server.until(() => server.shards().length === 2);
    expect(server.shards().sort()).toEqual(['0/2', '1/2']);
    expect(server.doubled).toEqual([]);
    expectOneReplyEach(server, await ask(server, 3));
  });

  it('hand over every shard of one that is killed', async () => {
    const server = await openDiscord({ shards: 2 });
    const first = await gateway(server);
    await server.until(() => server.shards().length === 2);
    await gateway(server);
    await first.end('SIGKILL');
    await server.until(() => server.sessions.length === 4 && server.shards().length === 2);
    expect(server.shards().sort()).toEqual(['0/2', '1/2']);
    expect(server.doubled).toEqual([]);
    expectOneReplyEach(server, await ask(server, 3));
  });

  it('let go of Discord while their database is away, and come back with it', async () => {
    const cluster = await startCluster({ synchronous_commit: 'on' });
    onTestFinished(() => cluster.stop());
    const server = await openDiscord();
    await gateway(server, cluster.url);
    await gateway(server, cluster.url);
    await server.until(() => server.connected());
    await cluster.halt(true);
    await server.until(() => !server.connected());
    await cluster.resume();
    await server.until(() => server.connected());
    expect(server.doubled).toEqual([]);
    expectOneReplyEach(server, await ask(server, 2));
  });
});

it('two gateway processes on Slack answer once what Slack sends again, and each what it hears', async () => {
  const server = await startSlackServer();
  onTestFinished(() => server.stop());
  const env = {
    DATABASE_URL: databaseUrl,
    SLACK_BOT_TOKEN: server.botToken,
    SLACK_APP_TOKEN: server.appToken,
    SLACK_API_URL: server.apiUrl,
  };
  const bots = [run(makeHouse(SETTINGS), GATEWAY, env), run(makeHouse(SETTINGS), GATEWAY, env)];
  for (const bot of bots) await bot.line('Isnad is running');
  await server.connected(2);
  const from = { user: 'U1', channel: 'C1' };
  for (let n = 0; n < 4; n += 1) {
    const mention = server.mention(`help ${n}`, from);
    await mention.reply;
    await server.again(mention);
    const slash = server.slash('/briefing', 'help', from);
    await slash.reply;
    await server.again(slash);
  }
  // They wait for what is in flight.
  expect(await Promise.all(bots.map((bot) => bot.end('SIGTERM')))).toEqual([0, 0]);
  expect(server.messages('C1')).toHaveLength(8);
  expect(server.faults).toEqual([]);
});
