import type { SaidAnswer } from '../answers/answers.ts';
import { fold } from '../text/fold.ts';
import { fullestName } from '../text/names.ts';
import type { Button, Card } from './card.ts';
import { buttonRow, label, text } from './field.ts';
import type { Look } from './look.ts';
import { lineCard } from './notices.ts';
import { phrasebook } from './phrases/book.ts';
import { token } from './tokens.ts';

/** Names to choose from on one card. */
const MOST = 10;

/** The main names under which one person's statements were found, each once. */
export function mergedNames({ people, said }: SaidAnswer): string[] {
  if (people.length !== 1) return [];
  const names = said.flatMap(({ speaker }) =>
    speaker === null ? [] : fullestName(speaker.name, speaker.aliases),
  );
  return [...new Map(names.map((name) => [fold(name), name])).values()];
}

/** Where one person is shown under several names. */
export function notSameButton(answer: SaidAnswer, look: Look, asked: string | undefined): Button[] {
  if (!asked || mergedNames(answer).length < 2) return [];
  return [{ label: phrasebook[look.chrome].people.notSame, token: token('apart', { p: asked }) }];
}

/** Which of the merged names is wrong: a button each. */
export function apartCard(asked: string, names: readonly string[], look: Look): Card {
  const { people } = phrasebook[look.chrome];
  if (names.length < 2) return lineCard(people.nothing, look);
  const buttons = names
    .slice(0, MOST)
    .map((name) => ({ label: name, token: token('apart', { p: asked, w: name }) }));
  return {
    chrome: look.chrome,
    summary: people.which,
    blocks: [text(label(look.chrome, people.which)), ...buttonRow(buttons)],
  };
}

/** What was decided, and how to take it back. */
export function decidedCard(name: string, look: Look): Card {
  const { people } = phrasebook[look.chrome];
  return lineCard(people.decided(name), look, [{ label: people.undo, token: token('apart', { u: name }) }]);
}
