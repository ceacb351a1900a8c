import { OWN_WAW } from '../../text/data/arabic-words.ts';
import type { Reading } from '../reading.ts';
import { lengthAt, type Token, textOf } from './tokens.ts';
import { questionWords } from './words.ts';

const FOLLOW = questionWords('follow');
const ABOUT = questionWords('about');
const [WHEN, SINCE] = [questionWords('when'), questionWords('since')];
/** Longer questions stand on their own; words. */
const LONGEST = 5;
const LONGEST_NAME = 3;

/** «and Milley?», «وميلي؟», "what about the letter?", "since when?": parts of a question that was asked before. */
export function readFollow(tokens: readonly Token[]): Reading[] {
  const [first] = tokens;
  if (first === undefined || tokens.length > LONGEST) return [];
  if (tokens.length <= 2 && SINCE.has(first.word) && WHEN.has(tokens[1]?.word ?? '')) {
    return [{ kind: 'follow', first: true }];
  }
  if (WHEN.has(first.word) && tokens.length === 1) return [{ kind: 'follow', first: true }];
  const opening = lengthAt(tokens, 0, FOLLOW);
  const rest = opening > 0 ? tokens.slice(opening) : withoutAnd(tokens);
  if (rest.length === 0) return [];
  const about = lengthAt(rest, 0, ABOUT);
  if (about > 0 && rest.length > about) return [{ kind: 'follow', about: textOf(rest.slice(about)) }];
  return opening > 0 || rest !== tokens ? [{ kind: 'follow', words: textOf(rest) }] : [];
}

/** «وميلي» */
function withoutAnd(tokens: readonly Token[]): readonly Token[] {
  const [first, ...rest] = tokens;
  if (first === undefined || tokens.length > LONGEST_NAME) return tokens;
  if (!/^و\p{Script=Arabic}{2,}/u.test(first.word)) return tokens;
  // «وزير» begins with no "and".
  if (OWN_WAW.some((own) => first.word.startsWith(own))) return tokens;
  return [{ raw: first.raw.slice(1), word: first.word.slice(1) }, ...rest];
}
