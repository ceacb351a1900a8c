import { findQuotations, type Quotation } from './quotations.ts';
import { type Token, tokenise } from './tokens.ts';

/** A run of tokens, half-open. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The article read once: every later step works on this. */
export interface Document {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quotations: readonly Quotation[];
  /** For every token the number of the quotation it stands in (its marks included), or -1. */
  readonly quotationAt: Int32Array;
  readonly sentences: readonly Range[];
  /** For every token the number of its sentence. */
  readonly sentenceAt: Int32Array;
  /** Folded words that have named a speaker so far; grows as the article is read. */
  readonly names: Set<string>;
}

/** What a language adds to reading: its abbreviations, and whether words after a quotation belong to it. */
export interface ReadingRules {
  readonly abbreviations: ReadonlySet<string>;
  /** Attribution follows the quotation that closes just before token `at` («"Why?" Smith said»). */
  readonly attributionFollows?: (tokens: readonly Token[], at: number) => boolean;
}

const TERMINAL = new Set(['.', '!', '?', '؟', '۔', '。', '？', '！', '|']);

export function readDocument(text: string, rules: ReadingRules): Document {
  const tokens = tokenise(text);
  const quotations = findQuotations(tokens);
  const quotationAt = new Int32Array(tokens.length).fill(-1);
  for (const [number, { open, close, closed }] of quotations.entries()) {
    quotationAt.fill(number, open, closed ? close + 1 : close);
  }
  const sentences = findSentences(tokens, quotations, quotationAt, rules);
  const sentenceAt = new Int32Array(tokens.length);
  for (const [number, { from, to }] of sentences.entries()) sentenceAt.fill(number, from, to);
  return { text, tokens, quotations, quotationAt, sentences, sentenceAt, names: new Set() };
}

function findSentences(
  tokens: readonly Token[],
  quotations: readonly Quotation[],
  quotationAt: Int32Array,
  rules: ReadingRules,
): Range[] {
  const sentences: Range[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const next = tokens[at + 1];
    const quotation = quotations[quotationAt[at] ?? -1];
    let ends = !next || next.line !== token.line;
    if (!ends && next && quotation) {
      ends = quotation.closed && quotation.close === at && endsAfterQuotation(tokens, at, rules);
    } else if (!ends && next && TERMINAL.has(token.text)) {
      ends = endsAtStop(tokens, at, rules);
    }
    if (ends) {
      sentences.push({ from, to: at + 1 });
      from = at + 1;
    }
  }
  return sentences;
}

function endsAtStop(tokens: readonly Token[], at: number, rules: ReadingRules): boolean {
  const token = tokens[at] as Token;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (!before || !next) return true;
  if (token.text !== '.') return true;
  if (TERMINAL.has(next.text) || next.text === ')' || next.text === ',' || next.text === '،') return false;
  if (!token.spaced && before.kind === 'word') {
    // «عام 2015م. وقال»: the letter of an era ends its sentence.
    const era = /^[\u0600-\u06ff]$/.test(before.norm) && tokens[at - 2]?.kind === 'number';
    if (rules.abbreviations.has(before.norm) && !era) return false;
    if (/^\p{Lu}$/u.test(before.text)) return false;
    if (/^[a-z]/.test(next.text) && !next.spaced) return false;
    if (/^\p{Lu}$/u.test(next.text) && !next.spaced) return false;
  }
  if (before.kind === 'number' && next.kind === 'number' && !next.spaced) return false;
  return !/^\p{Ll}/u.test(next.text);
}

/** A quotation that ends with a full stop ends the sentence; after "?" or "!" its attribution may follow. */
function endsAfterQuotation(tokens: readonly Token[], close: number, rules: ReadingRules): boolean {
  const last = tokens[close - 1];
  const next = tokens[close + 1];
  if (!last || !next) return true;
  if (!TERMINAL.has(last.text) && last.text !== '…' && !/^\.+$/.test(last.text)) return false;
  if (/^\p{Ll}/u.test(next.text) || next.text === ',' || next.text === '،' || next.text === '.') return false;
  if (next.text === '—' || next.text === '–' || next.text === '-') return false;
  // A full stop inside the marks ends what is quoted and its sentence; a comma would stand there otherwise.
  if (last.text === '.') return true;
  return !(rules.attributionFollows?.(tokens, close + 1) ?? false);
}

/** The quotation whose opening mark is token `at`. */
export function quotationFrom(doc: Document, at: number): Quotation | undefined {
  const quotation = doc.quotations[doc.quotationAt[at] ?? -1];
  return quotation?.open === at ? quotation : undefined;
}

/** The quotation whose closing mark is token `at`. */
export function quotationTo(doc: Document, at: number): Quotation | undefined {
  const quotation = doc.quotations[doc.quotationAt[at] ?? -1];
  return quotation?.closed && quotation.close === at ? quotation : undefined;
}

/** Index of the first token that ends after `offset`. */
export function firstToken(doc: Document, offset: number): number {
  let low = 0;
  let high = doc.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((doc.tokens[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
