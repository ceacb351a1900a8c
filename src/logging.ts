import { type DestinationStream, type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Lines for people instead of JSON: when the destination is a terminal. */
  readonly pretty: boolean;
  readonly destination: DestinationStream & NodeJS.WritableStream;
  /** The secrets in use, word for word, besides those known by their shape. */
  readonly secrets?: readonly string[] | undefined;
}

/** The process's logger: one JSON object a line, and no secret in any. */
export function createLogger({ level, pretty: forPeople, destination, secrets = [] }: LoggerOptions): Logger {
  const stream = forPeople
    ? pretty({
        destination,
        sync: true,
        colorize: true,
        ignore: 'pid,hostname',
        translateTime: 'SYS:HH:MM:ss',
      })
    : destination;
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
      // The whole line, as late as can be: fields, messages and stacks alike.
      hooks: { streamWrite: (line) => scrubLine(line, secrets) },
    },
    stream,
  );
}

const HIDDEN = '[redacted]';

/** Fields whose value is a secret whatever it looks like. */
const SECRET_FIELD =
  /(?:token|secret|passw(?:or)?d|signature|authorization|cookie|api_?key|secret_?key|private_?key|response_?url|database_?url)$/i;

/** Secrets known by their shape, wherever they stand; the first group, where there is one, is kept. */
const SHAPES: readonly RegExp[] = [
  // Slack: xoxb-, xoxp-, xoxe.xoxp-, xapp-.
  /\bx(?:ox[a-z](?:\.xox[a-z])?|app)-[\w%-]+/g,
  // Slack's response URLs and incoming webhooks.
  /(https:\/\/hooks\.slack\.com\/)[^\s"'<>]+/g,
  // Slack's Socket Mode addresses carry a ticket, query parameters elsewhere a token or a signature.
  /([?&](?:ticket|token|access_token|app_id|signature|sig|secret|password|key|api_?key|client_secret)=)[^&\s"'#]+/gi,
  // Discord: the token of a bot, of an interaction, of a webhook.
  /\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g,
  /(\/interactions\/\d+\/)[\w-]+/g,
  /(\/webhooks\/\d+\/)[\w-]+/g,
  // Headers, in prose, in JSON, in JSON within JSON.
  /(\b(?:Bearer|Bot|Basic)\s+)(?=\S*[\d._-])[\w.~+/=-]{16,}/gi,
  /(authorization[\\"']*\s*[:=][\s\\"']*)(?!Bearer|Bot|Basic|\[redacted)[^\s\\"',}]+/gi,
  // Name and password before a host.
  /(\b[a-z][a-z+.-]*:\/\/)[^\s/@"']+@/gi,
];

/** One line of the log, a JSON object, with every secret hidden. */
function scrubLine(line: string, secrets: readonly string[]): string {
  const words = secrets.filter((secret) => secret.length >= 6);
  try {
    return `${JSON.stringify(scrub(JSON.parse(line), words))}\n`;
  } catch {
    return `${JSON.stringify({ msg: scrubText(line, words) })}\n`;
  }
}

function scrub(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return scrubText(value, secrets);
  if (Array.isArray(value)) return value.map((item) => scrub(item, secrets));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      scrubText(field, secrets),
      SECRET_FIELD.test(field) && inner !== null ? HIDDEN : scrub(inner, secrets),
    ]),
  );
}

function scrubText(text: string, secrets: readonly string[]): string {
  const known = secrets.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text);
  return SHAPES.reduce(
    (rest, shape) =>
      rest.replace(shape, (_whole, kept) => (typeof kept === 'string' ? kept + HIDDEN : HIDDEN)),
    known,
  );
}
