import type { Stance } from '../briefing/schema.ts';
import { fold } from '../text/fold.ts';
import { unquoted } from './parse.ts';
import { isSaying, stanceOf } from './verbs.ts';

/** What a question in plain words asks for. */
export type Reading =
  | {
      readonly kind: 'said';
      readonly person?: string | undefined;
      readonly about?: string | undefined;
      readonly stance?: Stance | undefined;
    }
  | { readonly kind: FactKind; readonly words: string }
  | { readonly kind: 'search'; readonly words: string };

/** What a briefing has beside its statements. */
export type FactKind = 'figures' | 'timeline' | 'disputed';

type Said = Extract<Reading, { kind: 'said' }>;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(fold));
const WHO = set('who من');
const MUCH = set('many much');
const HOW_MUCH = set('كم بكم');
const WHEN = set('when متى');
const WHERE = set('where which why أين لماذا فيم علام');
const WHAT = set('what ماذا ما بماذا بم عم');
const WHETHER = set('did does has have is هل');
const DISPUTING = set(
  'dispute disputes disputed disputing disagree disagrees disagreed disagreeing contest contests contested ' +
    'يختلف يختلفون تختلف اختلف اختلفت اختلفوا خلاف الخلاف مختلف',
);
const AUXILIARY = set('did does do has have had is are was were will الذي');
const ABOUT = set('about on regarding concerning over عن حول بشأن بخصوص');
const LINK = set(
  'that to of about on for with from against أن أنه أنها إن إنه إنها بأن بأنه من عن على إلى حول بشأن',
);
const NOBODY = set('he she they it anyone anybody someone everyone هو هي هم أحد');
/** What points at something said before, which a question on its own cannot know. */
const SOMETHING = set('it this that them so ذلك هذا هذه ذاك');
/** Words of a question that say nothing about what is looked for. */
const EMPTY = set(
  'what when where why how who which is are was were did does do has have had happened happening happens the a an in on at about of to for with and any tell me show give there please latest news newest updates update brief briefing summarise summarize summary ' +
    'ما ماذا متى أين كيف لماذا هل من في عن على إلى حدث يحدث حصل جرى يجري آخر أحدث أخبار الأخبار مستجدات المستجدات أخبرني لخص هو هي مع أعطني هناك',
);
const TIMES: ReadonlyMap<string, string> = new Map([
  ['yesterday', 'since:yesterday'],
  ['today', 'since:today'],
  [fold('أمس'), 'since:yesterday'],
  [fold('اليوم'), 'since:today'],
]);

/** Simple and deterministic: «who denied X», «what did P say about X», «ماذا قال P عن X»; anything else is a search. */
export function readQuestion(question: string): Reading {
  const words = (unquoted(question) ?? '').split(/\s+/u);
  const folds = words.map(fold);
  return (
    readFacts(words, folds) ??
    readWho(words, folds) ??
    readWhat(words, folds) ??
    readWhether(words, folds) ??
    readSearch(words, folds)
  );
}

/** What follows «who said»: a name, «what about X», «that X». */
export function readWhoSaid(text: string): Said {
  const words = (unquoted(text) ?? '').split(/\s+/u).filter((word) => word !== '');
  const folds = words.map(fold);
  if (folds[0] !== undefined && LINK.has(folds[0]) && !ABOUT.has(folds[0])) {
    return said({ about: words.slice(1) });
  }
  const start = folds[0] !== undefined && WHAT.has(folds[0]) ? 1 : 0;
  const at = folds.findIndex((word, index) => index >= start && ABOUT.has(word));
  return at < 0
    ? said({ person: words.slice(start) })
    : said({ person: words.slice(start, at), about: words.slice(at + 1) });
}

