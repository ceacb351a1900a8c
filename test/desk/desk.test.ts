import { beforeEach, expect, it } from 'vitest';
import type { Place, PlatformName } from '../../src/briefing/audience.ts';
import { createDesk } from '../../src/desk/desk.ts';
import type { Problem } from '../../src/errors.ts';
import type { Database } from '../../src/store/database.ts';
import { createRows } from '../../src/store/rows.ts';
import type { Card } from '../../src/views/card.ts';
import { openTestDatabase } from '../databases.ts';
import { recordingLog } from '../delivery/world.ts';
import { letter, linesOf } from '../views/fixtures.ts';

const DESK: Place = { platform: 'slack', workspace: '-', channel: 'C9' };
const BAD: Problem = {
  file: 'briefings/a.yaml',
  line: 7,
  field: 'statements[0].stance',
  message: 'not one of the allowed values',
  remedy: 'write asserts or denies',
};

let database: Database;
let posts: { place: Place; card: Card; key: string }[];
let failing: boolean;
const poster = {
  async post(place: Place, card: Card, key: string) {
    if (failing) throw new Error('not connected yet');
    posts.push({ place, card, key });
  },
};

beforeEach(async () => {
  database = await openTestDatabase();
  posts = [];
  failing = false;
});

function desk(place: Place | null = DESK, chrome: 'ar' | 'en' = 'en') {
  const { log, lines } = recordingLog();
  const rows = createRows(database, () => 0, 1000);
  const posters = new Map<PlatformName, typeof poster>([['slack', poster]]);
  return { ...createDesk({ place, chrome, posters, rows, log }), lines };
}

it('posts where the fault is, what it is and how to mend it', async () => {
  await desk().report([BAD]);
  expect(posts).toHaveLength(1);
  expect(posts[0]?.place).toEqual(DESK);
  expect(posts[0]?.key.length).toBeLessThanOrEqual(25);
  const shown = JSON.stringify(posts[0]?.card);
  for (const part of ['briefings/a.yaml:7', 'statements[0].stance', BAD.message, BAD.remedy]) {
    expect(shown).toContain(part);
  }
});

it('tells the same once, also after a restart, and again when it changes', async () => {
  const one = desk();
  await Promise.all([one.report([BAD]), one.report([BAD])]);
  await desk().report([BAD]);
  expect(posts).toHaveLength(1);
  await one.report([{ ...BAD, line: 9 }]);
  expect(posts).toHaveLength(2);
  await one.report([{ ...BAD, file: 'briefings/b.yaml' }]);
  expect(posts).toHaveLength(3);
});

it('keeps what could not be posted and tells it, together, when it can', async () => {
  failing = true;
  const one = desk();
  await one.report([BAD]);
  await one.report([{ ...BAD, file: 'briefings/b.yaml' }]);
  expect(posts).toHaveLength(0);
  failing = false;
  await one.flush();
  await one.flush();
  expect(posts).toHaveLength(1);
  expect(JSON.stringify(posts[0]?.card)).toMatch(/a\.yaml.*b\.yaml/);
});

it('gives up on a channel that never takes it, and says so in the log', async () => {
  failing = true;
  const one = desk();
  await one.report([BAD]);
  for (let tick = 0; tick < 70; tick++) await one.flush();
  expect(one.lines.filter((line) => line.includes('the desk was not told'))).toHaveLength(1);
  failing = false;
  await one.flush();
  expect(posts).toHaveLength(0);
});

it('shows ten problems and counts the rest', async () => {
  await desk().report(Array.from({ length: 14 }, (_, index) => ({ ...BAD, line: index + 1 })));
  const card = JSON.stringify(posts[0]?.card);
  expect(card).toContain('a.yaml:10');
  expect(card).not.toContain('a.yaml:11');
  expect(card).toContain('And 4 more');
});

it('labels in Arabic, right to left, with the problem itself left to right', async () => {
  await desk(DESK, 'ar').report([BAD]);
  const card = posts[0]?.card;
  expect(card?.blocks[0]).toMatchObject({ type: 'heading', dir: 'rtl' });
  expect(card?.blocks[1]).toMatchObject({ type: 'list', items: [{ dir: 'ltr' }] });
});

it('without a desk only logs, and asks for no approval', async () => {
  const none = desk(null);
  await none.report([BAD]);
  expect(posts).toHaveLength(0);
  expect(none.lines.some((line) => line.includes('briefings/a.yaml:7'))).toBe(true);
  expect(none.needsApproval()).toBe(false);
  expect(desk().needsApproval()).toBe(true);
});

it('a desk on a platform that is not configured is said in the log, not thrown', async () => {
  const one = desk({ ...DESK, platform: 'discord' });
  await one.report([BAD]);
  expect(one.lines.some((line) => line.includes('discord'))).toBe(true);
});

it('tells in one line which draft waits and where it is, once, in either language', async () => {
  for (const [chrome, words] of [
    ['en', 'A draft waits'],
    ['ar', 'مسودة بانتظار'],
  ] as const) {
    const draft = { ...letter.briefing, id: `2020-01-07-draft-${chrome}`, status: 'draft' } as const;
    posts = [];
    failing = true;
    const one = desk(DESK, chrome);
    await one.submit(draft);
    failing = false;
    await one.flush();
    await desk(DESK, chrome).submit(draft);
    expect(posts).toHaveLength(1);
    expect(posts[0]?.key.length).toBeLessThanOrEqual(25);
    const lines = linesOf(posts[0]!.card);
    expect(lines).toHaveLength(1);
    for (const part of [words, draft.title, draft.id, 'briefings']) expect(lines[0]).toContain(part);
  }
});
