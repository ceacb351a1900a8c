import { parse } from 'discord-markdown-parser';
import { escapeHtml, fallbackTime, safeUrl } from './html.ts';

/** What Discord's parser yields; every field is read defensively. */
interface Node {
  readonly type: string;
  readonly content?: unknown;
  readonly [field: string]: unknown;
}

/**
 * Discord's message markdown as HTML. Lines are told apart here (headings, subtext, quotes, lists), as the parser
 * knows no lists; what stands within a line is the parser's. Nothing of the source reaches the page unescaped.
 * https://support.discord.com/hc/en-us/articles/210298617
 */
export function markdownToHtml(source: string): string {
  const lines = source.split('\n');
  const html: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const kind = kindOf(lines[at] ?? '');
    const from = at;
    do at += 1;
    while (at < lines.length && kind.joins && follows(kind, lines[at] ?? ''));
    html.push(kind.draw(lines.slice(from, at)));
  }
  return html.join('');
}

interface LineKind {
  readonly name: string;
  readonly marker: RegExp;
  /** Whether lines of this kind that follow each other make one element. */
  readonly joins: boolean;
  draw(lines: readonly string[]): string;
}

/** Indented lines go on a list's item. */
const INDENTED = /^ {2,}\S/;
const LISTS = new Set(['bullets', 'numbers']);

function follows(kind: LineKind, line: string): boolean {
  return kindOf(line).name === kind.name || (LISTS.has(kind.name) && INDENTED.test(line));
}

const KINDS: readonly LineKind[] = [
  {
    name: 'heading',
    marker: /^(#{1,3}) +(?=\S)/,
    joins: false,
    draw: ([line = '']) => {
      const level = line.indexOf(' ');
      return `<div class="dc-h dc-h${level}" role="heading" aria-level="${level + 2}">${inline(bare(line, 'heading'))}</div>`;
    },
  },
  {
    name: 'subtext',
    marker: /^-# +(?=\S)/,
    joins: false,
    draw: ([line = '']) => `<div class="dc-sub">${inline(bare(line, 'subtext'))}</div>`,
  },
  {
    name: 'quote',
    marker: /^(?:>>> |> )/,
    joins: true,
    draw: (lines) => {
      const within = lines.map((line) => bare(line, 'quote')).join('\n');
      return `<discord-quote><div>${markdownToHtml(within)}</div></discord-quote>`;
    },
  },
  {
    name: 'bullets',
    marker: /^ *[-*] +(?=\S)/,
    joins: true,
    draw: (lines) => list('ul', '', lines, 'bullets'),
  },
  {
    name: 'numbers',
    marker: /^ *\d+\. +(?=\S)/,
    joins: true,
    draw: (lines) => list('ol', ` start="${Number.parseInt((lines[0] ?? '').trim(), 10)}"`, lines, 'numbers'),
  },
];

const TEXT: LineKind = {
  name: 'text',
  marker: /^/,
  joins: true,
  draw: (lines) => `<div class="dc-line">${inline(lines.join('\n'))}</div>`,
};

function kindOf(line: string): LineKind {
  return KINDS.find((kind) => kind.marker.test(line)) ?? TEXT;
}

function bare(line: string, name: string): string {
  return line.replace(KINDS.find((kind) => kind.name === name)?.marker ?? /^/, '');
}

function list(tag: 'ul' | 'ol', attributes: string, lines: readonly string[], name: string): string {
  const items: string[] = [];
  for (const line of lines) {
    if (kindOf(line).name === name || items.length === 0) items.push(inline(bare(line, name)));
    else items[items.length - 1] += `<br>${inline(line.trim())}`;
  }
  const drawn = items.map((item) => `<li>${item}</li>`).join('');
  return `<${tag} class="dc-list"${attributes}>${drawn}</${tag}>`;
}

function inline(text: string): string {
  return draw(parse(text, 'extended'));
}

function draw(content: unknown): string {
  if (typeof content === 'string') return escapeHtml(content);
  if (Array.isArray(content)) return content.map((node: Node) => drawNode(node)).join('');
  return '';
}

function drawNode(node: Node): string {
  switch (node.type) {
    case 'text':
      return draw(node.content);
    case 'br':
    case 'newline':
      return '<br>';
    case 'strong':
      return `<strong>${draw(node.content)}</strong>`;
    case 'em':
      return `<em>${draw(node.content)}</em>`;
    case 'underline':
      return `<u>${draw(node.content)}</u>`;
    case 'strikethrough':
      return `<s>${draw(node.content)}</s>`;
    case 'inlineCode':
      return `<code>${draw(node.content)}</code>`;
    case 'codeBlock':
      return `<pre><code>${draw(node.content)}</code></pre>`;
    case 'link':
    case 'url':
    case 'autolink':
      return link(node['target'], draw(node.content));
    case 'timestamp':
      return time(Number(node['timestamp']), node['format']);
    case 'everyone':
    case 'here':
      return `<span class="dc-mention">@${node.type}</span>`;
    case 'user':
    case 'role':
    case 'channel':
      return `<span class="dc-mention">${node.type === 'channel' ? '#' : '@'}${escapeHtml(String(node['id']))}</span>`;
    case 'twemoji':
      return escapeHtml(String(node['name']));
    default:
      return draw(node.content);
  }
}

function link(target: unknown, label: string): string {
  const url = safeUrl(target);
  if (url === null) return label;
  return `<a href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer">${label}</a>`;
}

function time(at: number, format: unknown): string {
  const style = typeof format === 'string' ? format : 'f';
  return `<time class="dc-time" data-at="${at}" data-style="${escapeHtml(style)}">${fallbackTime(at)}</time>`;
}
