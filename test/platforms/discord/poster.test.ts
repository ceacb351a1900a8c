import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PostError } from '../../../src/delivery/poster.ts';
import { createPoster } from '../../../src/platforms/discord/poster.ts';
import { createRest } from '../../../src/platforms/discord/rest.ts';
import { type DiscordServer, startDiscordServer } from '../../fakes/discord/server.ts';
import { DIRECT, GENERAL, GUILD } from '../../fakes/discord/world.ts';
import { card, handMade, textOf } from './support.ts';

const PLACE = { platform: 'discord', workspace: GUILD, channel: GENERAL } as const;
const CREATE = /^\/channels\/\d+\/messages$/;
const KEY = 'ledger-row-1234567890';

describe('posting to Discord', () => {
  let server: DiscordServer;
  const poster = (token = server.token) =>
    createPoster(handMade(), createRest({ token, apiUrl: server.apiUrl }));
  const failing = async (work: Promise<unknown>): Promise<PostError> => {
    const error = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error instanceof PostError) return error;
    throw new Error(`no PostError: ${error}`);
  };

  beforeEach(async () => {
    server = await startDiscordServer();
  });
  afterEach(() => server.close());

  it('posts a card and pings nobody', async () => {
    const ref = await poster().post(PLACE, card('news for @everyone'), KEY);
    expect(server.messages(GENERAL)).toMatchObject([{ id: ref.message, channel_id: ref.channel, pings: [] }]);
    expect(textOf(server.messages(GENERAL)[0]!)).toBe('news for \\@everyone');
  });

  it('posts once though it is told twice', async () => {
    const first = await poster().post(PLACE, card('news'), KEY);
    expect(await poster().post(PLACE, card('news'), KEY)).toEqual(first);
    expect(server.messages(GENERAL)).toHaveLength(1);
  });

  it('does not repeat a failed request, and says that the post may have been made', async () => {
    server.plan('POST', CREATE, { status: 502 });
    expect(await failing(poster().post(PLACE, card('news'), KEY))).toMatchObject({
      kind: 'retry',
      maybePosted: true,
    });
    server.plan('POST', CREATE, 'drop-after');
    expect(await failing(poster().post(PLACE, card('news'), KEY))).toMatchObject({
      kind: 'retry',
      maybePosted: true,
    });
    expect(server.requests).toHaveLength(2);
    expect(server.messages(GENERAL)).toHaveLength(1);
  });

  it('finds afterwards what was posted before the connection broke', async () => {
    const since = Date.now();
    server.plan('POST', CREATE, 'drop-after');
    await failing(poster().post(PLACE, card('news'), KEY));
    const [made] = server.messages(GENERAL);
    expect(await poster().find(PLACE, KEY, since)).toEqual({ channel: GENERAL, message: made?.id });
    expect(await poster().find(PLACE, 'another-key', since)).toBe('absent');
  });

  it('finds a post behind hundreds of others, and stops at the time of the claim', async () => {
    const since = Date.now();
    const { message } = await poster().post(PLACE, card('news'), KEY);
    const chatter = () => server.post(GENERAL, { content: 'chatter' });
    for (let count = 0; count < 250; count += 1) chatter();
    expect(await poster().find(PLACE, KEY, since)).toMatchObject({ message });
    const before = server.requests.length;
    for (let count = 0; count < 150; count += 1)
      server.post(GENERAL, { content: 'old' }, since - 3_600_000 - count);
    expect(await poster().find(PLACE, 'another-key', Date.now() + 600_000)).toBe('absent');
    expect(server.requests.length - before).toBe(1);
  });

  it('cannot tell where it may not read, and knows an empty channel', async () => {
    expect(await poster().find(PLACE, KEY, Date.now())).toBe('absent');
    await poster().post(PLACE, card('news'), KEY);
    const channel = server.channel(GENERAL)!;
    channel.history = false;
    expect(await poster().find(PLACE, KEY, Date.now())).toBe('unknown');
    channel.view = false;
    expect(await poster().find(PLACE, KEY, Date.now())).toBe('unknown');
  });

  it('tells how long Discord wants to be left alone', async () => {
    server.plan('POST', CREATE, { status: 429, retryAfter: 7 });
    const error = await failing(poster().post(PLACE, card('news'), KEY));
    expect(error).toMatchObject({ kind: 'retry', maybePosted: false, scope: 'channel' });
    expect(error.retryAfterMs).toBeGreaterThanOrEqual(6900);
    expect(error.retryAfterMs).toBeLessThan(8000);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['is gone', 'gone', () => ({ ...PLACE, channel: '999999999999999999' })],
    ['may not be seen', 'gone', () => forbid('view')],
    ['may not be written to', 'gone', () => forbid('send')],
  ] as const)('says that a channel %s', async (_, kind, place) => {
    expect(await failing(poster().post(place(), card('news'), KEY))).toMatchObject({
      kind,
      maybePosted: false,
    });
  });

  function forbid(right: 'view' | 'send') {
    server.channel(GENERAL)![right] = false;
    return PLACE;
  }

  it('says that Discord is down, with nothing posted', async () => {
    await server.down();
    expect(await failing(poster().post(PLACE, card('news'), KEY))).toMatchObject({
      kind: 'retry',
      maybePosted: false,
    });
    await server.up();
    await poster().post(PLACE, card('news'), KEY);
    expect(server.messages(GENERAL)).toHaveLength(1);
  });

  it('goes on asking with its token after Discord refused it', async () => {
    const refused = poster('wrong');
    for (const _ of [1, 2]) {
      const error = await failing(refused.post(PLACE, card('news'), KEY));
      expect(error).toMatchObject({ kind: 'retry', maybePosted: false, refusal: 'token' });
      expect(error.message).toContain('token');
    }
    expect(server.refusals.map(({ status }) => status)).toEqual([401, 401]);
  });

  it('asks nothing for a channel whose id is none', async () => {
    for (const channel of ['general', '1/../2', '', '12345678901234567890123']) {
      expect(await failing(poster().post({ ...PLACE, channel }, card('news'), KEY))).toMatchObject({
        kind: 'gone',
      });
    }
    expect(server.requests).toEqual([]);
  });

  it('tells a channel that bars the bot from one that is gone', async () => {
    expect(await failing(poster().post(forbid('send'), card('news'), KEY))).toMatchObject({
      ...{ kind: 'gone', refusal: 'barred' },
    });
    const nowhere = { ...PLACE, channel: '999999999999999999' };
    expect(await failing(poster().post(nowhere, card('news'), KEY))).toMatchObject({
      ...{ kind: 'gone', refusal: undefined },
    });
  });

  it('writes to a person directly, and asks nothing for one whose id is none', async () => {
    await poster().write?.(PLACE, '80351110224678912', card('Your digest is paused'));
    expect(textOf(server.messages(DIRECT)[0]!)).toBe('Your digest is paused');
    expect(server.messages(GENERAL)).toEqual([]);
    const before = server.requests.length;
    const nobody = poster().write?.(PLACE, 'the owner', card('x')) ?? Promise.resolve();
    expect(await failing(nobody)).toMatchObject({ kind: 'rejected' });
    expect(server.requests).toHaveLength(before);
  });

  it('refuses a key that is too long, before anything is sent', async () => {
    expect(await failing(poster().post(PLACE, card('news'), 'k'.repeat(26)))).toMatchObject({
      kind: 'rejected',
    });
    expect(server.requests).toEqual([]);
  });

  it('edits what it posted, and says when that is gone', async () => {
    const ref = await poster().post(PLACE, card('news'), KEY);
    await poster().edit(PLACE, ref, card('news, corrected'));
    expect(textOf(server.messages(GENERAL)[0]!)).toBe('news, corrected');
    const lost = { ...ref, message: '999999999999999999' };
    expect(await failing(poster().edit(PLACE, lost, card('x')))).toMatchObject({ kind: 'gone' });
  });
});
