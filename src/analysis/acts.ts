import { STOP_WORDS } from '../text/data/stopwords.ts';
import { fold } from '../text/fold.ts';
import { remembered } from '../text/remembered.ts';
import { possibleStems, stem } from '../text/stem.ts';
import { ACTS, CONDITIONS, PAIRS } from './languages/acts.ts';
import { isNegatedAt, wordsOf } from './stance.ts';

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
const WINDOW = 10;
const NEAR = 3;
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

/** The acts a text tells of, each with its sign and what stands beside it; a supposed one ("if …") is none. */
export function actsIn(text: string): Told[] {
  const found: Told[] = [];
  for (const sentence of text.slice(0, LONGEST).split(/(?<=[.!?؟;؛\n])\s+/)) {
    const said = wordsOf(sentence, 120).map(foldedWord);
    const seen = new Set<string>();
    let supposed = false;
    for (const [at, word] of said.entries()) {
      supposed ||= CONDITION.has(word);
      const form = supposed ? undefined : (formOf(word) ?? pairAt(said, at));
      if (!form || seen.has(form.act)) continue;
      seen.add(form.act);
      const beside = said.slice(Math.max(0, at - WINDOW), at + WINDOW + 1);
      const close = said.slice(Math.max(0, at - NEAR), at + NEAR + 1);
      const others = (list: readonly string[]): Set<string> =>
        new Set(
          list.filter((other) => formOf(other)?.act !== form.act).flatMap((other) => tellingOf(other).stems),
        );
      found.push({
        act: form.act,
        sign: isNegatedAt(said, at) ? (-form.pole as 1 | -1) : form.pole,
        about: others(beside),
        near: others(close),
        text: sentence,
      });
    }
  }
  return found;
}

/** An act of two words that begins at word `at`. */
function pairAt(said: readonly string[], at: number): { act: string; pole: 1 } | undefined {
  const seconds = SECONDS.get(said[at] ?? '');
  const second = seconds && said.slice(at + 1, at + 4).find((word) => seconds.has(word));
  const act = second === undefined ? undefined : seconds?.get(second);
  return act === undefined ? undefined : { act, pole: 1 };
}

/** What a word tells by itself, worked out once for each. */
interface Telling {
  readonly form: { readonly act: string; readonly pole: 1 | -1 } | undefined;
  readonly stems: readonly string[];
}

const foldedWord = remembered(fold);
const tellingOf = remembered(
  (word): Telling => ({
    form: FORMS.get(word) ?? (/^[a-z]/.test(word) ? FORMS.get(stem(word)) : undefined),
    stems: tellingStem(word),
  }),
);
const formOf = (word: string): Telling['form'] => tellingOf(word).form;

/** The stems of a text's telling words. */
export function tellingStems(text: string): Set<string> {
  const stems = new Set<string>();
  for (const word of wordsOf(text.slice(0, LONGEST), 200))
    for (const one of tellingOf(foldedWord(word)).stems) stems.add(one);
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
