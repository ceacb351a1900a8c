import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../src/logging.ts';

// Invented, but of the shape the platforms give theirs. Put together here so that no scanner takes them for real.
const BOT = ['xoxb', '123456789012', '1234567890123', 'AbCdEfGhIjKlMnOpQrStUvWx'].join('-');
const APP = ['xapp', '1', 'A0123456789', '1234567890123', 'a1b2c3d4e5f6a7b8'].join('-');
const ROTATED = ['xoxe.xoxp', '1', 'Mi0yLTEyMzQ1Njc4OTAxMg'].join('-');
const DISCORD = ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'GaBcDe', 'abcdefghijklmnopqrstuvwxyz0123456789AB'].join('.');
const INTERACTION = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OlpYY3Zibm0';
const RESPONSE_PATH = 'T01234567/123456789/AbCdEf';

function logging(secrets: string[] = [], pretty = false) {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = createLogger({ level: 'debug', pretty, destination, secrets });
  return { log, lines, text: () => lines.join('') };
}

describe.each([
  ['Slack bot token', BOT, BOT],
  ['Slack app token', APP, APP],
  ['rotated Slack token', ROTATED, ROTATED],
  ['Discord token', DISCORD, DISCORD],
  ['bearer', `Authorization: Bearer ${BOT}`, BOT],
  ['Discord header', `authorization: Bot ${DISCORD}`, DISCORD],
  ['unknown scheme', '"authorization":"s3cr3t-of-ours"', 's3cr3t-of-ours'],
  ['response_url', `https://hooks.slack.com/commands/${RESPONSE_PATH}`, RESPONSE_PATH],
  [
    'interaction callback',
    `https://discord.com/api/v10/interactions/99/${INTERACTION}/callback`,
    INTERACTION,
  ],
  ['webhook', `https://discord.com/api/v10/webhooks/99/${INTERACTION}/messages/1`, INTERACTION],
  ['socket ticket', 'wss://wss-primary.slack.com/link/?ticket=0f1e2d3c&app_id=a1', '0f1e2d3c'],
  ['database', 'postgres://isnad:hunter22@db.example/isnad', 'hunter22'],
])('%s', (_name, written, secret) => {
  it.each([false, true])('never gets through, wherever it stands (pretty: %s)', (pretty) => {
    const { log, text } = logging([], pretty);
    log.info(written);
    log.info({ url: written }, 'x');
    log.info({ deep: [{ er: { list: ['a', written] } }] }, 'x');
    log.info({ [written]: 1 }, 'x');
    log.error(new Error(`request to ${written} failed`));
    log.error({ err: new Error('outer', { cause: new Error(written) }) }, 'x');
    log
      .child({ from: written })
      .warn({ raw: JSON.stringify({ body: written }) }, `twice ${written} ${written}`);
    expect(text()).not.toContain(secret);
    expect(text()).toContain('[redacted]');
  });
});

it('hides fields that hold secrets, at any depth and of any kind', () => {
  const { log, text } = logging();
  const hidden = 'plainword';
  const response = {
    headers: { Authorization: hidden, 'set-cookie': [hidden], 'x-slack-signature': hidden },
  };
  log.warn({ token: hidden, botToken: hidden, response_url: hidden, SLACK_BOT_TOKEN: hidden, response });
  log.error(Object.assign(new Error('failed'), { request: { password: { value: hidden } } }));
  expect(text()).not.toContain(hidden);
});

it('hides the secrets in use whatever their shape', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Za-z0-9!#%&()*+,./:;<=>?@^_|~-]{12,60}$/),
      fc.string(),
      fc.string(),
      (secret, before, after) => {
        const { log, text } = logging([secret]);
        log.info({ note: `${before}${secret}${after}`, [secret]: [secret] }, `${before}${secret}`);
        const line = JSON.parse(text());
        expect(JSON.stringify(line)).not.toContain(secret);
      },
    ),
  );
});

it('leaves what is no secret as it is', () => {
  const { log, lines } = logging();
  const fields = {
    platform: 'slack',
    command: 'briefing',
    ms: 12,
    outcome: 'ok',
    key: 'a3f1',
    url: 'https://example.org/news/2020/01/07?page=2',
    words: 'a basic misunderstanding; the bot answered; قال إسبر',
    version: '10.4.0',
  };
  log.info(fields, 'request');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ ...fields, level: 'info', msg: 'request' });
  expect(Date.parse(JSON.parse(lines[0] ?? '').time)).not.toBeNaN();
});

it('writes one JSON object a line, and lines for people when asked', () => {
  const json = logging();
  json.log.info('one\ntwo');
  json.log.debug({ a: 1 }, 'three');
  expect(json.lines.map((line) => JSON.parse(line).msg)).toEqual(['one\ntwo', 'three']);
  const people = logging([], true);
  people.log.info({ ms: 3 }, 'ready');
  expect(people.text()).toMatch(/INFO.*ready/s);
  expect(() => JSON.parse(people.text())).toThrow();
});

it('keeps to its level', () => {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = createLogger({ level: 'warn', pretty: false, destination });
  log.info('no');
  log.warn('yes');
  expect(lines).toHaveLength(1);
});
