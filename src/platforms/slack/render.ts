import type { types } from '@slack/bolt';
import { directionOf } from '../../text/direction.ts';
import type { Block, Button, Card } from '../../views/card.ts';
import { paginate } from '../../views/paginate.ts';
import { blocksOf, cut } from './blocks.ts';
import { SLACK_LIMITS, type SlackLimits } from './limits.ts';
import { escapeText } from './runs.ts';

/** What a message shows; `text` is for notifications and screen readers. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/**
 * Draws what fits one message; the rest, if any, is left for *More*, and the text of all pages joined is the card's.
 * Tokens are taken to be short (the presenter sees to it): a button or a choice whose token is over Slack's limit,
 * or whose link is none Slack takes, is left out.
 */
export function renderSlack(
  card: Card,
  more: Button,
  limits: SlackLimits = SLACK_LIMITS,
): { readonly payload: SlackMessage; readonly rest: Card | null } {
  const draw = (blocks: readonly Block[]) => blocks.flatMap((block) => blocksOf(block, limits));
  const moreRow = blocksOf({ type: 'buttons', buttons: [more] }, limits);
  const text = escapeText(cut(card.summary, limits.summary));

  const blocks = card.tone === 'error' ? signed(card.blocks) : card.blocks;
  const whole = draw(blocks);
  if (whole.length === 0) {
    const summary: Block = { type: 'text', runs: [{ text: card.summary }], dir: directionOf(card.summary) };
    return { payload: { text, blocks: draw([summary]) }, rest: null };
  }
  const optionsFit = (blocks: readonly Block[]) =>
    blocks.every((block) => block.type !== 'select' || block.choices.length <= limits.options);
  if (optionsFit(blocks) && withinLimits(whole, limits))
    return { payload: { text, blocks: whole }, rest: null };

  const page = paginate(
    blocks,
    (some) => optionsFit(some) && withinLimits([...draw(some), ...moreRow], limits),
  );
  // The sign stands once, on the first page.
  const rest = draw(page.rest).length > 0 ? { ...card, tone: undefined, blocks: page.rest } : null;
  const shown = draw(page.shown);
  return { payload: { text, blocks: rest ? [...shown, ...moreRow] : shown }, rest };
}

/** Slack has no colour for a message of blocks: what went wrong begins with a sign. */
function signed([first, ...others]: readonly Block[]): Block[] {
  if (first === undefined) return [];
  return 'runs' in first
    ? [{ ...first, runs: [{ text: '⚠️ ' }, ...first.runs] }, ...others]
    : [first, ...others];
}

function withinLimits(blocks: readonly types.KnownBlock[], limits: SlackLimits): boolean {
  return blocks.length <= limits.blocks && Buffer.byteLength(JSON.stringify(blocks)) <= limits.blocksBytes;
}
