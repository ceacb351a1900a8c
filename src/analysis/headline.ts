import { readSaid, tellingStems } from './acts.ts';
import type { Document } from './document.ts';
import type { Resolved } from './resolve.ts';

const LONGEST = 200;
const FEWEST_SENTENCES = 4;
/** Of a headline statement's telling words, those the body's must hold. */
const REPEATED = 0.4;
/** Of one whose line was given as the title: the body's own words, nearly all of them. */
const REPEATED_TITLE = 0.8;

/**
 * Where the article's first line is its headline: end of that line, UTF-16 offset; 0 when there is none. A headline is the
 * given title, or a short first line without a full stop before several sentences.
 */
export function headlineEnd(doc: Document, given: string | undefined): number {
  const title = given?.trim() || undefined;
  const first = doc.tokens[0];
  if (!first || doc.sentences.length < FEWEST_SENTENCES) return 0;
  const next = doc.tokens.findIndex((token) => token.line !== first.line);
  const last = doc.tokens[next - 1];
  if (next === -1 || !last || last.end - first.start > LONGEST) return 0;
  const line = doc.text.slice(first.start, last.end);
  const isTitle = title !== undefined && plain(line) === plain(title);
  return isTitle || (title === undefined && !/[.!?؟:]$/.test(line)) ? last.end : 0;
}

const plain = (text: string): string => text.replace(/[\s.]+/g, ' ').trim();

/** Reports without those that only a headline makes and the body repeats: nothing is told that is not told again. */
export function withoutRepeatedHeadline(
  resolved: readonly Resolved[],
  text: string,
  end: number,
  titled: boolean,
): Resolved[] {
  if (end === 0) return [...resolved];
  const least = titled ? REPEATED_TITLE : REPEATED;
  const startOf = (one: Resolved): number => one.report.content[0]?.start ?? 0;
  const words = (one: Resolved): ReadonlySet<string> =>
    tellingStems(readSaid(one.report.content.map((span) => text.slice(span.start, span.end)).join(' ')));
  // A headline runs words and circumstance together ("… after memo leaks"): the body's are met up to the sentence's end.
  const inSentence = (one: Resolved): ReadonlySet<string> => {
    const last = one.report.content.at(-1)?.end ?? 0;
    const rest = text.slice(last, last + LONGEST).split(/[.!?؟\n]/, 1)[0] ?? '';
    return new Set([...words(one), ...tellingStems(readSaid(rest))]);
  };
  if (!resolved.some((one) => startOf(one) < end)) return [...resolved];
  const body = resolved
    .filter((one) => startOf(one) >= end)
    .slice(0, 60)
    .map(inSentence);
  return resolved.filter((one) => {
    if (startOf(one) >= end) return true;
    const said = words(one);
    return !body.some((other) => share(said, other) >= least);
  });
}

function share(said: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const word of said) if (other.has(word)) common++;
  return common / Math.max(1, said.size);
}
