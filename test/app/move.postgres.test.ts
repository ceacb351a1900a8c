import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { testPlace } from '../databases.ts';
import { makeHouse, runApp } from './house.ts';

const PLACE = { platform: 'preview', workspace: 'preview', channel: 'discord' } as const;

async function isnad(dir: string, env: Record<string, string>, ...args: string[]) {
  const said = { out: '', err: '', code: 0 };
  await main(['node', 'isnad', ...args], {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    stdin: async function* () {},
    env: { NO_COLOR: '1', ...env },
    cwd: dir,
    clock: () => Date.UTC(2025, 2, 3, 12),
    terminal: false,
    exit: (code) => {
      said.code = code;
    },
  });
  return said;
}

it('a deployment moves to PostgreSQL and back, and the bot goes on there', async () => {
  const house = makeHouse();
  const DATABASE_URL = (await testPlace()).databaseUrl ?? '';
  const embedded = await runApp(house, {});
  await embedded.app.core.subscriptions.set({
    ...{ place: PLACE, time: '08:00', weekdays: [1, 2, 3, 4, 5, 6, 7], zone: 'Asia/Baghdad', chrome: 'ar' },
    topics: [],
  });
  const running = await isnad(house, {}, 'db', 'export', 'running.jsonl');
  expect([running.err, running.code]).toEqual([expect.stringMatching(/^The bot is running: /), 0]);
  const intoRunning = await isnad(house, {}, 'db', 'import', 'running.jsonl');
  expect([intoRunning.err, intoRunning.code]).toEqual([expect.stringMatching(/Another Isnad is running/), 1]);
  const asked = ['whosaid', { about: 'withdrawal' }, originOf()] as const;
  const answered = await embedded.app.core.dispatcher.command(...asked);
  expect(JSON.stringify(answered)).toMatch(/Esper/);
  const briefings = await embedded.app.core.briefings.count();
  await embedded.app.stop();

  const out = await isnad(house, {}, 'db', 'export', 'moved.jsonl');
  expect([out.out, out.err, out.code]).toEqual(['', expect.stringMatching(/^\d+ rows of /), 0]);
  expect(statSync(join(house, 'moved.jsonl')).mode & 0o077).toBe(0);
  expect(existsSync(join(house, 'moved.jsonl.part'))).toBe(false);
  expect(await isnad(house, {}, 'db', 'export', 'moved.jsonl')).toMatchObject({ code: 1 });
  writeFileSync(join(house, 'cut.jsonl'), readFileSync(join(house, 'moved.jsonl'), 'utf8').slice(0, -200));
  const cut = await isnad(house, { DATABASE_URL }, 'db', 'import', 'cut.jsonl');
  expect([cut.err, cut.code]).toEqual([
    expect.stringMatching(/Line \d+ of the file is damaged|is not whole/),
    1,
  ]);
  const into = await isnad(house, { DATABASE_URL }, 'db', 'import', 'moved.jsonl');
  expect([into.err, into.code]).toEqual([
    expect.stringMatching(/^\d+ rows of moved.jsonl are in PostgreSQL at /),
    0,
  ]);

  const moved = await runApp(house, { DATABASE_URL });
  const health = await fetch(`${moved.app.url}readyz`);
  expect([health.status, await health.json()]).toMatchObject([200, { checks: { database: 'ok' } }]);
  expect(await moved.app.core.briefings.count()).toBe(briefings);
  expect(await moved.app.core.subscriptions.list(PLACE)).toMatchObject([
    { time: '08:00', zone: 'Asia/Baghdad' },
  ]);
  expect(await moved.app.core.dispatcher.command(...asked)).toEqual(answered);
  await moved.app.stop();

  const doctor = await isnad(house, { DATABASE_URL }, 'doctor');
  expect(doctor.out).toMatch(
    new RegExp(`ok +Database: ${briefings} briefings in PostgreSQL at 127\\.0\\.0\\.1`),
  );
  expect(await isnad(house, { DATABASE_URL }, 'status')).toMatchObject({ code: 0 });
  expect(await isnad(house, { DATABASE_URL }, 'db', 'export', 'back.jsonl')).toMatchObject({ code: 0 });
  const other = makeHouse();
  writeFileSync(join(other, 'back.jsonl'), readFileSync(join(house, 'back.jsonl')));
  expect(await isnad(other, {}, 'db', 'import', 'back.jsonl')).toMatchObject({ code: 0 });
  const back = await runApp(other, {});
  expect(await back.app.core.dispatcher.command(...asked)).toEqual(answered);
});

function originOf() {
  return {
    place: PLACE,
    user: 'u',
    locale: 'en',
    zone: async () => 'UTC',
    spell: (command: string) => `/${command}`,
  };
}
