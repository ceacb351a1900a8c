import { STOP_WORDS } from '../text/data/stopwords.ts';
import { fold } from '../text/fold.ts';
import { eachRun, remembered } from '../text/remembered.ts';
import { possibleStems, stem } from '../text/stem.ts';
import { ACTS, CONDITIONS, PAIRS } from './languages/acts.ts';
import { isNegatedAt, isObligation, wordsOf } from './stance.ts';

/** What one sentence of a statement tells of an act, and about whom. */
export interface Told {
  readonly act: string;
  /** 1 the act, -1 its opposite or its negation. */
  readonly sign: 1 | -1;
  /** Stems of the telling words beside it. */
  readonly about: ReadonlySet<string>;
  /** Those within a few words of it. */
  readonly near: ReadonlySet<string>;
  /** The sentence, as it stands. */
  readonly text: string;
}

const LONGEST = 1500;
const LONGEST_SENTENCE = 120;
const WINDOW = 10;
const NEAR = 5;
const PREFIXES = ['', 'ال', 'ب', 'ل', 'و', 'لل', 'بال', 'وال', 'ف'];
const SUFFIXES = ['', 'ه', 'ها', 'هم', 'نا', 'ا'];
const PRESENT = ['ي', 'ت', 'ن', 'ا', 'سي', 'ست', 'سن', 'وي', 'وت', 'وسي', 'وست'];
const CONDITION: ReadonlySet<string> = new Set(CONDITIONS.map(fold));
const SECONDS = new Map<string, Map<string, string>>();
for (const [first, second, act] of PAIRS) {
  const known = SECONDS.get(fold(first)) ?? new Map<string, string>();
  SECONDS.set(fold(first), known.set(fold(second), act));
}
const FORMS = buildForms();

function buildForms(): ReadonlyMap<string, { readonly act: string; readonly pole: 1 | -1 }> {
  const forms = new Map<string, { act: string; pole: 1 | -1 }>();
  const put = (form: string, act: string, pole: 1 | -1): void => {
    if (!forms.has(form)) forms.set(form, { act, pole });
  };
  for (const { id, words, opposite } of ACTS) {
    for (const [list, pole] of [
      [words, 1],
      [opposite, -1],
    ] as const) {
      for (const entry of list.split(' ').filter(Boolean)) {
        const word = fold(entry.replace(/^[!~]/, ''));
        if (/^[a-z]/.test(word)) {
          put(word, id, pole);
          put(stem(word), id, pole);
        } else if (entry.startsWith('~')) {
          for (const prefix of PRESENT)
            for (const end of ['', 'ون', 'وا']) put(prefix + word + end, id, pole);
        } else {
          for (const prefix of PREFIXES) {
            const article = prefix.endsWith('ال') || prefix === 'لل';
            if (article && entry.startsWith('!')) continue;
            for (const suffix of article ? [''] : SUFFIXES)
              put(
                prefix + (suffix && word.endsWith('ه') ? `${word.slice(0, -1)}ت` : word) + suffix,
                id,
                pole,
              );
          }
        }
      }
    }
  }
  return forms;
}

/** A word of a statement and what it tells by itself: one object for the word wherever it stands. */
export interface SaidWord {
  readonly folded: string;
  readonly form: { readonly act: string; readonly pole: 1 | -1 } | undefined;
  /** Acts told together with a second word, by that word. */
  readonly seconds: ReadonlyMap<string, string> | undefined;
  readonly stems: readonly string[];
  readonly condition: boolean;
}

interface SaidSentence {
  readonly words: readonly SaidWord[];
  readonly start: number;
  readonly end: number;
}

/** A text read once for what its words tell. */
export interface Said {
  readonly text: string;
  readonly sentences: readonly SaidSentence[];
}

