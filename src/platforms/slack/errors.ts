import { webApi } from '@slack/bolt';
import { PostError } from '../../delivery/poster.ts';
import { messageOf } from '../../errors.ts';

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

/** Codes with which Slack says that the channel, or the app in it, is gone or barred. */
const GONE = new Set([
  'account_inactive',
  'as_user_not_supported',
  'cannot_dm_bot',
  'cannot_reply_to_message',
  'channel_not_found',
  'ekm_access_denied',
  'is_archived',
  'messages_tab_disabled',
  'no_permission',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'team_access_not_granted',
  'token_revoked',
  'user_not_found',
]);

/** Codes that pass with time, or once the operator has mended the token or the scopes. */
const RETRY = new Set([
  'access_denied',
  'invalid_auth',
  'missing_scope',
  'not_authed',
  'org_login_required',
  'rate_limited',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
  'token_expired',
]);

/** Codes with which Slack refuses the token itself; and those that bar the app from one channel or method. */
const REFUSALS = new Map<string, 'token' | 'barred'>([
  ...['account_inactive', 'invalid_auth', 'not_authed', 'token_expired', 'token_revoked'].map(
    (code) => [code, 'token'] as const,
  ),
  ...['access_denied', 'missing_scope', 'no_permission', 'not_in_channel', 'restricted_action'].map(
    (code) => [code, 'barred'] as const,
  ),
]);

/** Codes after which the post may stand all the same. */
const DOUBTFUL = new Set(['fatal_error', 'internal_error']);

/** Failures to reach the host, before anything was sent. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Slack's code for what went wrong, where it gave one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

/** One line for the log: Slack's code, or the network's, without addresses or tokens. */
export function explain(error: unknown): string {
  const code = codeOf(error);
  if (code !== undefined) return code.slice(0, 100);
  if (error instanceof WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  if (error instanceof WebAPIRateLimitedError) return `asked to wait ${error.retryAfter} s`;
  if (error instanceof WebAPIRequestError)
    return networkCodes(error.original)[0] ?? messageOf(error.original);
  return messageOf(error);
}

/** What a failed call to Slack means to a delivery (https://docs.slack.dev/reference/methods/chat.postMessage). */
export function postErrorOf(error: unknown): PostError {
  const message = `Slack: ${explain(error)}`;
  if (error instanceof WebAPIRateLimitedError)
    // A channel's own limit is kept to before anything is sent; what is left is the workspace's:
    // https://docs.slack.dev/apis/web-api/rate-limits
    return new PostError('retry', message, {
      ...{ retryAfterMs: error.retryAfter * 1000, scope: 'workspace', cause: error },
    });
  if (error instanceof WebAPIHTTPError) {
    if (error.statusCode >= 500) return new PostError('retry', message, { maybePosted: true, cause: error });
    return new PostError(error.statusCode === 408 ? 'retry' : 'rejected', message, { cause: error });
  }
  if (error instanceof WebAPIRequestError) {
    const maybePosted = !networkCodes(error.original).some((code) => UNSENT.has(code));
    return new PostError('retry', message, { maybePosted, cause: error });
  }
  const code = codeOf(error);
  // A 429 that does not say how long to wait is a plain error of the client's; any other one is a fault of ours.
  if (code === undefined)
    return new PostError(/retry header/i.test(message) ? 'retry' : 'rejected', message, { cause: error });
  const refusal = REFUSALS.get(code);
  if (GONE.has(code)) return new PostError('gone', message, { refusal, cause: error });
  if (RETRY.has(code)) return new PostError('retry', message, { refusal, cause: error });
  // The client puts a body that is not Slack's JSON where the code belongs: a proxy's page, a cut answer.
  if (DOUBTFUL.has(code) || !/^\w+$/.test(code))
    return new PostError('retry', message, { maybePosted: true, cause: error });
  return new PostError('rejected', message, { cause: error });
}

/** Codes of an error and of what caused it, outermost first. */
function networkCodes(error: unknown): string[] {
  const codes: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') codes.push(at.code);
    if (at instanceof AggregateError) codes.push(...at.errors.flatMap(networkCodes));
  }
  return codes;
}
