import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { createDiscord } from '../../../src/platforms/discord/discord.ts';
import type { Hold, Platform } from '../../../src/platforms/platform.ts';
import { type DiscordServer, startDiscordServer } from '../../fakes/discord/server.ts';
import { GENERAL } from '../../fakes/discord/world.ts';
import { connected, handMade, leases, quick, reply, silent, textOf } from './support.ts';

describe('the connection to Discord', () => {
  const open: { platform?: Platform; server?: DiscordServer } = {};
  afterEach(async () => {
    await open.platform?.stop();
    await open.server?.close();
  });

  async function started(options: { down?: boolean; token?: string } = {}) {
    const server = await startDiscordServer({ down: options.down ?? false });
    open.server = server;
    const settings = {
      dispatcher: handMade(),
      apiUrl: server.apiUrl,
      log: silent,
      leases,
      clock: Date.now,
      backoff: quick,
    };
    const platform = createDiscord({ ...settings, token: options.token ?? server.token });
    open.platform = platform;
    await platform.start();
    return { server, platform };
  }

  it('comes up by itself when Discord does', async () => {
    const { server, platform } = await started({ down: true });
    expect(platform.state().connected).toBe(false);
    expect(platform.state().detail).toContain('not reached');
    await server.up();
    await server.until(() => server.connected());
    expect(textOf(await server.answer(server.slash('briefing')))).toBe('answer to briefing');
    expect(platform.state().connected).toBe(true);
  });

  it('says what to do about a wrong token, and does not hammer', async () => {
    const { server, platform } = await started({ token: 'not.the.token' });
    expect(platform.state()).toMatchObject({ connected: false });
    expect(platform.state().detail).toContain('DISCORD_TOKEN');
    expect(server.requests.filter(({ path }) => path === '/gateway/bot')).toHaveLength(1);
  });

  it('refuses an empty token outright', () => {
    expect(() =>
      createDiscord({ dispatcher: handMade(), token: ' ', log: silent, leases, clock: Date.now }),
    ).toThrow(UserError);
  });

  it('resumes when told to reconnect', async () => {
    const { server } = await started();
    server.reconnect();
    await server.until(() => server.sessions.length === 2);
    expect(server.sessions).toEqual(['identify', 'resume']);
    await server.answer(server.slash('briefing'));
  });

  it('hears what happened while its connection was broken', async () => {
    const { server } = await started();
    server.cut();
    const meanwhile = server.slash('briefing');
    expect(textOf(await server.answer(meanwhile))).toBe('answer to briefing');
    expect(server.sessions).toEqual(['identify', 'resume']);
  });

  it('begins anew when its session is forgotten', async () => {
    const { server } = await started();
    await server.until(() => server.connected());
    server.invalidate();
    await server.until(() => server.sessions.length === 2 && server.connected());
    expect(server.sessions).toEqual(['identify', 'identify']);
    await server.answer(server.slash('briefing'));
  });

  it('outlives Discord going down and coming back', async () => {
    const { server, platform } = await started();
    await server.answer(server.slash('briefing'));
    await server.down();
    await expect(
      platform.poster.post({ platform: 'discord', workspace: '-', channel: GENERAL }, reply('x').card, 'k'),
    ).rejects.toMatchObject({ kind: 'retry' });
    await server.up();
    await server.until(() => server.connected());
    expect(textOf(await server.answer(server.slash('whosaid')))).toBe('answer to whosaid');
    expect(platform.state().connected).toBe(true);
  });

  it('waits on stopping for an answer in flight', async () => {
    const server = await startDiscordServer();
    open.server = server;
    const slow = Promise.withResolvers<ReturnType<typeof reply>>();
    const begun = Promise.withResolvers<void>();
    const dispatcher = handMade(() => {
      begun.resolve();
      return slow.promise;
    });
    const platform = await connected(server, dispatcher);
    const asked = server.slash('briefing');
    await begun.promise;
    const stopping = platform.stop();
    slow.resolve(reply('just in time'));
    await stopping;
    expect(asked.answered).toBe(4);
    await server.until(() => !server.connected());
    expect(platform.state()).toEqual({ connected: false, detail: 'stopped' });
  });

  it('answers nothing while it cannot prove that the shard is its own', async () => {
    const server = await startDiscordServer();
    open.server = server;
    let doubts = 0;
    const isHeld = () => {
      doubts -= 1;
      return doubts < 0;
    };
    const { keep } = leases;
    const doubtful = {
      ...leases,
      keep: (name: string, work: (hold: Hold) => Promise<void>) =>
        keep(name, ({ signal }) => work({ signal, isHeld })),
    };
    open.platform = await connected(server, handMade(), { leases: doubtful });
    // It hears these in order, and doubts the first two.
    doubts = 2;
    const [command, mention] = [server.slash('briefing'), server.mention('x')];
    await server.answer(server.slash('briefing'));
    expect(command.answered).toBeNull();
    expect(server.messages(GENERAL).filter(({ reference }) => reference === mention.id)).toEqual([]);
  });
});
