import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import { drawDiscord } from '../../../src/platforms/preview/draw/discord.ts';
import { markdownToHtml } from '../../../src/platforms/preview/draw/markdown.ts';
import { mrkdwnToHtml } from '../../../src/platforms/preview/draw/mrkdwn.ts';
import { drawSlack } from '../../../src/platforms/preview/draw/slack.ts';
import { renderSlack } from '../../../src/platforms/slack/render.ts';
import type { Card } from '../../../src/views/card.ts';
import { briefingCard, field, hostileCard } from './cards.ts';

const more = { label: 'More', token: 'more:1' };
const page = (html: string) => parseHTML(`<!doctype html><html><body>${html}</body></html>`).document;
const drawings = (card: Card) => [
  page(drawSlack(renderSlack(card, more).payload)),
  page(drawDiscord(renderDiscord(card, more).payload)),
];

const HARMLESS = new Set(
  (
    'A ARTICLE B BLOCKQUOTE BR BUTTON CODE DISCORD-ACTION-ROW DISCORD-BUTTON DISCORD-QUOTE DIV EM H3 HR I LI OL ' +
    'OPTION P PRE S SELECT SPAN STRONG TIME U UL'
  ).split(' '),
);

function assertInert(document: ReturnType<typeof page>): void {
  for (const element of document.body.querySelectorAll('*')) {
    expect(HARMLESS).toContain(element.tagName);
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^style$|^id$|^src/);
      if (name === 'href' || name === 'url') expect(value).toMatch(/^https?:\/\//);
    }
  }
}

test('hostile text is text on both sides', () => {
  for (const document of drawings(hostileCard)) {
    assertInert(document);
    expect(document.body.textContent).toContain('<script>window.hurt = 1</script>');
    expect(document.body.textContent).toContain('<img src=x onerror="window.hurt = 1">');
  }
});

test('an ordered list goes on where the page before left off, and an error bears a sign or a colour', () => {
  const list = { type: 'list', ordered: true, start: 4, items: [field('four'), field('five')] } as const;
  const shown: Card = {
    chrome: 'en',
    summary: 's',
    tone: 'error',
    blocks: [{ type: 'text', ...field('Wrong') }, list],
  };
  const [slack, discord] = drawings(shown);
  for (const document of [slack, discord]) {
    expect(document?.querySelector('ol')?.getAttribute('start')).toBe('4');
  }
  expect(slack?.body.textContent).toContain('⚠️ Wrong');
  expect(discord?.querySelector('[data-accent]')?.getAttribute('data-accent')).toBe('#c0392b');
});

test('whatever stands in a payload, what is drawn is inert', () => {
  const marks = fc.constantFrom(...'<>"\'&`*_~|[]()\\\n', '# ', '- ', '> ', '1. ');
  const bits = fc
    .array(
      fc.oneof(
        marks,
        fc.string({ maxLength: 8 }),
        fc.constantFrom(
          '<script>',
          'javascript:x',
          '<!date^1^{x}|',
          '<t:1:R>',
          '](javascript:x)',
          'style="x"',
        ),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(bits, (text) => {
      assertInert(page(markdownToHtml(text)));
      assertInert(page(mrkdwnToHtml(text)));
      assertInert(
        page(
          drawSlack({
            blocks: [
              {
                type: 'rich_text',
                elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
              },
            ],
          }),
        ),
      );
    }),
    { numRuns: 150 },
  );
});

test('every field keeps its own direction', () => {
  const [slack, discord] = drawings(briefingCard);
  for (const words of [
    'رسالة الانسحاب من العراق',
    'نفى وزير الدفاع',
    'The letter was a draft',
    '«ما من قرار',
  ]) {
    const inSlack = [...slack!.querySelectorAll('[dir=auto]')].filter(({ textContent }) =>
      textContent?.includes(words),
    );
    expect(inSlack).toHaveLength(1);
    const inDiscord = [...discord!.querySelectorAll('[dir=auto]')].filter(({ textContent }) =>
      textContent?.includes(words),
    );
    expect(inDiscord).toHaveLength(1);
  }
});

test('buttons and choices carry what they send, links where they lead', () => {
  const [slack, discord] = drawings(briefingCard);
  for (const document of [slack!, discord!]) {
    expect(document.querySelector('[data-token="whosaid:letter"]')?.textContent).toBe('Who said what');
    expect(
      [...document.querySelectorAll('select[data-choose] option')].map((one) => one.getAttribute('value')),
    ).toEqual(['', 'person:esper', 'person:milley']);
  }
  expect(slack!.querySelector('a.sl-button')?.getAttribute('href')).toBe('https://example.org/letter');
  expect(discord!.querySelector('discord-button[url]')?.getAttribute('url')).toBe(
    'https://example.org/letter',
  );
});

test('instants are left to the page, with the platform’s format', () => {
  const [slack, discord] = drawings(briefingCard);
  for (const document of [slack!, discord!]) {
    expect(document.querySelector('time')?.getAttribute('data-at')).toBe('1578400000');
  }
  expect(slack!.querySelector('time')?.getAttribute('data-format')).toContain('{date');
});

test('Slack’s plain text is not formatted, its mrkdwn is', () => {
  const card: Card = {
    chrome: 'en',
    summary: 's',
    blocks: [{ type: 'note', ...field('# *not* bold :smile:\n- x') }],
  };
  const plain = page(drawSlack(renderSlack(card, more).payload));
  expect(plain.body.textContent).toBe('# *not* bold :smile:\n- x');
  const drawn = page(
    mrkdwnToHtml('*b* _i_ ~s~ `c` a_b_c 2*3*4 <https://e.org/a?b=1&amp;c=2|x&lt;y> <!channel>'),
  );
  expect(drawn.querySelector('b')?.textContent).toBe('b');
  expect(drawn.querySelectorAll('i')).toHaveLength(1);
  expect(drawn.querySelector('a')?.getAttribute('href')).toBe('https://e.org/a?b=1&c=2');
  expect(drawn.querySelector('a')?.textContent).toBe('x<y');
  expect(drawn.body.textContent).toContain('a_b_c 2*3*4');
});

test('Discord’s lines are headings, lists, quotes and small print', () => {
  const drawn = page(
    markdownToHtml(
      '### Head **b**\n-# small <t:1578400000:R>\n> one\n> two\n- a\n  more of a\n- b\n3. c\n4. d\nplain\\- [x](<https://e.org>)',
    ),
  );
  expect(drawn.querySelector('.dc-h3')?.innerHTML).toBe('Head <strong>b</strong>');
  expect(drawn.querySelector('.dc-sub time')?.getAttribute('data-style')).toBe('R');
  expect(drawn.querySelectorAll('discord-quote')).toHaveLength(1);
  expect([...drawn.querySelectorAll('ul > li')].map((item) => item.textContent)).toEqual(['amore of a', 'b']);
  expect(drawn.querySelector('ol')?.getAttribute('start')).toBe('3');
  expect(drawn.querySelector('a')?.getAttribute('href')).toBe('https://e.org/');
  expect(drawn.body.textContent).toContain('plain- x');
});

test('a block nobody knows hides no other', () => {
  const drawn = page(
    drawSlack({
      blocks: [
        { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: 'broken' }] },
        { type: 'section', text: { type: 'mrkdwn', text: 'still here' } },
      ],
    }),
  );
  expect(drawn.body.textContent).toContain('still here');
});
