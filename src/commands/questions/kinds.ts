import type { Reading } from '../reading.ts';
import { isSpeech } from './said.ts';
import { indexIn, lengthAt, type Token, textOf } from './tokens.ts';
import { questionWords } from './words.ts';

const [WHO, WHAT, HOW, WHEN, WHETHER] = [
  questionWords('who'),
  questionWords('what'),
  questionWords('how'),
  questionWords('when'),
  questionWords('whether'),
];
const [BE, AUXILIARY, ABOUT, LINKS] = [
  questionWords('be'),
  questionWords('auxiliary'),
  questionWords('about'),
  questionWords('links'),
];
const [CHANGE, POSITION, THEIR, OF] = [
  questionWords('change'),
  questionWords('position'),
  questionWords('their'),
  questionWords('of'),
];
const [DISAGREE, DISPUTED, BETWEEN, AND] = [
  questionWords('disagree'),
  questionWords('disputed'),
  questionWords('between'),
  questionWords('and'),
];
const [MANY, MEASURES, DROPPED, DURING, FIRST] = [
  questionWords('many'),
  questionWords('measures'),
  questionWords('dropped'),
  questionWords('during'),
  questionWords('first'),
];
const HOW_MUCH = new Set(['كم', 'بكم']);
/** Words that alone ask where somebody stands. */
const STAND = /^(?:positions?|stances?|موقف|مواقف)$/u;
/** Where the verb that tells the kind stands at the latest, words. */
const LATEST = 7;

/** "what changed in P's position on X", «كيف تغير موقف P من X», "what is P's stance on X"; null: no such question. */
export function readPositions(tokens: readonly Token[]): Reading[] | null {
  const at = indexIn(tokens, POSITION);
  if (at < 0 || WHO.has(tokens[0]?.word ?? '')) return null;
  if (
    tokens.slice(0, at).some((_, index) => isSpeech(tokens, index) && !CHANGE.has(tokens[index]?.word ?? ''))
  ) {
    return null;
  }
  const changed = indexIn(tokens, CHANGE) >= 0;
  if (!changed && !(STAND.test(tokens[at]?.word ?? '') && isAsking(tokens))) return null;
  const empty = [WHAT, HOW, WHEN, WHETHER, BE, AUXILIARY, CHANGE, THEIR, DURING, LINKS];
  const isEmpty = ({ word }: Token) => word === 'the' || empty.some((set) => set.has(word));
  const before = tokens.slice(0, at).filter((token) => !isEmpty(token));
  const after = tokens
    .slice(at + 1)
    .filter(({ word }, index, all) => index < all.length - 1 || !CHANGE.has(word));
  if (before.length > 0) {
    const person = textOf(before).replace(/['’]s?$/u, '');
    return [{ kind: 'changed', person, about: textOf(withoutLinks(after)) || undefined }];
  }
  const start = OF.has(after[0]?.word ?? '') ? 1 : 0;
  const link = after.findIndex(({ word }, index) => index > start && (ABOUT.has(word) || LINKS.has(word)));
  const person = textOf(after.slice(start, link < 0 ? undefined : link));
  const about = link < 0 ? undefined : textOf(withoutLinks(after.slice(link)));
  return person === '' ? null : [{ kind: 'changed', person, about: about || undefined }];
}

/** "what do P and Q disagree on", «علام يختلف P وQ»; else what is disputed. */
export function readDispute(tokens: readonly Token[]): Reading[] | null {
  const verb = tokens.findIndex(
    (_, index) =>
      lengthAt(tokens, index, DISPUTED) > 0 ||
      lengthAt(tokens, index, DISAGREE) > 0 ||
      isSpeech(tokens, index),
  );
  if (verb < 0 || verb > LATEST || isSpeech(tokens, verb)) return null;
  const pair = DISAGREE.has(tokens[verb]?.word ?? '') ? readPair(tokens, verb) : null;
  if (pair) return [pair];
  if (!isAsking(tokens) && verb > 0) return null;
  const about = tokens.filter(
    ({ word }) => ![DROPPED, DISPUTED, ABOUT, WHO, WHAT, BE, AUXILIARY].some((set) => set.has(word)),
  );
  return [{ kind: 'disputed', about: textOf(about) || undefined }];
}

function readPair(tokens: readonly Token[], verb: number): Reading | null {
  const empty = [WHAT, HOW, BE, AUXILIARY, BETWEEN, LINKS];
  const before = tokens.slice(0, verb).filter(({ word }) => !empty.some((set) => set.has(word)));
  const between = indexIn(tokens, BETWEEN, verb);
  const from = between < 0 ? verb + 1 : between + 1;
  const link = tokens.findIndex(({ word }, index) => index > from && ABOUT.has(word));
  const after = tokens.slice(from, link < 0 ? undefined : link);
  const about = link < 0 ? undefined : textOf(tokens.slice(link + 1)) || undefined;
  const names = split(before) ?? split(before.length > 0 ? [...before, ...after] : after);
  return names && { kind: 'disagree', person: textOf(names[0]), other: textOf(names[1]), about };
}

/** Two names by the "and" between them, in Arabic joined to the second. */
function split(tokens: readonly Token[]): [Token[], Token[]] | null {
  const at = tokens.findIndex(
    ({ word }, index) => index > 0 && (AND.has(word) || /^و\p{Script=Arabic}{2,}/u.test(word)),
  );
  const joint = tokens[at];
  if (joint === undefined) return null;
  const joined = AND.has(joint.word) ? [] : [{ raw: joint.raw.slice(1), word: joint.word.slice(1) }];
  const second = [...joined, ...tokens.slice(at + 1)];
  return second.length === 0 ? null : [tokens.slice(0, at), second];
}

/** "how many", «كم», "what was the turnout", "when", «متى». */
export function readFacts(tokens: readonly Token[]): Reading[] | null {
  const [first, second] = tokens;
  const { word = '' } = first ?? {};
  const about = (from: number) => textOf(tokens.slice(from).filter(({ word }) => !DROPPED.has(word)));
  const asked = (kind: 'number' | 'when', from: number): Reading[] => [{ kind, about: about(from) }];
  if (HOW_MUCH.has(word)) return asked('number', 1);
  if (HOW.has(word) && MANY.has(second?.word ?? '')) return asked('number', 2);
  if (WHEN.has(word) && tokens.length > 1) return asked('when', lengthAt(tokens, 0, WHEN));
  const measure = indexIn(tokens, MEASURES);
  const isMeasure =
    WHAT.has(word) && measure > 0 && measure < 4 && !tokens.some((_, at) => isSpeech(tokens, at));
  return isMeasure ? asked('number', 1) : null;
}

/** "who is P", «من هو P». */
export function readPerson(tokens: readonly Token[]): Reading[] | null {
  const [first, second] = tokens;
  if (!WHO.has(first?.word ?? '') || !BE.has(second?.word ?? '') || tokens.length < 3) return null;
  if (tokens.some((token, at) => at > 1 && (isSpeech(tokens, at) || FIRST.has(token.word)))) return null;
  return [{ kind: 'person', person: textOf(tokens.slice(2)) }];
}

function isAsking([first]: readonly Token[]): boolean {
  return [WHO, WHAT, HOW, WHETHER].some((set) => set.has(first?.word ?? ''));
}

function withoutLinks(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(({ word }) => !ABOUT.has(word) && !LINKS.has(word));
  return at < 0 ? [] : tokens.slice(at);
}
