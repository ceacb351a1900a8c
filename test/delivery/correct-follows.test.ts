import { expect, it } from 'vitest';
import type { Found, Said } from '../../src/answers/answers.ts';
import type { FollowsAnswer } from '../../src/answers/follows.ts';
import type { Amendment } from '../../src/briefing/changes.ts';
import type { Briefing } from '../../src/briefing/schema.ts';
import { redrawFollows, rememberFollows } from '../../src/delivery/correct-follows.ts';
import { followsCard } from '../../src/views/follows.ts';
import { saidIn } from '../../src/views/statement.ts';
import { story, textOf } from './correct-world.ts';

const look = { chrome: 'en', zone: 'UTC', now: Date.parse('2026-03-01T08:00:00Z') } as const;
const [A, B] = ['2026-03-01-a', '2026-03-01-b'] as const;
const AT = Date.parse('2026-03-01T14:05:00Z');
const found = (briefing: Briefing, amended?: Amendment): Found => ({
  ...{ briefing, verified: new Set<string>(), version: `v-${briefing.id}`, amended },
});
const shown: Amendment = { state: 'shown', trail: [] };

function posted() {
  const [one, two] = [found(story(A)), found(story(B))];
  const said: Said[] = [saidIn(one, one.briefing.statements[0]!)];
  const answer: FollowsAnswer = {
    news: [
      { kind: 'person', wanted: 'Esper', people: one.briefing.people.slice(0, 1), said, left: 2 },
      { kind: 'topic', wanted: 'oil', briefings: [two], left: 0 },
    ],
    ids: [A, B, '2026-03-01-left-out'],
  };
  const remembered = rememberFollows(answer, look);
  const redraw = (a: Found, b: Found = two) =>
    redrawFollows(
      JSON.parse(remembered.drawn),
      new Map([
        [A, { found: a, told: one.briefing }],
        [B, { found: b, told: two.briefing }],
      ]),
    );
  return { one, two, remembered, redraw, card: followsCard(answer, look) };
}

it('drawn again from what was kept it is the same card; only what it shows is kept', () => {
  const { one, two, remembered, redraw, card } = posted();
  expect(remembered.versions).toEqual({ [A]: `v-${A}`, [B]: `v-${B}` });
  const again = redraw({ ...one, amended: shown }, { ...two, amended: shown });
  expect(again).toEqual(card);
});

it('a statement is found again though its id went to another, and the change is told below', () => {
  const { one, redraw } = posted();
  const [was] = one.briefing.statements;
  const statements = [
    { ...was!, id: 's1', speaker: 'milley', text: 'nobody asked him at all' },
    { ...was!, id: 's2', stance: 'denies' as const },
  ];
  const trail = [
    {
      at: AT,
      changes: [
        {
          kind: 'stance',
          speaker: 'Mark Esper',
          was: 'asserts',
          now: 'denies',
          words: 'the letter',
        } as const,
      ],
    },
  ];
  const text = textOf(redraw(found({ ...one.briefing, statements }, { state: 'shown', trail })));
  expect(text).toContain('denies: the letter was a draft');
  expect(text).not.toContain('nobody asked');
  expect(text).toContain(
    'Corrected 1 March 2026 at 14:05: what Mark Esper said is a denial, not a plain statement: the letter',
  );
});

it('what is withdrawn is struck out with its reason, and its statements go; what is hidden is not named', () => {
  const { one, two, redraw } = posted();
  const trail = [{ at: AT, changes: [{ kind: 'withdrawn', reason: 'A forgery.' } as const] }];
  const text = textOf(
    redraw(
      { ...one, amended: { state: 'withdrawn', trail } },
      {
        ...two,
        briefing: { ...two.briefing, title: '', summary: [] },
        amended: { state: 'hidden', trail: [] },
      },
    ),
  );
  expect(text).toContain(`~~Title of ${A}~~\nWithdrawn 1 March 2026 at 14:05: A forgery.`);
  expect(text).not.toContain('the letter was a draft');
  expect(text).toContain('no longer available here');
  expect(text).not.toContain(B);
});
