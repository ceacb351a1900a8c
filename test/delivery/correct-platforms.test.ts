import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Place, PlatformName } from '../../src/briefing/audience.ts';
import type { Poster } from '../../src/delivery/poster.ts';
import { createPoster } from '../../src/platforms/discord/poster.ts';
import { createRest } from '../../src/platforms/discord/rest.ts';
import type { Database } from '../../src/store/database.ts';
import { openTestDatabase } from '../databases.ts';
import { startDiscordServer } from '../fakes/discord/server.ts';
import { GENERAL, GUILD } from '../fakes/discord/world.ts';
import { textOfBlocks } from '../fakes/slack/message.ts';
import { handMade, textOf } from '../platforms/discord/support.ts';
import { runSlack } from '../platforms/slack/setup.ts';
import { createProcess, DAILY, MINUTE, story } from './correct-world.ts';

/** The real clients against the platforms' loopback servers. */

const ID = '2026-03-01-letter';
const CASES = {
  en: {
    note: 'Correction',
    speaker: 'the speaker is Mark Milley, not Mark Esper',
    withdrawn: 'Withdrawn',
    names: { esper: 'Mark Esper', milley: 'Mark Milley' },
    briefing: { title: 'A letter on leaving', summary: [{ text: 'A letter was sent by mistake.' }] },
    words: 'the letter was a draft that should not have been sent',
  },
  ar: {
    note: 'تصحيح',
    speaker: 'القائل هو مارك ميلي، لا مارك إسبر',
    withdrawn: 'سُحب في',
    names: { esper: 'مارك إسبر', milley: 'مارك ميلي' },
    briefing: { title: 'رسالة عن الانسحاب', summary: [{ text: 'أُرسلت الرسالة خطأً.' }] },
    words: 'الرسالة مسودة ما كان ينبغي أن تُرسل',
  },
} as const;
/** What keeps the direction of runs says nothing. */
const plain = (text: string) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/\\/g, '');

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.destroy());

async function follow(
  chrome: 'ar' | 'en',
  place: Place,
  poster: Poster,
  messages: () => readonly { readonly text: string; readonly raw: string }[],
) {
  const { names, briefing, words, speaker, note, withdrawn } = CASES[chrome];
  let now = Date.parse('2026-03-01T00:00:00Z');
  const world = createProcess(database, { poster, hooks: {} }, () => now, place.platform as PlatformName);
  const version = (by: 'esper' | 'milley', more: object = {}) =>
    story(ID, {
      ...{ lang: chrome, ...briefing },
      people: Object.entries(names).map(([id, name]) => ({ id, name, kind: 'person' })),
      statements: [{ id: 's1', speaker: by, kind: 'indirect', text: words, stance: 'asserts' }],
      ...more,
    });
  await world.subscriptions.set({ ...DAILY, place, chrome });
  await world.put(version('esper'));
  now = Date.parse('2026-03-01T08:00:00Z');
  await world.deliver();
  expect(messages()).toHaveLength(1);
  const [row] = await database.selectFrom('ledger').select('key').execute();
  const ref = await poster.find(place, row?.key ?? '', 0);

  now += 30 * MINUTE;
  await world.put(version('milley'));
  await world.tick();
  expect(plain(messages()[0]?.text ?? '')).toContain(speaker);
  expect(plain(messages()[0]?.text ?? '')).toContain(briefing.title);
  now += 2 * MINUTE;
  await world.tick();
  await world.tick();
  expect(messages()).toHaveLength(2);
  expect(plain(messages()[1]?.text ?? '')).toContain(note);
  expect(plain(messages()[1]?.text ?? '')).toContain(speaker);

  await world.put(version('milley', { status: 'withdrawn' }));
  await world.tick();
  for (const { text, raw } of messages()) {
    expect(plain(text)).toContain(withdrawn);
    expect(raw).toMatch(/"strike":true|~~/);
    expect(raw).not.toContain(`brief:${ID}`);
  }
  expect(messages()).toHaveLength(2);
  // The post still carries its key.
  expect(ref).toMatchObject({ channel: place.channel });
  expect(await poster.find(place, row?.key ?? '', 0)).toEqual(ref);
}

for (const chrome of ['en', 'ar'] as const) {
  it(`Slack, ${chrome}: edited, told of, struck out, still known by its key`, async () => {
    const { server, slack } = await runSlack();
    server.channel('C1');
    const place: Place = { platform: 'slack', workspace: 'T0TEAM', channel: 'C1' };
    await follow(chrome, place, slack.poster, () =>
      server
        .messages('C1')
        .map(({ blocks }) => ({ text: textOfBlocks(blocks), raw: JSON.stringify(blocks) })),
    );
    expect(server.faults).toEqual([]);
  });

  it(`Discord, ${chrome}: edited, told of, struck out, still known by its key`, async () => {
    const server = await startDiscordServer();
    try {
      const poster = createPoster(handMade(), createRest({ token: server.token, apiUrl: server.apiUrl }));
      const place: Place = { platform: 'discord', workspace: GUILD, channel: GENERAL };
      await follow(chrome, place, poster, () =>
        server.messages(GENERAL).map((message) => ({ text: textOf(message), raw: JSON.stringify(message) })),
      );
    } finally {
      await server.close();
    }
  });
}
