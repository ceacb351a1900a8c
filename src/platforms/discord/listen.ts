import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  type Interaction,
  type Message,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { Origin, Reply } from '../../commands/command.ts';
import type { Dispatcher } from '../../commands/dispatcher.ts';
import { messageOf } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { cannotWrite, failure } from './failure.ts';
import { DISCORD_LIMITS } from './limits.ts';
import {
  argsOf,
  chosenText,
  interactionOrigin,
  messageOrigin,
  type Names,
  registeredName,
  spokenTo,
} from './parse.ts';
import { renderDiscord } from './render.ts';
import { type Answer, answerCommand, answerPress, PATIENCE_MS, sendable, within } from './respond.ts';
import { welcome } from './welcome.ts';

export interface Ears {
  readonly dispatcher: Dispatcher;
  readonly names: Names;
  readonly log: Log;
  /** Keeps a piece of work in sight until it is done; it never rejects. */
  readonly track: (work: Promise<void>) => void;
  /** Whether it is ours to answer: another process may have taken over. */
  readonly isOurs: () => boolean;
}

/** Hears what people do on Discord and has it answered. */
export function listen(client: Client, { dispatcher, names, log, track, isOurs }: Ears): void {
  client.on(Events.InteractionCreate, (interaction) => safely(() => onInteraction(interaction)));
  client.on(Events.MessageCreate, (message) => safely(() => onMessage(message)));
  // Not emitted for the servers delivered on connecting, only for one really joined.
  client.on(Events.GuildCreate, (guild) => safely(() => welcome(guild, dispatcher, names)));

  function safely(work: () => Promise<unknown>): void {
    if (!isOurs()) return;
    const done = work().then(
      () => undefined,
      (error: unknown) =>
        log.warn({ platform: 'discord', error: messageOf(error) }, 'could not answer on Discord'),
    );
    track(done);
  }

  async function onInteraction(interaction: Interaction): Promise<void> {
    const origin = interactionOrigin(interaction, names);
    if (origin === null) return;
    if (interaction.isChatInputCommand()) await onCommand(interaction, origin);
    else if (interaction.isMessageContextMenuCommand()) await onChosen(interaction, origin);
    else if (interaction.isAutocomplete()) await onAutocomplete(interaction, origin);
    else if (interaction.isMessageComponent()) await onPress(interaction, origin);
  }

  async function onCommand(interaction: ChatInputCommandInteraction, origin: Origin): Promise<void> {
    const command = dispatcher.commands.find(
      (one) => registeredName(one.name, names) === interaction.commandName,
    );
    const work = command
      ? answered(dispatcher.command(command.name, argsOf(interaction.options.data), origin), origin)
      : Promise.resolve(failure(origin));
    await answerCommand(interaction, work, command?.visibility ?? 'asker', PATIENCE_MS);
  }

  /** "Brief this", our only command on a message. */
  async function onChosen(interaction: MessageContextMenuCommandInteraction, origin: Origin): Promise<void> {
    const work = answered(dispatcher.briefMessage(chosenText(interaction.targetMessage), origin), origin);
    await answerCommand(interaction, work, 'asker', PATIENCE_MS);
  }

  async function onPress(interaction: MessageComponentInteraction, origin: Origin): Promise<void> {
    const token = interaction.isStringSelectMenu() ? interaction.values[0] : interaction.customId;
    if (token === undefined) return void (await interaction.deferUpdate());
    await answerPress(interaction, answered(dispatcher.action(token, origin), origin), PATIENCE_MS);
  }

  async function onAutocomplete(interaction: AutocompleteInteraction, origin: Origin): Promise<void> {
    const command = dispatcher.commands.find(
      (one) => registeredName(one.name, names) === interaction.commandName,
    );
    const { name, value } = interaction.options.getFocused(true);
    const work = command ? dispatcher.complete(command.name, name, value, origin) : Promise.resolve([]);
    const found = (await within(work, PATIENCE_MS)) ?? [];
    const usable = found.filter((text) => text !== '' && text.length <= DISCORD_LIMITS.choiceValue);
    const choices = usable
      .slice(0, DISCORD_LIMITS.optionChoices)
      .map((text) => ({ name: text, value: text }));
    await interaction.respond(choices);
  }

  async function onMessage(message: Message): Promise<void> {
    const text = spokenTo(message, message.client.user.id);
    if (text === null) return;
    const origin = messageOrigin(message, names);
    const reply = await dispatcher.mention(text, origin);
    const payload = sendable(await dispatcher.present(reply.card, origin.place, renderDiscord));
    const once = { nonce: message.id, enforceNonce: true };
    if (reply.visibility === 'channel' || message.guildId === null) {
      await message.reply({ ...payload, ...once, failIfNotExists: false });
      return;
    }
    // A message in a channel cannot be shown to one person alone.
    try {
      await message.author.send({ ...payload, ...once });
    } catch (error) {
      log.debug({ platform: 'discord', error: messageOf(error) }, 'direct messages are closed');
      const card = cannotWrite(reply.card.chrome, origin);
      const note = sendable(await dispatcher.present(card, origin.place, renderDiscord));
      await message.reply({ ...note, ...once, failIfNotExists: false });
    }
  }

  async function answered(work: Promise<Reply>, origin: Origin): Promise<Answer> {
    try {
      const { card, visibility, replace } = await work;
      const payload = await dispatcher.present(card, origin.place, renderDiscord);
      return { payload, visibility, replace: replace ?? false };
    } catch (error) {
      log.error({ platform: 'discord', err: error }, 'an answer failed');
      return failure(origin);
    }
  }
}
