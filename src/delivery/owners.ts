import type { Place, PlatformName } from '../briefing/audience.ts';
import { messageOf, type Problem } from '../errors.ts';
import type { Log } from '../log.ts';
import type { StoredSubscription } from '../store/subscriptions.ts';
import type { Block, Card } from '../views/card.ts';
import { label, message, text } from '../views/field.ts';
import type { Poster } from './poster.ts';

/** A channel's owner hears of something; every word in both languages. */
export type Words = Readonly<Record<'en' | 'ar', { readonly message: string; readonly remedy: string }>>;

const WHERE = {
  en: { channel: 'Channel', digest: 'Your digest', follows: 'What your channel follows' },
  ar: { channel: 'القناة', digest: 'نشرتك', follows: 'ما تتابعه قناتك' },
} as const;

/**
 * Tells who set a digest up what needs a person: directly where the platform can, else by `tell`. At most once: whoever
 * calls has just written down what is told, and a crash between the two leaves it untold rather than told twice.
 */
export function createOwners(deps: {
  readonly posters: ReadonlyMap<PlatformName, Poster>;
  readonly tell: (problem: Problem) => void;
  readonly log: Log;
}) {
  const { posters, tell, log } = deps;

  async function wrote(subscription: StoredSubscription, words: Words): Promise<boolean> {
    const { place, owner } = subscription;
    const poster = posters.get(place.platform);
    if (poster?.write === undefined || owner === undefined) return false;
    try {
      await poster.write(place, owner, cardOf(subscription, words));
      return true;
    } catch (error) {
      log.info({ platform: place.platform, reason: messageOf(error) }, 'an owner could not be written to');
      return false;
    }
  }

  /** To who runs the bot. */
  function report(problem: Problem): void {
    try {
      tell(problem);
    } catch (error) {
      log.error({ err: error }, `the desk could not be told: ${messageOf(error)}`);
    }
  }

  return {
    report,

    async tell(subscription: StoredSubscription, words: Words): Promise<void> {
      if (await wrote(subscription, words)) return;
      const { kind, place, time } = subscription;
      report({ file: `${kind} ${place.platform}/${place.channel} ${time}`.trim(), ...words.en });
    },
  };
}

function cardOf({ kind, place, chrome }: StoredSubscription, words: Words): Card {
  const { channel, [kind]: what } = WHERE[chrome];
  const line = (words: string): Block => text(message(chrome, words));
  const url = addressOf(place);
  return {
    chrome,
    summary: `${what}: ${words[chrome].message}`,
    blocks: [
      text(label(chrome, { text: `${what}: `, bold: true }, words[chrome].message)),
      line(words[chrome].remedy),
      ...(url === null ? [] : [text(label(chrome, { text: channel, url }))]),
    ],
  };
}

/** Where the channel is, for a reader; null where a link could not lead there. */
function addressOf({ platform, workspace, channel }: Place): string | null {
  if (![workspace, channel].every((id) => /^\w+$/.test(id))) return null;
  // https://docs.slack.dev/interactivity/deep-linking
  if (platform === 'slack') return `https://slack.com/app_redirect?team=${workspace}&channel=${channel}`;
  return platform === 'discord' ? `https://discord.com/channels/${workspace}/${channel}` : null;
}
