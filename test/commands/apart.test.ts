import { expect, test } from 'vitest';
import { createAnswers } from '../../src/answers/create.ts';
import { apart } from '../../src/commands/actions/apart.ts';
import type { Context } from '../../src/commands/command.ts';
import { createBriefingStore } from '../../src/store/briefings.ts';
import { openDatabase } from '../../src/store/open.ts';
import { namesApart, setApart, unsetApart } from '../../src/store/people-apart.ts';
import { readToken } from '../../src/views/tokens.ts';
import { ARABIC, ENGLISH } from '../answers/sample.ts';
import { NOW } from '../views/fixtures.ts';
import { originOf, PLACE } from './fakes.ts';

/** Labels and tokens of a card's buttons. */
function buttons(card: unknown): { label: string; token: string }[] {
  if (typeof card !== 'object' || card === null) return [];
  if ('label' in card && 'token' in card) return [{ label: String(card.label), token: String(card.token) }];
  return Object.values(card).flatMap(buttons);
}

test.each(['en', 'ar'] as const)('a wrong name is chosen, told apart and taken back (%s)', async (chrome) => {
  const database = await openDatabase({ databaseUrl: null, state: ':memory:' });
  const store = createBriefingStore(database, () => 1);
  for (const briefing of [ARABIC, ENGLISH]) {
    await store.put({ briefing, text: null, origin: 'folder', verified: [] });
  }
  const ports = {
    answers: createAnswers(database),
    people: {
      apart: (...[place, name, others, by]: Parameters<Context['ports']['people']['apart']>) =>
        setApart(database, place, name, others, { by, at: NOW }),
      together: (...[place, name]: Parameters<Context['ports']['people']['together']>) =>
        unsetApart(database, place, name),
    },
  } as Partial<Context['ports']> as Context['ports'];
  const context: Context = { origin: originOf(), chrome, zone: 'UTC', now: NOW, ports };
  const press = async (token: string) => {
    const read = readToken(token);
    expect(read?.action).toBe('apart');
    return (await apart.run(read?.state ?? '', context)).card;
  };

  const choice = buttons(await press('apart:p=Esper'));
  expect(choice.map(({ label }) => label).sort()).toEqual(['Mark T. Esper', 'مارك إسبر']);
  const decided = buttons(await press(choice.find(({ label }) => label === 'مارك إسبر')?.token ?? ''));
  expect(await namesApart(database, PLACE)).toEqual([['Mark T. Esper', 'مارك إسبر']]);
  // Nothing is left to be told apart, nor can a name be that was not shown.
  expect(buttons(await press('apart:p=Esper'))).toEqual([]);
  expect(buttons(await press('apart:p=Esper;w=Donald Trump'))).toEqual([]);
  await press(decided[0]?.token ?? '');
  expect(await namesApart(database, PLACE)).toEqual([]);
  await database.destroy();
});
