import type { Token } from './tokens.ts';

/** A stretch in quotation marks. Tokens `open` and `close` are the marks; `close` is past the end when missing. */
export interface Quotation {
  readonly open: number;
  /** Index of the closing mark, or of the first token after the stretch where no mark closes it. */
  readonly close: number;
  readonly closed: boolean;
  /** Continues the quotation before it: that one was left open at the paragraph's end. */
  readonly continues: boolean;
}

type Family = 'guillemet' | 'double' | 'apostrophes' | 'single';

interface Mark {
  readonly index: number;
  readonly family: Family;
  readonly opens: boolean;
  readonly closes: boolean;
}

const FAMILIES: Record<string, [Family, 'open' | 'close' | 'either']> = {
  '«': ['guillemet', 'open'],
  '»': ['guillemet', 'close'],
  '“': ['double', 'open'],
  '”': ['double', 'close'],
  '„': ['double', 'open'],
  '‟': ['double', 'open'],
  '"': ['double', 'either'],
  '″': ['double', 'either'],
  '〝': ['double', 'open'],
  '〞': ['double', 'close'],
  "''": ['apostrophes', 'either'],
  '’’': ['apostrophes', 'close'],
  '‘‘': ['apostrophes', 'open'],
  '``': ['apostrophes', 'open'],
  '‘': ['single', 'open'],
  '’': ['single', 'close'],
  "'": ['single', 'either'],
};

/** What may stand before an opening mark without a space, and after a closing one. */
const OPENING_NEIGHBOURS = new Set(['(', '[', '—', '–', '-', ':', '«', '“', '"']);

/**
 * Pairs quotation marks paragraph by paragraph, outermost only. Marks written the wrong way round are told by the
 * space beside them; an opening mark with nothing to close it runs to the paragraph's end.
 */
export function findQuotations(tokens: readonly Token[]): Quotation[] {
  const quotations: Quotation[] = [];
  let from = 0;
  while (from < tokens.length) {
    const line = tokens[from]?.line;
    let to = from;
    while (to < tokens.length && tokens[to]?.line === line) to++;
    const marks = marksOf(tokens, from, to);
    if (marks.length > 0) pairMarks(tokens, marks, to, quotations);
    from = to;
  }
  return quotations;
}

function marksOf(tokens: readonly Token[], from: number, to: number): Mark[] {
  const marks: Mark[] = [];
  for (let index = from; index < to; index++) {
    const token = tokens[index];
    if (token?.kind !== 'mark') continue;
    const known = FAMILIES[token.text];
    if (!known) continue;
    const [family, side] = known;
    const before = index > from ? tokens[index - 1] : undefined;
    const after = index + 1 < to ? tokens[index + 1] : undefined;
    const spaceBefore = !before || token.spaced || OPENING_NEIGHBOURS.has(before.text);
    const spaceAfter = !after || after.spaced || (after.kind === 'mark' && !FAMILIES[after.text]);
    if (family === 'single' && !singleMark(before, token, after, spaceBefore, spaceAfter)) continue;
    const opens =
      side === 'open' || (side === 'either' && (!spaceAfter || spaceBefore)) || (spaceBefore && !spaceAfter);
    const closes = side === 'close' || (side === 'either' && (!spaceBefore || spaceAfter)) || spaceAfter;
    marks.push({ index, family, opens, closes });
  }
  return marks;
}

/** An apostrophe counts as a mark only before a word after a space, or after a word's or sentence's end. */
function singleMark(
  before: Token | undefined,
  mark: Token,
  after: Token | undefined,
  spaceBefore: boolean,
  spaceAfter: boolean,
): boolean {
  if (spaceBefore && !spaceAfter) return after?.kind === 'word' && mark.text !== '’';
  return spaceAfter && !spaceBefore && before !== undefined && /[.,!?\p{L}]$/u.test(before.text);
}

function pairMarks(
  tokens: readonly Token[],
  marks: readonly Mark[],
  paragraphEnd: number,
  out: Quotation[],
): void {
  const lastCloser = new Map<Family, number>();
  for (const [position, mark] of marks.entries()) if (mark.closes) lastCloser.set(mark.family, position);
  let open: Mark | undefined;
  let depth = 0;
  for (const [position, mark] of marks.entries()) {
    if (!open) {
      if (!mark.opens) continue;
      const closerAhead = (lastCloser.get(mark.family) ?? -1) > position;
      if (mark.family === 'single' && (!closerAhead || !speechCloser(tokens, marks, position))) continue;
      open = mark;
      depth = 0;
      if (!closerAhead) {
        const otherMarks = marks.slice(position + 1, position + 4).some((other) => other.family !== 'single');
        const stop = otherMarks ? sentenceStop(tokens, mark.index + 1, paragraphEnd) : paragraphEnd;
        out.push(quotation(mark.index, stop, false, out, tokens));
        if (!otherMarks) return;
        open = undefined;
      }
      continue;
    }
    if (mark.family !== open.family) continue;
    const nests = mark.opens && !mark.closes && (lastCloser.get(mark.family) ?? -1) > position + 1;
    if (nests && mark.family === 'guillemet') depth++;
    else if (mark.closes && depth > 0) depth--;
    else if (mark.closes) {
      out.push(quotation(open.index, mark.index, true, out, tokens));
      open = undefined;
    }
  }
  if (open) out.push(quotation(open.index, paragraphEnd, false, out, tokens));
}

/** A single mark opens a quotation only where its partner follows a sentence's mark, as speech does. */
function speechCloser(tokens: readonly Token[], marks: readonly Mark[], position: number): boolean {
  const partner = marks
    .slice(position + 1, position + 6)
    .find((mark) => mark.family === 'single' && mark.closes);
  const before = partner && tokens[partner.index - 1];
  return before !== undefined && /[.,!?]$/.test(before.text);
}

function sentenceStop(tokens: readonly Token[], from: number, to: number): number {
  for (let index = from; index < to; index++) if (tokens[index]?.text === '.') return index;
  return to;
}

function quotation(
  open: number,
  close: number,
  closed: boolean,
  before: readonly Quotation[],
  tokens: readonly Token[],
): Quotation {
  const last = before.at(-1);
  const opening = tokens[open];
  const lastToken = last && tokens[last.close - 1];
  const continues =
    last !== undefined &&
    !last.closed &&
    last.close === open &&
    opening !== undefined &&
    lastToken !== undefined &&
    opening.line > lastToken.line;
  return { open, close, closed, continues };
}
