import type { FollowAnswers, FollowsAnswer } from '../answers/follows.ts';
import type { Database } from '../store/database.ts';
import { shownBefore } from '../store/follow-news.ts';
import { listFollows } from '../store/follows.ts';
import { createSettings } from '../store/settings.ts';
import { getSubscription, type StoredSubscription } from '../store/subscriptions.ts';
import { followsCard } from '../views/follows.ts';
import { type SelectContent, sinceOf } from './content.ts';
import { rememberFollows } from './correct-follows.ts';

/** Statements and briefings told in one post, about; the rest is counted. */
const SHOWN = 10;

export interface FollowContentDeps {
  readonly database: Database;
  readonly answers: Pick<FollowAnswers, 'follows'>;
}

/** What a post on what a channel follows shows. */
export function followContent({ database, answers }: FollowContentDeps): SelectContent {
  const settings = createSettings(database, () => 0);

  async function select(subscription: StoredSubscription, until: number): Promise<FollowsAnswer | null> {
    const { place } = subscription;
    const follows = await listFollows(database, place);
    if (follows.length === 0) return null;
    const shown = (await shownBefore(database, [place]))(place);
    const since = sinceOf(subscription);
    return await answers.follows({ place }, { follows, shown, since, until, limit: SHOWN });
  }

  return async (row, until, outOfTurn) => {
    const subscription = await getSubscription(database, row.subscriptionId);
    if (subscription === null) return 'removed';
    if (subscription.state === 'paused' && !outOfTurn) return 'paused';
    const answer = await select(subscription, until);
    if (answer === null) return 'removed';
    if (answer.news.length === 0) return null;
    const channel = await settings.channel(subscription.place);
    const look = {
      chrome: channel.chrome ?? subscription.chrome,
      zone: channel.zone ?? subscription.zone,
      now: until,
    };
    return {
      card: followsCard(answer, look),
      briefingIds: answer.ids,
      remembered: rememberFollows(answer, look),
    };
  };
}
