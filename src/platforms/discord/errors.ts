import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { PostError } from '../../delivery/poster.ts';
import { messageOf } from '../../errors.ts';

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const GONE = new Set<number | string>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
]);

/** The connection was never made, so nothing was posted. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** A wrong token is mended by hand, so it is not worth asking often (ms). */
const REFUSED_RETRY_MS = 300_000;

export function toPostError(error: unknown): PostError {
  if (error instanceof PostError) return error;
  if (error instanceof RateLimitError) {
    const retryAfterMs = Math.max(error.retryAfter, error.sublimitTimeout, 0);
    const scope = error.global ? 'platform' : 'channel';
    return new PostError('retry', 'Discord asks to wait.', { retryAfterMs, scope, cause: error });
  }
  if (error instanceof DiscordAPIError) return fromApi(error);
  if (error instanceof HTTPError) {
    return new PostError('retry', `Discord answered ${error.status}.`, { maybePosted: true, cause: error });
  }
  const maybePosted = !NEVER_SENT.has(codeOf(error) ?? '');
  return new PostError('retry', `Discord was not reached: ${messageOf(error)}.`, {
    maybePosted,
    cause: error,
  });
}

function fromApi(error: DiscordAPIError): PostError {
  const said = `Discord answered ${error.status}: ${error.message}`;
  if (error.status === 401) {
    return new PostError('retry', `${said} Check the token.`, {
      retryAfterMs: REFUSED_RETRY_MS,
      refusal: 'token',
      cause: error,
    });
  }
  const gone = GONE.has(error.code) || error.status === 403 || error.status === 404;
  const refusal = error.status === 403 ? 'barred' : undefined;
  return new PostError(gone ? 'gone' : 'rejected', said, { refusal, cause: error });
}

/** The system's or undici's code, at whatever depth. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
