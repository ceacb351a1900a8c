import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../../../src/platforms/discord/markdown.ts';
import { type DiscordMessage, renderDiscord } from '../../../src/platforms/discord/render.ts';
import type { Block, Button, Card, Field, Run } from '../../../src/views/card.ts';
import { allOf } from '../../fakes/discord/components.ts';
import { checkMessage, type MessageBody } from '../../fakes/discord/message.ts';
import { anyCard } from './arbitraries.ts';
import { read, readMarkdown, seen } from './reading.ts';

const MORE: Button = { label: 'More', token: 'more:key' };
const wire = (payload: DiscordMessage): MessageBody => JSON.parse(JSON.stringify(payload));
const render = (card: Card) => renderDiscord(card, MORE);
const field = (dir: Field['dir'], ...runs: Run[]): Field => ({ runs, dir });
const cardOf = (...blocks: Block[]): Card => ({ chrome: 'en', summary: 's', blocks });
const draw = (...blocks: Block[]): string[] =>
  allOf(wire(render(cardOf(...blocks)).payload).components ?? []).flatMap((part) => part.content ?? []);

/** Every page of a card, each accepted by Discord. */
function pagesOf(card: Card): MessageBody[] {
  const pages: MessageBody[] = [];
  for (let left: Card | null = card; left !== null; ) {
    const { payload, rest } = render(left);
    pages.push(wire(payload));
    left = rest;
    expect(pages.length).toBeLessThan(500);
  }
  return pages;
}

const textsOf = (card: Card): string =>
  card.blocks
    .flatMap((block) => (block.type === 'list' ? block.items : 'runs' in block ? [block] : []))
    .flatMap(({ runs }) => runs.map((run) => run.text))
    .join('');

const tokensOf = (card: Card): string[] =>
  card.blocks.flatMap((block) => {
    if (block.type === 'buttons') return block.buttons.map((button) => button.token);
    return block.type === 'select' ? block.choices.map((choice) => choice.token) : [];
  });

const tokensShown = (pages: readonly MessageBody[]): string[] =>
  pages
    .flatMap((page) => allOf(page.components ?? []))
    .flatMap((part) => (part.options ? part.options.map((option) => option.value) : (part.custom_id ?? [])))
    .filter((token) => token !== MORE.token);

describe('a card on Discord', () => {
  it('is accepted page by page, loses nothing, and lets no text be more than text', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const pages = pagesOf(card);
        for (const page of pages) checkMessage(page);
        const readings = pages.map((page) => read(page.components ?? []));
        expect(readings.flatMap((reading) => reading.alarming)).toEqual([]);
        for (const link of readings.flatMap((reading) => reading.links)) {
          expect(link).toMatch(/^https?:\/\/example\.org\//);
        }
        const empty = seen(textsOf(card)) === '' && tokensOf(card).length === 0;
        if (!empty) expect(seen(readings.map((reading) => reading.text).join(''))).toBe(seen(textsOf(card)));
        expect(tokensShown(pages).sort()).toEqual(tokensOf(card).sort());
      }),
      { numRuns: 150 },
    );
  });

  it('puts More on every page but the last', () => {
    const long = cardOf({ type: 'text', ...field('ltr', { text: 'A sentence. '.repeat(2000) }) });
    const pages = pagesOf(long);
    const withMore = pages.map((page) => JSON.stringify(page).includes(MORE.token));
    expect(pages.length).toBeGreaterThan(5);
    expect(withMore).toEqual(pages.map((_, index) => index < pages.length - 1));
  });

  it('keeps the buttons of a long briefing on its first page', () => {
    const { payload } = render(
      cardOf(
        { type: 'heading', ...field('ltr', { text: 'Title' }) },
        { type: 'text', ...field('ltr', { text: 'A sentence. '.repeat(2000) }) },
        { type: 'buttons', buttons: [{ label: 'Timeline', token: 'timeline:x' }] },
      ),
    );
    expect(JSON.stringify(payload)).toContain('timeline:x');
  });

  it('gives each field its own direction', () => {
    expect(draw({ type: 'text', ...field('rtl', { text: 'UH-60 سقطت' }) })).toEqual([
      '\u200f\u2066UH-60\u2069 سقطت',
    ]);
    expect(
      draw({
        type: 'text',
        ...field('ltr', { text: 'Esper (' }, { text: 'إسبر', bold: true }, { text: ')' }),
      }),
    ).toEqual(['Esper (**\u2067إسبر\u2069**)']);
  });

  it('draws styles, links and instants', () => {
    const runs = [
      { text: 'no ', bold: true },
      { text: 'a', italic: true },
      { text: 'b', bold: true },
      { text: ' here [1]', url: 'https://example.org/x(1)' },
      { text: '7 January', at: 1_578_384_000_000 },
    ];
    expect(draw({ type: 'text', ...field('ltr', ...runs) })).toEqual([
      '**no** *a*\u200b**b**[ here ](<https://example.org/x%281%29>)\\[[1](<https://example.org/x%281%29>)\\]<t:1578384000:f>',
    ]);
    expect(draw({ type: 'text', ...field('ltr', { text: 'click', url: 'javascript:alert(1)' }) })).toEqual([
      'click',
    ]);
  });

  it('draws headings, quotes, notes and lists line by line', () => {
    const two = field('ltr', { text: 'one\ntwo' });
    const blocks: Block[] = [
      { type: 'heading', ...two },
      { type: 'quote', ...two },
      { type: 'note', ...two },
      { type: 'list', items: [two, field('ltr', { text: '- three' })] },
      { type: 'list', ordered: true, start: 4, items: [two, field('rtl', { text: 'ثلاثة' })] },
    ];
    expect(draw(...blocks)).toEqual([
      '### one\n### two',
      '> one\n> two',
      '-# one\n-# two',
      '- one\n  two\n- \\- three',
      '4. one\n   two',
      '5. ثلاثة',
    ]);
  });

  it('draws a token once on a page, and leaves out links that are none', () => {
    const buttons = [
      { label: 'A', token: 'a:1' },
      { label: 'A again', token: 'a:1' },
      { label: 'Bad', token: 'x', url: 'javascript:alert(1)' },
      { label: 'Source', token: 'x', url: 'https://example.org/' },
    ];
    const [container] = wire(render(cardOf({ type: 'buttons', buttons })).payload).components ?? [];
    expect(allOf([container!]).flatMap((part) => part.label ?? [])).toEqual(['A', 'Source']);
  });

  it('shows the summary of a card with nothing to draw', () => {
    expect(draw({ type: 'text', ...field('ltr', { text: ' \u200f ' }) })).toEqual(['s']);
  });

  it('pings nobody, whatever is written', () => {
    expect(render(cardOf()).payload.allowed_mentions).toEqual({ parse: [] });
  });
});

describe('escapeMarkdown', () => {
  it('leaves nothing but text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'*_~|`[]()<>#@:-+.1 a\\/!&'), maxLength: 40 }),
        (text) => {
          const reading = readMarkdown(`x${escapeMarkdown(`x${text}`)}`);
          expect(reading.alarming).toEqual([]);
          expect(reading.links).toEqual([]);
          expect(reading.text).toBe(`xx${text}`);
        },
      ),
    );
  });
});
