import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Field } from '../../src/views/card.ts';
import { paginate } from '../../src/views/paginate.ts';

const field = (text: string): Field => ({ runs: [{ text }], dir: 'ltr' });
const text = (words: string): Block => ({ type: 'text', ...field(words) });
const heading = (words: string): Block => ({ type: 'heading', ...field(words) });
const buttons = (...labels: string[]): Block => ({
  type: 'buttons',
  buttons: labels.map((label) => ({ label, token: label })),
});
const divider: Block = { type: 'divider' };

/** All that is read or pressed, in order. */
function contents(block: Block): string[] {
  switch (block.type) {
    case 'divider':
      return [];
    case 'list':
      return block.items.flatMap((item) => item.runs.map((run) => run.text));
    case 'buttons':
      return block.buttons.map((button) => button.label);
    case 'select':
      return block.choices.map((choice) => choice.label);
    default:
      return block.runs.map((run) => run.text);
  }
}
const words = (blocks: readonly Block[]): string => blocks.flatMap(contents).join('');
const size = (blocks: readonly Block[]): number => words(blocks).length + blocks.length;
const within = (room: number) => (blocks: readonly Block[]) => size(blocks) <= room;

describe('paginate', () => {
  it('ends a page between groups', () => {
    const blocks = [heading('One'), text('first'), divider, heading('Two'), text('second')];
    const page = paginate(blocks, within(15));
    expect(page.shown).toEqual([heading('One'), text('first')]);
    expect(page.rest).toEqual([heading('Two'), text('second')]);
  });

  it('keeps the buttons that end a briefing on its first page', () => {
    const long = text('A sentence. '.repeat(10));
    const page = paginate([heading('Title'), long, buttons('Who', 'When')], within(60));
    expect(page.shown.at(-1)).toEqual(buttons('Who', 'When'));
    expect(words(page.shown)).toContain('A sentence.');
    expect(words(page.rest)).not.toContain('Who');
  });

  it('keeps buttons with the block before them and a heading with the block after it', () => {
    const blocks = [text('aaaa'), text('bbbb'), buttons('B'), heading('H'), text('cccc')];
    expect(paginate(blocks, within(11)).shown).toEqual([text('aaaa')]);
    expect(paginate(blocks, within(15)).shown).toEqual([text('aaaa'), text('bbbb'), buttons('B')]);
  });

  it('cuts a list between items and goes on counting', () => {
    const list: Block = { type: 'list', ordered: true, items: ['one', 'two', 'three'].map(field) };
    const page = paginate([list], within(7));
    expect(page.shown).toEqual([{ ...list, items: [field('one'), field('two')] }]);
    expect(page.rest).toEqual([{ ...list, items: [field('three')], start: 3 }]);
  });

  it('shows everything once, whatever the page holds', () => {
    const label = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.constant(divider),
      label.map(text),
      label.map(heading),
      fc.array(label, { maxLength: 5 }).map((items): Block => ({ type: 'list', items: items.map(field) })),
      fc
        .array(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
        .map((all) => buttons(...all)),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 15 }), fc.integer({ min: 24, max: 60 }), (blocks, room) => {
        const seen: string[] = [];
        let left: readonly Block[] = blocks;
        for (let pages = 0; left.length > 0; pages += 1) {
          expect(pages).toBeLessThan(200);
          const { shown, rest } = paginate(left, within(room));
          expect(size(shown)).toBeLessThanOrEqual(room);
          seen.push(words(shown));
          left = rest;
        }
        // Buttons may come a page earlier than the text before them, so compare what was seen, not its order.
        expect([...seen.join('')].sort()).toEqual([...words(blocks)].sort());
      }),
    );
  });
});
