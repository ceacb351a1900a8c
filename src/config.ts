import { resolve } from 'node:path';
import type { Place } from './briefing/audience.ts';
import { type Environment, type FromEnvironment, readEnvironment } from './config/environment.ts';
import { readSettings } from './config/file.ts';
import { type PeopleDecisions, peopleSchema } from './config/people.ts';
import { DEFAULT_BRIEFINGS, type Settings, settingsSchema } from './config/settings.ts';
import { describeProblem, type Problem, UserError } from './errors.ts';

/** All settings, checked. Durations are ms, sizes bytes, paths absolute; `limits` and the rest as in `config/isnad.yaml`. */
export interface Config
  extends Pick<Settings, 'language' | 'zone' | 'log' | 'feeds' | 'limits' | 'retention'>,
    Pick<FromEnvironment, 'databaseUrl' | 'discord' | 'off' | 'http' | 'secrets'> {
  /** Folder of briefings. */
  readonly briefings: string;
  /** Only the usual folder is made where it is absent: another may be a volume that is not mounted. */
  readonly createBriefings: boolean;
  /** File of the embedded database, used where `databaseUrl` (PostgreSQL) is null. */
  readonly state: string;
  readonly preview: boolean;
  readonly desk: Place | null;
  /** `commands` without their slash. */
  readonly slack: (NonNullable<FromEnvironment['slack']> & Settings['slack']) | null;
  /** The slash commands without their slash, whether Slack is configured or not. */
  readonly slackCommands: Settings['slack']['commands'];
  readonly people: PeopleDecisions;
}

/** Everything wrong with the settings at once. */
export class ConfigError extends UserError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(['The settings cannot be used:', ...problems.map(describeProblem)].join('\n  '));
    this.problems = problems;
  }
}

const SETTINGS_FILE = 'config/isnad.yaml';
const PEOPLE_FILE = 'config/people.yaml';

/**
 * Reads the environment and the files under `dir`/config; what is not there has its default. Throws
 * ConfigError, except for what concerns one platform only: that is in `off`.
 */
export function loadConfig({ env, dir }: { env: Environment; dir: string }): Config {
  const problems: Problem[] = [];
  const environment = readEnvironment(env, problems);
  const settings = readSettings(dir, SETTINGS_FILE, settingsSchema);
  const people = readSettings(dir, PEOPLE_FILE, peopleSchema);
  if ('problems' in settings) problems.push(...settings.problems);
  if ('problems' in people) problems.push(...people.problems);
  if ('problems' in settings || 'problems' in people || problems.length > 0)
    throw new ConfigError([...problems, ...environment.off.map(({ problem }) => problem)]);

  const { language, zone, log, feeds, limits, retention, slack, desk, preview } = settings.value;
  const { databaseUrl, discord, off, http, secrets } = environment;
  const onPlatform = environment.slack !== null || discord !== null;
  return {
    ...{ language, zone, log, feeds, limits, retention, discord, off, http, secrets },
    databaseUrl,
    briefings: resolve(dir, settings.value.briefings),
    createBriefings: settings.value.briefings === DEFAULT_BRIEFINGS,
    state: resolve(dir, settings.value.state),
    preview: preview === 'auto' ? !onPlatform : preview,
    // A post goes by its channel; which workspace it lies in is not asked for.
    desk: desk ? { ...desk, workspace: '-' } : null,
    slack: environment.slack && { ...environment.slack, ...slack },
    slackCommands: slack.commands,
    people: people.value,
  };
}
