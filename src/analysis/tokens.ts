import { type Lexeme, lexemeOf } from './lexeme.ts';

export { foldWord } from './lexeme.ts';

/** One word, number or mark of the article; offsets are UTF-16 code units into the article's text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Folded for look-up: see {@link foldWord}. */
  readonly norm: string;
  readonly kind: 'word' | 'number' | 'mark';
  /** Paragraph number: every line break starts a new one. */
  readonly line: number;
  /** White space stands before it. */
  readonly spaced: boolean;
  readonly lexeme: Lexeme;
}

const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const COMBINING = 4;
const BREAK = 5;

/** Class of every BMP code unit, so that scanning needs no regular expression. */
const CLASSES = buildClasses();

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(65536);
  const tests: [RegExp, number][] = [
    [/[\n\r\u2028\u2029]/u, BREAK],
    [/[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u, SPACE],
    [/\p{L}/u, LETTER],
    [/\p{Nd}/u, DIGIT],
    [/\p{M}/u, COMBINING],
  ];
  for (let code = 0; code < 65536; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    // The large CJK and Hangul blocks are letters throughout; testing them one by one costs start-up time.
    if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)) {
      classes[code] = LETTER;
      continue;
    }
    const char = String.fromCharCode(code);
    classes[code] = tests.find(([test]) => test.test(char))?.[1] ?? 0;
  }
  classes[0x0640] = COMBINING; // tatweel joins letters and means nothing
  return classes;
}

const INNER = new Set(["'", '’', '-', '‑', '&', '_', '@']);
const NUMBER_INNER = new Set(['.', ',', '٫', '٬', ':']);

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let line = 0;
  let spaced = true;
  const classAt = (index: number): number => CLASSES[text.charCodeAt(index)] ?? 0;
  while (at < text.length) {
    const kind = classAt(at);
    if (kind === BREAK) {
      line++;
      at++;
      spaced = true;
      continue;
    }
    if (kind === SPACE) {
      at++;
      spaced = true;
      continue;
    }
    const end = kind === LETTER || kind === DIGIT ? wordEnd(text, at, classAt) : markEnd(text, at);
    const word = text.slice(at, end);
    const tokenKind = kind === DIGIT ? 'number' : kind === LETTER ? 'word' : 'mark';
    const lexeme = lexemeOf(word);
    const norm = tokenKind === 'word' ? lexeme.norm : word;
    tokens.push({ start: at, end, text: word, norm, kind: tokenKind, line, spaced, lexeme });
    at = end;
    spaced = false;
  }
  return tokens;
}

function wordEnd(text: string, start: number, classAt: (index: number) => number): number {
  const acronym = acronymEnd(text, start, classAt);
  if (acronym > start) return acronym;
  const digits = classAt(start) === DIGIT;
  const arabic = text.charCodeAt(start) >= 0x600 && text.charCodeAt(start) < 0x780;
  let at = start + 1;
  while (at < text.length) {
    const kind = classAt(at);
    if (kind === LETTER || kind === DIGIT || kind === COMBINING) {
      // An Arabic word is not glued to a number («ال24», «60مليون»).
      if (kind === LETTER && digits && text.charCodeAt(at) > 0x5ff) break;
      if (kind === DIGIT && arabic && !digits) break;
      at++;
      continue;
    }
    const next = classAt(at + 1);
    if (next !== LETTER && next !== DIGIT) break;
    const char = text.charAt(at);
    const decimal = digits && next === DIGIT && NUMBER_INNER.has(char);
    if (!decimal && !INNER.has(char)) break;
    if (INNER.has(char) && (arabic || text.charCodeAt(at + 1) > 0x5ff)) break;
    at += 2;
  }
  return at;
}

/** «U.S.», «a.m.», «J.D.»: single letters, each with its full stop. */
function acronymEnd(text: string, start: number, classAt: (index: number) => number): number {
  let at = start;
  while (text.charCodeAt(at) < 0x250 && classAt(at) === LETTER && text.charAt(at + 1) === '.') at += 2;
  return at >= start + 4 ? at : start;
}

/** Marks are single characters, but for doubled apostrophes and runs of full stops. */
function markEnd(text: string, at: number): number {
  const char = text.charAt(at);
  if (char === "'" && text.charAt(at + 1) === "'") return at + 2;
  if (char === '`' && text.charAt(at + 1) === '`') return at + 2;
  if (char === '’' && text.charAt(at + 1) === '’') return at + 2;
  if (char === '‘' && text.charAt(at + 1) === '‘') return at + 2;
  if (char === '-' && text.charAt(at + 1) === '-') return at + 2;
  if (char === '.') {
    let end = at + 1;
    while (text.charAt(end) === '.') end++;
    return end;
  }
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdbff && at + 1 < text.length) return at + 2;
  return at + 1;
}
