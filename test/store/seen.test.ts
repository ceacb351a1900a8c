import { expect, it } from 'vitest';
import { createSeenEvents } from '../../src/store/seen.ts';
import { openTestDatabase } from '../databases.ts';

it('an event is the first’s who asks, of many at once, until it is forgotten', async () => {
  let now = 1_000;
  const events = createSeenEvents(await openTestDatabase(), () => now);
  const asked = Array.from({ length: 20 }, () => events.take('slack/Ev1'));
  expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
  now = 2_000;
  expect(await events.take('slack/Ev2')).toBe(true);
  expect(await events.prune(1_500)).toBe(1);
  expect(await events.take('slack/Ev1')).toBe(true);
  expect(await events.take('slack/Ev2')).toBe(false);
});
