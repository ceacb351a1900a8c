import { checkChoices } from './commands.ts';
import {
  alreadyAcknowledged,
  Form,
  refuse,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './errors.ts';
import { LIMITS } from './limits.ts';
import { checkMessage, EPHEMERAL, LOADING, type MessageBody } from './message.ts';
import type { FakeInteraction, FakeMessage, World } from './world.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
const CALLBACK = { reply: 4, defer: 5, deferUpdate: 6, update: 7, autocomplete: 8 } as const;

interface CallbackBody {
  readonly type: number;
  readonly data?: MessageBody & {
    readonly choices?: readonly { readonly name: string; readonly value: string }[];
  };
}

export function createInteractions(world: World) {
  function reply(interaction: FakeInteraction, body: MessageBody): FakeMessage {
    const seenBy = (body.flags ?? 0) & EPHEMERAL ? interaction.user : 'everyone';
    return world.addMessage(interaction.channel, body, { seenBy });
  }

  function callback(id: string, token: string, body: CallbackBody): FakeMessage | null {
    const interaction = world.interactions.get(token);
    if (interaction?.id !== id) throw unknownInteraction();
    if (interaction.answered !== null) throw alreadyAcknowledged();
    if (Date.now() - interaction.createdAt > LIMITS.answerMs.max) throw unknownInteraction();
    answer(interaction, body);
    interaction.answered = body.type;
    world.changes.emit('change');
    return interaction.original;
  }

  function answer(interaction: FakeInteraction, { type, data = {} }: CallbackBody): void {
    if (type === CALLBACK.autocomplete && interaction.kind === 'autocomplete') {
      interaction.choices = checkedChoices(data.choices ?? []);
    } else if (type === CALLBACK.reply && interaction.kind !== 'autocomplete') {
      checkMessage(data);
      interaction.original = reply(interaction, data);
    } else if (type === CALLBACK.defer && interaction.kind !== 'autocomplete') {
      interaction.original = reply(interaction, { flags: LOADING | ((data.flags ?? 0) & EPHEMERAL) });
    } else if (type === CALLBACK.deferUpdate && interaction.kind === 'component') {
      interaction.original = interaction.pressed;
    } else if (type === CALLBACK.update && interaction.kind === 'component') {
      interaction.original = interaction.pressed;
      edit(interaction.pressed, data);
    } else {
      throw refuse(400, 50035, `Callback type ${type} does not answer a ${interaction.kind}`);
    }
  }

  function edit(message: FakeMessage | null, body: MessageBody): FakeMessage {
    if (message === null) throw unknownMessage();
    checkMessage(body, message.flags);
    world.editMessage(message, body, (message.flags & ~LOADING) | ((body.flags ?? 0) & ~EPHEMERAL));
    return message;
  }

  function byToken(token: string): FakeInteraction {
    const interaction = world.interactions.get(token);
    if (!interaction || interaction.answered === null) throw unknownWebhook();
    if (Date.now() - interaction.createdAt > LIMITS.followUpMs.max)
      throw refuse(401, 50027, 'Invalid Webhook Token');
    return interaction;
  }

  /** The first follow-up to a deferred reply takes its place, seen by whom the deferral was. */
  function followUp(token: string, body: MessageBody): FakeMessage {
    const interaction = byToken(token);
    if (interaction.original && interaction.original.flags & LOADING) return edit(interaction.original, body);
    checkMessage(body);
    return reply(interaction, body);
  }

  function original(token: string): FakeMessage {
    const message = byToken(token).original;
    if (message === null) throw unknownMessage();
    return message;
  }

  function find(token: string, id: string): FakeMessage {
    if (id === '@original') return original(token);
    const message = byToken(token).channel.messages.find((one) => one.id === id);
    if (!message) throw unknownMessage();
    return message;
  }

  function remove(token: string, id: string): void {
    const interaction = byToken(token);
    const message = find(token, id);
    if (message === interaction.original) interaction.original = null;
    world.removeMessage(message);
  }

  return { callback, followUp, find, edit, remove };
}

function checkedChoices(choices: readonly { readonly name: string; readonly value: string }[]) {
  const form = new Form();
  const { max } = LIMITS.autocompleteChoices;
  form.check(choices.length <= max, 'choices', 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  checkChoices(choices, 'choices', form);
  form.done();
  return choices;
}
