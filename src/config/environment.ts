import type { Problem } from '../errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A platform whose settings can never work: it stays off, and stops nothing else. */
interface PlatformFault {
  readonly platform: 'slack' | 'discord';
  readonly problem: Problem;
}

export interface FromEnvironment {
  readonly slack: { readonly botToken: string; readonly appToken: string; readonly apiUrl?: string } | null;
  readonly discord: { readonly token: string; readonly apiUrl?: string } | null;
  readonly databaseUrl: string | null;
  readonly off: readonly PlatformFault[];
  readonly http: { readonly host: string; readonly port: number };
  /** The secrets in use, word for word, for the log to hide. */
  readonly secrets: readonly string[];
}

/**
 * Reads the environment; what is empty there counts as not set. `problems` gets what concerns everything, `off` what
 * concerns one platform. No problem's words hold a secret.
 */
export function readEnvironment(env: Environment, problems: Problem[]): FromEnvironment {
  const get = (name: string) => env[name]?.trim() || undefined;
  const refuse = (field: string, message: string, remedy: string) =>
    problems.push(fault(field, message, remedy));

  const databaseUrl = get('DATABASE_URL');
  if (databaseUrl !== undefined && !isPostgresAddress(databaseUrl)) {
    refuse(
      'DATABASE_URL',
      'is not the address of a PostgreSQL database',
      'write postgres://user:password@host/database, what is odd in the password percent-encoded; or leave it out for the embedded database',
    );
  }

  const off: PlatformFault[] = [];
  const botToken = get('SLACK_BOT_TOKEN');
  const appToken = get('SLACK_APP_TOKEN');
  const slackUrl = get('SLACK_API_URL');
  const token = get('DISCORD_TOKEN');
  const discordUrl = get('DISCORD_API_URL');
  if (botToken !== undefined || appToken !== undefined) {
    const faults = [...slackFaults(botToken, appToken), ...addressFaults('SLACK_API_URL', slackUrl)];
    off.push(...faults.map((problem) => ({ platform: 'slack' as const, problem })));
  }
  if (token !== undefined) {
    const faults = [...discordFaults(token), ...addressFaults('DISCORD_API_URL', discordUrl)];
    off.push(...faults.map((problem) => ({ platform: 'discord' as const, problem })));
  }
  const isOn = (name: PlatformFault['platform']) => off.every(({ platform }) => platform !== name);

  return {
    slack: botToken && appToken && isOn('slack') ? { botToken, appToken, ...addressOf(slackUrl) } : null,
    discord: token && isOn('discord') ? { token, ...addressOf(discordUrl) } : null,
    databaseUrl: databaseUrl ?? null,
    off,
    http: { host: get('HOST') ?? '127.0.0.1', port: portOf(get('PORT'), refuse) },
    secrets: [botToken, appToken, token, ...passwordsOf(databaseUrl)].filter(
      (secret) => secret !== undefined,
    ),
  };
}

type Refuse = (field: string, message: string, remedy: string) => void;

const fault = (field: string, message: string, remedy: string): Problem => ({
  file: 'environment',
  field,
  message,
  remedy,
});

function isPostgresAddress(given: string): boolean {
  return /^postgres(?:ql)?:$/.test(URL.parse(given)?.protocol ?? '') && decoded(given) !== null;
}

/** As they are written, and as they are meant. */
function passwordsOf(url: string | undefined): string[] {
  const address = URL.parse(url ?? '');
  const written = [address?.password, address?.searchParams.get('password')].filter((one) => one);
  return [...new Set(written.flatMap((one) => (one ? [one, decoded(one) ?? one] : [])))];
}

function decoded(written: string): string | null {
  try {
    return decodeURIComponent(written);
  } catch {
    return null;
  }
}

const addressOf = (given: string | undefined) => (given === undefined ? {} : { apiUrl: given });

function addressFaults(name: string, given: string | undefined): Problem[] {
  if (given === undefined || /^https?:$/.test(URL.parse(given)?.protocol ?? '')) return [];
  return [
    fault(name, 'is not an address', 'write one that begins with https:// or http://, or leave it out'),
  ];
}

function discordFaults(token: string): Problem[] {
  if (/^[\x21-\x7e]+$/.test(token)) return [];
  const message = 'holds a space or a letter that no token has';
  return [fault('DISCORD_TOKEN', message, 'set the token alone, without "Bot" before it')];
}

function slackFaults(botToken: string | undefined, appToken: string | undefined): Problem[] {
  const page = 'at https://api.slack.com/apps';
  const faults: Problem[] = [];
  if (botToken === undefined) {
    const remedy = `set it to the Bot User OAuth Token (xoxb-…) found under OAuth & Permissions ${page}, or unset both`;
    faults.push(fault('SLACK_BOT_TOKEN', 'is missing, though SLACK_APP_TOKEN is set', remedy));
  } else if (!/^xox[be][\x21-\x7e]+$/.test(botToken)) {
    faults.push(fault('SLACK_BOT_TOKEN', 'is not a bot token', 'set the one that begins with xoxb-'));
  }
  if (appToken === undefined) {
    const remedy = `make an app-level token (xapp-…) with connections:write under Basic Information ${page}, or unset both`;
    faults.push(fault('SLACK_APP_TOKEN', 'is missing, though SLACK_BOT_TOKEN is set', remedy));
  } else if (!/^xapp-[\x21-\x7e]+$/.test(appToken)) {
    faults.push(fault('SLACK_APP_TOKEN', 'is not an app-level token', 'set the one that begins with xapp-'));
  }
  return faults;
}

const DEFAULT_PORT = 3978;

function portOf(given: string | undefined, refuse: Refuse): number {
  if (given === undefined) return DEFAULT_PORT;
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given);
  refuse(
    'PORT',
    `"${given.slice(0, 20)}" is not a port`,
    `write a number from 0 to 65535; ${DEFAULT_PORT} if left out`,
  );
  return DEFAULT_PORT;
}
