import { faultsOfBlocks } from './blocks.ts';
import { LIMITS } from './limits.ts';

export interface Refusal {
  readonly error: string;
  readonly messages: readonly string[];
}

export interface MessageBody {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly metadata?: unknown;
}

/** Slack's refusal of a message, by its error code; null where it takes it. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
export function refusalOf({ text, blocks, metadata }: MessageBody): Refusal | null {
  const refuse = (error: string, ...messages: string[]): Refusal => ({ error, messages });
  if (text !== undefined && typeof text !== 'string')
    return refuse('invalid_arguments', 'text must be a string');
  if (blocks !== undefined && !Array.isArray(blocks)) return refuse('invalid_blocks_format');
  if (!text && (blocks === undefined || blocks.length === 0)) return refuse('no_text');
  if (text !== undefined && text.length > LIMITS.messageText.max) return refuse('msg_too_long');
  if (metadata !== undefined && !isMetadata(metadata)) return refuse('invalid_metadata_format');
  if (blocks === undefined) return null;
  const faults = faultsOfBlocks(blocks);
  if (faults.length > 0) return refuse('invalid_blocks', ...faults);
  if (JSON.stringify(blocks).length > LIMITS.blocksTogether.max) return refuse('msg_blocks_too_long');
  return null;
}

function isMetadata(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { event_type, event_payload, ...others } = value as Record<string, unknown>;
  return (
    typeof event_type === 'string' &&
    event_type !== '' &&
    typeof event_payload === 'object' &&
    event_payload !== null &&
    Object.keys(others).length === 0
  );
}

/** Everything in a message that would notify somebody or link a name: nothing in ours may. */
export function mentionsIn({ text, blocks }: MessageBody): string[] {
  const found: string[] = [];
  const markup = (value: string) => found.push(...(value.match(/<[!@#][^>]*>/g) ?? []));
  if (typeof text === 'string') markup(text);
  visit(blocks, (node) => {
    if (['user', 'usergroup', 'channel', 'broadcast', 'team'].includes(String(node['type'])))
      found.push(String(node['type']));
    if (node['type'] === 'mrkdwn') markup(String(node['text']).replace(/<!date\^[^>]*>/g, ''));
  });
  return found;
}

/** Every text of a message's blocks that a reader sees, in order, but those of buttons and selects. */
export function textOfBlocks(blocks: unknown): string {
  let seen = '';
  visit(blocks, (node) => {
    const { type, text, fallback } = node;
    if (type === 'text' || type === 'link' || type === 'plain_text') seen += String(text ?? '');
    else if (type === 'date') seen += String(fallback ?? '');
    else if (type === 'mrkdwn') seen += shownOf(String(text));
  });
  return seen;
}

/** mrkdwn as it is shown: https://docs.slack.dev/messaging/formatting-message-text */
function shownOf(mrkdwn: string): string {
  return mrkdwn
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) => label ?? target)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function visit(value: unknown, see: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node = value as Record<string, unknown>;
  if (node['type'] === 'actions') return;
  see(node);
  for (const part of Object.values(node)) visit(part, see);
}
