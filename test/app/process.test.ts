import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeHouse, root } from './house.ts';
import { run } from './running.ts';

it('starts on the preview with nothing configured, says where to look, and stops cleanly', async () => {
  const bot = run(makeHouse(), ['start']);
  const { url } = await bot.line('Isnad is running');
  expect((await fetch(`${url}healthz`)).status).toBe(200);
  const ready = await fetch(`${url}readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { ok: true, checks: { database: 'ok', preview: 'ok' } },
  ]);
  bot.child.kill('SIGTERM');
  const [code] = await once(bot.child, 'exit');
  expect(code).toBe(0);
});

it('goes on with the preview while Slack cannot be reached, and says it is not ready', async () => {
  const bot = run(makeHouse('preview: true\n'), ['start'], {
    SLACK_BOT_TOKEN: 'xoxb-none-such',
    SLACK_APP_TOKEN: 'xapp-none-such',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
  });
  const { url } = await bot.line('Isnad is running');
  expect((await fetch(`${url}`)).status).toBe(200);
  const ready = await fetch(`${url}readyz`);
  expect(ready.status).toBe(503);
  expect(((await ready.json()) as { checks: Record<string, string> }).checks).toMatchObject({
    preview: 'ok',
    slack: expect.stringMatching(/cannot be reached/),
  });
});

it('leaves a platform with a malformed token off, says so, and goes on with the rest', async () => {
  const bot = run(makeHouse('preview: true\n'), ['start'], {
    SLACK_BOT_TOKEN: 'xoxp-bad',
    SLACK_APP_TOKEN: 'xapp-1-x',
    DISCORD_TOKEN: 'none.such',
    DISCORD_API_URL: 'http://127.0.0.1:9/api',
  });
  expect(await bot.line('slack is off')).toMatchObject({
    level: 'error',
    msg: expect.stringMatching(/SLACK_BOT_TOKEN: is not a bot token \(.*xoxb-\)/),
  });
  const { url } = await bot.line('Isnad is running');
  expect((await fetch(`${url}`)).status).toBe(200);
  const { checks } = (await (await fetch(`${url}readyz`)).json()) as { checks: Record<string, string> };
  expect(checks).toMatchObject({ preview: 'ok', slack: expect.stringMatching(/^off: .*SLACK_BOT_TOKEN/) });
  expect(Object.keys(checks)).toContain('discord');
});

it('takes an edited briefing live, and keeps the last good version of a bad one', async () => {
  const house = makeHouse();
  const bot = run(house, ['start']);
  const { url } = await bot.line('Isnad is running');
  const path = join(house, 'briefings/2020-01-07-iraq-letter-en.yaml');
  const yaml = readFileSync(path, 'utf8');

  save(path, yaml.replace(/^title: .*$/m, 'title: A title of the editor'));
  await bot.line('briefing file changed');
  expect(await ask(url as string, '/briefing lang:en')).toContain('A title of the editor');

  save(path, yaml.replace(/^title: .*$/m, 'titel: A slip of the pen'));
  const problem = await bot.line('titel');
  expect(problem).toMatchObject({ level: 'warn', msg: expect.stringMatching(/iraq-letter-en\.yaml:\d+/) });
  expect(await ask(url as string, '/briefing lang:en')).toContain('A title of the editor');
});

it('does not run twice on one database, which others may read, and not after a crash either', async () => {
  const house = makeHouse();
  const bot = run(house, ['start']);
  await bot.line('Isnad is running');
  const second = run(house, ['start']);
  const [code] = await once(second.child, 'exit');
  expect(code).toBe(1);
  expect(second.errors()).toMatch(/Another Isnad is running on the database .*isnad\.db[\s\S]*"state"/);
  expect(second.errors()).not.toMatch(/^\s+at /m);
  const reader = run(house, ['briefing', 'Iraq']);
  expect((await once(reader.child, 'exit'))[0]).toBe(0);

  bot.child.kill('SIGKILL');
  await once(bot.child, 'exit');
  await run(house, ['start']).line('Isnad is running');
});

it('does not start on a folder of briefings that is not there, nor forget what an emptied one held', async () => {
  const lost = run(makeHouse('briefings: not-mounted\n'), ['start']);
  expect((await once(lost.child, 'exit'))[0]).toBe(1);
  expect(lost.errors()).toMatch(/not-mounted is not there[\s\S]*"briefings" in config\/isnad\.yaml/);

  const house = makeHouse();
  const first = run(house, ['start']);
  await first.line('Isnad is running');
  first.child.kill('SIGTERM');
  await once(first.child, 'exit');
  rmSync(join(house, 'briefings'), { recursive: true });
  const bot = run(house, ['start']);
  expect(await bot.line('holds no briefing')).toMatchObject({ level: 'warn' });
  const { briefings } = await bot.line('Isnad is running');
  expect(briefings).toMatchObject({ kept: 2, gone: 0 });
  writeFileSync(join(house, 'harbour.txt'), 'The port will close, the mayor said.');
  const add = run(house, ['add', 'harbour.txt']);
  expect((await once(add.child, 'exit'))[0]).toBe(1);
  expect(add.errors()).toMatch(/holds no briefing/);
});

it('does not run a part of itself on the embedded database', async () => {
  const bot = run(makeHouse(), ['start', '--role', 'worker', '--role', 'web']);
  const [code] = await once(bot.child, 'exit');
  expect(code).toBe(1);
  expect(bot.errors()).toMatch(/one process does everything; gateway cannot be left out[\s\S]*DATABASE_URL/);
});

it('knows its parts by name', async () => {
  const bot = run(makeHouse(), ['start', '--role', 'waiter']);
  const [code] = await once(bot.child, 'exit');
  expect(code).toBe(2);
  expect(bot.errors()).toMatch(/web, worker, gateway/);
});

it('says what is wrong with a place the database cannot have', async () => {
  const bot = run(makeHouse('state: /proc/x/y.db\n'), ['start']);
  const [code] = await once(bot.child, 'exit');
  expect(code).toBe(1);
  expect(bot.errors()).toMatch(/\/proc\/x\/y\.db cannot be used[\s\S]*"state" in config\/isnad\.yaml/);
  expect(bot.errors()).not.toMatch(/^\s+at /m);
});

it.each([
  ['a port in use', ['start'], 1, /Port \d+ .* in use[\s\S]*PORT/],
  ['an unknown command', ['strat'], 2, /unknown command/],
  ['a date that is none', ['analyse', '--published', 'yesterday'], 2, /2020-01-07/],
  ['an article that is not there', ['analyse', 'none.txt'], 1, /none\.txt/],
])('says what is wrong and what to do: %s', async (_, args, code, words) => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as { port: number };
  const bot = run(makeHouse(), args, { PORT: String(port) });
  const [exit] = await once(bot.child, 'exit');
  expect(bot.errors()).toMatch(words);
  expect(bot.errors()).not.toMatch(/^\s+at /m);
  expect(exit).toBe(code);
});

it('says in one line that an older Node will not do', async ({ skip }) => {
  const older = findOlderNode();
  if (older === undefined) return skip('no Node older than 24 on PATH');
  const child = spawn(older, [join(root, 'src/isnad.js'), 'start'], { cwd: makeHouse() });
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(said).toMatch(/needs Node 24/);
});

/** As an editor saves: a new file in place of the old one. */
function save(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

async function ask(url: string, line: string): Promise<string> {
  const answer = await fetch(`${url}preview/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin },
    body: JSON.stringify({ user: 'reader', language: 'en', line, sides: ['slack'] }),
  });
  expect(answer.ok).toBe(true);
  const query = new URLSearchParams({ user: 'reader', language: 'en' });
  const state = (await (await fetch(`${url}preview/state?${query}`)).json()) as {
    messages: { side: string }[];
  };
  return JSON.stringify(state.messages.findLast((message) => message.side === 'slack'));
}

function findOlderNode(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .find((node) => {
      const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
      const major = Number(/^v(\d+)/.exec(stdout ?? '')?.[1]);
      return major >= 18 && major < 24;
    });
}
