import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { makeHouse, runApp } from './house.ts';

const PLACE = { platform: 'preview', workspace: 'preview', channel: 'slack' } as const;
const MINUTE = 60_000;

/** A file as an editor writes it: without the article, so that nothing in it is quoted. */
const BRIEFING = `schema: 1
id: 2025-02-03-harbour
status: approved
lang: en
title: The harbour opens again
publishedAt: 2025-02-03
topics: [harbour]
sources: [{ name: Our own }]
summary: [{ text: The harbour opens again. }]
people: [{ id: karam, name: Nadia Karam, kind: person, role: Harbour master }]
statements: [{ id: s1, speaker: karam, kind: indirect, text: Ships may come in., stance: announces }]
method: { engine: editor, version: '1' }
`;

it('posts what a followed person says in a new file, two minutes later, once, over a restart', async () => {
  const house = makeHouse();
  let now = Date.UTC(2025, 1, 3, 5);
  const clock = () => now;
  const first = await runApp(house, {}, { clock });
  const { dispatcher } = first.app.core;
  const origin = { place: PLACE, user: 'U1', spell: (name: string) => `/${name}` };
  await dispatcher.mention('تابع نادية كرم', origin);

  now += MINUTE;
  writeFileSync(join(house, 'briefings/2025-02-03-harbour.yaml'), BRIEFING);
  const known = () => first.app.core.briefings.get('2025-02-03-harbour');
  while ((await known()) === null) await wait(50);
  const tick = async ({ app: { core } }: typeof first) => {
    for (const job of core.jobs) await job.run(new AbortController().signal);
  };
  await tick(first);
  expect(await posts(first.app.url)).toEqual([]);
  await first.app.stop();

  now += 2 * MINUTE;
  const second = await runApp(house, {}, { clock });
  await tick(second);
  await tick(second);
  now += 5 * MINUTE;
  await tick(second);
  const [post, another] = await posts(second.app.url);
  expect(post).toContain('Ships may come in.');
  expect(post).toContain('Harbour master');
  expect(another).toBeUndefined();
});

/** What the bot has posted to everyone in the Slack-like channel since it began, as it is drawn; the welcome is left out. */
async function posts(url: string): Promise<string[]> {
  const query = new URLSearchParams({ user: 'reader', language: 'ar', zone: 'UTC' });
  const answer = (await (await fetch(`${url}preview/state?${query}`)).json()) as {
    messages: { side: string; from: string; private: boolean }[];
  };
  return answer.messages
    .filter((one) => one.side === 'slack' && one.from === 'bot' && !one.private)
    .map((one) => JSON.stringify(one))
    .filter((drawn) => drawn.includes('كرم') || drawn.includes('Karam'));
}
