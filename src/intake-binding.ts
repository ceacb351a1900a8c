import type { Article } from './briefing/article.ts';
import type { Briefing } from './briefing/schema.ts';
import type { IntakePort } from './commands/ports.ts';
import type { Config } from './config.ts';
import type { Desk } from './desk/desk.ts';
import type { Intake, IntakeDeps } from './intake/brief.ts';
import { createGuardedFetch } from './intake/guard.ts';
import { createPageReader } from './intake/page-reader.ts';
import type { FeedSource } from './intake/poll.ts';
import type { Log } from './log.ts';
import { createArticleIndex } from './store/articles.ts';
import type { BriefingStore } from './store/briefings.ts';
import type { Database } from './store/database.ts';
import { createFeedMemory } from './store/feeds.ts';

export interface IntakeBinding {
  readonly config: Config;
  readonly database: Database;
  readonly briefings: BriefingStore;
  readonly analyse: (article: Article) => Promise<Briefing>;
  readonly desk: Desk;
  readonly clock: () => number;
  readonly log: Log;
  readonly allowPrivate?: boolean | undefined;
}

export interface BoundIntake {
  readonly port: IntakePort;
  /** The same intake with another place to save to. */
  saving(save: IntakeDeps['save']): Promise<Intake>;
  /** The feeds whose time has come. */
  dueFeeds(): Promise<readonly FeedSource[]>;
  /** Polls a feed, if it is still due. */
  pollFeed(feed: FeedSource, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Binds intake to the network, the analysis and the store. */
export function bindIntake(binding: IntakeBinding): BoundIntake {
  const { config, database, briefings, analyse, desk, clock, log, allowPrivate } = binding;
  const fetch = createGuardedFetch({
    allowPrivate,
    limits: { timeout: config.limits.fetch, bytes: config.limits.article },
  });
  const index = createArticleIndex(database, briefings);
  const readPage = createPageReader();
  // Loaded with the first article: language detection and HTML are a good part of the start's time.
  const saving = async (save: IntakeDeps['save']) => {
    const { createIntake } = await import('./intake/brief.ts');
    const hasDesk = desk.needsApproval();
    // The asker does not wait until the desk has been told; `submit` never throws.
    const submit = async (briefing: Briefing) => void desk.submit(briefing);
    return createIntake({ fetch, readPage, analyse, index, save, hasDesk, submit, clock, log });
  };
  let made: Promise<Intake> | undefined;
  const intake = () => {
    made ??= saving((entry) => briefings.put(entry));
    return made;
  };
  const memory = createFeedMemory(database);
  return {
    port: {
      briefLink: async (url, place) => (await intake()).briefLink(url, place),
      briefText: async (text, place) => (await intake()).briefText(text, place),
      hasSources: async () => config.feeds.length > 0 || (await briefings.count()) > 0,
    },
    saving,
    async dueFeeds() {
      const now = clock();
      const states = await Promise.all(config.feeds.map(({ url }) => memory.state(url)));
      return config.feeds.filter((_, index) => (states[index]?.nextAt ?? 0) <= now);
    },
    async pollFeed(feed, signal) {
      const { pollFeeds } = await import('./intake/feeds.ts');
      await pollFeeds({ feeds: [feed], fetch, memory, intake: await intake(), clock, log }, signal);
    },
    close: () => fetch.close(),
  };
}
