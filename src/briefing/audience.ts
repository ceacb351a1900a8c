export type PlatformName = 'slack' | 'discord' | 'preview';

/** A channel somewhere: who may see a briefing is decided by it. */
export interface Place {
  readonly platform: PlatformName;
  /** Slack team, Discord guild; `-` where there is none (a direct message). */
  readonly workspace: string;
  readonly channel: string;
}

/** Who asks, from where. `null` place: the command line, which sees what is public. */
export interface Asker {
  readonly place: Place | null;
}

/** The audiences whose briefings this asker may see (design §2). */
export function audiencesOf(asker: Asker): string[] {
  if (asker.place === null) return ['public'];
  const { platform, workspace, channel } = asker.place;
  return ['public', `workspace:${platform}/${workspace}`, `channel:${platform}/${channel}`];
}

/** The audience of what was typed or pasted in a channel: that channel alone. */
export function channelAudience(place: Place): string {
  return `channel:${place.platform}/${place.channel}`;
}