/** «how many», «when», «who disputes»: what else is asked tells the briefing. */
function readFacts(words: readonly string[], folds: readonly string[]): Reading | null {
  const [first = '', second = ''] = folds;
  const about = (from: number) => {
    const start = ABOUT.has(folds[from] ?? '') ? from + 1 : from;
    return readSearch(words.slice(start), folds.slice(start)).words;
  };
  if (first === 'how' && MUCH.has(second)) return { kind: 'figures', words: about(2) };
  if (HOW_MUCH.has(first)) return { kind: 'figures', words: about(1) };
  if (WHEN.has(first)) return { kind: 'timeline', words: about(1) };
  const verb = folds.findIndex((word) => DISPUTING.has(word) || isSaying(word) || stanceOf(word));
  const asks = WHO.has(first) || WHAT.has(first) || WHETHER.has(first) || WHERE.has(first);
  return asks && verb > 0 && verb < 5 && DISPUTING.has(folds[verb] ?? '')
    ? {
        kind: 'disputed',
        words: about(verb + 1) || readSearch(words.slice(1, verb), folds.slice(1, verb)).words,
      }
    : null;
}

function readWho(words: readonly string[], folds: readonly string[]): Said | null {
  if (!WHO.has(folds[0] ?? '')) return null;
  const verb = AUXILIARY.has(folds[1] ?? '') ? 2 : 1;
  const word = folds[verb] ?? '';
  const stance = stanceOf(word);
  if (stance) return said({ about: afterLinks(words, folds, verb + 1), stance });
  return isSaying(word) ? readWhoSaid(words.slice(verb + 1).join(' ')) : null;
}

/** English puts the speaker before the verb, Arabic after it. */
function readWhat(words: readonly string[], folds: readonly string[]): Said | null {
  if (!WHAT.has(folds[0] ?? '')) return null;
  const start = AUXILIARY.has(folds[1] ?? '') ? 2 : 1;
  const verb = folds.findIndex((word, index) => index >= start && (isSaying(word) || stanceOf(word)));
  if (verb < 0) return null;
  const stance = stanceOf(folds[verb] ?? '');
  if (verb > start) {
    return said({ person: words.slice(start, verb), about: afterLinks(words, folds, verb + 1), stance });
  }
  return { ...readWhoSaid(words.slice(verb + 1).join(' ')), stance };
}

function readWhether(words: readonly string[], folds: readonly string[]): Said | null {
  if (!WHETHER.has(folds[0] ?? '')) return null;
  const verb = folds.findIndex((word, index) => index > 0 && stanceOf(word));
  if (verb < 0) return null;
  const stance = stanceOf(folds[verb] ?? '');
  const link = folds.findIndex((word, index) => index > verb && LINK.has(word));
  if (verb === 1 && link > 2) {
    return said({ person: words.slice(2, link), about: words.slice(link + 1), stance });
  }
  return said({ person: words.slice(1, verb), about: afterLinks(words, folds, verb + 1), stance });
}

function readSearch(words: readonly string[], folds: readonly string[]) {
  const kept = words.flatMap((word, index) => {
    const plain = folds[index] ?? '';
    return TIMES.get(plain) ?? (EMPTY.has(plain) ? [] : word);
  });
  return { kind: 'search' as const, words: kept.join(' ') };
}

function afterLinks(words: readonly string[], folds: readonly string[], start: number): readonly string[] {
  let at = start;
  while (LINK.has(folds[at] ?? '')) at += 1;
  return words.slice(at);
}

function said(parts: {
  person?: readonly string[];
  about?: readonly string[];
  stance?: Stance | undefined;
}): Said {
  const person = parts.person?.join(' ') || undefined;
  // «who denied it?»: the question mark is no part of the word.
  const about =
    parts.about
      ?.join(' ')
      .replace(/[?؟]+$/u, '')
      .trim() || undefined;
  return {
    kind: 'said',
    person: person !== undefined && NOBODY.has(fold(person)) ? undefined : person,
    about: about !== undefined && SOMETHING.has(fold(about)) ? undefined : about,
    stance: parts.stance,
  };
}
