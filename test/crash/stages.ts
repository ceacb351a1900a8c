import type { Place } from '../../src/briefing/audience.ts';
import { startDiscordServer } from '../fakes/discord/server.ts';
import { GUILD } from '../fakes/discord/world.ts';
import { startSlackServer } from '../fakes/slack/server.ts';

/** A platform on loopback as the crash rounds need it. */
export interface Stage {
  readonly env: Readonly<Record<string, string>>;
  readonly settings: string;
  channel(index: number): Place;
  /** Posts that stand in the channel. */
  posts(channel: string): number;
  /** Called with each post before it is answered. */
  onPost(hear: (() => void) | undefined): void;
  /** What the platform had to refuse: should be empty. */
  refusals(): readonly unknown[];
  stop(): Promise<void>;
}

/** `history`: whether the app may read what stands in a channel. */
export async function slackStage({ history = true } = {}): Promise<Stage> {
  let hear: (() => void) | undefined;
  const server = await startSlackServer({ posted: () => hear?.() });
  if (!history) for (const scope of ['channels:history', 'groups:history']) server.scopes.delete(scope);
  return {
    env: {
      SLACK_BOT_TOKEN: server.botToken,
      SLACK_APP_TOKEN: server.appToken,
      SLACK_API_URL: server.apiUrl,
    },
    settings: '',
    channel(index) {
      const channel = `C${String(index).padStart(4, '0')}`;
      server.channel(channel);
      return { platform: 'slack', workspace: server.bot.team_id, channel };
    },
    posts: (channel) => server.messages(channel).length,
    onPost(listener) {
      hear = listener;
    },
    refusals: () => server.faults,
    stop: () => server.stop(),
  };
}

/** `nonce`: whether Discord undoes a repeated post by itself, as it does for some minutes, but not in a forum. */
export async function discordStage({ nonce = true } = {}): Promise<Stage> {
  let hear: (() => void) | undefined;
  const server = await startDiscordServer({ posted: () => hear?.(), ...(!nonce && { nonceMs: 0 }) });
  return {
    env: { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl },
    settings: '',
    channel(index) {
      const channel = String(410_000_000_000_000_000n + BigInt(index));
      if (server.channel(channel) === undefined) server.addChannel(channel);
      return { platform: 'discord', workspace: GUILD, channel };
    },
    posts: (channel) => server.messages(channel).length,
    onPost(listener) {
      hear = listener;
    },
    refusals: () => server.refusals,
    stop: () => server.close(),
  };
}
