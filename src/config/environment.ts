import type { Problem } from '../errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface FromEnvironment {
  readonly slack: { readonly botToken: string; readonly appToken: string; readonly apiUrl?: string } | null;
  readonly discord: { readonly token: string; readonly apiUrl?: string } | null;
  readonly http: { readonly host: string; readonly port: number };
  /** The secrets in use, word for word, for the log to hide. */
  readonly secrets: readonly string[];
}

/** Reads the environment; what is empty there counts as not set. No problem's words hold a secret. */
export function readEnvironment(env: Environment, problems: Problem[]): FromEnvironment {
  const get = (name: string) => env[name]?.trim() || undefined;
  const refuse = (field: string, message: string, remedy: string) =>
    problems.push({ file: 'environment', field, message, remedy });

  const url = (name: string): { apiUrl?: string } => {
    const given = get(name);
    if (given === undefined) return {};
    const parsed = URL.parse(given);
    if (parsed && /^https?:$/.test(parsed.protocol)) return { apiUrl: given };
    refuse(name, 'is not an address', 'write one that begins with https:// or http://, or leave it out');
    return {};
  };

  if (get('DATABASE_URL')) {
    refuse(
      'DATABASE_URL',
      'is set, but this version keeps its state in the embedded database only',
      'unset it; the setting "state" in config/isnad.yaml says where the embedded database lies',
    );
  }

  const botToken = get('SLACK_BOT_TOKEN');
  const appToken = get('SLACK_APP_TOKEN');
  const discordToken = get('DISCORD_TOKEN');
  checkSlack(botToken, appToken, refuse);
  if (discordToken !== undefined && /\s/.test(discordToken)) {
    refuse('DISCORD_TOKEN', 'holds a space', 'set the token alone, without "Bot" before it');
  }

  return {
    slack: botToken && appToken ? { botToken, appToken, ...url('SLACK_API_URL') } : null,
    discord: discordToken ? { token: discordToken, ...url('DISCORD_API_URL') } : null,
    http: { host: get('HOST') ?? '127.0.0.1', port: portOf(get('PORT'), refuse) },
    secrets: [botToken, appToken, discordToken].filter((secret) => secret !== undefined),
  };
}

type Refuse = (field: string, message: string, remedy: string) => void;

function checkSlack(botToken: string | undefined, appToken: string | undefined, refuse: Refuse): void {
  const page = 'at https://api.slack.com/apps';
  if (appToken !== undefined && botToken === undefined) {
    const remedy = `set it to the Bot User OAuth Token (xoxb-…) found under OAuth & Permissions ${page}, or unset both`;
    refuse('SLACK_BOT_TOKEN', 'is missing, though SLACK_APP_TOKEN is set', remedy);
  }
  if (botToken !== undefined && appToken === undefined) {
    const remedy = `make an app-level token (xapp-…) with connections:write under Basic Information ${page}, or unset both`;
    refuse('SLACK_APP_TOKEN', 'is missing, though SLACK_BOT_TOKEN is set', remedy);
  }
  if (botToken !== undefined && !/^xox[be]/.test(botToken)) {
    refuse('SLACK_BOT_TOKEN', 'is not a bot token', 'set the one that begins with xoxb-');
  }
  if (appToken !== undefined && !appToken.startsWith('xapp-')) {
    refuse('SLACK_APP_TOKEN', 'is not an app-level token', 'set the one that begins with xapp-');
  }
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
