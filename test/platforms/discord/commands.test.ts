import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../../src/platforms/platform.ts';
import { createWorld } from '../../commands/fakes.ts';
import { allOf } from '../../fakes/discord/components.ts';
import { type DiscordServer, startDiscordServer } from '../../fakes/discord/server.ts';
import { type FakeMessage, GENERAL, READER } from '../../fakes/discord/world.ts';
import { changed, letter, letterEnglish, quoted } from '../../views/fixtures.ts';
import { read, seen } from './reading.ts';
import { connected, textOf } from './support.ts';

const labelsOf = (message: FakeMessage): string[] =>
  allOf(message.components).flatMap((part) => (part.custom_id && part.label ? [part.label] : []));

describe('the real commands on Discord', () => {
  let server: DiscordServer;
  let platform: Platform | undefined;

  beforeEach(async () => {
    server = await startDiscordServer();
  });
  afterEach(async () => {
    await platform?.stop();
    await server.close();
    expect(server.refusals).toEqual([]);
  });

  it('brief, and every button of a briefing answers who pressed it', async () => {
    platform = await connected(server, createWorld([letter, letterEnglish, quoted]).dispatcher);
    const briefing = await server.answer(server.slash('briefing', { query: 'الانسحاب' }));
    expect(textOf(briefing)).toContain('البنتاغون ينفي الانسحاب من العراق');
    const labels = labelsOf(briefing);
    expect(labels.length).toBeGreaterThan(2);
    for (const label of labels) {
      const shown = await server.answer(server.press(briefing, label));
      expect(shown.seenBy).toBe(READER);
      expect(textOf(shown)).not.toBe('');
    }
  });

  it('brief a message chosen in its menu, to who chose it, with nothing of it in the channel', async () => {
    platform = await connected(server, createWorld([letter]).dispatcher);
    const message = server.chat('See https://example.org/new');
    const shown = await server.answer(server.messageCommand('Brief this', message));
    expect(shown.seenBy).toBe(READER);
    expect(textOf(shown)).toContain('Not reviewed');
    expect(textOf(shown)).toContain('البنتاغون ينفي الانسحاب من العراق');
    expect(server.messages(GENERAL)).toEqual([message]);
    const refused = await server.answer(server.messageCommand('Brief this', server.chat('hi')));
    expect(textOf(refused)).toContain('too little text');
  });

  it('speak the language of who asks', async () => {
    platform = await connected(server, createWorld([letter]).dispatcher);
    const arabic = await server.answer(server.slash('help', {}, { locale: 'ar' }));
    const english = await server.answer(server.slash('help', {}, { locale: 'en-GB' }));
    expect(textOf(arabic)).toMatch(/\p{Script=Arabic}/u);
    expect(textOf(english)).toMatch(/briefing/);
    expect(textOf(english)).not.toBe(textOf(arabic));
  });

  it('show a briefing far too long page by page, and all of it', async () => {
    const points = Array.from({ length: 60 }, (_, index) => ({
      text: `Point ${index}: @everyone [see](https://evil.example) ${'word '.repeat(60)}.`,
      evidence: [],
    }));
    const long = changed(quoted, { summary: points });
    platform = await connected(server, createWorld([long]).dispatcher);
    let page = await server.answer(server.slash('briefing', { query: 'speaks' }));
    // The card of a found briefing shows a few points; its own button leads to all of them.
    const whole: string[] = [];
    const first = labelsOf(page).find((label) => label === 'More');
    for (let label = first; label; label = labelsOf(page).find((one) => one === 'More')) {
      page = await server.answer(server.press(page, label));
      whole.push(read(page.components).text);
      expect(whole.length).toBeLessThan(50);
    }
    for (const point of points) expect(seen(whole.join(''))).toContain(seen(point.text));
    expect(server.messages(GENERAL).flatMap((message) => message.pings)).toEqual([]);
  });

  it('answer a question asked by name, and complete names', async () => {
    platform = await connected(server, createWorld([letter, quoted]).dispatcher);
    server.mention('ماذا قال إسبر؟');
    const answer = await server.until(() => server.messages(GENERAL)[1]);
    expect(textOf(answer)).not.toBe('');
    const typing = server.autocomplete('whosaid', 'person', 'Esp');
    await server.until(() => typing.answered === 8);
    expect(typing.choices).toEqual([{ name: 'Mark Esper', value: 'Mark Esper' }]);
  });

  it('set up a digest, shown to its owner', async () => {
    const world = createWorld([letter]);
    platform = await connected(server, world.dispatcher);
    const set = await server.answer(server.slash('digest', { time: '08:00', zone: 'Asia/Baghdad' }));
    expect(textOf(set)).toContain('08:00');
    expect(world.subscriptions()).toMatchObject([
      { place: { platform: 'discord', channel: GENERAL }, time: '08:00' },
    ]);
  });
});
