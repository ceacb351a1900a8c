import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswers } from '../../src/answers/create.ts';
import { channelAudience } from '../../src/briefing/audience.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { createRows } from '../../src/store/rows.ts';
import { createSettings } from '../../src/store/settings.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Button, Card } from '../../src/views/card.ts';
import { buttonsOf, changed, letter, letterEnglish, linesOf, NOW, quoted } from '../views/fixtures.ts';
import { createWorld, originOf, PLACE } from './fakes.ts';

const elsewhere = originOf({ place: { ...PLACE, workspace: 'T2', channel: 'C2' } });
const secret = changed(quoted, {
  id: '2020-01-07-secret',
  title: 'The secret of this channel',
  audience: channelAudience(PLACE),
});

let database: Database;
let world: ReturnType<typeof createWorld>;

beforeAll(async () => {
  database = await openSqlite(':memory:');
  const clock = () => NOW;
  const store = createBriefingStore(database, clock);
  for (const { briefing, text, verified } of [letter, letterEnglish, quoted, secret]) {
    await store.put({ briefing, text, origin: 'folder', verified: [...verified] });
  }
  world = createWorld([letter], {
    answers: createAnswers(database),
    rows: createRows(database, clock, 60_000),
    settings: createSettings(database, clock),
  });
});
afterAll(() => database.destroy());

const ask = async (question: string, origin = originOf()) => {
  const reply = await world.dispatcher.mention(question, origin);
  return linesOf(reply.card).join('\n');
};

describe('over the real store', () => {
  it('«who said» finds the speaker by either script, and quotes only what may be quoted', async () => {
    for (const name of ['إسبر', 'Esper']) {
      const { card } = await world.dispatcher.typed('whosaid', name, originOf());
      const lines = linesOf(card);
      expect(lines).toContain('نفي: «لم يُتخذ أي قرار بالمغادرة. انتهى»');
      expect(lines).toContain('denies: There is no decision to leave.');
      expect(lines).not.toContain('الرسالة صحيحة');
    }
  });

  it('answers questions in both languages', async () => {
    expect(await ask('who confirmed the letter?')).toContain('Read as: confirmations about the letter');
    expect(await ask('من أكد صحة الرسالة؟')).toContain('الرسالة صحيحة');
    expect(await ask('ماذا قال إسبر عن المغادرة؟')).toContain('«لم يُتخذ أي قرار بالمغادرة. انتهى»');
    expect(await ask('ما آخر أخبار العراق؟')).toContain('البنتاغون ينفي الانسحاب من العراق');
  });

  it('answers how many, when and who disagrees from the briefing that matches, and says which words it went by', async () => {
    expect(await ask('كم عدد القوات في العراق؟')).toContain('جندي: عدد القوات');
    // What is not told is not made up for by what is.
    const figures = await ask('how many zebras are in العراق?');
    expect(figures).toContain('Read as: figures about zebras العراق');
    expect(figures).not.toContain('عدد القوات');
    expect(await ask('متى صوت البرلمان العراقي؟')).toContain('تصويت البرلمان');
    const disputed = await ask('من يختلف على الرسالة؟');
    expect(disputed).toContain('قررت واشنطن الانسحاب');
    expect(await ask('who is disputing the letter?')).toContain('Read as: what is disputed');
    expect(await ask('how many zebras?')).toContain('Nothing found');
  });

  it('finds inflected words, and filters', async () => {
    const search = async (text: string) =>
      linesOf((await world.dispatcher.typed('briefing', text, originOf())).card);
    expect(await search('والعراق')).toContain('البنتاغون ينفي الانسحاب من العراق');
    expect(await search('topic:العراق lang:ar')).toContain('البنتاغون ينفي الانسحاب من العراق');
    expect(await search('since:2021-01-01')).toContain('Nothing found');
    // Copied from a card, where what reads the other way is isolated.
    expect(await search('\u2066since:2021-01-01\u2069')).toContain('Nothing found');
    expect(await search('lang:xx')).toContain('"xx" is no language.');
  });

  it('shows a channel’s own briefing there and nowhere else, by no way of asking', async () => {
    const { dispatcher } = world;
    const ways = [
      (origin = originOf()) => dispatcher.typed('briefing', '', origin),
      (origin = originOf()) => dispatcher.typed('briefing', 'secret', origin),
      (origin = originOf()) => dispatcher.typed('briefing', secret.briefing.id, origin),
      (origin = originOf()) => dispatcher.mention('what is the secret?', origin),
      (origin = originOf()) => dispatcher.action(`full:${secret.briefing.id}`, origin),
      (origin = originOf()) => dispatcher.action(`source:${secret.briefing.id}`, origin),
      (origin = originOf()) => dispatcher.action(`said:b=${secret.briefing.id}`, origin),
    ];
    for (const way of ways) {
      expect(linesOf((await way()).card)).toContain(secret.briefing.title);
      expect(JSON.stringify((await way(elsewhere)).card)).not.toContain(secret.briefing.title);
    }
  });

  it('gives the nearest there is when a name is misspelt', async () => {
    const slip = await world.dispatcher.typed('whosaid', 'Epser', originOf());
    expect(linesOf(slip.card)[0]).toContain('the nearest name is taken: ');
    expect(linesOf(slip.card)).toContain('denies: There is no decision to leave.');
    const { card } = await world.dispatcher.typed('whosaid', 'Eppsr', originOf());
    const [suggestion] = buttonsOf(card);
    expect(suggestion).toBeDefined();
    const again = await world.dispatcher.action(suggestion!.token, originOf());
    expect(again.card.tone).not.toBe('error');
    expect(linesOf(again.card).length).toBeGreaterThan(2);
  });

  it('keeps the rest of a card, and long tokens, in rows', async () => {
    const half = (card: Card, more: Button) => {
      const blocks = card.blocks.slice(2);
      return { payload: { more, card }, rest: { ...card, blocks } };
    };
    const { card } = await world.dispatcher.typed('whosaid', '', originOf());
    const { more } = await world.dispatcher.present(card, PLACE, half);
    const rest = await world.dispatcher.action(more.token, originOf());
    expect(linesOf(rest.card)).toEqual(linesOf({ ...card, blocks: card.blocks.slice(2) }));
    expect((await world.dispatcher.action(more.token, elsewhere)).card.tone).toBe('error');
  });

  it('a 200-character search is answered like any other', async () => {
    const { card } = await world.dispatcher.typed('briefing', 'ك'.repeat(200), originOf());
    expect(linesOf(card)[0]).toBe('Nothing found');
  });
});
