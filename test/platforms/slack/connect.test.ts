import { describe, expect, it } from 'vitest';
import { textOfBlocks } from '../../fakes/slack/message.ts';
import { card, runSlack } from './setup.ts';

const from = { user: 'U1', channel: 'C1' };

describe('connecting', () => {
  it('is told in the state', async () => {
    const { slack } = await runSlack({ start: false });
    expect(slack.state().connected).toBe(false);
    await slack.start();
    expect(slack.state()).toMatchObject({ connected: true });
    await slack.stop();
    expect(slack.state()).toMatchObject({ connected: false, detail: 'stopped' });
  });

  it('is tried until Slack is up', async () => {
    const { server, slack, log } = await runSlack({ start: false });
    await server.down();
    await slack.start();
    expect(slack.state()).toMatchObject({ connected: false });
    expect(slack.state().detail).toMatch(/cannot be reached \(ECONNREFUSED\)/);
    await server.up();
    await log.until(/^Connected to Slack$/);
    const reply = await server.slash('/briefing', 'x', from).reply;
    expect(textOfBlocks(reply.blocks)).toBe('typed briefing: x');
  });

  it.each([
    ['429', { status: 429, retryAfter: 1 }],
    ['500', { status: 500 }],
    ['a broken connection', { drop: 'before' as const }],
  ])('goes on after %s', async (_, trouble) => {
    const { server, slack } = await runSlack({ start: false });
    server.trouble('apps.connections.open', trouble);
    await slack.start();
    expect(slack.state().connected).toBe(false);
    await server.connected();
  });

  it.each([
    ['botToken', 'xoxb-revoked-token', 'SLACK_BOT_TOKEN'],
    ['appToken', 'xapp-revoked-token', 'SLACK_APP_TOKEN'],
  ])('says what to do when the %s is refused, and keeps it to itself', async (name, token, variable) => {
    const { slack, log } = await runSlack({ change: { [name]: token } });
    expect(slack.state().connected).toBe(false);
    expect(slack.state().detail).toContain(`Slack refuses ${variable} (invalid_auth)`);
    expect(log.lines.filter((line) => line.text.includes(token))).toEqual([]);
  });

  it('is refused at once with what is no token at all', async () => {
    const { slack } = await runSlack({ start: false, change: { botToken: 'xapp-1-mixed-up' } });
    await expect(slack.start()).rejects.toMatchObject({
      message: expect.stringContaining('SLACK_BOT_TOKEN'),
      remedy: expect.stringContaining('OAuth & Permissions'),
    });
  });

  it('names the scopes that are missing, and what is lost with each', async () => {
    const { server, slack, log } = await runSlack({ start: false });
    server.scopes.delete('users:read');
    await slack.start();
    const line = await log.until(/lacks scopes/);
    expect(line.text).toContain("users:read (users' time zones are not known)");
    expect(line.text).not.toContain('chat:write');
  });
});

describe('a lost connection', () => {
  it.each([
    ['Slack asks for a new one', 'refresh_requested' as const],
    ['Socket Mode was turned off and on', 'link_disabled' as const],
  ])('is made anew when %s', async (_, reason) => {
    const { server } = await runSlack();
    server.disconnect(reason);
    await server.connected(2);
    await server.slash('/briefing', 'again', from).reply;
    expect(server.faults).toEqual([]);
  });

  it('is made anew though Slack does not hang up', async () => {
    const { server, slack, log } = await runSlack({ start: false });
    server.linger();
    await slack.start();
    server.disconnect('warning');
    await server.connected(2);
    // What the client says when it has waited for Slack to hang up, in vain.
    expect(log.lines.filter((line) => /pong/.test(line.text))).toEqual([]);
    expect((await server.slash('/briefing', 'again', from).reply).channel).toBe('C1');
  });

  it('is made anew when it broke, though Slack refuses for a while', async () => {
    const { server, slack, log } = await runSlack();
    server.trouble('apps.connections.open', { error: 'internal_error' });
    server.drop();
    await log.until(/cannot be reached \(internal_error\)/);
    expect(slack.state().connected).toBe(false);
    await server.connected(2);
    await server.slash('/briefing', 'again', from).reply;
  });
});

describe('stopping', () => {
  it('leaves no connection, though Slack does not hang up', async () => {
    const { server, slack, log } = await runSlack({ start: false });
    server.linger();
    await slack.start();
    await slack.stop();
    await server.closed();
    expect(log.lines.filter((line) => /pong/.test(line.text))).toEqual([]);
  });

  it('waits for an answer under way', async () => {
    const slow = Promise.withResolvers<void>();
    const { server, slack } = await runSlack({
      answers: {
        async typed() {
          await slow.promise;
          return { card: card('just in time'), visibility: 'channel' };
        },
      },
    });
    const delivery = server.slash('/briefing', '', from);
    await delivery.acknowledged;
    // Slack sends nothing new to a connection that is gone.
    const stopped = slack.stop().then(() => 'stopped');
    await server.closed();
    expect(await Promise.race([stopped, Promise.resolve('waiting')])).toBe('waiting');
    slow.resolve();
    await stopped;
    expect(server.messages('C1')).toHaveLength(1);
  });

  it('does not wait for ever', async () => {
    const { server, slack } = await runSlack({ answers: { typed: () => new Promise(() => {}) } });
    await server.slash('/briefing', '', from).acknowledged;
    await slack.stop();
    expect(slack.state().detail).toBe('stopped');
  });

  it('is possible while it waits to connect anew', async () => {
    const { server, slack, log } = await runSlack();
    await server.down();
    await log.until(/cannot be reached/);
    await slack.stop();
    await server.up();
    expect(slack.state().detail).toBe('stopped');
  });

  it('is possible while it connects, and leaves no connection', async () => {
    const { server, slack } = await runSlack({ start: false });
    const answer = Promise.withResolvers<void>();
    server.trouble('apps.connections.open', { wait: answer.promise });
    const started = slack.start();
    const stopped = slack.stop();
    answer.resolve();
    await Promise.all([started, stopped]);
    await server.closed();
    expect(slack.state().connected).toBe(false);
  });

  it('is possible before starting', async () => {
    const { slack } = await runSlack({ start: false });
    await slack.stop();
    expect(slack.state().detail).toBe('stopped');
  });
});
