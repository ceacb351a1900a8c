import { type Config, ConfigError, loadConfig } from '../config.ts';
import { describeProblem, messageOf } from '../errors.ts';
import { createGuardedFetch, type GuardedFetch } from '../intake/guard.ts';
import { readFeed } from '../intake/feed.ts';
import type { Finding } from '../platforms/finding.ts';
import { openSqlite } from '../store/sqlite.ts';
import type { Io } from './io.ts';

/** A clock further off than this makes digests late and signatures stale, ms. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Examines everything the bot needs and prints a line for each; exit code 1 where something is not well. */
export async function doctor(io: Io): Promise<void> {
  let config: Config;
  try {
    config = loadConfig({ env: io.env, dir: io.cwd });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) tell(io, { what: 'Settings', ok: false, detail: describeProblem(problem) });
    io.exit(1);
    return;
  }
  const findings: Finding[] = [{ what: 'Settings', ok: true, detail: 'all is well' }];
  findings.push(await examineDatabase(config.state));
  findings.push(...(await examinePlatforms(config)));
  findings.push(...(await examineFeeds(io, config)));
  for (const finding of findings) tell(io, finding);
  if (findings.some((finding) => !finding.ok)) io.exit(1);
}

function tell(io: Io, { what, ok, detail }: Finding): void {
  io.out(`${ok ? 'ok   ' : 'FAULT'} ${what}: ${detail}\n`);
}

async function examineDatabase(path: string): Promise<Finding> {
  const what = 'Database';
  try {
    const database = await openSqlite(path);
    try {
      const { count } = await database
        .selectFrom('briefings')
        .select((select) => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return { what, ok: true, detail: `${count} briefings in ${path}` };
    } finally {
      await database.destroy();
    }
  } catch (error) {
    return { what, ok: false, detail: `${path}: ${messageOf(error)}` };
  }
}

async function examinePlatforms({ slack, discord, preview }: Config): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (slack) {
    const { examineSlack } = await import('../platforms/slack/examine.ts');
    findings.push(...(await examineSlack(slack)));
  }
  if (discord) {
    const { examineDiscord } = await import('../platforms/discord/examine.ts');
    findings.push(...(await examineDiscord(discord)));
  }
  if (preview) findings.push({ what: 'Preview', ok: true, detail: 'on; neither Slack nor Discord needs to be' });
  return findings;
}
