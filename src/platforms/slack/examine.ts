import { webApi } from '@slack/bolt';
import type { Finding } from '../finding.ts';
import { describeRefusal, missingScopes } from './refusals.ts';

export interface SlackAccess {
  readonly botToken: string;
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
}

/** Asks Slack whether both tokens and the scopes are good; opens no connection, so a running bot misses nothing. */
export async function examineSlack({ botToken, appToken, apiUrl }: SlackAccess): Promise<Finding[]> {
  const options = {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: webApi.LogLevel.ERROR,
    timeout: 10_000,
  };
  return [
    ...(await examineBot(new webApi.WebClient(botToken, options))),
    await examineApp(new webApi.WebClient(appToken, options)),
  ];
}

async function examineBot(web: webApi.WebClient): Promise<Finding[]> {
  const what = 'Slack bot token';
  try {
    const answer = await web.auth.test();
    const missing = missingScopes(answer.response_metadata?.scopes);
    return [
      { what, ok: true, detail: `${answer.user ?? 'the bot'} in ${answer.team ?? 'a workspace'}` },
      {
        what: 'Slack scopes',
        ok: missing.length === 0,
        detail:
          missing.length === 0
            ? 'all granted'
            : `${missing.join('; ')}. Install the app anew from config/slack-manifest.yaml.`,
      },
    ];
  } catch (error) {
    return [{ what, ok: false, detail: describeRefusal(error, 'bot token') }];
  }
}

async function examineApp(web: webApi.WebClient): Promise<Finding> {
  const what = 'Slack app token';
  try {
    await web.apps.connections.open();
    return { what, ok: true, detail: 'Socket Mode is open to it' };
  } catch (error) {
    return { what, ok: false, detail: describeRefusal(error, 'app token') };
  }
}
