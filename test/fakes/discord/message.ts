import { type Component, checkComponents } from './components.ts';
import { Form, refuse } from './errors.ts';
import { LIMITS } from './limits.ts';

const IS_COMPONENTS_V2 = 1 << 15;
export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;

/** A message as a client sends it. https://docs.discord.com/developers/resources/message#create-message */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly unknown[];
  readonly components?: readonly Component[];
  readonly flags?: number;
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly users?: readonly string[] };
  readonly message_reference?: { readonly message_id?: string };
}

/** Throws what Discord would answer to a message it refuses. `before`: the flags of the message being edited, if one is. */
export function checkMessage(body: MessageBody, before?: number): void {
  const form = new Form();
  const v2 = Boolean(((body.flags ?? 0) | (before ?? 0)) & IS_COMPONENTS_V2);
  checkLegacyFields(body, v2, form);
  if (body.components !== undefined) checkComponents(body.components, v2, form);
  else if (v2 && before === undefined)
    form.check(false, 'components', 'BASE_TYPE_REQUIRED', 'This field is required');
  if (body.nonce !== undefined) form.text(String(body.nonce), 'nonce', 0, LIMITS.nonce.max);
  checkMentions(body, form);
  form.done();
  const empty = !body.content && !body.embeds?.length && !body.components?.length;
  if (empty && before === undefined) throw refuse(400, 50006, 'Cannot send an empty message');
}

function checkLegacyFields(body: MessageBody, v2: boolean, form: Form): void {
  if (body.content) form.text(body.content, 'content', 0, LIMITS.content.max);
  if (!v2) return;
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids'] as const) {
    const value = (body as Record<string, unknown>)[field];
    const absent = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    form.check(
      absent,
      field,
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      `The ${field} field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  }
}

function checkMentions(body: MessageBody, form: Form): void {
  for (const [index, kind] of (body.allowed_mentions?.parse ?? []).entries()) {
    const known = ['roles', 'users', 'everyone'].includes(kind);
    form.check(known, `allowed_mentions.parse.${index}`, 'BASE_TYPE_CHOICES', 'Unknown kind of mention.');
  }
}

/** Whom a text would ping: without `allowed_mentions` everybody it names. */
export function pingsOf(body: MessageBody, texts: readonly string[]): string[] {
  const parse = body.allowed_mentions?.parse ?? (body.allowed_mentions ? [] : ['everyone', 'users', 'roles']);
  const found = texts.join('\n');
  return [
    ...(parse.includes('everyone') ? (found.match(/@(everyone|here)/g) ?? []) : []),
    ...(parse.includes('users') ? (found.match(/<@!?\d+>/g) ?? []) : []),
    ...(parse.includes('roles') ? (found.match(/<@&\d+>/g) ?? []) : []),
  ];
}
