import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordServer, startDiscordServer } from '../../fakes/discord/server.ts';
import { type FakeInteraction, GENERAL } from '../../fakes/discord/world.ts';

/** The loopback Discord refuses what Discord refuses; a server that took everything would prove nothing. */
describe('the loopback Discord', () => {
  let server: DiscordServer;
  beforeEach(async () => {
    server = await startDiscordServer();
  });
  afterEach(() => server.close());

  async function send(method: string, path: string, body?: object, authorization = `Bot ${server.token}`) {
    const response = await fetch(`${server.apiUrl}/v10${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }
  const post = (body: object) => send('POST', `/channels/${GENERAL}/messages`, body);
  const callback = ({ id, token }: FakeInteraction, body: object) =>
    send('POST', `/interactions/${id}/${token}/callback`, body);
  const V2 = 1 << 15;
  const text = { type: 10, content: 'a' };

  it.each([
    ['content beside Components V2', { flags: V2, content: 'x', components: [text] }],
    ['Components V2 without its flag', { components: [text] }],
    ['an unknown component', { flags: V2, components: [{ type: 99 }] }],
    [
      'a button outside a row',
      { flags: V2, components: [{ type: 2, style: 1, label: 'A', custom_id: 'a' }] },
    ],
    ['an empty container', { flags: V2, components: [{ type: 17, components: [] }] }],
    [
      'a container in a container',
      { flags: V2, components: [{ type: 17, components: [{ type: 17, components: [text] }] }] },
    ],
    ['a blank text', { flags: V2, components: [{ type: 10, content: ' \n ' }] }],
    [
      'an id twice',
      {
        flags: V2,
        components: [
          { ...text, id: 7 },
          { ...text, id: 7 },
        ],
      },
    ],
    [
      'a custom id twice',
      {
        flags: V2,
        components: [
          {
            type: 1,
            components: [
              { type: 2, style: 1, label: 'A', custom_id: 'a' },
              { type: 2, style: 1, label: 'B', custom_id: 'a' },
            ],
          },
        ],
      },
    ],
    [
      'a link to nowhere',
      {
        flags: V2,
        components: [{ type: 1, components: [{ type: 2, style: 5, label: 'A', url: 'javascript:1' }] }],
      },
    ],
  ])('refuses %s', async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(server.messages(GENERAL)).toEqual([]);
  });

  it('refuses an empty message, a wrong token and an unknown route', async () => {
    expect(await post({})).toMatchObject({ status: 400, body: { code: 50006 } });
    expect(await send('GET', '/users/@me', undefined, 'Bot wrong')).toMatchObject({ status: 401 });
    expect(await send('GET', '/nowhere')).toMatchObject({ status: 404 });
  });

  it('refuses a command on messages that has a description, and more than fifteen', async () => {
    const put = (body: object) => send('PUT', '/applications/100000000000000001/commands', body);
    const named = (name: string, more: object = {}) => ({ type: 3, name, ...more });
    expect(await put([named('Brief this')])).toMatchObject({ status: 200 });
    expect(await put([named('Brief this', { description: 'x' })])).toMatchObject({ status: 400 });
    expect(await put([named('x'.repeat(33))])).toMatchObject({ status: 400 });
    expect(await put(Array.from({ length: 16 }, (_, index) => named(`Brief ${index}`)))).toMatchObject({
      status: 400,
    });
  });

  it('takes one first answer to an interaction, in time and of its kind', async () => {
    const asked = server.slash('briefing');
    expect(await callback(asked, { type: 7, data: {} })).toMatchObject({ status: 400 });
    const reply = { type: 4, data: { flags: V2, components: [text] } };
    expect(await callback(asked, reply)).toMatchObject({ status: 204 });
    expect(await callback(asked, reply)).toMatchObject({ status: 400, body: { code: 40060 } });
    const late = server.slash('briefing', {}, { ago: 3001 });
    expect(await callback(late, reply)).toMatchObject({ status: 404, body: { code: 10062 } });
  });

  it('gives the place of a deferred reply to the first follow-up, whoever was to see that', async () => {
    const asked = server.slash('briefing');
    await callback(asked, { type: 5, data: { flags: 64 } });
    await send('POST', `/webhooks/1/${asked.token}`, { flags: V2, components: [text] });
    expect(server.messages(GENERAL)).toEqual([]);
    expect(asked.original?.seenBy).toBe(asked.user);
  });

  it('pings whom a message names, unless told not to', async () => {
    await post({ content: '@everyone <@1>' });
    await post({ content: '@everyone', allowed_mentions: { parse: [] } });
    expect(server.messages(GENERAL).map(({ pings }) => pings)).toEqual([['@everyone', '<@1>'], []]);
  });
});
