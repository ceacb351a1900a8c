import { codeOf, explain } from './errors.ts';

/** Scopes the bot needs, and what fails without each; config/slack-manifest.yaml asks for them all. */
const SCOPES: Readonly<Record<string, string>> = {
  'chat:write': 'nothing can be posted',
  commands: 'no slash command is registered',
  'app_mentions:read': 'mentions are not heard',
  'im:history': 'direct messages are not heard',
  'channels:history': 'after a crash it cannot be told whether a post was made in a public channel',
  'groups:history': 'after a crash it cannot be told whether a post was made in a private channel',
  'channels:read': 'no welcome on joining a public channel',
  'groups:read': 'no welcome on joining a private channel',
  'users:read': "users' time zones are not known",
};

/** Missing scopes, each with what it costs; none where Slack does not tell. */
export function missingScopes(granted: readonly string[] | undefined): string[] {
  if (granted === undefined) return [];
  return Object.entries(SCOPES)
    .filter(([scope]) => !granted.includes(scope))
    .map(([scope, loss]) => `${scope} (${loss})`);
}

const BAD_TOKEN = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
]);
const BOT_TOKEN_AT =
  'Copy the bot token of the app from "OAuth & Permissions" into SLACK_BOT_TOKEN, then start again.';
const APP_TOKEN_AT =
  'Make an app-level token with the scope connections:write under "Basic Information", put it into SLACK_APP_TOKEN, then start again.';

/** Why connecting failed and what to do, for the operator. `step`: whose call Slack refused. */
export function describeRefusal(error: unknown, step: 'bot token' | 'app token'): string {
  const code = codeOf(error) ?? '';
  const variable = step === 'bot token' ? 'SLACK_BOT_TOKEN' : 'SLACK_APP_TOKEN';
  if (BAD_TOKEN.has(code) || code === 'not_allowed_token_type' || code === 'missing_scope')
    return `Slack refuses ${variable} (${code}). ${step === 'bot token' ? BOT_TOKEN_AT : APP_TOKEN_AT}`;
  if (code === 'socket_mode_not_enabled' || code === 'forbidden_team')
    return `Slack refuses a Socket Mode connection (${code}). Turn Socket Mode on in the app's settings.`;
  return `Slack cannot be reached (${explain(error)}). Check this machine's network.`;
}
