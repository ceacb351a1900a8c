import { loadConfig } from '../config.ts';
import { openDatabase } from '../store/open.ts';
import { readStatus, type Status } from '../store/status.ts';
import type { Io } from './io.ts';

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** Prints how the bot does, from its database; it may be running or not. */
export async function status(io: Io, options: { json?: boolean }): Promise<void> {
  const config = loadConfig({ env: io.env, dir: io.cwd });
  const database = await openDatabase(config);
  try {
    const now = io.clock();
    const read = await readStatus(database, now, now - DAY_MS);
    io.out(options.json ? `${JSON.stringify(read, null, 2)}\n` : statusText(read, now));
  } finally {
    await database.destroy();
  }
}

/** Lines of a label and what there is to say of it. */
export function statusText(status: Status, now: number): string {
  const { subscriptions, nextDueAt, settled, unsettled, faults, feeds, leases } = status;
  const lines: [string, string][] = [
    ['Briefings', String(status.briefings)],
    ['Subscriptions', listed(subscriptions.map(({ kind, state, count }) => `${count} ${kind} ${state}`))],
    ['Next due', nextDueAt === null ? 'none' : `${utc(nextDueAt)} (${distance(nextDueAt - now)})`],
    ['Lag', status.due === 0 ? 'none' : `${status.due} due, the oldest since ${span(status.overdueMs)}`],
    ['Under way', listed(unsettled.map(({ state, count }) => `${count} ${state}`))],
    ['Last 24 h', listed(settled.map(({ platform, state, count }) => `${count} ${state} on ${platform}`))],
    ['Feeds', feeds.failing.length === 0 ? `${feeds.count}, all well` : `${feeds.count}`],
    ...leases.map(({ name, holder, until }): [string, string] => [
      'Held',
      `${name} by ${holder} for ${span(until - now)} more`,
    ]),
    ...feeds.failing.map(({ url, failures, error }): [string, string] => [
      'FEED',
      `${url} failed ${failures} times in a row: ${error ?? 'no reason kept'}`,
    ]),
    ...faults.map(({ platform, channel, dueAt, state, error }): [string, string] => [
      'POST',
      `${platform}/${channel} due ${utc(dueAt)} ${state}: ${error ?? 'no reason kept'}`,
    ]),
  ];
  return lines.map(([label, said]) => `${`${label}:`.padEnd(15)}${said}\n`).join('');
}

const listed = (parts: readonly string[]): string => parts.join(', ') || 'none';

const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const distance = (ms: number): string => (ms < 0 ? `${span(-ms)} ago` : `in ${span(ms)}`);

/** The two largest units of a length of time. */
function span(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.round(ms / 1000)} s`;
  const minutes = Math.round(ms / MINUTE_MS);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
