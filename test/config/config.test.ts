import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Config, ConfigError, loadConfig } from '../../src/config.ts';
import type { Problem } from '../../src/errors.ts';

// Invented, of the shape of real ones.
const BOT = 'xoxb-1-2-abcdef';
const APP = 'xapp-1-A-2-abcdef';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'isnad-config-'));
  mkdirSync(join(dir, 'config'));
});

afterEach(() => rmSync(dir, { recursive: true }));

const write = (yaml: string | Uint8Array, name = 'isnad') =>
  writeFileSync(join(dir, `config/${name}.yaml`), yaml);
const load = (env: Record<string, string> = {}): Config => loadConfig({ env, dir });

function problemsOf(env: Record<string, string> = {}): readonly Problem[] {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('with nothing set', () => {
  it('everything has its default and the preview is on', () => {
    expect(load()).toEqual({
      language: 'en',
      zone: 'UTC',
      briefings: join(dir, 'briefings'),
      createBriefings: true,
      databaseUrl: null,
      state: join(dir, '.isnad/isnad.db'),
      log: 'info',
      preview: true,
      feeds: [],
      desk: null,
      slack: null,
      slackCommands: { briefing: 'briefing', whosaid: 'whosaid', digest: 'digest' },
      discord: null,
      off: [],
      http: { host: '127.0.0.1', port: 3978 },
      limits: {
        article: 10_000_000,
        digest: 10,
        follows: 50,
        batch: 120_000,
        fetch: 15_000,
        post: 30_000,
        grace: 21_600_000,
        lease: 15_000,
      },
      retention: { buttons: 90 * 86_400_000, ledger: 400 * 86_400_000, texts: null },
      people: { same: [], different: [] },
      secrets: [],
    });
  });

  it('the files that ship say the same', () => {
    const shipped = loadConfig({ env: {}, dir: new URL('../..', import.meta.url).pathname });
    const { briefings: _, state: __, ...rest } = shipped;
    const { briefings: ___, state: ____, ...defaults } = load();
    expect(rest).toEqual(defaults);
  });

  it('an empty file is no file', () => {
    write('');
    expect(load().language).toBe('en');
    write('# only words\n');
    expect(load().language).toBe('en');
  });
});

it('takes what the file sets', () => {
  write(`language: ar
zone: Asia/Baghdad
briefings: /srv/briefings
state: var/state.db
log: debug
feeds:
  - { url: "https://example.org/a.xml", name: المثال, every: 2h }
  - url: https://example.org/b.xml
desk: { platform: discord, channel: "1234" }
slack: { commands: { briefing: /news, digest: daily } }
limits: { article: 500 KB, digest: 3, grace: 30m }
`);
  expect(load({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP })).toMatchObject({
    language: 'ar',
    zone: 'Asia/Baghdad',
    briefings: '/srv/briefings',
    createBriefings: false,
    state: join(dir, 'var/state.db'),
    log: 'debug',
    feeds: [
      { url: 'https://example.org/a.xml', name: 'المثال', every: 7_200_000 },
      { url: 'https://example.org/b.xml', every: 900_000 },
    ],
    desk: { platform: 'discord', workspace: '-', channel: '1234' },
    slack: {
      botToken: BOT,
      appToken: APP,
      commands: { briefing: 'news', whosaid: 'whosaid', digest: 'daily' },
    },
    limits: { article: 500_000, digest: 3, fetch: 15_000, grace: 1_800_000 },
    preview: false,
    secrets: [BOT, APP],
  });
});

describe('the preview', () => {
  it.each([
    ['auto', {}, true],
    ['auto', { DISCORD_TOKEN: 'a.b.c' }, false],
    ['true', { DISCORD_TOKEN: 'a.b.c' }, true],
    ['false', {}, false],
  ])('%s with %j is %s', (setting, env, expected) => {
    write(`preview: ${setting}\n`);
    expect(load(env).preview).toBe(expected);
  });
});

describe('the environment', () => {
  it('gives tokens, addresses, host and port; empty is not set', () => {
    const config = load({
      DISCORD_TOKEN: ' a.b.c\n',
      DISCORD_API_URL: 'http://127.0.0.1:1/api',
      SLACK_BOT_TOKEN: '',
      SLACK_APP_TOKEN: '  ',
      HOST: '0.0.0.0',
      PORT: '0',
    });
    expect(config.discord).toEqual({ token: 'a.b.c', apiUrl: 'http://127.0.0.1:1/api' });
    expect(config.slack).toBeNull();
    expect(config.http).toEqual({ host: '0.0.0.0', port: 0 });
  });

  it.each([
    [{ DATABASE_URL: 'postgres://u:hunter22%zz@h/d' }, 'DATABASE_URL', /not the address of a PostgreSQL/],
    [{ DATABASE_URL: 'mysql://u:hunter22@h/d' }, 'DATABASE_URL', /not the address of a PostgreSQL database/],
    [{ PORT: '80a' }, 'PORT', /80a/],
    [{ PORT: '65536' }, 'PORT', /65536/],
  ])('%j is refused by name, with a remedy and without the secret', (env, field, message) => {
    const problems = problemsOf(env as Record<string, string>);
    expect(problems).toMatchObject([{ file: 'environment', field, message: expect.stringMatching(message) }]);
    expect(problems[0]?.remedy).toBeTruthy();
    for (const secret of [BOT, APP, 'hunter22', 'a.b.c'])
      expect(JSON.stringify(problems)).not.toContain(secret);
  });
});

describe('a platform that can never work is off, and the rest goes on', () => {
  it.each([
    [{ SLACK_BOT_TOKEN: BOT }, 'SLACK_APP_TOKEN', /missing/],
    [{ SLACK_APP_TOKEN: APP }, 'SLACK_BOT_TOKEN', /missing/],
    [{ SLACK_BOT_TOKEN: APP, SLACK_APP_TOKEN: APP }, 'SLACK_BOT_TOKEN', /not a bot token/],
    [{ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: BOT }, 'SLACK_APP_TOKEN', /app-level/],
    [{ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_API_URL: 'slack' }, 'SLACK_API_URL', /address/],
    [{ DISCORD_TOKEN: 'Bot a.b.c' }, 'DISCORD_TOKEN', /space/],
    [{ DISCORD_TOKEN: 'a.b.ç' }, 'DISCORD_TOKEN', /letter/],
  ])('%j', (given, field, message) => {
    const isSlack = field.startsWith('SLACK');
    const other = isSlack ? { DISCORD_TOKEN: 'd.e.f' } : { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP };
    const { slack, discord, off, preview } = load({ ...(given as Record<string, string>), ...other });
    const platform = isSlack ? 'slack' : 'discord';
    expect(off).toMatchObject([
      { platform, problem: { file: 'environment', field, message: expect.stringMatching(message) } },
    ]);
    expect(off[0]?.problem.remedy).toBeTruthy();
    for (const secret of [BOT, APP, 'a.b.c']) expect(JSON.stringify(off)).not.toContain(secret);
    expect([slack === null, discord === null, preview]).toEqual([isSlack, !isSlack, false]);
    expect(load(given as Record<string, string>).preview).toBe(true);
  });
});

describe('a mistake in the file', () => {
  it.each([
    ['zone: Mars/Olympus', 1, 'zone', /Mars/, /IANA/],
    ['language: fr', 1, 'language', /fr/, /ar, en/],
    ['log: loud', 1, 'log', /loud/, /debug/],
    ['\nzon: UTC', 2, 'zon', /no such setting/, /did you mean zone\?/],
    ['quite_other: 1', 1, 'quite_other', /no such setting/, /known here: language/],
    ['limits:\n  digset: 3', 2, 'limits.digset', /no such/, /did you mean digest/],
    ['limits:\n  digest: 0', 2, 'limits.digest', /0/, /at least 1/],
    ['limits:\n  digest: many', 2, 'limits.digest', /many/, /number/],
    ['limits:\n  post: 30', 2, 'limits.post', /30/, /30s, 15m/],
    ['limits:\n  article: huge', 2, 'limits.article', /huge/, /10 MB/],
    ['feeds: https://example.org', 1, 'feeds', /example/, /list/],
    ['feeds:\n  - url: ftp://example.org', 2, 'feeds[0].url', /ftp/, /https/],
    ['feeds:\n  - name: A', 2, 'feeds[0].url', /missing/, /add/],
    ['feeds:\n  - url: https://e.org\n    evry: 1h', 3, 'feeds[0].evry', /no such/, /did you mean every/],
    ['feeds:\n  - url: https://e.org\n    every: 10s', 3, 'feeds[0].every', /cannot/, /at least 60 seconds/],
    ['feeds:\n  - url: https://e.org\n  - url: https://e.org', 1, 'feeds', /cannot/, /once/],
    ['desk:\n  platform: irc\n  channel: "1"', 2, 'desk.platform', /irc/, /slack, discord/],
    ['desk:\n  platform: slack\n  channel: "#news"', 3, 'desk.channel', /#news/, /id/],
    ['desk:\n  platform: slack\n  channel: 12', 3, 'desk.channel', /12/, /quotes/],
    ['slack:\n  commands:\n    digest: /Täglich', 3, 'slack.commands.digest', /Täglich/, /lower-case/],
    ['slack:\n  commands:\n    digest: /briefing', 2, 'slack.commands', /cannot/, /of its own/],
    ['preview: maybe', 1, 'preview', /maybe/, /auto, true, false/],
    ['- a\n- b', 1, undefined, /cannot/, /settings/],
    ['retention:\n  ledger: 1d', 2, 'retention.ledger', /cannot/, /at least/],
    ['retention:\n  texts: 3h', 2, 'retention.texts', /cannot/, /at least|forever/],
  ])('%j', (yaml, line, field, message, remedy) => {
    write(yaml);
    const problems = problemsOf();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'config/isnad.yaml', line, field });
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.remedy).toMatch(remedy);
  });

  it('in YAML itself, in bytes, or a folder in its place is told with its line', () => {
    write('zone: UTC\nlog: "info\n');
    expect(problemsOf()[0]).toMatchObject({
      file: 'config/isnad.yaml',
      message: expect.stringMatching(/YAML/),
    });
    write('zone: UTC\nzone: UTC\n');
    expect(problemsOf()[0]).toMatchObject({ line: 2 });
    write(Uint8Array.of(0x7a, 0xff, 0xfe, 0x00));
    expect(problemsOf()[0]?.message).toMatch(/UTF-8/);
    rmSync(join(dir, 'config/isnad.yaml'));
    mkdirSync(join(dir, 'config/isnad.yaml'));
    expect(problemsOf()[0]?.message).toMatch(/cannot be read/);
  });

  it('does not hide the others: all are told at once, in file, people and environment', () => {
    write('zon: UTC\nlog: loud\nlimits: { grace: never }\n');
    write('same:\n  - [alone]\n', 'people');
    const problems = problemsOf({ PORT: 'x', SLACK_BOT_TOKEN: BOT });
    expect(problems.map((problem) => problem.field).sort()).toEqual(
      ['PORT', 'SLACK_APP_TOKEN', 'limits.grace', 'log', 'same[0]', 'zon'].sort(),
    );
    try {
      load({ PORT: 'x' });
    } catch (error) {
      expect((error as Error).message).toContain('config/isnad.yaml:2: log: "loud" cannot be used');
      expect((error as Error).message).toContain('environment: PORT:');
    }
  });
});

describe('people', () => {
  it('are read as decisions on names', () => {
    write('same:\n  - [Mark Esper, مارك إسبر]\ndifferent:\n  - [Mark Milley, Chris Miller]\n', 'people');
    expect(load().people).toEqual({
      same: [['Mark Esper', 'مارك إسبر']],
      different: [['Mark Milley', 'Chris Miller']],
    });
  });

  it('cannot be the same and different', () => {
    write('same:\n  - [A B, C D, E F]\ndifferent:\n  - [A B, X Y]\n  - [E F, A B]\n', 'people');
    expect(problemsOf()).toMatchObject([
      { file: 'config/people.yaml', line: 5, field: 'different[1]', remedy: expect.stringContaining('A B') },
    ]);
  });
});
