import type { Reading } from '../reading.ts';
import { indexIn, lengthAt, type Token, textOf, tokenize } from './tokens.ts';
import { questionWords } from './words.ts';

const MARKED = /"([^"]*\p{L}[^"]*)"|“([^”]*\p{L}[^”]*)”|«([^»]*\p{L}[^»]*)»/u;
const [WHETHER, WHO, SAYING] = [questionWords('whether'), questionWords('who'), questionWords('saying')];
const [THAT, ABOUT, SOMETHING] = [questionWords('that'), questionWords('about'), questionWords('something')];
const AUXILIARY = questionWords('auxiliary');
/** Words a name may have, where nothing tells where it ends. */
const LONGEST_NAME = 3;

/** The first words of a question that stand in quotation marks. */
export function markedWords(question: string): string | undefined {
  const match = MARKED.exec(question);
  return match ? (match[1] ?? match[2] ?? match[3])?.trim() : undefined;
}

export function readWhoSaidQuote(quote: string): Reading[] {
  return [{ kind: 'quote', quote }];
}

/** "did P say '…'", «هل قال P إن …», 'who said "…"'; none where the question is none of these. */
export function readQuotation(question: string, all: readonly Token[]): Reading[] {
  const quote = markedWords(question);
  const opening = all[0]?.word ?? '';
  if (quote === undefined) return WHETHER.has(opening) ? readUnmarked(all) : [];
  const tokens = tokenize(question.replace(MARKED, ' '));
  const verb = indexIn(tokens, SAYING);
  if (verb < 0 || !(WHETHER.has(opening) || WHO.has(opening))) return [];
  const empty = [WHETHER, WHO, SAYING, THAT, AUXILIARY];
  const person = tokens.filter((token) => !empty.some((set) => set.has(token.word)));
  return [{ kind: 'quote', quote, person: textOf(person) || undefined }];
}

/** English puts the speaker before the verb, Arabic after it. */
function readUnmarked(tokens: readonly Token[]): Reading[] {
  const verb = indexIn(tokens, SAYING, 1);
  if (verb < 1) return [];
  const after = verb + 1;
  if (verb > 1) {
    const start = after + lengthAt(tokens, after, THAT);
    const quote = tokens.slice(start);
    const isAbout = lengthAt(quote, 0, ABOUT) > 0 || lengthAt(quote, 0, SOMETHING) > 0;
    if (quote.length === 0 || isAbout) return [];
    const person = tokens.slice(1, verb).filter(({ word }) => !AUXILIARY.has(word));
    return [{ kind: 'quote', person: textOf(person), quote: textOf(quote) }];
  }
  const link = indexIn(tokens, THAT, after + 1);
  const ends =
    link > 0 ? [link] : Array.from({ length: LONGEST_NAME }, (_, size) => after + size + 1).reverse();
  return ends.flatMap((end) => {
    const quote = tokens.slice(end + lengthAt(tokens, end, THAT));
    if (quote.length === 0 || lengthAt(quote, 0, ABOUT) > 0) return [];
    return [{ kind: 'quote' as const, person: textOf(tokens.slice(after, end)), quote: textOf(quote) }];
  });
}
