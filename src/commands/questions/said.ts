import type { Stance } from '../../briefing/schema.ts';
import { fold } from '../../text/fold.ts';
import type { Reading } from '../reading.ts';
import { slipOf } from './slips.ts';
import { indexIn, lengthAt, type Token, textOf } from './tokens.ts';
import { questionWords, STANCE_VERBS, stanceOf } from './words.ts';

const [WHO, WHAT, WHETHER, AUXILIARY] = [
  questionWords('who'),
  questionWords('what'),
  questionWords('whether'),
  questionWords('auxiliary'),
];
const [SAYING, TELLING, SPEAKING] = [
  questionWords('saying'),
  questionWords('telling'),
  questionWords('speaking'),
];
const [ABOUT, THAT, LINKS, TO] = [
  questionWords('about'),
  questionWords('that'),
  questionWords('links'),
  questionWords('to'),
];
const [FIRST, ONE_TO, NOBODY, SOMETHING, DURING] = [
  questionWords('first'),
  questionWords('oneTo'),
  questionWords('nobody'),
  questionWords('something'),
  questionWords('during'),
];
const DROPPED = questionWords('dropped');
const STANCES = new Set(STANCE_VERBS);
const VERBS = new Set([...SAYING, ...TELLING, ...SPEAKING, ...STANCES]);
/** Where the verb of a question stands at the latest, words. */
const LATEST = 9;
const ARABIC_TO = /^لل(?=...)/u;
const MAYBE_TO = /^ل(?=\p{Script=Arabic}{3})/u;

/** Whether a verb of speech stands at a place. */
export function isSpeech(tokens: readonly Token[], at: number): boolean {
  return lengthAt(tokens, at, VERBS) > 0;
}

/** «who denied X», «من أول من قال إن X». */
export function readWho(tokens: readonly Token[]): Reading[] {
  if (!WHO.has(tokens[0]?.word ?? '')) return [];
  const first = indexIn(tokens, FIRST, 1);
  const isFirst = first > 0 && first < 5;
  const rest = isFirst ? afterFirst(tokens.slice(first + 1)) : tokens.slice(1);
  const start = rest.findIndex(({ word }) => !AUXILIARY.has(word));
  const verb = verbIn(rest, Math.max(start, 0), Math.max(start, 0) + 1);
  if (verb === null) return [];
  const said = rest.slice(verb.at + verb.size);
  const which = { stance: verb.stance, ...(isFirst && { first: true }) };
  if (verb.stance !== undefined) return [{ ...readingOf({ about: withoutLinks(said) }), ...which }];
  if (TELLING.has(verb.word)) return [{ ...readTold(said), ...which }];
  return readWhoSaidWords(said).map((reading) => ({ ...reading, ...which }));
}

/** What follows «who said»: a name, «what about X», «that X». */
export function readWhoSaidWords(tokens: readonly Token[]): Reading[] {
  const skipped = lengthAt(tokens, 0, WHAT) || lengthAt(tokens, 0, SOMETHING);
  const rest = tokens.slice(tokens.length > skipped && lengthAt(tokens, skipped, ABOUT) > 0 ? skipped : 0);
  if (rest.length === 0) return [readingOf({})];
  if (lengthAt(rest, 0, ABOUT) + lengthAt(rest, 0, THAT) > 0)
    return [readingOf({ about: withoutLinks(rest) })];
  const about = indexIn(rest, ABOUT, 1);
  const named = { person: rest.slice(0, about < 0 ? undefined : about) };
  return [
    readingOf(about < 0 ? named : { ...named, about: withoutLinks(rest.slice(about)) }),
    readingOf({ about: rest }),
  ];
}

/** «what did P say to O about X», «ماذا قال P لـO عن X», "did P deny X", "P on X". */
export function readSaid(tokens: readonly Token[]): Reading[] {
  const [first] = tokens;
  const asks = [WHAT, WHETHER].some((set) => set.has(first?.word ?? ''));
  if (!asks) return readNamed(tokens);
  const begin = tokens.findIndex(
    ({ word }, index) => index > 0 && !AUXILIARY.has(word) && !WHETHER.has(word),
  );
  const verb = begin < 0 ? null : verbIn(tokens, begin, LATEST);
  if (verb === null) return [];
  const after = tokens.slice(verb.at + verb.size);
  if (verb.at > begin) {
    const told = TELLING.has(verb.word) ? readTold(after) : readRest(after, verb.stance);
    return [{ ...told, ...readingOf({ person: tokens.slice(begin, verb.at) }, told), stance: verb.stance }];
  }
  return readAfterVerb(after, verb.stance);
}

