import type { Place } from '../briefing/audience.ts';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Block, Button, Card, Render } from '../views/card.ts';
import { phrasebook } from '../views/phrases/book.ts';
import { token } from '../views/tokens.ts';
import type { RowsPort } from './ports.ts';

/** Discord's custom_id, in UTF-16 units. */
const TOKEN_MAX = 100;
/** Begins a token that stands for one kept in a row. */
const ROW = '~';

export interface Presenter {
  present<P>(card: Card, place: Place, render: Render<P>): Promise<P>;
  /** The token itself; null where its row has expired. */
  recall(token: string, place: Place): Promise<string | null>;
}

/** Keeps what a message cannot carry: tokens over 100 characters, and what did not fit, behind *More*. */
export function createPresenter(deps: { rows: RowsPort; log: Log; newKey: () => string }): Presenter {
  const { rows, log, newKey } = deps;

  /** A row that cannot be kept costs one button, not the answer. */
  async function keep(place: Place, key: string, body: unknown): Promise<void> {
    try {
      await rows.keep(place, key, body);
    } catch (error) {
      log.error({ err: error, platform: place.platform }, `A row could not be kept: ${messageOf(error)}`);
    }
  }

  async function shorten<T extends Button | { readonly token: string }>(item: T, place: Place): Promise<T> {
    if (item.token.length <= TOKEN_MAX) return item;
    const key = newKey();
    await keep(place, key, item.token);
    return { ...item, token: `${ROW}${key}` };
  }

  async function shortenBlock(block: Block, place: Place): Promise<Block> {
    if (block.type === 'buttons') {
      return { ...block, buttons: await inTurn(block.buttons, (button) => shorten(button, place)) };
    }
    if (block.type === 'select') {
      return { ...block, choices: await inTurn(block.choices, (choice) => shorten(choice, place)) };
    }
    return block;
  }

  return {
    async present(card, place, render) {
      const blocks = await inTurn(card.blocks, (block) => shortenBlock(block, place));
      const key = newKey();
      const more = { label: phrasebook[card.chrome].buttons.more, token: token('more', key) };
      const { payload, rest } = render({ ...card, blocks }, more);
      if (rest) await keep(place, key, rest);
      return payload;
    },

    async recall(text, place) {
      if (!text.startsWith(ROW)) return text;
      const kept = await rows.recall(place, text.slice(ROW.length));
      return typeof kept === 'string' ? kept : null;
    },
  };
}

async function inTurn<T, U>(items: readonly T[], change: (item: T) => Promise<U>): Promise<U[]> {
  const changed: U[] = [];
  for (const item of items) changed.push(await change(item));
  return changed;
}
