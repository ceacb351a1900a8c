import { type Config, ConfigError, loadConfig } from '../config.ts';
import { describeProblem, messageOf } from '../errors.ts';
import { FEED_TYPES, readFeed } from '../intake/feed.ts';
import { createGuardedFetch } from '../intake/guard.ts';
import { checkStatus } from '../intake/status.ts';
import type { Finding } from '../platforms/finding.ts';
import { openSqlite } from '../store/sqlite.ts';
import type { Io } from './io.ts';

/** A clock further off than this makes digests late, ms. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Examines everything the bot needs and prints a line for each; exit code 1 where something is not well. */
export async function doctor(io: Io): Promise<void> {
  const config = settingsOf(io);
  if (config === null) return;
  const findings: Finding[] = [
    { what: 'Settings', ok: true, detail: 'all is well' },
    await examineDatabase(config.state),
    ...(await examinePlatforms(config)),
    ...(await examineFeeds(io, config)),
  ];
  for (const finding of findings) tell(io, finding);
  if (findings.some((finding) => !finding.ok)) io.exit(1);
}

function settingsOf(io: Io): Config | null {
  try {
    return loadConfig({ env: io.env, dir: io.cwd });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) {
      tell(io, { what: 'Settings', ok: false, detail: describeProblem(problem) });
    }
    io.exit(1);
    return null;
  }
}

function tell(io: Io, { what, ok, detail }: Finding): void {
  io.out(`${ok ? 'ok   ' : 'FAULT'}  ${what}: ${detail}\n`);
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
  if (preview) findings.push({ what: 'Preview', ok: true, detail: 'on' });
  return findings;
}

/** Each feed is asked once; what its server says of the time tells whether this machine's clock is right. */
async function examineFeeds(io: Io, { feeds, limits }: Config): Promise<Finding[]> {
  const fetch = createGuardedFetch({ limits: { timeout: limits.fetch, bytes: limits.article } });
  const findings: Finding[] = [];
  try {
    for (const { url } of feeds) {
      const what = `Feed ${url}`;
      try {
        const answer = await fetch(url, { types: FEED_TYPES });
        checkStatus(answer);
        const { items } = readFeed(answer.bytes, {
          url: answer.url,
          contentType: answer.header('content-type'),
        });
        findings.push({ what, ok: items.length > 0, detail: `${items.length} articles` });
        findings.push(...examineClock(io, answer.header('date')));
      } catch (error) {
        findings.push({ what, ok: false, detail: messageOf(error) });
      }
    }
  } finally {
    await fetch.close();
  }
  return findings;
}

function examineClock(io: Io, date: string | undefined): Finding[] {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return [];
  const off = Math.abs(io.clock() - theirs);
  if (off <= CLOCK_TOLERANCE_MS) return [];
  const detail = `this machine's clock is ${Math.round(off / 1000)} s off; set it by NTP`;
  return [{ what: 'Clock', ok: false, detail }];
}
