import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message, type MessageProps } from 'slack-blocks-to-jsx';
import { z } from 'zod';
import { escapeHtml, fallbackTime, safeUrl } from './html.ts';
import { mrkdwnToHtml } from './mrkdwn.ts';
import { drawElement, elementShape } from './slack-elements.ts';

const textShape = z.object({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string() });
const blockShape = z.looseObject({
  type: z.string(),
  text: textShape.optional(),
  elements: z.array(z.unknown()).default([]),
  accessory: elementShape.optional(),
});
const payloadShape = z.object({ text: z.string().optional(), blocks: z.array(blockShape).default([]) });

type SlackBlock = z.infer<typeof blockShape>;

/**
 * A Slack message (`text`, `blocks`) as HTML. Blocks are drawn by slack-blocks-to-jsx, but for what it draws
 * otherwise than Slack: plain text, which it formats, mrkdwn sent verbatim, and buttons and selects, which must
 * carry what they send. Throws where the payload is no such message.
 */
export function drawSlack(payload: unknown): string {
  const { text, blocks } = payloadShape.parse(payload);
  return blocks.length > 0 ? blocks.map(drawBlock).join('') : paragraph({ type: 'mrkdwn', text: text ?? '' });
}

function drawBlock(block: SlackBlock): string {
  switch (block.type) {
    case 'actions':
      return `<div class="sl-actions">${block.elements.map(drawAction).join('')}</div>`;
    case 'header':
      return `<h3 class="sl-header" dir="auto">${escapeHtml(block.text?.text ?? '')}</h3>`;
    case 'context': {
      const texts = block.elements.map((element) => textShape.safeParse(element));
      if (texts.some(({ success }) => !success)) return byLibrary(block);
      const drawn = texts.map(({ data }) => (data ? paragraph(data) : ''));
      return `<div class="sl-context">${drawn.join('')}</div>`;
    }
    case 'section': {
      const text = block.text ? paragraph(block.text) : '';
      if (block.accessory === undefined) return text;
      return `<div class="sl-section">${text}<div class="sl-actions">${drawElement(block.accessory)}</div></div>`;
    }
    default:
      return byLibrary(block);
  }
}

function drawAction(element: unknown): string {
  return drawElement(elementShape.parse(element));
}

function paragraph({ type, text }: z.infer<typeof textShape>): string {
  return `<p class="sl-text" dir="auto">${type === 'mrkdwn' ? mrkdwnToHtml(text) : escapeHtml(text)}</p>`;
}

const hooks: NonNullable<MessageProps['hooks']> = {
  link: ({ href, children, className }) => {
    const url = safeUrl(href);
    if (url === null) return createElement('span', null, children);
    return createElement(
      'a',
      { href: url, className, target: '_blank', rel: 'noopener noreferrer' },
      children,
    );
  },
  // The page writes it in the reader's zone and language, as Slack does.
  date: ({ timestamp, format, fallback }) =>
    createElement(
      'time',
      { className: 'sl-date', 'data-at': timestamp, 'data-format': format },
      fallback || fallbackTime(Number(timestamp)),
    ),
};

function byLibrary(block: SlackBlock): string {
  const props = {
    blocks: [block] as unknown as MessageProps['blocks'],
    logo: '',
    name: '',
    withoutWrapper: true,
    hooks,
  };
  try {
    return direct(strip(renderToStaticMarkup(createElement(Message, props))));
  } catch {
    // A block it cannot draw hides no other.
    return `<pre class="sl-raw">${escapeHtml(JSON.stringify(block, null, 2))}</pre>`;
  }
}

/** Style is refused by the page's policy, ids would repeat. React escapes quotes in text, so only attributes match. */
function strip(html: string): string {
  return html.replace(/ (?:style|id|data-theme)="[^"]*"/g, '');
}

/** Slack gives every paragraph, list item and quote the direction of its own first strong character. */
function direct(html: string): string {
  let depth = 0;
  return html.replace(/<(\/?)(p|li|blockquote)\b/g, (tag, closing: string, name: string) => {
    const outer = name === 'p' ? depth === 0 : depth === 0 || name === 'li';
    if (name !== 'p') depth += closing ? -1 : 1;
    return closing || !outer ? tag : `<${name} dir="auto"`;
  });
}
