import { describe, expect, it } from 'vitest';
import { PostError } from '../../../src/delivery/poster.ts';
import { mentionsIn, textOfBlocks } from '../../fakes/slack/message.ts';
import { card, runSlack } from './setup.ts';

const place = { platform: 'slack' as const, workspace: 'T0TEAM', channel: 'C1' };
const KEY = 'sub1-20260101T0800Z';

async function running() {
  const run = await runSlack();
  run.server.channel('C1');
  const failure = () =>
    run.slack.poster.post(place, card('news'), KEY).then(
      () => null,
      (error: unknown) => error as PostError,
    );
  return { ...run, poster: run.slack.poster, failure };
}

describe('a post', () => {
  it('is found again by its key, and only by its key', async () => {
    const { server, poster } = await running();
    const since = Date.now();
    expect(await poster.find(place, KEY, since)).toBe('absent');
    const ref = await poster.post(place, card('news'), KEY);
    expect(await poster.find(place, KEY, since)).toEqual(ref);
    expect(await poster.find(place, 'another', since)).toBe('absent');
    expect(await poster.find(place, KEY, since + 10 * 60_000)).toBe('absent');
    expect(server.faults).toEqual([]);
  });

  it('is found behind many newer messages', async () => {
    const { poster } = await running();
    const since = Date.now();
    const ref = await poster.post(place, card('news'), KEY);
    for (let index = 0; index < 120; index += 1) await poster.post(place, card('other'), `other-${index}`);
    expect(await poster.find(place, KEY, since)).toEqual(ref);
  });

  it('may stand or not where the history cannot be read', async () => {
    const { server, poster } = await running();
    server.scopes.delete('channels:history');
    expect(await poster.find(place, KEY, 0)).toBe('unknown');
    server.scopes.add('channels:history');
    server.channel('C1', { member: false });
    expect(await poster.find(place, KEY, 0)).toBe('unknown');
  });

  it('is looked for later where Slack cannot tell for now', async () => {
    const { server, poster } = await running();
    server.trouble('conversations.history', { status: 429, retryAfter: 3 });
    await expect(poster.find(place, KEY, 0)).rejects.toMatchObject({ kind: 'retry', retryAfterMs: 3000 });
  });

  it('is edited in place, and found by its key afterwards', async () => {
    const { server, poster } = await running();
    const ref = await poster.post(place, card('news'), KEY);
    await poster.edit(place, ref, card('news, corrected'));
    const [message] = server.messages('C1');
    expect(textOfBlocks(message?.blocks)).toBe('news, corrected');
    expect(server.messages('C1')).toHaveLength(1);
    expect(await poster.find(place, KEY, 0)).toEqual(ref);
    await expect(poster.edit(place, { channel: 'C1', message: '1.000009' }, card('x'))).rejects.toMatchObject(
      {
        kind: 'rejected',
      },
    );
  });

  it('notifies nobody and unfurls nothing', async () => {
    const { server, poster } = await running();
    const hostile = '<!channel> <@U1> @everyone & *bold* \ud800';
    await poster.post(place, { ...card(hostile), summary: hostile }, KEY);
    const [message] = server.messages('C1');
    expect(mentionsIn(message!)).toEqual([]);
    expect(message?.text).toBe('&lt;!channel&gt; &lt;@U1&gt; @everyone &amp; *bold* \ufffd');
    expect(message?.sent).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false', parse: 'none' });
  });
});

describe('a post that fails', () => {
  it.each([
    [
      'too many requests',
      { status: 429, retryAfter: 7 },
      { kind: 'retry', retryAfterMs: 7000, maybePosted: false, scope: 'workspace' },
    ],
    ['too many requests, for how long unsaid', { status: 429 }, { kind: 'retry', maybePosted: false }],
    ['a server error', { status: 502 }, { kind: 'retry', maybePosted: true }],
    ['a broken connection', { drop: 'before' as const }, { kind: 'retry', maybePosted: true }],
    ['a fatal error', { error: 'fatal_error' }, { kind: 'retry', maybePosted: true }],
    ['a refused token', { error: 'invalid_auth' }, { kind: 'retry', maybePosted: false, refusal: 'token' }],
    ['a missing right', { error: 'not_in_channel' }, { kind: 'gone', refusal: 'barred' }],
    ['a deleted channel', { error: 'channel_not_found' }, { kind: 'gone', refusal: undefined }],
    ['a removed app', { error: 'account_inactive' }, { kind: 'gone', maybePosted: false }],
    ['a refused payload', { error: 'invalid_blocks' }, { kind: 'rejected', maybePosted: false }],
  ])('by %s says what to do, and was tried once', async (_, trouble, expected) => {
    const { server, failure } = await running();
    server.trouble('chat.postMessage', trouble, 3);
    expect(await failure()).toBeInstanceOf(PostError);
    expect(server.calls('chat.postMessage')).toBe(1);
    expect(await failure()).toMatchObject(expected);
  });

  it.each([
    ['archived', { archived: true }],
    ['left', { member: false }],
  ])('since the channel was %s is given up', async (_, change) => {
    const { server, failure } = await running();
    server.channel('C1', change);
    expect(await failure()).toMatchObject({ kind: 'gone' });
  });

  it('since the channel was deleted is given up', async () => {
    const { slack } = await runSlack();
    await expect(slack.poster.post(place, card('news'), KEY)).rejects.toMatchObject({ kind: 'gone' });
  });

  it('since Slack was not reached was surely not made', async () => {
    const { server, slack } = await runSlack({ start: false });
    await server.down();
    const posted = slack.poster.post(place, card('news'), KEY);
    await expect(posted).rejects.toMatchObject({ kind: 'retry', maybePosted: false });
    await server.up();
  });

  it('after it was made is found by its key', async () => {
    const { server, poster, failure } = await running();
    server.trouble('chat.postMessage', { drop: 'after' });
    expect(await failure()).toMatchObject({ kind: 'retry', maybePosted: true });
    expect(await poster.find(place, KEY, Date.now())).toEqual({
      channel: 'C1',
      message: server.messages('C1')[0]?.ts,
    });
  });
});

describe('a person', () => {
  it('is written to directly, and nobody else', async () => {
    const { server, poster } = await running();
    server.channel('U9');
    await poster.write?.(place, 'U9', card('Your digest is paused'));
    expect(textOfBlocks(server.messages('U9')[0]?.blocks)).toBe('Your digest is paused');
    expect(server.messages('C1')).toEqual([]);
  });

  it('who cannot be written to is told of', async () => {
    const { poster } = await running();
    await expect(poster.write?.(place, 'U404', card('x'))).rejects.toBeInstanceOf(PostError);
  });
});