/** Arabic names the speaker after the verb; who is spoken to has «ل» before it. */
function readAfterVerb(tokens: readonly Token[], stance: Stance | undefined): Reading[] {
  const end = tokens.findIndex(
    (token, index) =>
      lengthAt(tokens, index, ABOUT) > 0 ||
      (index > 0 &&
        (LINKS.has(token.word) ||
          THAT.has(token.word) ||
          DURING.has(token.word) ||
          ARABIC_TO.test(token.word))),
  );
  const person = tokens.slice(0, end < 0 ? undefined : end);
  const rest = end < 0 ? [] : tokens.slice(end);
  const told = readRest(rest, stance);
  const plain = { ...told, ...readingOf({ person }, told), stance };
  const to = person.findIndex(({ word }, index) => index > 0 && MAYBE_TO.test(word));
  if (to < 0) return [plain];
  const addressed = textOf(person.slice(to)).slice(1);
  return [plain, { ...plain, person: textOf(person.slice(0, to)), to: addressed }];
}

/** "Arden on the sale", «الخالدي عن السد»: where that is somebody's name. */
function readNamed(tokens: readonly Token[]): Reading[] {
  const about = indexIn(tokens, ABOUT, 1);
  if (about < 1 || about > 4 || DROPPED.has(tokens[0]?.word ?? '')) return [];
  return [readingOf({ person: tokens.slice(0, about), about: withoutLinks(tokens.slice(about)) })];
}

/** What stands after the verb: to whom, and about what. */
function readRest(tokens: readonly Token[], stance: Stance | undefined): Reading {
  const rest = lengthAt(tokens, 0, SOMETHING) > 0 ? tokens.slice(lengthAt(tokens, 0, SOMETHING)) : tokens;
  const about = aboutIn(rest);
  const addressed = TO.has(rest[0]?.word ?? '') ? 1 : ARABIC_TO.test(rest[0]?.word ?? '') ? 0 : -1;
  if (addressed >= 0 && stance === undefined) {
    const to = rest.slice(addressed, about < 0 ? undefined : about);
    return readingOf({
      to: to.map((token) => ({ ...token, raw: token.raw.replace(/^لل/u, 'ال') })),
      about: about < 0 ? [] : withoutLinks(rest.slice(about)),
    });
  }
  return readingOf({ about: withoutLinks(about >= 0 && stance === undefined ? rest.slice(about) : rest) });
}

/** "tell parliament about X": who is told comes first. */
function readTold(tokens: readonly Token[]): Reading {
  const end = tokens.findIndex(({ word }) => ABOUT.has(word) || THAT.has(word));
  if (end < 0) return readingOf({ to: tokens });
  return readingOf({ to: tokens.slice(0, end), about: withoutLinks(tokens.slice(end)) });
}

function aboutIn(tokens: readonly Token[]): number {
  const at = indexIn(tokens, ABOUT);
  return at >= 0 ? at : tokens.findIndex(({ word }) => slipOf(word, ABOUT) !== undefined);
}

interface Verb {
  readonly at: number;
  readonly size: number;
  readonly word: string;
  readonly stance: Stance | undefined;
}

/** The first verb of speech from a place on, as it should be spelled. */
function verbIn(tokens: readonly Token[], from: number, latest: number): Verb | null {
  for (const slips of [false, true]) {
    for (let at = from; at < Math.min(tokens.length, Math.max(latest, from + 1)); at++) {
      const size = lengthAt(tokens, at, VERBS);
      const slip = slips ? slipOf(tokens[at]?.word ?? '', VERBS) : undefined;
      if (size === 0 && slip === undefined) continue;
      const word =
        slip ??
        tokens
          .slice(at, at + size)
          .map((token) => token.word)
          .join(' ');
      return { at, size: Math.max(size, 1), word, stance: stanceOf(word) };
    }
  }
  return null;
}

function afterFirst(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(({ word }) => !ONE_TO.has(word) && !WHO.has(word) && !AUXILIARY.has(word));
  return at < 0 ? [] : tokens.slice(at);
}

function withoutLinks(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(({ word }) => !LINKS.has(word) && !ABOUT.has(word));
  return at < 0 ? [] : tokens.slice(at);
}

interface Parts {
  readonly person?: readonly Token[];
  readonly to?: readonly Token[];
  readonly about?: readonly Token[];
}

/** Words that name nobody or nothing are left out. */
function readingOf({ person, to, about }: Parts, other: Partial<Reading> = {}): Reading {
  const name = textOf(person ?? []);
  const topic = textOf(about ?? []) || other.about;
  const addressed = textOf(to ?? []) || other.to;
  return {
    kind: 'said',
    person: name === '' || NOBODY.has(fold(name)) ? undefined : name,
    to: addressed || undefined,
    about: topic && !SOMETHING.has(fold(topic)) ? topic : undefined,
  };
}
