import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { missingScopes } from '../../../src/platforms/slack/refusals.ts';
import { runSlack } from './setup.ts';

const manifest = parse(readFileSync(new URL('../../../config/slack-manifest.yaml', import.meta.url), 'utf8'));
const settings = parse(readFileSync(new URL('../../../config/isnad.yaml', import.meta.url), 'utf8'));

describe('the manifest of the Slack app', () => {
  it('asks for the scopes the bot misses without them, and no more', () => {
    const asked: string[] = manifest.oauth_config.scopes.bot;
    expect(missingScopes(asked)).toEqual([]);
    for (const scope of asked) expect(missingScopes(asked.filter((each) => each !== scope))).toHaveLength(1);
  });

  it('registers the commands of the settings', () => {
    const registered = manifest.features.slash_commands.map((each: { command: string }) => each.command);
    expect(registered).toEqual(Object.values(settings.slack.commands));
  });

  it('offers the message shortcut the bot answers', async () => {
    const { server } = await runSlack();
    for (const { callback_id, type, name } of manifest.features.shortcuts) {
      expect(type).toBe('message');
      expect(name.length).toBeLessThanOrEqual(24);
      const { reply } = server.shortcut(callback_id, { text: 'x' }, { user: 'U1', channel: 'C1' });
      expect((await reply).ephemeralTo).toBe('U1');
    }
  });

  it('has Slack send what the bot answers', async () => {
    const events: string[] = manifest.settings.event_subscriptions.bot_events;
    const { server, dispatcher } = await runSlack();
    const deliveries = [
      ['app_mention', server.mention('a', { user: 'U1', channel: 'C1' })],
      ['message.im', server.dm('b', { user: 'U1', channel: 'D1' })],
      ['member_joined_channel', server.join('C2')],
    ] as const;
    for (const [, delivery] of deliveries) await delivery.reply;
    expect(dispatcher.calls).toHaveLength(deliveries.length);
    expect(events.toSorted()).toEqual(deliveries.map(([event]) => event as string).toSorted());
    expect(manifest.settings).toMatchObject({
      socket_mode_enabled: true,
      interactivity: { is_enabled: true },
    });
  });
});