const wordOf = remembered((word): SaidWord => {
  const folded = fold(word);
  return {
    folded,
    form: FORMS.get(folded) ?? (/^[a-z]/.test(folded) ? FORMS.get(stem(folded)) : undefined),
    seconds: SECONDS.get(folded),
    stems: tellingStem(folded),
    condition: CONDITION.has(folded),
  };
});
const readRun = remembered((run) => ({
  words: wordsOf(run, run.length).map(wordOf),
  ends: /[.!?؟;؛]$/.test(run),
}));

/** The beginning of a text, sentence by sentence. */
export function readSaid(whole: string): Said {
  const text = whole.slice(0, LONGEST);
  const sentences: SaidSentence[] = [];
  let words: SaidWord[] = [];
  let start = 0;
  eachRun(text, (run, from, last) => {
    const read = readRun(run);
    for (let index = 0; index < read.words.length; index++) words.push(read.words[index] as SaidWord);
    const end = from + run.length;
    if (!last && !read.ends && !/\n\s/.test(text.slice(end, end + 2))) return;
    if (words.length > LONGEST_SENTENCE) words.length = LONGEST_SENTENCE;
    sentences.push({ words, start, end });
    words = [];
    start = end;
  });
  return { text, sentences };
}

/** The acts a text tells of, each with its sign and what stands beside it; a supposed one ("if …") is none. */
export function actsIn({ text, sentences }: Said): Told[] {
  const found: Told[] = [];
  for (const { words, start, end } of sentences) {
    const seen = new Map<string, number>();
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as SaidWord;
      if (word.condition) break;
      const form = word.form ?? pairAt(words, at);
      if (!form || isWished(words, at)) continue;
      // Told once a sentence; what is denied of it counts before what is only named («سيطرة … لم تسيطر»).
      const before = seen.get(form.act);
      if (before !== undefined && !deniedLater(words, at, found[before])) continue;
      seen.set(form.act, before ?? found.length);
      const others = (reach: number): Set<string> =>
        new Set(
          words
            .slice(Math.max(0, at - reach), at + reach + 1)
            .flatMap((other) => (other.form?.act === form.act ? [] : other.stems)),
        );
      const norms = words.slice(0, at + 1).map(({ folded }) => folded);
      const told: Told = {
        act: form.act,
        sign: isNegatedAt(norms, at) ? (-form.pole as 1 | -1) : form.pole,
        about: others(WINDOW),
        near: others(NEAR),
        text: text.slice(start, end).trim(),
      };
      if (before === undefined) found.push(told);
      else found[before] = told;
    }
  }
  return found;
}

/** "should not be closed" denies no closure. */
function isWished(words: readonly SaidWord[], at: number): boolean {
  for (let before = Math.max(1, at - NEAR); before < at; before++)
    if (words[before]?.folded === 'not' && isObligation(words[before - 1]?.folded ?? '')) return true;
  return false;
}

const deniedLater = (words: readonly SaidWord[], at: number, before: Told | undefined): boolean =>
  before?.sign === 1 &&
  words[at]?.form?.pole === 1 &&
  isNegatedAt(
    words.slice(0, at + 1).map(({ folded }) => folded),
    at,
    2,
  );

/** An act of two words that begins at word `at`. */
function pairAt(words: readonly SaidWord[], at: number): { act: string; pole: 1 } | undefined {
  const seconds = words[at]?.seconds;
  if (!seconds) return undefined;
  for (let next = at + 1; next < at + 4; next++) {
    const act = seconds.get(words[next]?.folded ?? '');
    if (act !== undefined) return { act, pole: 1 };
  }
  return undefined;
}

/** The stems of a text's telling words. */
export function tellingStems({ sentences }: Said): Set<string> {
  const stems = new Set<string>();
  for (const { words } of sentences)
    for (let at = 0; at < words.length; at++) for (const one of (words[at] as SaidWord).stems) stems.add(one);
  return stems;
}

/** One stem; for Arabic the one behind an attached «ب» or «ل» too («لبغداد»). */
function tellingStem(word: string): string[] {
  if (STOP_WORDS.has(word)) return [];
  return [
    stem(word),
    ...possibleStems(word)
      .filter((other) => other.length > 3)
      .slice(0, 1),
  ];
}
