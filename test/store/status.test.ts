import { afterEach, beforeEach, expect, it } from 'vitest';
import { statusText } from '../../src/cli/status.ts';
import type { Database } from '../../src/store/database.ts';
import { createFeedMemory } from '../../src/store/feeds.ts';
import { createLeaseTable } from '../../src/store/leases.ts';
import { readStatus } from '../../src/store/status.ts';
import { pauseSubscription, saveSubscription } from '../../src/store/subscriptions.ts';
import { openTestDatabase } from '../databases.ts';
import { DAILY, HOUR, NEWSROOM } from '../delivery/world.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
let database: Database;

beforeEach(async () => {
  database = await openTestDatabase();
});

afterEach(() => database.destroy());

async function digestDue(id: string, dueAt: number): Promise<void> {
  const fresh = { id, now: 0, lastCoveredAt: 0 };
  await saveSubscription(database, { ...DAILY, place: { ...NEWSROOM, channel: id } }, dueAt, fresh);
}

async function post(key: string, state: string, updatedAt: number, error: string | null = null) {
  await database
    .insertInto('ledger')
    .values({
      ...{ key, kind: 'digest', subscription_id: key, due_at: updatedAt, ...NEWSROOM, state, error },
      ...{ attempts: 1, briefing_ids: '[]', created_at: updatedAt, updated_at: updatedAt },
    })
    .execute();
}

it('of an empty database says that there is nothing', async () => {
  const status = await readStatus(database, NOW, 0);
  expect(status).toMatchObject({ briefings: 0, nextDueAt: null, due: 0, overdueMs: 0, faults: [] });
  expect(statusText(status, NOW)).toMatch(
    /^Briefings: +0\nSubscriptions: +none\nNext due: +none\nLag: +none\n/,
  );
});

it('tells what is due, how late, what became of posts, and what fails', async () => {
  await digestDue('late', NOW - 2 * HOUR);
  await digestDue('later', NOW + HOUR);
  await digestDue('asleep', NOW - 9 * HOUR);
  await pauseSubscription(database, 'asleep', null);
  await post('a', 'sent', NOW - HOUR);
  await post('b', 'sent', NOW - 30 * HOUR);
  await post('c', 'failed', NOW - HOUR, 'not allowed');
  await post('d', 'retry', NOW - HOUR, 'asked to wait');
  const feed = { title: null, etag: null, lastModified: null, polledAt: NOW, succeededAt: null, nextAt: NOW };
  const feeds = createFeedMemory(database);
  await feeds.saveState('https://example.org/a.xml', { ...feed, failures: 3, lastError: 'HTTP 404' });
  await feeds.saveState('https://example.org/b.xml', { ...feed, failures: 0, lastError: null });
  await createLeaseTable(database).take('folder', { holder: 'host/1', until: NOW + 15_000 }, undefined);

  const status = await readStatus(database, NOW, NOW - 24 * HOUR);
  expect(status).toMatchObject({
    subscriptions: [
      { kind: 'digest', state: 'active', count: 2 },
      { kind: 'digest', state: 'paused', count: 1 },
    ],
    ...{ nextDueAt: NOW - 2 * HOUR, due: 1, overdueMs: 2 * HOUR },
    unsettled: [{ state: 'retry', count: 1 }],
    settled: [
      { platform: 'slack', state: 'failed', count: 1 },
      { platform: 'slack', state: 'sent', count: 1 },
    ],
    faults: [{ channel: 'C1', state: 'failed', error: 'not allowed' }],
    feeds: { count: 2, failing: [{ url: 'https://example.org/a.xml', failures: 3, error: 'HTTP 404' }] },
    leases: [{ name: 'folder', holder: 'host/1' }],
  });
  const text = statusText(status, NOW);
  expect(text).toContain('1 due, the oldest since 2 h');
  expect(text).toContain('slack/C1 due 2026-03-01 11:00 UTC failed: not allowed');
  expect(text).toContain('https://example.org/a.xml failed 3 times in a row: HTTP 404');
});
