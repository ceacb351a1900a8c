import { type Config, ConfigError, loadConfig } from '../config.ts';
import { describeProblem, messageOf, UserError } from '../errors.ts';
import { FEED_TYPES, readFeed } from '../intake/feed.ts';
import { createGuardedFetch } from '../intake/guard.ts';
import { checkStatus } from '../intake/status.ts';
import type { Finding } from '../platforms/finding.ts';
import { nameOf, openDatabase } from '../store/open.ts';
import type { Io } from './io.ts';

/** A clock further off than this makes digests late, ms. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Examines everything the bot needs and prints a line for each; exit code 1 where something is not well. */
export async function doctor(io: Io): Promise<void> {
  const config = settingsOf(io);
  if (config === null) return;
  const findings: Finding[] = [
    ...examineSettings(config),
    await examineDatabase(config),
    ...(await examinePlatforms(config)),
    ...(await examineFeeds(config)),
    await examineClock(io, config),
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

function examineSettings({ off }: Config): Finding[] {
  const what = 'Settings';
  if (off.length === 0) return [{ what, ok: true, detail: 'all is well' }];
  return off.map(({ platform, problem }) => {
    return { what, ok: false, detail: `${describeProblem(problem)}; ${platform} stays off` };
  });
}

function tell(io: Io, { what, ok, detail }: Finding): void {
  io.out(`${ok ? 'ok   ' : 'FAULT'}  ${what}: ${detail}\n`);
}

async function examineDatabase(config: Config): Promise<Finding> {
  const what = 'Database';
  try {
    const database = await openDatabase(config);
    try {
      const { count } = await database
        .selectFrom('briefings')
        .select((select) => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return { what, ok: true, detail: `${count} briefings in ${nameOf(config)}` };
    } finally {
      await database.destroy();
    }
  } catch (error) {
    const remedy = error instanceof UserError && error.remedy ? ` (${error.remedy})` : '';
    return { what, ok: false, detail: `${messageOf(error)}${remedy}` };
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

async function examineFeeds({ feeds, limits }: Config): Promise<Finding[]> {
  const fetch = createGuardedFetch({ limits: { timeout: limits.fetch, bytes: limits.article } });
  const findings: Finding[] = [];
  for (const { url } of feeds) {
    const what = `Feed ${url}`;
    try {
      const answer = await fetch(url, { types: FEED_TYPES });
      checkStatus(answer);
      const contentType = answer.header('content-type');
      const { items } = readFeed(answer.bytes, { url: answer.url, contentType });
      findings.push({ what, ok: items.length > 0, detail: `${items.length} articles` });
    } catch (error) {
      findings.push({ what, ok: false, detail: messageOf(error) });
    }
  }
  await fetch.close();
  return findings;
}

/** Every HTTP server tells the time; the first of those the bot talks to that answers is believed. */
async function examineClock(io: Io, { slack, discord, feeds }: Config): Promise<Finding> {
  const what = 'Clock';
  const servers = [
    ...(slack ? [slack.apiUrl ?? 'https://slack.com/api/'] : []),
    ...(discord ? [discord.apiUrl ?? 'https://discord.com/api/'] : []),
    ...feeds.map(({ url }) => url),
  ];
  for (const server of servers) {
    const theirs = await timeAt(server);
    if (theirs === undefined) continue;
    const off = Math.abs(io.clock() - theirs);
    if (off <= CLOCK_TOLERANCE_MS) return { what, ok: true, detail: 'right to the minute' };
    return { what, ok: false, detail: `${Math.round(off / 1000)} s off; set this machine's clock by NTP` };
  }
  const detail =
    servers.length === 0 ? 'nothing to compare it with' : 'no server answered to compare it with';
  return { what, ok: true, detail };
}

/** ms; undefined where the server does not answer or does not tell. */
async function timeAt(url: string): Promise<number | undefined> {
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(10_000) });
    const time = Date.parse(answer.headers.get('date') ?? '');
    return Number.isNaN(time) ? undefined : time;
  } catch {
    return undefined;
  }
}
