/** Discord's error answers. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export class ApiError extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: { message: string; code: number }, headers: Record<string, string> = {}) {
    super(`${status} ${body.code} ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export const refuse = (status: number, code: number, message: string): ApiError =>
  new ApiError(status, { message, code });

export const unauthorized = () => refuse(401, 0, '401: Unauthorized');
export const unknownChannel = () => refuse(404, 10003, 'Unknown Channel');
export const unknownMessage = () => refuse(404, 10008, 'Unknown Message');
export const unknownWebhook = () => refuse(404, 10015, 'Unknown Webhook');
export const unknownInteraction = () => refuse(404, 10062, 'Unknown interaction');
export const alreadyAcknowledged = () => refuse(400, 40060, 'Interaction has already been acknowledged.');
export const missingAccess = () => refuse(403, 50001, 'Missing Access');
export const cannotMessageUser = () => refuse(403, 50007, 'Cannot send messages to this user');
export const missingPermissions = () => refuse(403, 50013, 'Missing Permissions');

export function rateLimited(seconds: number): ApiError {
  const body = { message: 'You are being rate limited.', code: 0, retry_after: seconds, global: false };
  return new ApiError(429, body, {
    'retry-after': String(Math.ceil(seconds)),
    'x-ratelimit-scope': 'user',
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': String(seconds),
    'x-ratelimit-bucket': 'limited',
  });
}

/** Collects what is wrong with a form, path by path, as `Invalid Form Body` (50035) tells it. */
export class Form {
  readonly problems: { readonly path: string; readonly code: string; readonly message: string }[] = [];

  check(holds: boolean, path: string, code: string, message: string): boolean {
    if (!holds) this.problems.push({ path, code, message });
    return holds;
  }

  text(value: unknown, path: string, min: number, max: number): value is string {
    if (!this.check(typeof value === 'string', path, 'BASE_TYPE_BAD_TYPE', 'Must be a string.')) return false;
    const length = String(value).length;
    const message = `Must be between ${min} and ${max} in length.`;
    return this.check(length >= min && length <= max, path, 'BASE_TYPE_BAD_LENGTH', message);
  }

  /** Throws where anything is wrong. */
  done(): void {
    if (this.problems.length === 0) return;
    const body = { message: 'Invalid Form Body', code: 50035, errors: {} as Record<string, unknown> };
    for (const { path, code, message } of this.problems) {
      let at = body.errors;
      for (const key of path.split('.')) {
        at[key] ??= {};
        at = at[key] as Record<string, unknown>;
      }
      at['_errors'] = [{ code, message }];
    }
    throw new ApiError(400, body);
  }
}
