import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Origin } from '../../../src/commands/command.ts';
import { briefingCard, cannedDispatcher, note } from './cards.ts';
import { openPreview } from './house.ts';

let house: Awaited<ReturnType<typeof openPreview>>;
beforeEach(async () => {
  house = await openPreview();
});
afterEach(() => house.close());

const message = z.object({
  id: z.string(),
  side: z.enum(['slack', 'discord']),
  from: z.string(),
  text: z.string().optional(),
  html: z.string().optional(),
  payload: z.unknown().optional(),
  private: z.boolean(),
  edited: z.boolean().optional(),
});
const state = z.object({ messages: z.array(message), commands: z.array(z.unknown()) });
const place = (channel: string) => ({ platform: 'preview', workspace: 'preview', channel }) as const;

async function shown(user = 'you', language = 'en') {
  const path = `preview/state?user=${user}&language=${language}&zone=Asia/Baghdad`;
  const answer = await fetch(new URL(path, house.url));
  return state.parse(await answer.json()).messages;
}

function post(path: string, body: object, user = 'you'): Promise<Response> {
  return fetch(new URL(`preview/${path}`, house.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, language: 'en', zone: 'Asia/Baghdad', ...body }),
  });
}

test('a first visit is greeted once in each channel, however many pages come at once', async () => {
  await Promise.all([shown('a'), shown('b'), shown('c')]);
  const messages = await shown('a');
  expect(messages.map(({ side }) => side)).toEqual(['slack', 'discord']);
  expect(messages[0]?.html).toContain('Hello, this is Isnad');
});

test('the greeting is in each page’s own language, whoever came first', async () => {
  await house.close();
  const welcome = async ({ locale }: Origin) => note(locale === 'ar' ? 'أهلا بكم' : 'Be welcome');
  house = await openPreview({ dispatcher: { ...cannedDispatcher(), welcome } });
  for (const [user, language, words] of [
    ['a', 'en', 'Be welcome'],
    ['a', 'ar', 'أهلا بكم'],
    ['b', 'en', 'Be welcome'],
  ] as const) {
    const messages = await shown(user, language);
    expect(messages.map(({ html, edited }) => [html?.includes(words), edited])).toEqual([
      [true, undefined],
      [true, undefined],
    ]);
  }
  const [greeting] = await shown();
  await house.preview.poster.edit(
    place('slack'),
    { channel: 'slack', message: greeting!.id },
    note('replaced'),
  );
  expect((await shown())[0]?.html).toContain('replaced');
});

test('commands may have other names on the Slack side', async () => {
  await house.close();
  house = await openPreview({ slackNames: { briefing: 'news', whosaid: '/said' } });
  await shown();
  for (const line of ['/ask who?', '/said Esper', '/briefing oil']) {
    await post('say', { line, sides: ['slack', 'discord'] });
  }
  const messages = await shown();
  const typed = (side: string) =>
    messages.filter((message) => message.from === 'you' && message.side === side).map(({ text }) => text);
  expect(typed('slack')).toEqual(['/news ask who?', '/said Esper', '/news oil']);
  expect(typed('discord')).toEqual(['/ask who?', '/whosaid Esper', '/briefing oil']);
  const answers = messages.filter(({ side, html }) => side === 'slack' && html?.includes('typed'));
  expect(answers.map(({ html }) => /typed (\w+) \| ([^|]*) \|/.exec(html ?? '')?.slice(1))).toEqual([
    ['briefing', 'ask who?'],
    ['whosaid', 'Esper'],
    ['briefing', 'oil'],
  ]);
});

test('a line runs on each side as that side spells it, and the payloads are the platforms’ own', async () => {
  await shown();
  await post('say', { line: '/ask who denied it?', sides: ['slack', 'discord'] });
  const messages = await shown();
  const typed = messages.filter(({ from }) => from === 'you');
  expect(typed.find(({ side }) => side === 'slack')?.text).toBe('/briefing ask who denied it?');
  expect(typed.find(({ side }) => side === 'discord')?.text).toBe('/ask who denied it?');
  const answers = messages.filter(({ html }) => html?.includes('typed'));
  expect(answers.find(({ side }) => side === 'slack')?.html).toContain(
    'typed briefing | ask who denied it? | slack | Asia/Baghdad',
  );
  expect(answers.find(({ side }) => side === 'discord')?.html).toContain(
    'typed ask | who denied it? | discord',
  );
  expect(answers.find(({ side }) => side === 'slack')?.payload).toHaveProperty('blocks');
  expect(answers.find(({ side }) => side === 'discord')?.payload).toHaveProperty('components');
});

