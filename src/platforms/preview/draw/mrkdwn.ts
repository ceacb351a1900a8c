import { escapeHtml, fallbackTime, safeUrl } from './html.ts';

/**
 * Slack's mrkdwn as HTML: what stands in angle brackets means something, three entities stand for themselves, and
 * asterisks and the like style what they enclose. https://docs.slack.dev/messaging/formatting-message-text
 */
export function mrkdwnToHtml(text: string): string {
  return text
    .split(/<([^<>]*)>/)
    .map((part, index) => (index % 2 === 0 ? styled(literal(part)) : special(part)))
    .join('');
}

function literal(text: string): string {
  return escapeHtml(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
}

const STYLES = [
  ['`', 'code'],
  ['*', 'b'],
  ['_', 'i'],
  ['~', 's'],
] as const;

function styled(html: string): string {
  return STYLES.reduce((drawn, [mark, tag]) => {
    const enclosed = new RegExp(
      `(?<![\\p{L}\\p{N}])[${mark}](\\S[^\\n]*?)(?<=\\S)[${mark}](?![\\p{L}\\p{N}])`,
      'gu',
    );
    return drawn.replace(enclosed, `<${tag}>$1</${tag}>`);
  }, html);
}

function special(inside: string): string {
  const [target = '', ...words] = inside.split('|');
  const label = words.length > 0 ? literal(words.join('|')) : undefined;
  const [kind = '', at = '', format = '', link] = target.split('^');
  if (kind === '!date') {
    const seconds = Number(at);
    const time = `<time class="sl-date" data-at="${escapeHtml(at)}" data-format="${escapeHtml(format)}">${label ?? fallbackTime(seconds)}</time>`;
    return linked(link, time);
  }
  if (/^[@#!]/.test(target))
    return `<span class="sl-mention">${label ?? literal(target.replace('!', '@'))}</span>`;
  return linked(target, label ?? literal(target));
}

function linked(target: string | undefined, label: string): string {
  const url = safeUrl(target?.replaceAll('&amp;', '&'));
  if (url === null) return label;
  return `<a href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer">${label}</a>`;
}
