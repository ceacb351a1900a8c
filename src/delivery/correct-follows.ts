import type { Said } from '../answers/answers.ts';
import type { FollowNews, FollowsAnswer } from '../answers/follows.ts';
import { pairStatements } from '../briefing/pairing.ts';
import type { Person } from '../briefing/schema.ts';
import type { Block, Card } from '../views/card.ts';
import { changeBlocks, goneLine, isGone } from '../views/correction.ts';
import { followsCard } from '../views/follows.ts';
import type { Look } from '../views/look.ts';
import { saidIn } from '../views/statement.ts';
import { type Redraw, type Remembered, type Reshown, versionsOf } from './correctable.ts';

type DrawnNews =
  | {
      readonly kind: 'topic';
      readonly wanted: string;
      readonly ids: readonly string[];
      readonly left: number;
    }
  | {
      readonly kind: 'person';
      readonly wanted: string;
      readonly people: readonly Person[];
      readonly said: readonly { readonly briefing: string; readonly statement: string }[];
      readonly left: number;
    };

interface DrawnFollows {
  readonly look: Look;
  readonly news: readonly DrawnNews[];
}

/** What has to be kept of a post on what a channel follows to draw it again. */
export function rememberFollows(answer: FollowsAnswer, look: Look): Remembered {
  const news = answer.news.map((one): DrawnNews => {
    const { wanted, left } = one;
    if (one.kind === 'topic') {
      return { kind: 'topic', wanted, left, ids: one.briefings.map(({ briefing }) => briefing.id) };
    }
    const said = one.said.map(({ found, statement }) => ({
      briefing: found.briefing.id,
      statement: statement.id,
    }));
    return { kind: 'person', wanted, left, people: one.people, said };
  });
  const shown = answer.news.flatMap((one) =>
    one.kind === 'topic' ? one.briefings : one.said.map(({ found }) => found),
  );
  return { drawn: JSON.stringify({ look, news } satisfies DrawnFollows), versions: versionsOf(shown) };
}

/** Statements stand as they now are; what changed in their briefings, and what is gone, is told below. */
export const redrawFollows: Redraw = (kept, shown): Card => {
  const { look, news } = kept as DrawnFollows;
  const answer: FollowsAnswer = { news: news.map((one) => newsOf(one, shown)), ids: [] };
  const quoted = new Set(
    news.flatMap((one) => (one.kind === 'person' ? one.said : [])).map((one) => one.briefing),
  );
  const below = [...quoted].flatMap((id): Block[] => {
    const found = shown.get(id)?.found;
    if (found === undefined) return [];
    return isGone(found) ? goneLine(found, look) : changeBlocks(found, look);
  });
  const card = followsCard(answer, look);
  return { ...card, blocks: [...card.blocks, ...below] };
};

function newsOf(drawn: DrawnNews, shown: ReadonlyMap<string, Reshown>): FollowNews {
  const { wanted, left } = drawn;
  if (drawn.kind === 'topic') {
    const briefings = drawn.ids.flatMap((id) => shown.get(id)?.found ?? []);
    return { kind: 'topic', wanted, left, briefings };
  }
  const said = drawn.said.flatMap(({ briefing, statement }) => saidNow(shown.get(briefing), statement));
  return { kind: 'person', wanted, left, people: drawn.people, said };
}

/** The statement as it now is: an edit may have given its id to another. */
function saidNow(shown: Reshown | undefined, id: string): Said[] {
  if (shown === undefined || isGone(shown.found)) return [];
  const { found, told } = shown;
  const { pairs } = pairStatements(told ?? found.briefing, found.briefing);
  const now = pairs.find(([was]) => was.id === id)?.[1];
  return now === undefined ? [] : [saidIn(found, now)];
}
