import type { Card } from '../views/card.ts';
import type { Look } from '../views/look.ts';
import { errorCard, type Fault } from '../views/notices.ts';
import { phrasebook } from '../views/phrases/book.ts';
import type { Phrases } from '../views/phrases/en.ts';
import type { Context, Reply } from './command.ts';

export function lookOf(context: Context): Look {
  return { chrome: context.chrome, zone: context.zone, now: context.now };
}

export function phrasesOf(context: Pick<Context, 'chrome'>): Phrases {
  return phrasebook[context.chrome];
}

export function toChannel(card: Card): Reply {
  return { card, visibility: 'channel' };
}

export function toAsker(card: Card): Reply {
  return { card, visibility: 'asker' };
}

/** In place of the message whose button was pressed. */
export function inPlace(card: Card): Reply {
  return { card, visibility: 'asker', replace: true };
}

/** A person's fault, told to that person alone. */
export function fault(told: Fault, context: Pick<Context, 'chrome'>): Reply {
  return toAsker(errorCard(told, context));
}
