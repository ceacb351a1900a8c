import { fold } from '../../text/fold.ts';
import { INFORMAL, questionWords } from './words.ts';

/** A word of a question: as written, without the punctuation round it, and folded. */
export interface Token {
  readonly raw: string;
  readonly word: string;
}

const EDGES = /^[\s"“”„«»‹›()[\]{}?؟!.,،؛;:…]+|[\s"“”„«»‹›()[\]{}?؟!.,،؛;:…]+$/gu;
const POLITE = [...questionWords('polite')].map((words) => words.split(' '));
const OPENING = new Set(
  (['who', 'what', 'how', 'when', 'whether'] as const).flatMap((name) => [...questionWords(name)]),
);

/** Words of a question; informal ones as what they stand for, courtesies and a joined «و» before the question left out. */
export function tokenize(question: string): Token[] {
  const plain = question.split(/\s+/u).flatMap((part) => {
    const raw = part.replace(EDGES, '');
    if (raw === '') return [];
    return INFORMAL.get(fold(raw))?.map(tokenOf) ?? [tokenOf(raw)];
  });
  return withoutPoliteness(plain).map((token, index) => {
    const bare = /^[وف](?=..)/u.test(token.word) ? token.word.slice(1) : token.word;
    return index === 0 && OPENING.has(bare) ? { raw: bare, word: bare } : token;
  });
}

const tokenOf = (raw: string): Token => ({ raw, word: fold(raw) });

function withoutPoliteness(tokens: readonly Token[]): readonly Token[] {
  const opening = POLITE.find((words) => words.every((word, index) => tokens[index]?.word === word));
  // What is left must still be a question: "so" alone may be a name.
  return opening && tokens.length > opening.length + 1
    ? withoutPoliteness(tokens.slice(opening.length))
    : tokens;
}

export const textOf = (tokens: readonly Token[]): string => tokens.map(({ raw }) => raw).join(' ');

/** How many words from `at` on are one of the set, the longest first; 0 where none is. */
export function lengthAt(tokens: readonly Token[], at: number, set: ReadonlySet<string>): number {
  for (const size of [4, 3, 2, 1]) {
    if (tokens.length < at + size) continue;
    const words = tokens.slice(at, at + size).map(({ word }) => word);
    if (set.has(words.join(' '))) return size;
  }
  return 0;
}

/** Where a word of the set first stands, at or after `from`; -1 where none does. */
export function indexIn(tokens: readonly Token[], set: ReadonlySet<string>, from = 0): number {
  return tokens.findIndex((_, index) => index >= from && lengthAt(tokens, index, set) > 0);
}
