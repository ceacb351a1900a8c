import type { CommandName, Origin, Reply } from '../../commands/command.ts';
import type { Dispatcher } from '../../commands/dispatcher.ts';
import type { Card } from '../../views/card.ts';
import type { Drawing, History, Language, Message, Side } from './history.ts';
import { placeOf, registered, type Spell } from './place.ts';
import { readTyped } from './typed.ts';

/** Who sits before the page. */
interface Visitor {
  readonly user: string;
  /** Of the page. */
  readonly language: Language;
  /** IANA zone of the browser. */
  readonly zone?: string | undefined;
}

/** Draws a card for one side, through the dispatcher's `present`. */
export type DrawCard = (side: Side, card: Card) => Promise<Drawing>;

export interface Conversation {
  /** Runs a typed line on each of the sides, spelled as that side spells it. */
  say(line: string, sides: readonly Side[], visitor: Visitor): Promise<SaidOutcome>;
  /** Runs a button or a choice of a message. False where that message has no such button or is not this visitor's. */
  press(messageId: string, token: string, visitor: Visitor): Promise<boolean>;
  complete(command: CommandName, option: string, typed: string, visitor: Visitor): Promise<string[]>;
  /** Greets in both channels, once, where nobody has said anything yet. */
  welcome(visitor: Visitor): Promise<void>;
}

type SaidOutcome = { readonly ok: true } | { readonly ok: false; readonly unknown: string };

export function createConversation(deps: {
  dispatcher: Dispatcher;
  drawCard: DrawCard;
  history: History;
  spell: Spell;
}): Conversation {
  const { dispatcher, drawCard, history, spell } = deps;
  let greeted: Promise<unknown> | undefined;

  function originOf(side: Side, visitor: Visitor): Origin {
    return {
      place: placeOf(side),
      user: visitor.user,
      locale: visitor.language,
      zone: async () => visitor.zone,
      spell: (command) => spell(side, command),
    };
  }

  async function show(side: Side, reply: Reply, visitor: Visitor, pressed?: Message): Promise<void> {
    const drawing = await drawCard(side, reply.card);
    if (reply.replace && pressed && history.replace(pressed.id, drawing) !== null) return;
    history.add({
      side,
      from: 'bot',
      drawing,
      onlyFor: reply.visibility === 'asker' ? visitor.user : undefined,
    });
  }

  async function runOn(side: Side, typed: Runnable, visitor: Visitor): Promise<void> {
    const origin = originOf(side, visitor);
    if (typed.kind === 'mention') {
      history.add({ side, from: 'you', text: `@Isnad ${typed.text}`.trim() });
      return show(side, await dispatcher.mention(typed.text, origin), visitor);
    }
    const line = `${spell(side, typed.name)} ${typed.text}`.trim();
    history.add({ side, from: 'you', text: line });
    // The platform hands over the registered command and all that was typed after it.
    const [name, text] = registered(side, typed.name, typed.text);
    return show(side, await dispatcher.typed(name, text, origin), visitor);
  }

  return {
    async say(line, sides, visitor) {
      const typed = readTyped(line, dispatcher.commands, spell);
      if (typed.kind === 'unknown') return { ok: false, unknown: typed.word };
      await Promise.all(sides.map((side) => runOn(side, typed, visitor)));
      return { ok: true };
    },

    async press(messageId, token, visitor) {
      const message = history.get(messageId);
      if (message === undefined || (message.onlyFor ?? visitor.user) !== visitor.user) return false;
      if (!strings(message.drawing?.payload).has(token)) return false;
      const reply = await dispatcher.action(token, originOf(message.side, visitor));
      await show(message.side, reply, visitor, message);
      return true;
    },

    complete(command, option, typed, visitor) {
      return dispatcher.complete(command, option, typed, originOf('discord', visitor));
    },

    async welcome(visitor) {
      greeted ??= Promise.all(
        (['slack', 'discord'] as const).map(async (side) => {
          if (history.count(side) > 0) return;
          // Nobody in particular is greeted: each page shows it in its own language.
          const drawIn = async (language: Language) =>
            drawCard(side, await dispatcher.welcome(originOf(side, { ...visitor, language })));
          const drawings = { ar: await drawIn('ar'), en: await drawIn('en') };
          history.add({ side, from: 'bot', drawing: drawings[visitor.language], drawings });
        }),
      );
      await greeted.catch((error: unknown) => {
        greeted = undefined;
        throw error;
      });
    },
  };
}

type Runnable = Exclude<ReturnType<typeof readTyped>, { kind: 'unknown' }>;

/** Every string in a payload: what a button may send back is among them. */
function strings(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') found.add(value);
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) strings(part, found);
  }
  return found;
}
