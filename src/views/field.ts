import { type Direction, directionOf, directionOfLanguage } from '../text/direction.ts';
import type { Block, Button, ChromeLanguage, Field, Run } from './card.ts';

type Piece = string | Run;

const run = (piece: Piece): Run => (typeof piece === 'string' ? { text: piece } : piece);

/** A field in the language of labels. */
export function label(chrome: ChromeLanguage, ...pieces: readonly Piece[]): Field {
  return { runs: pieces.map(run), dir: directionOfLanguage(chrome) };
}

/** A field in the language of a briefing, unless all its letters are of the other direction. */
export function content(lang: string, ...pieces: readonly Piece[]): Field {
  return written(pieces.map(run), directionOfLanguage(lang));
}

/** A message in the language of labels, whatever word it begins with, unless it exists in another only. */
export function message(chrome: ChromeLanguage, text: string): Field {
  return written([{ text }], directionOfLanguage(chrome));
}

function written(runs: readonly Run[], dir: Direction): Field {
  const letters = runs.flatMap(({ text }) => text.match(/\p{L}/gu) ?? []);
  if (letters.length === 0 || letters.some((letter) => directionOf(letter) === dir)) return { runs, dir };
  return { runs, dir: dir === 'rtl' ? 'ltr' : 'rtl' };
}

/** Names or topics inside a line of labels: `a, b and c`. */
export function listed(names: readonly string[], chrome: ChromeLanguage): string {
  return new Intl.ListFormat(chrome).format(names);
}

/** Pieces of small print with a middle dot between them. */
export function dotted(pieces: readonly (Piece | undefined)[]): Run[] {
  return pieces
    .filter((piece) => piece !== undefined)
    .flatMap((piece, index) => (index === 0 ? [run(piece)] : [{ text: ' · ' }, run(piece)]));
}

export const bold = (text: string): Run => ({ text, bold: true });

export function heading(field: Field): Block {
  return { type: 'heading', ...field };
}

export function text(field: Field): Block {
  return { type: 'text', ...field };
}

export function note(field: Field): Block {
  return { type: 'note', ...field };
}

/** A row of buttons, or nothing where there is none. */
export function buttonRow(buttons: readonly Button[]): Block[] {
  return buttons.length > 0 ? [{ type: 'buttons', buttons }] : [];
}

/** Groups with a divider between them. */
export function divided(groups: readonly (readonly Block[])[]): Block[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? [...group] : [{ type: 'divider' as const }, ...group]));
}

/** Cut at a word, for labels that must stay short. */
export function shortened(words: string, max: number): string {
  if (words.length <= max) return words;
  const cut = words.slice(0, max - 1).toWellFormed();
  const space = cut.lastIndexOf(' ');
  return `${(space > max / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
