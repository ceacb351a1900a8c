import type { Place } from '../briefing/audience.ts';
import type { Dispatcher } from '../commands/dispatcher.ts';
import type { Card, Render } from '../views/card.ts';

/** Drawings kept: the cards of one full hour are few. */
const KEPT = 50;

/**
 * Draws cards for posts. One that goes to many channels is drawn once, unless something of it is kept for each channel:
 * a long button, or what did not fit.
 */
export function createDrawing<P>(dispatcher: Pick<Dispatcher, 'present'>, render: Render<P>) {
  const drawn = new WeakMap<Card, P>();
  const byContent = new Map<string, P>();

  return async function draw(card: Card, place: Place): Promise<P> {
    const same = drawn.get(card);
    if (same !== undefined) return same;
    const content = JSON.stringify(card);
    const known = byContent.get(content);
    if (known !== undefined) {
      drawn.set(card, known);
      return known;
    }
    let isOfPlace = false;
    const payload = await dispatcher.present(card, place, (presented, more) => {
      const drawing = render(presented, more);
      isOfPlace = drawing.rest !== null || !sameTokens(card, presented);
      return drawing;
    });
    if (isOfPlace) return payload;
    drawn.set(card, payload);
    byContent.set(content, payload);
    const [oldest] = byContent.keys();
    if (byContent.size > KEPT && oldest !== undefined) byContent.delete(oldest);
    return payload;
  };
}

function sameTokens(card: Card, presented: Card): boolean {
  const tokens = tokensOf(presented);
  return tokensOf(card).every((token, index) => token === tokens[index]);
}

function tokensOf({ blocks }: Card): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'buttons') return block.buttons.map(({ token }) => token);
    return block.type === 'select' ? block.choices.map(({ token }) => token) : [];
  });
}
