import { fold } from '../text/fold.ts';
import type { Args, Command, Option } from './command.ts';

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”"'],
  ['”', '”"'],
  ['„', '“”"'],
  ['«', '»'],
]);
const NAME = /^(?<minus>[-−–]?)(?<name>\p{L}[\p{L}\p{M}_-]{0,30})\s?[:=：]\s?/u;

/** Words given under an option's name, once; `minus`: as `-name:value`. */
interface Given {
  readonly words: readonly string[];
  readonly minus: boolean;
}

/**
 * Typed words as options. `name:value`, `name=value` and `name:"two words"`, by an option's name or another word for it;
 * what stands under no name goes to the option that takes the rest, as typed. A value without quotes is one word, or, when
 * the rest is given already or the option takes a phrase, runs to the next name: `Esper about:the letter`. A list
 * given several times is all of it, what is given as `-name:value` with a minus before each. Never throws.
 */
export function parseArgs(options: readonly Option[], text: string): Args {
  const rest = options.find((option) => option.rest);
  const values = new Map<Option, readonly Given[]>();
  let open: Option | undefined;
  let left = text.trim();
  while (left !== '') {
    const named = readName(options, left);
    if (named) {
      left = left.slice(named.length);
      const value = readValue(left);
      left = left.slice(value.length).trimStart();
      const before = named.option.list ? (values.get(named.option) ?? []) : [];
      values.set(named.option, [...before, { words: [value.text], minus: named.minus }]);
      const runsOn = named.option.phrase || !rest || rest.choices || values.has(rest);
      const greedy = !value.quoted && runsOn && named.option !== rest;
      open = greedy ? named.option : undefined;
      continue;
    }
    const [word = left] = /^\S+/u.exec(left) ?? [];
    left = left.slice(word.length).trimStart();
    const taker = open ?? rest;
    if (taker) values.set(taker, withWord(values.get(taker), word));
  }
  return Object.fromEntries(
    [...values]
      .map(([option, given]) => [option.name, given.map(valueIn).filter(Boolean).join(', ')])
      .filter(([, value]) => value !== ''),
  );
}

function withWord(given: readonly Given[] = [], word: string): Given[] {
  const { words, minus } = given.at(-1) ?? { words: [], minus: false };
  return [...given.slice(0, -1), { words: [...words, word], minus }];
}

function valueIn({ words, minus }: Given): string {
  const value = words.filter((word) => word !== '').join(' ');
  return minus ? value.replace(/(?<=^|[,،;؛])\s*(?=[^\s,،;؛])/gu, '-') : value;
}

/** The command that typed words call by their beginning, and what follows; null where they call none. */
export function routeWords(
  commands: readonly Command[],
  text: string,
): { readonly command: Command; readonly text: string } | null {
  const words = text.trim().split(/\s+/u);
  for (const count of [2, 1]) {
    if (words.length < count) continue;
    const called = bare(words.slice(0, count).join(' '));
    const command = commands.find((one) => one.words.some((word) => bare(word) === called));
    const following = words.slice(count).join(' ');
    // A command without options is called by its word alone: more words are about something else.
    if (command && (command.options.length > 0 || following === '')) return { command, text: following };
  }
  return null;
}

function bare(words: string): string {
  return fold(words).replace(/[^\p{L}\p{N} ]/gu, '');
}

function readName(
  options: readonly Option[],
  text: string,
): { option: Option; length: number; minus: boolean } | null {
  const match = NAME.exec(text);
  if (!match) return null;
  const name = fold(match.groups?.['name'] ?? '');
  const minus = match.groups?.['minus'] !== '';
  const option = options.find((one) => [one.name, ...one.aliases].some((word) => fold(word) === name));
  return option && (!minus || option.list) ? { option, length: match[0].length, minus } : null;
}

function readValue(text: string): { text: string; length: number; quoted: boolean } {
  const closing = CLOSING.get(text.charAt(0));
  if (closing === undefined) {
    const word = /^\S*/u.exec(text)?.[0] ?? '';
    return { text: word, length: word.length, quoted: false };
  }
  const inner = text.slice(1);
  const end = [...inner].findIndex((char) => closing.includes(char));
  const value = end < 0 ? inner : [...inner].slice(0, end).join('');
  return { text: value.trim(), length: value.length + (end < 0 ? 1 : 2), quoted: true };
}

const QUOTES = /["“”„«»]/gu;

/** Words without the quote marks they were typed in, and without the mark that ends a question. */
export function unquoted(words: string | undefined): string | undefined {
  const plain = words
    ?.replace(QUOTES, '')
    .replace(/[?؟!.\s]+$/u, '')
    .trim();
  return plain === '' ? undefined : plain;
}
