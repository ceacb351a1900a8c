import { STANCES, type Stance } from '../../briefing/schema.ts';
import { fold } from '../../text/fold.ts';
import { arabic } from './ar.ts';
import { english } from './en.ts';

type List =
  | 'informal'
  | 'polite'
  | 'who'
  | 'what'
  | 'how'
  | 'many'
  | 'measures'
  | 'when'
  | 'whether'
  | 'be'
  | 'auxiliary'
  | 'saying'
  | 'telling'
  | 'speaking'
  | 'about'
  | 'that'
  | 'links'
  | 'to'
  | 'change'
  | 'position'
  | 'their'
  | 'of'
  | 'disagree'
  | 'disputed'
  | 'between'
  | 'and'
  | 'first'
  | 'oneTo'
  | 'nobody'
  | 'something'
  | 'follow'
  | 'dropped'
  | 'after'
  | 'since'
  | 'before'
  | 'during'
  | 'dateWords'
  | 'today'
  | 'yesterday'
  | 'lastWeek'
  | 'lastMonth';

/** What one language asks with (en.ts, ar.ts). */
export type QuestionWords = Readonly<Record<List, string>> & {
  readonly months: readonly string[];
  readonly stances: Readonly<Record<Stance, string>>;
};

const languages = [english, arabic];
const list = (words: string): string[] =>
  words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => fold(word.replaceAll('_', ' ')));

/** Words of both languages at once: questions mix them. Folded; those of several words with spaces. */
export const questionWords = (name: Exclude<List, 'informal'>): ReadonlySet<string> =>
  new Set(languages.flatMap((language) => list(language[name])));

export const INFORMAL: ReadonlyMap<string, readonly string[]> = new Map(
  languages.flatMap(({ informal }) =>
    informal.split(' ').map((pair) => {
      const [written = '', meant = ''] = pair.split('=');
      return [fold(written), meant.split('_')] as const;
    }),
  ),
);

/** Month, 1 to 12, by name. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  languages.flatMap(({ months }) =>
    months.flatMap((names, index) => list(names).map((name) => [name, index + 1] as const)),
  ),
);

const stances: ReadonlyMap<string, Stance> = new Map(
  STANCES.flatMap((stance) =>
    languages.flatMap((language) => list(language.stances[stance]).map((verb) => [verb, stance] as const)),
  ),
);

/** The stance a verb takes; `word` folded, of two words where the verb is. */
export function stanceOf(word: string): Stance | undefined {
  return stances.get(word);
}

/** All verbs that tell a stance, folded. */
export const STANCE_VERBS: readonly string[] = [...stances.keys()];
