import { describe, expect, test } from 'vitest';
import { checkReferences } from '../../src/briefing/references.ts';
import type { Briefing, Claim, Statement } from '../../src/briefing/schema.ts';
import { brief, DAM_AR, DAM_EN } from './articles.ts';

const bearing = (briefing: Briefing, claim: Claim | undefined, position: string): Statement[] =>
  briefing.statements.filter((statement) =>
    statement.claims.some((one) => one.id === claim?.id && one.position === position),
  );
const named = (briefing: Briefing, statements: readonly Statement[]): string[] =>
  statements.map(({ speaker }) => briefing.people.find(({ id }) => id === speaker)?.name ?? '-');

describe.each([
  ['en', DAM_EN, /engineers|leave Sarab/, 'Lena Haddad', 'the memo', 'Omar Faris'],
  ['ar', DAM_AR, /سراب/, 'لينا حداد', 'المذكرة', 'عمر فارس'],
] as const)('%s', (lang, text, about, minister, memo, general) => {
  const briefing = brief(text, lang);

  test('who denies that something happens and who says so stand on two sides of one disputed claim', () => {
    const claim = briefing.claims.find((one) => one.disputed && about.test(one.text));
    expect(named(briefing, bearing(briefing, claim, 'against'))).toContain(minister);
    expect(named(briefing, bearing(briefing, claim, 'for'))).toContain(memo);
  });

  test('a draft and an authentic letter contradict each other', () => {
    const claim = briefing.claims.find((one) =>
      bearing(briefing, one, 'for').some(({ stance }) => stance === 'confirms'),
    );
    expect(claim?.disputed).toBe(true);
    expect(named(briefing, bearing(briefing, claim, 'against'))).toContain(general);
  });

  test('a claim reads by itself: no complementiser, no marks, a readable identifier', () => {
    for (const { id, text: words } of briefing.claims) {
      expect(words).not.toMatch(/^(?:that|أن|إن|تكون)\s|["«»“”]/i);
      expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }
    expect(checkReferences(briefing)).toEqual([]);
  });
});

test('a threat that supposes something does not claim it', () => {
  const briefing = brief(DAM_EN, 'en');
  const threat = briefing.statements.find(({ stance }) => stance === 'threatens');
  expect(threat).toBeDefined();
  expect(threat?.claims).toEqual([]);
});

test('statements about different things are not put together', () => {
  const briefing = brief(
    'The mayor said the bridge was closed. The coach said the players were tired. The minister said taxes would rise next year.',
    'en',
  );
  expect(briefing.claims).toEqual([]);
});
