import { readStatementFields } from '../answers/query.ts';
import type { Stance } from '../briefing/schema.ts';
import { readFollow } from './questions/follow.ts';
import { readDispute, readFacts, readPerson, readPositions } from './questions/kinds.ts';
import { markedWords, readQuotation, readWhoSaidQuote } from './questions/quoted.ts';
import { readSaid, readWho, readWhoSaidWords } from './questions/said.ts';
import { takeTimes } from './questions/times.ts';
import { type Token, textOf, tokenize } from './questions/tokens.ts';
import { questionWords } from './questions/words.ts';

/** What a question asks for: of what kind, and its parts as they were written. */
export interface Reading {
  readonly kind:
    | 'said'
    | 'quote'
    | 'disagree'
    | 'changed'
    | 'number'
    | 'when'
    | 'person'
    | 'disputed'
    | 'search'
    /** Goes on from the question before: «وميلي؟». */
    | 'follow';
  readonly person?: string | undefined;
  /** With whom they disagree. */
  readonly other?: string | undefined;
  readonly to?: string | undefined;
  readonly about?: string | undefined;
  readonly stance?: Stance | undefined;
  readonly first?: boolean | undefined;
  /** The words that may have been said. */
  readonly quote?: string | undefined;
  readonly via?: string | undefined;
  readonly story?: string | undefined;
  /** Instants, ms, half-open; `when` as written. */
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  readonly when?: string | undefined;
  /** Of a search. */
  readonly words?: string | undefined;
}

/** When a question is asked, ms, and the asker's zone (IANA). */
export interface Asking {
  readonly now: number;
  readonly zone: string;
}

const DROPPED = questionWords('dropped');
const [TODAY, YESTERDAY] = [questionWords('today'), questionWords('yesterday')];

/**
 * The ways a question can be read, the likeliest first: a later one holds where nobody bears the name an earlier one takes.
 * Deterministic, by the words of questions/ alone. Throws UserError where a field's value is wrong.
 */
export function readQuestion(question: string, { now, zone }: Asking): Reading[] {
  const fields = readStatementFields(question, now, zone);
  if (fields !== null) return [{ kind: 'said', ...fields }];
  const all = tokenize(question);
  const quote = readQuotation(question, all);
  if (quote.length > 0) return quote;
  const { tokens, times } = takeTimes(all, now, zone);
  const found = [
    ...readFollow(tokens),
    ...(readPositions(tokens) ?? readDispute(tokens) ?? readFacts(tokens) ?? readPerson(tokens) ?? []),
  ];
  const said = found.some(({ kind }) => kind !== 'follow') ? [] : [...readWho(tokens), ...readSaid(tokens)];
  const timed = [...found, ...said].map((reading) => ({ ...reading, ...times }));
  return [...timed, ...(said.length > 0 || timed.length === 0 || isFollowOnly(timed) ? [searchOf(all)] : [])];
}

/** What follows «who said»: words in quotation marks, a name, «what about X», «that X». */
export function readWhoSaid(text: string, { now, zone }: Asking): Reading[] {
  const fields = readStatementFields(text, now, zone);
  if (fields !== null) return [{ kind: 'said', ...fields }];
  const marked = markedWords(text);
  if (marked !== undefined) return readWhoSaidQuote(marked);
  const { tokens, times } = takeTimes(tokenize(text), now, zone);
  return readWhoSaidWords(tokens).map((reading) => ({ ...reading, ...times }));
}

const isFollowOnly = (readings: readonly Reading[]) => readings.every(({ kind }) => kind === 'follow');

/** Any other question is looked for by its words. */
function searchOf(tokens: readonly Token[]): Reading {
  const kept = tokens.flatMap((token): Token[] => {
    if (TODAY.has(token.word)) return [{ raw: 'since:today', word: '' }];
    if (YESTERDAY.has(token.word)) return [{ raw: 'since:yesterday', word: '' }];
    return DROPPED.has(token.word) ? [] : [token];
  });
  return { kind: 'search', words: textOf(kept) };
}