test('what is no command is a mention, and an unknown command is named', async () => {
  await shown();
  await post('say', { line: '@Isnad who spoke?', sides: ['discord'] });
  expect((await shown()).at(-1)?.html).toContain('heard who spoke?');
  const unknown = await post('say', { line: '/nonsense', sides: ['slack'] });
  expect(await unknown.json()).toEqual({ ok: false, unknown: 'nonsense' });
});

test('a button’s answer for the asker is seen by the asker alone', async () => {
  await shown();
  await post('say', { line: '/briefing', sides: ['slack'] });
  const card = (await shown()).findLast(({ side }) => side === 'slack');
  expect((await post('press', { message: card?.id, token: 'whosaid:letter' })).status).toBe(200);
  const mine = (await shown()).filter((message) => message.private);
  expect(mine).toHaveLength(1);
  expect(mine[0]?.html).toContain('only you sees whosaid:letter');
  expect((await shown('other')).filter((message) => message.private)).toHaveLength(0);
  const theirs = await post('press', { message: mine[0]?.id, token: 'whosaid:letter' }, 'other');
  expect(theirs.status).toBe(404);
});

test('an answer that replaces takes the message’s place', async () => {
  await shown();
  await post('say', { line: '/briefing', sides: ['discord'] });
  const before = await shown();
  await post('press', { message: before.at(-1)?.id, token: 'swap:1' });
  const after = await shown();
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(after.at(-1)?.html).toContain('swapped');
  expect(after.at(-1)?.edited).toBe(true);
});

test('posts go out once a key, are found by it and can be edited', async () => {
  const { poster } = house.preview;
  const ref = await poster.post(place('slack'), briefingCard, 'key-1');
  expect(await poster.post(place('slack'), briefingCard, 'key-1')).toEqual(ref);
  expect((await shown()).filter(({ html }) => html?.includes('رسالة الانسحاب'))).toHaveLength(1);
  expect(await poster.find(place('slack'), 'key-1', 0)).toEqual(ref);
  expect(await poster.find(place('discord'), 'key-1', 0)).toBe('absent');
  await poster.edit(place('slack'), ref, note('corrected'));
  expect((await shown()).find(({ id }) => id === ref.message)?.html).toContain('corrected');
  await expect(poster.post(place('elsewhere'), briefingCard, 'key-2')).rejects.toMatchObject({
    kind: 'gone',
  });
  await expect(
    poster.edit(place('slack'), { channel: 'slack', message: 'm0' }, note('x')),
  ).rejects.toMatchObject({ kind: 'gone' });
});

test('history is bounded, and a forgotten post is not said to be absent', async () => {
  const { poster } = house.preview;
  const start = Date.now();
  for (let count = 0; count < 205; count += 1)
    await poster.post(place('slack'), note('post'), `key-${count}`);
  expect((await shown()).filter(({ side }) => side === 'slack')).toHaveLength(200);
  expect(await poster.find(place('slack'), 'key-0', start)).toBe('unknown');
});

test('pages hear of posts as they are made, and others’ private answers stay unheard', async () => {
  await shown();
  const live = await fetch(new URL('preview/events?user=listener&language=en', house.url));
  const reader = live.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const hear = async (words: string) => {
    while (!heard.includes(words)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`the stream ended before ${words}`);
      heard += value;
    }
  };
  await hear('event: ready');
  await post('say', { line: '/briefing', sides: ['slack'] });
  const card = (await shown()).findLast(({ side }) => side === 'slack');
  await post('press', { message: card?.id, token: 'whosaid:letter' }, 'somebody-else');
  await house.preview.poster.post(place('discord'), note('the digest'), 'digest-1');
  await hear('the digest');
  expect(heard).not.toContain('somebody-else sees');
  await house.preview.stop();
  let ended = false;
  while (!ended) ended = (await reader.read()).done;
});

test('only so many pages may listen', async () => {
  const open = new AbortController();
  const answers: Response[] = [];
  for (let count = 0; count < 33; count += 1) {
    const url = new URL(`preview/events?user=u${count}&language=en`, house.url);
    answers.push(await fetch(url, { signal: open.signal }));
  }
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(32);
  expect(answers.at(-1)?.status).toBe(503);
  open.abort();
});
