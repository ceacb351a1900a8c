import { expect, it } from 'vitest';
import type { Place } from '../../src/briefing/audience.ts';
import type { RowsPort } from '../../src/commands/ports.ts';
import { createRows } from '../../src/store/rows.ts';
import { openTestDatabase } from '../databases.ts';

const HERE: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const ELSEWHERE: Place = { ...HERE, channel: 'C2' };

it('keeps a row for its place only, until it expires', async () => {
  let now = 1000;
  const rows = createRows(await openTestDatabase(), () => now, 500);
  const port: RowsPort = rows;
  await port.keep(HERE, 'k', { words: 'مرحبا', list: [1, null] });
  expect(await port.recall(HERE, 'k')).toEqual({ words: 'مرحبا', list: [1, null] });
  expect(await port.recall(ELSEWHERE, 'k')).toBeUndefined();
  expect(await port.recall({ ...HERE, platform: 'discord' }, 'k')).toBeUndefined();
  expect(await port.recall(HERE, 'other')).toBeUndefined();
  now = 1500;
  expect(await port.recall(HERE, 'k')).toBeUndefined();
});

it("keeps two places' rows of one key apart, and the newer of one place", async () => {
  const rows = createRows(await openTestDatabase(), () => 0, 500);
  await rows.keep(HERE, 'k', 'old');
  await rows.keep(ELSEWHERE, 'k', 'theirs');
  await rows.keep(HERE, 'k', 'ours');
  expect(await rows.recall(HERE, 'k')).toBe('ours');
  expect(await rows.recall(ELSEWHERE, 'k')).toBe('theirs');
});

it('drops only what has expired', async () => {
  let now = 0;
  const rows = createRows(await openTestDatabase(), () => now, 500);
  await rows.keep(HERE, 'old', 1);
  now = 300;
  await rows.keep(HERE, 'new', 2);
  now = 600;
  expect(await rows.expire()).toBe(1);
  expect(await rows.expire()).toBe(0);
  expect(await rows.recall(HERE, 'new')).toBe(2);
});
