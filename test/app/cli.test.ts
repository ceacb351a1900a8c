import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/main.ts';
import { startDiscordServer } from '../fakes/discord/server.ts';
import { startSlackServer } from '../fakes/slack/server.ts';
import { makeHouse } from './house.ts';

interface Outcome {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** The command line in a house of its own, without the process. */
async function isnad(
  args: readonly string[],
  more: { dir?: string; stdin?: string; env?: Record<string, string> } = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  let code = 0;
  await main(['node', 'isnad', ...args], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: async function* () {
      yield new TextEncoder().encode(more.stdin ?? '');
    },
    env: { NO_COLOR: '1', ...more.env },
    cwd: more.dir ?? makeHouse(),
    clock: () => Date.UTC(2025, 2, 3, 12),
    terminal: false,
    exit: (exit) => {
      code = exit;
    },
  });
  return { out, err, code };
}

const ARTICLE = `Harbour to close for repairs

The harbour master, Ruth Lind, said on Sunday that the port would close for 12 days. “No ship will be turned away,” Lind told reporters. The fishermen's union denied that it had agreed to the plan.
`;

describe('analyse', () => {
  it('prints a briefing of standard input, and nothing else', async () => {
    const { out, err, code } = await isnad(['analyse', '-', '--published', '2025-03-03'], { stdin: ARTICLE });
    expect([err, code]).toEqual(['', 0]);
    expect(out).toMatch(/^# yaml-language-server: /);
    expect(out).toContain('publishedAt: 2025-03-03');
    expect(out).toContain('No ship will be turned away');
  });

  it('prints JSON where asked, and the reason for each speaker', async () => {
    const json = await isnad(['analyse', '--format', 'json'], { stdin: ARTICLE });
    const briefing = JSON.parse(json.out) as { people: { id: string; name: string }[]; lang: string };
    expect(briefing.lang).toBe('en');
    expect(briefing.people.map(({ name }) => name)).toContain('Ruth Lind');
    const explained = await isnad(['analyse', '--explain'], { stdin: ARTICLE });
    expect(explained.out).toMatch(/speaker: Ruth Lind\n\s+because: \S/);
  });

  it('goes through a file of articles in order, and a bad line stops no other', async () => {
    const dir = makeHouse();
    const lines = [
      JSON.stringify({ id: 'a', text: ARTICLE }),
      '{"id": "b"',
      '{"id": "c"}',
      '{"id": "d", "text": 4}',
      '',
    ];
    writeFileSync(join(dir, 'in.jsonl'), lines.join('\n'));
    const { out, err, code } = await isnad(['analyse', '--jsonl', 'in.jsonl', 'out.jsonl'], { dir });
    expect([out, code]).toEqual(['', 0]);
    const answers = readFileSync(join(dir, 'out.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; briefing?: object; error?: string });
    expect(answers.map(({ id }) => id)).toEqual(['a', null, 'c', 'd']);
    expect(answers[0]?.briefing).toMatchObject({ schema: 1 });
    expect(answers[1]?.error).toMatch(/^The line is not a JSON object;/);
    expect(answers[2]?.error).toBe('The field "text" is missing.');
    expect(answers[3]?.error).toBe('The field "text" must be text, in quotes.');
    expect(err).toMatch(/^3 of the articles/);
  });
});

describe('analyse says what is wrong and what to do', () => {
  it.each([
    ['a folder', ['briefings'], /briefings is a folder\.\s+Give a file/, 1],
    ['a page without an article', ['page.html'], /file holds no article[\s\S]*\.txt/, 1],
    ['a language that is none', ['-', '--lang', 'zz'], /language tag such as ar/, 2],
    ['no language tag', ['-', '--lang', 'not a tag'], /language tag such as ar/, 2],
  ])('%s', async (_, args, words, code) => {
    const dir = makeHouse();
    writeFileSync(join(dir, 'page.html'), '<!doctype html><title>Nothing</title><p>Short.</p>');
    const outcome = await isnad(['analyse', ...args], { dir, stdin: ARTICLE });
    expect(outcome.err).toMatch(words);
    expect(outcome.code).toBe(code);
  });

  it('takes a language that is one', async () => {
    const { out } = await isnad(['analyse', '-', '--lang', 'en-GB'], { stdin: ARTICLE });
    expect(out).toMatch(/^lang: en-GB$/m);
  });
});

describe('the folder', () => {
  it('takes an article, once, and what was added is found', async () => {
    const dir = makeHouse();
    writeFileSync(join(dir, 'harbour.txt'), ARTICLE);
    const added = await isnad(['add', 'harbour.txt', '--published', '2025-03-03'], { dir });
    expect(added.out.trim()).toBe('briefings/2025-03-03-harbour-to-close-for-repairs.yaml');
    expect(await isnad(['add', 'harbour.txt'], { dir })).toMatchObject({
      out: '',
      err: expect.stringContaining('known already'),
    });
    expect((await isnad(['check'], { dir })).code).toBe(0);
    expect((await isnad(['whosaid', 'Lind'], { dir })).out).toContain('“No ship will be turned away');
    expect((await isnad(['briefing', 'harbour'], { dir })).out).toContain('Harbour to close');
    expect((await isnad(['ask', 'who denied the plan?'], { dir })).out).toContain('union');
    expect((await isnad(['digest', '--preview'], { dir })).out).toContain('Harbour to close');
  });

  it('is checked: file, line, field and remedy of what is wrong', async () => {
    const dir = makeHouse();
    const path = join(dir, 'briefings/2020-01-07-iraq-letter-en.yaml');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('text: the letter was a draft', 'text: the letter was a joke'),
    );
    const { out, code } = await isnad(['check'], { dir });
    expect(code).toBe(1);
    expect(out).toMatch(/^briefings\/2020-01-07-iraq-letter-en\.yaml:\d+: statements\[\d+\].*\(.+\)$/m);
  });
});

describe('doctor', () => {
  it('says that all is well with good tokens', async () => {
    const slack = await startSlackServer();
    const discord = await startDiscordServer();
    onTestFinished(async () => {
      await slack.stop();
      await discord.close();
    });
    const { out } = await isnad(['doctor'], {
      env: {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
      },
    });
    expect(out).toMatch(/^ok +Slack bot token/m);
    expect(out).toMatch(/^ok +Slack app token/m);
    expect(out).toMatch(/^ok +Discord token/m);
    expect(out).toMatch(/^ok +Database: 0 briefings/m);
  });

  it('names the token that is refused', async () => {
    const slack = await startSlackServer();
    onTestFinished(() => slack.stop());
    const { out, code } = await isnad(['doctor'], {
      env: { SLACK_BOT_TOKEN: 'xoxb-no', SLACK_APP_TOKEN: 'xapp-no', SLACK_API_URL: slack.apiUrl },
    });
    expect(code).toBe(1);
    expect(out).toMatch(/^FAULT +Slack bot token: .*SLACK_BOT_TOKEN/m);
    expect(out).not.toContain('xoxb-no');
  });

  it('blames no token where there is no network', async () => {
    const nowhere = 'http://127.0.0.1:9/api';
    const { out, code } = await isnad(['doctor'], {
      env: {
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_APP_TOKEN: 'xapp-1',
        SLACK_API_URL: `${nowhere}/`,
        DISCORD_TOKEN: 'a.b.c',
        DISCORD_API_URL: nowhere,
      },
    });
    expect(code).toBe(1);
    expect(out).toMatch(/^FAULT +Discord token: Discord cannot be reached \(.*\)\. Check .*network/m);
    expect(out).toMatch(/^FAULT +Slack app token: Slack cannot be reached \(.*\)\. Check .*network/m);
    expect(out).not.toMatch(/anew|cannot be reached.*token/i);
  });

  it('says of a Discord token that is refused where to find another', async () => {
    const discord = await startDiscordServer();
    onTestFinished(() => discord.close());
    const env = { DISCORD_TOKEN: 'not.the.one', DISCORD_API_URL: discord.apiUrl };
    expect((await isnad(['doctor'], { env })).out).toMatch(
      /^FAULT +Discord token: .*401.*Copy the token anew/m,
    );
  });

  it('says of a database that cannot be used where its setting is', async () => {
    const { out, code } = await isnad(['doctor'], { dir: makeHouse('state: /proc/x/y.db\n') });
    expect(code).toBe(1);
    expect(out).toMatch(/^FAULT +Database: The database \/proc\/x\/y\.db cannot be used: .*"state"/m);
  });

  it('names the setting that is wrong', async () => {
    const { out, code } = await isnad(['doctor'], { dir: makeHouse('zone: Mars/Olympus\n') });
    expect(code).toBe(1);
    expect(out).toMatch(/isnad\.yaml:1: zone/);
  });
});

it('a platform with a malformed token is named by check and doctor, which go on', async () => {
  const env = { SLACK_BOT_TOKEN: 'xoxp-bad', DISCORD_TOKEN: 'Bot secret' };
  const checked = await isnad(['check'], { env });
  const examined = await isnad(['doctor'], { env });
  for (const { out, code } of [checked, examined]) {
    expect(out).toMatch(/SLACK_BOT_TOKEN: is not a bot token/);
    expect(out).toMatch(/SLACK_APP_TOKEN: is missing/);
    expect(out).toMatch(/DISCORD_TOKEN: holds a space/);
    expect(out).not.toMatch(/xoxp-bad|secret/);
    expect(code).toBe(1);
  }
  expect(examined.out).toMatch(/^ok +Database/m);
  expect((await isnad(['deploy-commands'], { env })).err).toMatch(/DISCORD_TOKEN: holds a space/);
});

describe('deploy-commands', () => {
  it('registers with Discord once', async () => {
    const discord = await startDiscordServer();
    onTestFinished(() => discord.close());
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    expect((await isnad(['deploy-commands'], { env })).out).toMatch(/registered/);
    expect((await isnad(['deploy-commands'], { env })).out).toMatch(/already/);
    expect(discord.refusals).toEqual([]);
  });
});

it('judges names, two or a file of them', async () => {
  expect((await isnad(['names', 'Esper', 'إسبر'])).out).toMatch(/^can be one name/);
  const dir = makeHouse();
  writeFileSync(join(dir, 'in.tsv'), 'esper\tاسبر\t1\nesper\tميلي\t0\n');
  await isnad(['names', '--tsv', 'in.tsv', 'out.tsv'], { dir });
  expect(readFileSync(join(dir, 'out.tsv'), 'utf8')).toMatch(
    /^esper\tاسبر\t1\t[\d.]+\nesper\tميلي\t0\t[\d.]+\n$/,
  );
});
