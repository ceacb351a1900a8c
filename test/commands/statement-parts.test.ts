import { expect, test } from 'vitest';
import { createAnswers } from '../../src/answers/create.ts';
import { statementParts } from '../../src/commands/actions/source.ts';
import type { Context } from '../../src/commands/command.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import { openDatabase } from '../../src/store/open.ts';
import { encodeState } from '../../src/views/tokens.ts';
import { ENGLISH } from '../answers/sample.ts';
import { NOW } from '../views/fixtures.ts';
import { originOf } from './fakes.ts';

const [first] = ENGLISH.statements;

/** What each button of the first statement answers, in a channel that may or may not see the briefing. */
async function pressed(change: Partial<typeof ENGLISH>, state = { b: ENGLISH.id, s: first?.id }) {
  const database = await openDatabase({ databaseUrl: null, state: ':memory:' });
  const briefing = { ...ENGLISH, ...change };
  await createBriefingStore(database, () => 1).put({ briefing, text: null, origin: 'folder', verified: [] });
  const ports = { answers: createAnswers(database) } as Partial<Context['ports']> as Context['ports'];
  const context: Context = { origin: originOf(), chrome: 'en', zone: 'UTC', now: NOW, ports };
  const replies = await Promise.all(statementParts.map((part) => part.run(encodeState(state), context)));
  await database.destroy();
  return replies;
}

test('a statement, its place and its citation are for who asked only', async () => {
  const replies = await pressed({});
  expect(replies.map(({ visibility, card }) => [visibility, card.tone])).toEqual(
    statementParts.map(() => ['asker', undefined]),
  );
});

test.each([
  ['of another channel', { audience: 'channel:slack/CELSEWHERE' }],
  ['withdrawn', { status: 'withdrawn' }],
  ['a draft', { status: 'draft' }],
] as const)('nothing of a briefing %s comes by a token', async (_, change) => {
  for (const { card } of await pressed(change)) {
    expect(card.tone).toBe('error');
    expect(JSON.stringify(card)).not.toContain(first?.text);
  }
});

test('a statement that is no longer there is said to be gone', async () => {
  for (const { card } of await pressed({}, { b: ENGLISH.id, s: 'none' })) expect(card.tone).toBe('error');
});
