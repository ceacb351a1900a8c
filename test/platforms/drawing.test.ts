import { expect, it } from 'vitest';
import { createDrawing } from '../../src/platforms/drawing.ts';
import type { Card, Render } from '../../src/views/card.ts';

const place = (channel: string) => ({ platform: 'slack', workspace: 'T1', channel }) as const;

function cardWith(text: string, token = 'find'): Card {
  return {
    chrome: 'en',
    summary: text,
    blocks: [
      { type: 'text', runs: [{ text }], dir: 'ltr' },
      { type: 'buttons', buttons: [{ label: 'More', token }] },
    ],
  };
}

/** Draws at most twenty characters, and shortens tokens over ten as the presenter does: for one place. */
function setUp() {
  let drawings = 0;
  const render: Render<string> = (card, more) => {
    drawings += 1;
    const [text, button] = card.blocks.map((block) => JSON.stringify(block));
    const rest = card.summary.length > 20 ? card : null;
    return { payload: `${text} ${button} ${rest ? more.token : ''}`, rest };
  };
  const present = async <P>(card: Card, { channel }: { channel: string }, draw: Render<P>): Promise<P> => {
    const blocks = card.blocks.map((block) =>
      block.type === 'buttons'
        ? {
            ...block,
            buttons: block.buttons.map((button) =>
              button.token.length > 10 ? { ...button, token: `~${channel}` } : button,
            ),
          }
        : block,
    );
    return draw({ ...card, blocks }, { label: 'More', token: `more:${channel}` }).payload;
  };
  return { draw: createDrawing({ present }, render), drawings: () => drawings };
}

it('a card for many channels is drawn once, an equal one not again', async () => {
  const { draw, drawings } = setUp();
  const card = cardWith('news');
  const payloads = [
    await draw(card, place('C1')),
    await draw(card, place('C2')),
    await draw(cardWith('news'), place('C3')),
  ];
  expect(new Set(payloads).size).toBe(1);
  expect(drawings()).toBe(1);
  expect(await draw(cardWith('other'), place('C1'))).not.toBe(payloads[0]);
});

it('one of which something is kept for its channel is drawn for each', async () => {
  const { draw } = setUp();
  for (const card of [cardWith('news', 'find:a long state'), cardWith('news that is too long to fit')]) {
    const [first, second] = [await draw(card, place('C1')), await draw(card, place('C2'))];
    expect(first).toContain('C1');
    expect(second).toContain('C2');
    expect(second).not.toContain('C1');
  }
});

it('remembers a bounded number', async () => {
  const { draw, drawings } = setUp();
  for (let index = 0; index < 60; index += 1) await draw(cardWith(`news ${index}`), place('C1'));
  await draw(cardWith('news 59'), place('C1'));
  expect(drawings()).toBe(60);
  await draw(cardWith('news 0'), place('C1'));
  expect(drawings()).toBe(61);
});
