import {
  type APIMessageTopLevelComponent,
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import type { DiscordMessage } from './render.ts';

/** An answer ready to be sent. */
export interface Answer {
  readonly payload: DiscordMessage;
  readonly visibility: 'channel' | 'asker';
  readonly replace: boolean;
}

/** Discord gives 3 s to a first answer; half of it is left to the network. */
export const PATIENCE_MS = 1500;

/** The payload in the client's words. `asker`: only who asked sees it. */
export function sendable(payload: DiscordMessage, visibility: Answer['visibility'] = 'channel') {
  const flags = payload.flags | (visibility === 'asker' ? MessageFlags.Ephemeral : 0);
  const components: APIMessageTopLevelComponent[] = [...payload.components];
  return { components, flags, allowedMentions: { parse: [] } };
}

/** Answers a command in time: at once, or as "thinking" first, seen by whom its answer will probably be. */
export async function answerCommand(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  work: Promise<Answer>,
  expected: Answer['visibility'],
  patienceMs: number,
): Promise<void> {
  const ready = await within(work, patienceMs);
  if (ready) {
    await interaction.reply(sendable(ready.payload, ready.visibility));
    return;
  }
  await interaction.deferReply(expected === 'asker' ? { flags: MessageFlags.Ephemeral } : {});
  const answer = await work;
  if (answer.visibility === expected) {
    await interaction.editReply(sendable(answer.payload));
    return;
  }
  // Who sees a reply is fixed once deferred, and a first follow-up would take the deferred one's place.
  await interaction.deleteReply();
  await interaction.followUp(sendable(answer.payload, answer.visibility));
}

/** Answers a press: to who pressed, or in place of the message that bore the button. */
export async function answerPress(
  interaction: MessageComponentInteraction,
  work: Promise<Answer>,
  patienceMs: number,
): Promise<void> {
  const ready = await within(work, patienceMs);
  if (ready) {
    if (ready.replace) await interaction.update(sendable(ready.payload));
    else await interaction.reply(sendable(ready.payload, 'asker'));
    return;
  }
  await interaction.deferUpdate();
  const answer = await work;
  if (answer.replace) await interaction.editReply(sendable(answer.payload));
  else await interaction.followUp(sendable(answer.payload, 'asker'));
}

/** Undefined when it takes longer. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
