import { randomUUID } from 'node:crypto';
import { LIMITS } from './limits.ts';
import { refusalOf } from './message.ts';
import { rewrite } from './methods.ts';
import type { Message, Workspace } from './state.ts';

interface ResponseUrl {
  readonly channel: string;
  readonly user: string;
  /** The message whose button was pressed. */
  readonly original: Message | undefined;
  readonly made: number;
  uses: number;
  readonly answered: (message: Message) => void;
}

export interface Responses {
  /** Makes the path of a response URL, and the promise of the first answer through it. */
  make(
    channel: string,
    user: string,
    original?: Message,
  ): { readonly path: string; readonly reply: Promise<Message> };
  /** What a POST to the path gets. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  take(path: string, body: unknown): { readonly status: number; readonly body: string };
}

export function createResponses(workspace: Workspace): Responses {
  const urls = new Map<string, ResponseUrl>();
  const refuse = (status: number, error: string, fault = error) => {
    workspace.faults.push(`response_url: ${fault}`);
    return { status, body: JSON.stringify({ ok: false, error }) };
  };

  return {
    make(channel, user, original) {
      const path = `/response/${randomUUID()}`;
      const reply = new Promise<Message>((answered) => {
        urls.set(path, { channel, user, original, made: workspace.clock(), uses: 0, answered });
      });
      return { path, reply };
    },
    take(path, body) {
      const url = urls.get(path);
      if (url === undefined) return refuse(404, 'no_service');
      if (workspace.clock() - url.made > LIMITS.responseUrlAge.max) return refuse(404, 'expired_url');
      if (url.uses >= LIMITS.responseUrlUses.max) return refuse(404, 'used_url');
      if (typeof body !== 'object' || body === null) return refuse(400, 'invalid_payload');
      const args = body as Record<string, unknown>;
      const refusal = refusalOf(args);
      if (refusal) return refuse(400, refusal.error, `${refusal.error} ${refusal.messages.join('; ')}`);
      url.uses += 1;
      url.answered(put(url, args));
      return { status: 200, body: 'ok' };
    },
  };

  function put(url: ResponseUrl, args: Record<string, unknown>): Message {
    if (args['replace_original'] === true && url.original) {
      rewrite(url.original, args);
      workspace.changed();
      return url.original;
    }
    return workspace.add({
      channel: url.channel,
      text: String(args['text'] ?? ''),
      blocks: (args['blocks'] ?? []) as Message['blocks'],
      threadTs: args['thread_ts'] as string | undefined,
      // Without a type an answer is its asker's alone.
      ephemeralTo: args['response_type'] === 'in_channel' ? undefined : url.user,
      via: 'response_url',
      sent: args,
    });
  }
}
