import { describe, expect, it } from 'vitest';
import type { FollowNews, FollowsAnswer } from '../../src/answers/follows.ts';
import { renderDiscord } from '../../src/platforms/discord/render.ts';
import { renderSlack } from '../../src/platforms/slack/render.ts';
import type { Card, Render } from '../../src/views/card.ts';
import { followListCard, followsCard } from '../../src/views/follows.ts';
import { saidIn } from '../../src/views/statement.ts';
import { arabic, buttonsOf, english, letter, letterEnglish, linesOf } from './fixtures.ts';

const said = (found: typeof letter, ids: readonly string[]) =>
  found.briefing.statements.filter(({ id }) => ids.includes(id)).map((one) => saidIn(found, one));

const ESPER: FollowNews = {
  kind: 'person',
  wanted: 'مارك إسبر',
  people: letter.briefing.people.slice(0, 1),
  said: [...said(letter, ['s1']), ...said(letterEnglish, ['s1'])],
  left: 3,
};
const IRAQ: FollowNews = { kind: 'topic', wanted: 'العراق', briefings: [letter], left: 2 };

const answerOf = (...news: FollowNews[]): FollowsAnswer => ({ news, ids: [] });

describe('a post on what is followed', () => {
  it('quotes only what is verified, each statement with its briefing, stance, date and source', () => {
    const card = followsCard(answerOf(ESPER), english);
    const lines = linesOf(card);
    expect(card.summary).toBe('New: مارك إسبر');
    expect(lines[0]).toBe('New from مارك إسبر');
    expect(lines).toContain(letter.briefing.title);
    expect(lines).toContain('نفي: «لم يُتخذ أي قرار بالمغادرة. انتهى»');
    expect(lines).toContain('denies: There is no decision to leave.');
    expect(lines.join('\n')).toContain('not checked against the source');
    const runs = JSON.stringify(card.blocks);
    expect(runs).toContain('https://example.org/ar/letter');
    expect(runs).toContain('6 January 2020');
  });

  it('counts the rest behind buttons that lead there', () => {
    const card = followsCard(answerOf(ESPER, IRAQ), arabic);
    expect(linesOf(card)).toContain('جديد أقوال مارك إسبر');
    expect(linesOf(card)).toContain('جديد موضوع العراق');
    const tokens = new Map(buttonsOf(card).map((button) => [button.label, button.token]));
    expect(tokens.get('3 تصريحات أخرى')).toBe('said:p=مارك إسبر');
    expect(tokens.get('موجزان آخران')).toBe('find:q=topic:"العراق"');
    expect(tokens.get('المتابعات هنا')).toBe('follow:');
  });

  it('asks whom to follow where the name is several people’s', () => {
    const people = [
      letter.briefing.people[0],
      { ...letter.briefing.people[0], name: 'مارك تومسون', role: undefined },
    ];
    const card = followsCard(answerOf({ ...ESPER, people: people as typeof ESPER.people }), english);
    const labels = buttonsOf(card).map((button) => button.label);
    expect(labels).toContain('Follow مارك إسبر (وزير الدفاع الأمريكي)');
    expect(labels).toContain('Follow مارك تومسون');
    const alone = followsCard(answerOf(ESPER), english);
    expect(buttonsOf(alone).some((button) => button.label.startsWith('Follow '))).toBe(false);
  });

  it('names three in its line, and says that there are more', () => {
    const news = ['A', 'B', 'C', 'D'].map((wanted) => ({ ...ESPER, wanted }));
    expect(followsCard(answerOf(...news), english).summary).toBe('New: A, B, and C…');
  });
});

/** Every page of a card, as one presses More. */
function pages<P>(card: Card, render: Render<P>): string[] {
  const { payload, rest } = render(card, { label: 'More', token: 'more:x' });
  return [JSON.stringify(payload), ...(rest ? pages(rest, render) : [])];
}

it.each([
  ['Slack', renderSlack as Render<unknown>],
  ['Discord', renderDiscord as Render<unknown>],
])('a list of fifty has every one and its button, on %s', (_, render) => {
  const follows = Array.from({ length: 50 }, (_, n) => ({
    ...{ id: `id${n}`, createdAt: n, wanted: `Person Number${n} of a long name` },
    kind: n % 2 === 0 ? ('person' as const) : ('topic' as const),
  }));
  const all = pages(followListCard({ follows, paused: null }, english), render).join('\n');
  for (const { id, wanted } of follows) {
    expect(all).toContain(`unfollow:i=${id}"`);
    expect(all).toContain(wanted.slice(0, 20));
  }
});
