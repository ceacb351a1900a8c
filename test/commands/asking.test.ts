import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswers } from '../../src/answers/create.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import type { Database } from '../../src/store/database.ts';
import { createRows } from '../../src/store/rows.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Card } from '../../src/views/card.ts';
import { readSet } from '../bench/answers/set.ts';
import { buttonsOf, linesOf } from '../views/fixtures.ts';
import { createWorld, originOf } from './fakes.ts';

let database: Database;
let world: ReturnType<typeof createWorld>;

beforeAll(async () => {
  database = await openSqlite(':memory:');
  const store = createBriefingStore(database, () => 1000);
  for (const { briefing, text, verified } of readSet()) {
    await store.put({ briefing, text, origin: 'folder', verified: [...verified] });
  }
  world = createWorld([], {
    answers: createAnswers(database),
    rows: createRows(database, () => 1000, 60_000),
    intake: {
      hasSources: async () => true,
      briefLink: async () => Promise.reject(new Error('no link')),
      briefText: async () => Promise.reject(new Error('no text')),
    },
  });
});
afterAll(() => database.destroy());

const card = async (question: string, origin = originOf()): Promise<Card> =>
  (await world.dispatcher.mention(question, origin)).card;
const ask = async (question: string, origin = originOf()) => linesOf(await card(question, origin));
const press = async (from: Card, label: string) => {
  const button = buttonsOf(from).find((one) => one.label === label);
  expect(button, label).toBeDefined();
  return (await world.dispatcher.action(button!.token, originOf())).card;
};

describe('a question that goes on', () => {
  it('takes what it leaves out from the one before, of the same person', async () => {
    const from = originOf({ user: 'U7' });
    await ask('what did Arden say about the sale?', from);
    const next = await ask('and Vera Solt?', from);
    expect(next[0]).toBe('Read as: statements by Vera Solt about the sale');
    expect(next).toContain('accuses: “He told us the port was not for sale”');
    expect((await ask('وعن الميناء؟', from))[0]).toBe('Read as: statements by Vera Solt about الميناء');
    expect((await ask('and Vera Solt?', originOf({ user: 'U8' })))[0]).not.toContain('the sale');
  });

  it('and of anybody in the same thread', async () => {
    await ask('من نفى خفض قيمة الدينار؟', originOf({ user: 'U1', thread: '17.1' }));
    const next = await ask('since when?', originOf({ user: 'U2', thread: '17.1' }));
    expect(next[0]).toBe('Read as: the first denials about خفض قيمة الدينار');
    const elsewhere = await ask('since when?', originOf({ user: 'U2', thread: '17.2' }));
    expect(elsewhere[0]).toContain('خفض'); // U2 went on from the thread, and so from that question.
    expect((await ask('since when?', originOf({ user: 'U3', thread: '17.3' })))[0]).not.toContain('خفض');
  });
});

describe('a quotation', () => {
  it('is found with place and date, in other words, or not at all; what was asked is never shown as one', async () => {
    const exact = await ask('did Omar Sabbagh say «أجلنا القرار ما استطعنا»');
    expect(exact).toEqual(
      expect.arrayContaining(['Found word for word', 'تأكيد: «أجلنا القرار ما استطعنا»', '14 October 2025']),
    );
    const other = await ask('did Markov say "we have no choice"?');
    expect(other).toEqual(
      expect.arrayContaining(['Found in other words', 'confirms: “We have no other choice”']),
    );
    expect(other).toContain('Asked for: we have no choice');
    const none = await ask('did Markov say "we have every choice but this"?');
    expect(none).toContain('Not found');
    for (const lines of [other, none]) expect(lines.join('\n')).not.toMatch(/[“«"]we have/u);
    // The opposite is not the same in other words.
    expect(await ask('did Arden say "the port of Velmar is for sale"?')).toContain('Not found');
  });
});

describe('positions', () => {
  it('over time mark each change with both statements and dates', async () => {
    const lines = await ask("what changed in Arden's position on the sale?");
    expect(lines).toContain('Position changed: denies it (3 March 2025) → says it is so (14 April 2025)');
    const [denied, change, told] = [
      '“The port of Velmar is not for sale”',
      'Position changed',
      '“We are talking',
    ].map((words) => lines.findIndex((line) => line.includes(words)));
    expect(denied).toBeGreaterThan(0);
    expect(change).toBeGreaterThan(denied!);
    expect(told).toBeGreaterThan(change!);
  });

  it('between speakers show who says so and who denies it', async () => {
    const lines = await ask('ما الخلاف بين الخالدي وليلى حداد؟', originOf({ locale: 'ar' }));
    expect(lines).toContain('يقول به: ليلى حداد وسامر الخالدي');
    expect(lines).toContain('ينفيه: سامر الخالدي');
  });
});

describe('a name', () => {
  it('of two people is asked back, and the choice answers the same question', async () => {
    const asked = await card('what did Daoud say about the delay?');
    expect(linesOf(asked)).toContain('More than one person answers to this name:');
    expect(linesOf(asked).join('\n')).not.toMatch(/[“«]/u);
    const chosen = linesOf(await press(asked, 'Nadia Daoud'));
    expect(chosen[0]).toBe('Read as: statements by Nadia Daoud about the delay');
  });

  it('with its title is that one’s', async () => {
    expect(await ask('what did President Daoud say?')).toContain('“The people have spoken”');
  });
});

describe('a reading', () => {
  it('is corrected by its buttons', async () => {
    const asked = await card('what did Ruth Lind say about the weather?');
    expect(linesOf(asked)).toContain('The briefings here do not tell.');
    expect(linesOf(await press(asked, 'Without the topic'))).toContain(
      'promises: “No ship will be turned away without a berth elsewhere”',
    );
    expect(linesOf(await press(asked, 'By anybody'))[0]).toBe('Read as: statements about the weather');
    expect((await press(asked, 'Search for all words')).tone).not.toBe('error');
  });

  it('of what nobody is known for is told plainly, and what is no question is searched for', async () => {
    expect(await ask('what did Winston Churchill say?')).toContain(
      'Nobody in the briefings here is called Winston Churchill.',
    );
    expect((await ask('Selm earthquake')).join('\n')).toContain('Quake kills at least twelve in Selm');
  });
});
