import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { makeHouse, runApp } from './house.ts';

const PLACE = { platform: 'preview', workspace: 'preview', channel: 'discord' } as const;
/** Monday 3 February 2025, 08:00 in Baghdad. */
const DUE = Date.UTC(2025, 1, 3, 5, 0, 0);

it('posts a digest when its local time comes, once, over restarts', async () => {
  const house = makeHouse();
  let now = DUE - 60_000;
  const clock = () => now;
  const first = await runApp(house, {}, { clock, every: '* * * * * *' });
  const posted = () => posts(first.app.url);
  await first.app.core.subscriptions.set({
    place: PLACE,
    time: '08:00',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    zone: 'Asia/Baghdad',
    chrome: 'ar',
    topics: [],
  });
  const before = await posted();
  now = DUE + 1_000;
  while ((await posted()) === before) await wait(50);
  expect(await posted()).toBe(before + 1);
  await first.app.stop();

  // The same minute after a restart: the ledger knows.
  const second = await runApp(house, {}, { clock, every: '* * * * * *' });
  const [subscription] = await second.app.core.subscriptions.list(PLACE);
  expect(subscription?.nextDueAt).toBe(DUE + 24 * 60 * 60_000);
  await second.app.core.deliveries.tick(new AbortController().signal);
  expect(await second.app.core.database.selectFrom('ledger').select('state').execute()).toEqual([
    { state: 'sent' },
  ]);
});

/** Messages of the bot's that everyone sees in the Discord-like channel. */
async function posts(url: string): Promise<number> {
  const query = new URLSearchParams({ user: 'reader', language: 'ar', zone: 'UTC' });
  const answer = (await (await fetch(`${url}preview/state?${query}`)).json()) as {
    messages: { side: string; from: string; private: boolean }[];
  };
  return answer.messages.filter((one) => one.side === 'discord' && one.from === 'bot' && !one.private).length;
}
